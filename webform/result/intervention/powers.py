"""Who may act, and by what: tables in words, what is alike in one row; and the other ways open.

Guarantees: the answers and the reasons are those of `esslaw.who_may_act` and `instruments_open`;
what several ways ask alike is said once, before them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esslaw.advice.alternatives import others
from esslaw.advice.authorities import AUTHORITY, Answer, Line, WhoMayAct
from esslaw.advice.openings import MOST, Ask, Way
from esslaw.reports.authorities import ANSWERS, WHAT, WHO, alike, asked, reasons
from webform.language import Language
from webform.result.marks import SHAPES, Mark


@dataclass(frozen=True, slots=True)
class Name:
    """An authority or an instrument; `own` is true of that of the case."""

    label: str
    own: bool


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a yes rests on, what a no comes from, or what it takes.

    `ways` are alternatives, each a list of conditions; `more` says that others may exist.
    """

    sentences: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Authorities, or instruments, that the law tells the same; `anchor` is their `id`."""

    anchor: str
    names: tuple[Name, ...]
    mark: Mark
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Powers:
    """A table, the best answers first."""

    anchor: str
    title: str
    about: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """Those that have one answer: its mark, and their names, each with the row that tells it."""

    mark: Mark
    names: tuple[tuple[str, str], ...]


def powers(found: WhoMayAct, _: Language) -> Powers:
    """Return a table in words."""
    by_authority = found.asked == AUTHORITY
    anchor = "qui" if by_authority else "instruments"
    return Powers(
        anchor=anchor,
        title=_(WHO if by_authority else WHAT),
        about=_("Collectivité") if by_authority else _("Instrument"),
        rows=tuple(
            Row(
                f"{anchor}-{rank}",
                tuple(Name(_(line.choice.label), line.own) for line in lines),
                answered(lines[0].answer, _),
                _reasons(lines[0], _),
            )
            for rank, lines in enumerate(alike(found), 1)
        ),
    )


def answered(answer: Answer, _: Language) -> Mark:
    """Return an answer of the law as a shape and a word."""
    sign, word = ANSWERS[answer]
    return Mark(SHAPES[sign], _(word), "")


def alternatives(found: WhoMayAct, table: Powers, _: Language) -> tuple[Others, ...]:
    """Return who else may act, or by what else; each leads to its row of a table."""
    rows = {name.label: row.anchor for row in table.rows for name in row.names}
    lines = others(found)
    return tuple(
        Others(
            answered(answer, _),
            tuple(
                (label, rows[label])
                for label in (_(line.choice.label) for line in lines if line.answer is answer)
            ),
        )
        for answer in dict.fromkeys(line.answer for line in lines)
    )


def _reasons(line: Line, _: Language) -> Reasons:
    if line.answer not in (Answer.MAY_IF, Answer.UNREAD):
        return Reasons(tuple(_capital(_(said)) for said in reasons(line, _.translate)), (), False)
    shared = _shared(line.ways)
    ways = tuple(
        tuple(_(asked(ask, _.translate)) for ask in way if _key(ask) not in shared)
        for way in line.ways
    )
    first = line.ways[0] if line.ways else ()
    common = tuple(_(asked(ask, _.translate)) for ask in first if _key(ask) in shared)
    return Reasons(common, ways if all(ways) else (), len(line.ways) >= MOST)


def _shared(ways: Iterable[Way]) -> frozenset[tuple[str, bool]]:
    """Return what every way asks for."""
    asked_by = [frozenset(map(_key, way)) for way in ways]
    return frozenset.intersection(*asked_by) if asked_by else frozenset()


def _key(ask: Ask) -> tuple[str, bool]:
    return ask.proof.id, ask.wanted


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
