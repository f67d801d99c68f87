"""Where the structure stands before every regime, in the groups and sentences of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esslaw.i18n import sentence
from esslaw.panorama import Line, Overview, Standing
from esslaw.reports.overview import TITLES, said
from webform.doors import Door, doors
from webform.language import Language
from webform.result.marks import Mark

MARKS = {
    Standing.MET: ("filled", sentence("Oui")),
    Standing.POSSIBLE: ("barred", sentence("Non, en l'état")),
    Standing.OPEN: ("open", sentence("À compléter")),
    Standing.EXCLUDED: ("cross", sentence("Non")),
    Standing.NOT_COVERED: ("dash", sentence("Non couvert")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A regime: where the structure stands, why, and the door that asks its questions.

    `here` is true when the page has a section on it.
    """

    regime: str
    label: str
    mark: Mark
    sentences: tuple[str, ...]
    door: Door
    here: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The regimes before which the structure stands alike."""

    title: str
    rows: tuple[Row, ...]


def groups(overview: Overview, here: frozenset[str], _: Language) -> Iterator[Group]:
    """Yield the lines of an overview; `here` are the regimes that have a section of the page."""
    behind = {regime.id: door for door in doors(overview.rulebook) for regime in door.regimes}
    for standing, title in TITLES.items():
        rows = tuple(
            _row(line, behind[line.verdict.regime.id], here, _)
            for line in overview.standing(standing)
        )
        if rows:
            yield Group(_(title), rows)


def _row(line: Line, door: Door, here: frozenset[str], _: Language) -> Row:
    regime = line.verdict.regime
    shape, word = MARKS[line.standing]
    return Row(
        regime=regime.id,
        label=_(regime.label),
        mark=Mark(shape, _(word), ""),
        sentences=tuple(map(_, said(line, _.translate, _.code))),
        door=door,
        here=regime.id in here,
        open=line.standing is Standing.OPEN,
    )
