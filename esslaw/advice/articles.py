"""Articles as a visa names them: their numbers alone, in the order of a code."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"(?:(?P<part>[LRDA])\. )?(?P<first>\d[\w\-]*)[\w\- ]*(?: à .+)?")
_APART = re.compile(r", | et (?!s\.)")
_ORDER = "LRDA"


def numbers(article: str) -> tuple[str, ...]:
    """Return the numbers of articles that a source says; none for what is not an article.

    >>> numbers("art. 1er, 2 et 6"), numbers("art. 107, § 1"), numbers("dispositif")
    (('1er', '2', '6'), ('107',), ())
    >>> numbers("R. 1511-4 à R. 1511-4-3"), numbers("L. 5214-16 et L. 5216-5")
    (('R. 1511-4 à R. 1511-4-3',), ('L. 5214-16', 'L. 5216-5'))
    """
    parts = _APART.split(article.removeprefix("art. "))
    return tuple(part for part in parts if _NUMBER.fullmatch(part))


def rank_of(number: str) -> tuple[int, list[int], str]:
    """Return the rank of an article in its text: laws before decrees, then by number.

    >>> sorted(["R. 2122-8", "L. 1511-10", "L. 1511-2"], key=rank_of)
    ['L. 1511-2', 'L. 1511-10', 'R. 2122-8']
    """
    found = _NUMBER.fullmatch(number)
    part = (found["part"] or "") if found else ""
    return _ORDER.find(part), [int(digits) for digits in re.findall(r"\d+", number)], number


def named(articles: Iterable[str]) -> str:
    """Return how a visa goes on, in French, from its text to the articles; nothing for none.

    >>> named(["L. 1511-2", "L. 4251-17"]), named(["19 septies"]), named([])
    (', notamment ses articles L. 1511-2 et L. 4251-17', ', notamment son article 19 septies', '')
    """
    *before, last = [*articles] or [""]
    if not last:
        return ""
    many = bool(before) or " à " in last
    said = f"{', '.join(before)} et {last}" if before else last
    return f", notamment {'ses articles' if many else 'son article'} {said}"
