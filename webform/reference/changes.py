"""How the law changed, day by day: criteria reworded, born or ended, figures that moved.

Guarantees: every edge of every criterion and of every figure is there, under its day, except the
first days of the regimes, on which everything begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from esslaw.i18n import sentence
from esslaw.reports.amounts import day
from esslaw.reports.rules import figure
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion, Parameter
from esslaw.rulebook.dated import DAY, in_force
from webform.language import Language, language
from webform.reference.search import folded

FEW = 8
"""More changes of a day than this are folded."""
BORN, REWORDED, ENDED = (
    sentence("s'applique désormais"),
    sentence("change de rédaction"),
    sentence("ne s'applique plus"),
)
MOVED, SET = sentence("{avant} devient {apres}"), sentence("fixé à {apres}")
NONE_LEFT = sentence("{avant} jusqu'à la veille")


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion that changed on a day, and how."""

    id: str
    label: str
    how: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that changed on a day, its values before and after, in words."""

    label: str
    how: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed on a day, and the texts that made it where they are known.

    `later` says that the day comes after the one on which the texts were read.
    """

    iso: str
    said: str
    later: bool
    rules: tuple[Rule, ...]
    figures: tuple[Moved, ...]
    by: tuple[str, ...]

    @property
    def folded(self) -> bool:
        """Whether the criteria are too many to be all read at once."""
        return len(self.rules) > FEW


@lru_cache(maxsize=8)
def changes(law: Rulebook, code: str) -> tuple[Changed, ...]:
    """Return every day on which the law changed, the last one first."""
    _ = language(code)
    rules: dict[date, list[Rule]] = {}
    figures: dict[date, list[Moved]] = {}
    starts = {regime.covered_from for regime in law.regimes.values()}
    for criterion in law.criteria.values():
        for on, how in _of_criterion(criterion):
            if how != BORN or on not in starts:
                version = in_force(criterion.versions, on) or criterion.versions[-1]
                named = Rule(criterion.id, _(version.label), _(how))
                rules.setdefault(on, []).append(named)
    for parameter in law.parameters.values():
        for on, said in _of_figure(parameter, _):
            figures.setdefault(on, []).append(Moved(_(parameter.label), _(said)))
    return tuple(
        Changed(
            on.isoformat(),
            _(day(on, _.code)),
            law.read_on is not None and on > law.read_on,
            tuple(rules.get(on, ())),
            tuple(figures.get(on, ())),
            tuple(_makers(law, on, _)),
        )
        for on in sorted({*rules, *figures}, reverse=True)
    )


def _of_criterion(criterion: Criterion) -> Iterator[tuple[date, str]]:
    """Yield each day on which a criterion begins, changes or ends."""
    for version in criterion.versions:
        before = in_force(criterion.versions, version.days.start - DAY)
        yield version.days.start, REWORDED if before else BORN
        end = version.days.end
        if end is not None and in_force(criterion.versions, end + DAY) is None:
            yield end + DAY, ENDED


def _of_figure(parameter: Parameter, _: Language) -> Iterator[tuple[date, str]]:
    """Yield each day on which a figure moves or ends, and those on which a later one begins."""

    def words(value: object) -> str:
        return figure(value, parameter.kind, _.code, _.translate)

    for rank, version in enumerate(parameter.versions):
        before = in_force(parameter.versions, version.days.start - DAY)
        after = words(version.value)
        if before is not None and before.value != version.value:
            said = _.translate(MOVED).format(avant=words(before.value), apres=after)
            yield version.days.start, said
        elif before is None and rank:
            yield version.days.start, _.translate(SET).format(apres=after)
        end = version.days.end
        if end is not None and in_force(parameter.versions, end + DAY) is None:
            yield end + DAY, _.translate(NONE_LEFT).format(avant=words(version.value))


def _makers(law: Rulebook, on: date, _: Language) -> Iterator[str]:
    """Yield the texts which made a version of an article that starts on a day."""
    made = (
        version.by
        for source in law.sources.values()
        for version in source.versions
        if version.days.start == on and version.by
    )
    yield from sorted({_(one) for one in made}, key=folded)
