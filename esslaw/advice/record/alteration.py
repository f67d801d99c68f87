"""Where a sealed file was changed, and what stood there where that can be worked out.

Guarantees: the place is a line and, inside the content, a JSON pointer. A value is said to have
been another one only if that other one has the digest that the record keeps of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from esslaw.advice.record.canonical import canonical
from esslaw.advice.record.layout import (
    DIGESTS,
    SEAL,
    SHORT,
    digests_of,
    lines_of,
    pieces_of,
    pointer,
    seal_of,
    text_of,
)
from esslaw.advice.record.scan import FORM, Scan
from esslaw.advice.record.shape import RecordDoc
from esslaw.documents import PlacedProblem
from esslaw.problems import shown
from esslaw.suggest import did_you_mean

CHANGED = "altere"
LONGEST = 3000
"""The longest entry in which the one character that changed is looked for."""
SEARCHED = 5
"""How many changed entries are searched so: each takes time, and one change is what matters."""
LETTERS = (
    " etaisnrulodcpmvqfbghjxzykwETAISNRULODCPMVQFBGHJXZYKW0123456789éèàêçôîùûâëïœ"
    "_.,:;-'’\"@/()[]{}«»<>=+*%°&!?#~|\\\u00a0"
)
"""What is tried in the place of a character."""


def altered(text: str, found: Scan, searched: int = SEARCHED) -> list[PlacedProblem]:
    """Return where a file differs from a sealed record, at least one place.

    What stood there is looked for in so many entries.
    """
    if found.problems:
        return found.problems
    names = [*_names(found)]
    if names:
        return names
    search = _Search(found, searched)
    return [*search.twice()] or [*search.changes()] or [_order(text, found)]


def _names(found: Scan) -> Iterator[PlacedProblem]:
    """Yield the entries of a record that are missing, and those that are not of a record."""
    known = [field.alias or name for name, field in RecordDoc.model_fields.items()]
    content = found.content
    for name in content.keys() - set(known):
        where = pointer(name)
        missing = [one for one in known if one not in content]
        yield PlacedProblem(
            where,
            "cle-inconnue",
            shown(name),
            "une entrée d'un enregistrement",
            did_you_mean(name, missing),
            line=found.lines[where],
        )
    if content.keys() <= set(known):
        for name in known:
            if name not in content:
                yield PlacedProblem(pointer(name), "cle-manquante", "rien", "une entrée", line=1)
    if DIGESTS in content and not isinstance(content[DIGESTS], dict):
        line = found.lines[pointer(DIGESTS)]
        yield PlacedProblem(pointer(DIGESTS), CHANGED, "une valeur", "des empreintes", line=line)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for what changed, from the digests that the record keeps of its entries."""

    found: Scan
    searched: int

    @property
    def kept(self) -> Mapping[str, Any]:
        """The digests that the file keeps."""
        kept: Mapping[str, Any] = self.found.content[DIGESTS]
        return kept

    @property
    def texts(self) -> dict[str, str]:
        """The canonical text of each entry, by its pointer."""
        return dict(lines_of(pieces_of(self.found.content)))

    def refuse(self, where: str, got: str, expected: str, hint: str | None = None) -> PlacedProblem:
        """Return the refusal of an entry, at its line."""
        line = self.found.lines.get(where) or self.found.lines.get(where.rpartition("/")[0], 1)
        return PlacedProblem(where, CHANGED, got, expected, hint, line=line)

    def twice(self) -> Iterator[PlacedProblem]:
        """Yield the entries that are there twice: of two, the one that has not the digest kept."""
        actual = digests_of(pieces_of(self.found.content))
        for where, line, value in self.found.twice:
            at = line
            if where.startswith(f"/{DIGESTS}/"):
                target = where.removeprefix(f"/{DIGESTS}/").replace("~1", "/").replace("~0", "~")
                right = value == actual.get(target)
            else:
                right = _short(canonical(value)) == self.kept.get(where)
            if right:
                at = self.found.lines[where]
            yield PlacedProblem(where, FORM, "une entrée écrite deux fois", "une seule", line=at)

    def changes(self) -> Iterator[PlacedProblem]:
        """Yield each entry that differs from the digest kept of it, or else the seal."""
        content = self.found.content
        actual = digests_of(pieces_of(content))
        kept = dict(self.kept)
        differing = sorted(one for one in {*kept, *actual} if kept.get(one) != actual.get(one))
        right = seal_of(pieces_of({**content, DIGESTS: actual}))
        if not differing:
            if content[SEAL] != right:
                got, expected = shown(content[SEAL]), f"le sceau de ce contenu : « {right} »"
                yield self.refuse(pointer(SEAL), got, expected)
        elif right == content[SEAL]:
            yield from self.digests(kept, actual, differing)
        else:
            yield from self.entries(kept, actual, differing)

    def digests(
        self, kept: Mapping[str, Any], actual: Mapping[str, str], differing: list[str]
    ) -> Iterator[PlacedProblem]:
        """The entries are those that were sealed: it is the digests that changed."""
        missing = [one for one in differing if one not in kept]
        for one in differing:
            if one in kept:
                where = pointer(DIGESTS, one)
                if one in actual:
                    yield self.refuse(where, shown(kept[one]), f"« {actual[one]} »")
                else:
                    named = [name for name in missing if actual[name] == kept[one]]
                    expected = f"« {named[0]} »" if named else "le nom d'une entrée"
                    yield self.refuse(where, shown(one), expected)
        if all(one not in kept for one in differing):
            for one in missing:
                yield self.refuse(pointer(DIGESTS), "une empreinte qui manque", f"celle de {one}")

    def entries(
        self, kept: Mapping[str, Any], actual: Mapping[str, str], differing: list[str]
    ) -> Iterator[PlacedProblem]:
        """The entries themselves changed: their value, their name, or they are there no more."""
        lost = {one: digest for one, digest in kept.items() if one not in actual}
        renamed: set[str] = set()
        for one in differing:
            if one in actual and one not in kept:
                named = [name for name, digest in lost.items() if digest == actual[one]]
                expected = f"« {named[0]} »" if named else "une entrée qui a été scellée"
                renamed.update(named[:1])
                yield self.refuse(one, shown(one), expected)
        both = [one for one in differing if one in kept and one in actual]
        for rank, one in enumerate(both):
            yield self.value(one, str(kept[one]), searched=rank < self.searched)
        for one in lost:
            if one not in renamed:
                yield self.refuse(one, "une entrée qui manque", f"l'entrée {one}")

    def value(self, where: str, digest: str, *, searched: bool) -> PlacedProblem:
        """Return the refusal of an entry whose value changed, with what it was if it is found."""
        text = self.texts[where]
        edit = _undone(text, digest) if searched else None
        if edit is None:
            return self.refuse(where, shown(text), f"une valeur d'empreinte « {digest} »")
        rank, length, letter = edit
        column = self.column(where) + rank
        got = f"« {text[rank]} », colonne {column}" if length else f"rien, colonne {column}"
        expected = f"« {letter} »" if letter else "rien à cet endroit"
        was = shown(_word(text[:rank] + letter + text[rank + length :], rank))
        return self.refuse(where, got, expected, f"la valeur scellée était {was}")

    def column(self, where: str) -> int:
        """Return the column (from 1) where the value of an entry starts on its line."""
        *above, name = where.split("/")[1:]
        plain = name.replace("~1", "/").replace("~0", "~")
        return (4 if above else 2) + len(canonical(plain)) + 3


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:SHORT]


