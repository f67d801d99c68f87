"""What differs between two records, entry by entry.

Guarantees: every difference is told once, by its place; which of them made the outcome is for
those who can examine again (`esslaw.replaying`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from esslaw.advice.record.content import Record
from esslaw.advice.record.layout import DIGESTS, SEAL, pointer

SECTIONS = ("facts", "preuves", "articles", "parameters", "proof", "parts", "rulebook")
"""The entries of a record that are compared entry by entry; the others are whole."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry of two records that is not the same: None where one of them has none."""

    section: str
    name: str
    one: Any
    other: Any

    @property
    def pointer(self) -> str:
        """Where the entry stands, as a JSON pointer."""
        return pointer(self.section, self.name) if self.name else pointer(self.section)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that two records cite in different versions, or that only one of them cites.

    Versions that both cite are left out where each has others; `same_wording` is None where a
    fingerprint is missing.
    """

    source: str
    one: tuple[Mapping[str, Any], ...]
    other: tuple[Mapping[str, Any], ...]
    same_wording: bool | None


def differences(one: Record, other: Record) -> tuple[Difference, ...]:
    """Return every entry that differs, in the order of the file, digests and seals left out."""
    return tuple(_differences(one.content, other.content))


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[Difference]:
    for section in sorted({*one, *other} - {DIGESTS, SEAL}):
        left, right = one.get(section), other.get(section)
        if section in SECTIONS:
            for name in sorted({*(left or {}), *(right or {})}):
                a, b = (left or {}).get(name), (right or {}).get(name)
                if a != b:
                    yield Difference(section, name, a, b)
        elif left != right:
            yield Difference(section, "", left, right)


def article_changes(one: Record, other: Record) -> tuple[ArticleChange, ...]:
    """Return the articles that two records do not cite in the same versions and wording."""
    left, right = _by_source(one), _by_source(other)
    found = []
    for source in sorted({*left, *right}):
        a, b = left.get(source, ()), right.get(source, ())
        if a != b:
            only_a = tuple(version for version in a if version not in b)
            only_b = tuple(version for version in b if version not in a)
            if only_a and only_b:
                a, b = only_a, only_b
            found.append(ArticleChange(source, a, b, _same_wording(a, b)))
    return tuple(found)


def _by_source(record: Record) -> dict[str, tuple[Mapping[str, Any], ...]]:
    found: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for key in sorted(record.content["articles"]):
        source = source_of(key)
        found[source] = (*found.get(source, ()), record.content["articles"][key])
    return found


def source_of(article: str) -> str:
    """Return the identifier of a source from the key of one of its versions.

    >>> source_of("loi_47_1775.art_14@2016-12-11")
    'loi_47_1775.art_14'
    """
    return article.partition("@")[0]


def _same_wording(
    one: tuple[Mapping[str, Any], ...], other: tuple[Mapping[str, Any], ...]
) -> bool | None:
    prints = [{version["fingerprint"] for version in side} for side in (one, other)]
    if not all(prints) or None in prints[0] | prints[1]:
        return None
    return prints[0] == prints[1]