def _undone(text: str, digest: str) -> tuple[int, int, str] | None:
    """Return the one edit that gives a text the digest kept: where, how much goes, what comes."""
    if len(text) > LONGEST:
        return None
    for rank in range(len(text) + 1):
        before, after = text[:rank], text[rank:]
        if after and _short(before + after[1:]) == digest:
            return rank, 1, ""
        head = sha256(before.encode())
        for letter in LETTERS:
            for length in (0, 1) if after else (0,):
                tried = head.copy()
                tried.update((letter + after[length:]).encode())
                if tried.hexdigest()[:SHORT] == digest:
                    return rank, length, letter
    return None


def _word(text: str, rank: int) -> str:
    """Return the scalar of a JSON text in which a place stands."""
    for found in re.finditer(r'"(?:[^"\\]|\\.)*"|[^\s,:{}\[\]"]+', text):
        if found.start() <= rank < found.end() or found.end() == rank:
            return found[0].strip('"')
    return text


def _order(text: str, found: Scan) -> PlacedProblem:
    """Return the first line that is not in its place."""
    right = text_of(pieces_of(found.content)).split("\n")
    given = text.split("\n")
    pairs = enumerate(zip(given, right, strict=False), 1)
    line = next((number for number, (one, other) in pairs if one != other), len(given))
    return PlacedProblem("", FORM, "une ligne déplacée", "les entrées dans leur ordre", line=line)
