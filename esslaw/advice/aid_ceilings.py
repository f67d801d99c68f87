"""The ceilings of de minimis aids, read from the comparisons in force.

Guarantees: how much, over which period and with which aids is what the criteria and the parameters
in force say, and nothing else; where they set no ceiling, there is none, with the reason that they
give. A regime is the same between two edges of its own law.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from esslaw.facts.intervention.choices import RegimeAide
from esslaw.i18n import sentence
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Condition, CriterionVersion, Reference
from esslaw.rulebook.dated import DAY, Interval, edges, in_force
from esslaw.rulebook.figures import value_on
from esslaw.rulebook.graph import parameters_named, reachable
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    LawNotFound,
    Leaf,
    Named,
    Operator,
    Quantity,
    Term,
    facts_read,
    terms,
)

AIDS, GRANT, FISCAL_YEAR = "aides_anterieures", "date_octroi", "debut_exercice_fiscal"
"""The facts that a ceiling reads: the earlier aids, the day of the new one, its fiscal year."""
FORM = "instrument"
"""The fact by which rules tell the forms of an aid, each of which has its own amount."""
ROOTS = {
    RegimeAide.DE_MINIMIS_GENERAL: "aide_etat.de_minimis",
    RegimeAide.DE_MINIMIS_SIEG: "aide_etat.de_minimis_sieg",
    RegimeAide.DE_MINIMIS_AGRICOLE: "aide_etat.de_minimis_agricole",
    RegimeAide.DE_MINIMIS_PECHE: "aide_etat.de_minimis_peche",
}
"""The criterion of each regime: regulations 2023/2831, 2023/2832, 1408/2013 and 717/2014."""
NOT_FOUND = sentence("Le plafond de cette date n'a pas été trouvé.")


@dataclass(frozen=True, slots=True)
class Reading:
    """The amount of a new aid that a ceiling is compared with, and the forms for which it is.

    `forms` are criteria; without one, the amount is that of any form.
    """

    amount: Term
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that the aids of some regimes may amount to over a period, in euros.

    `criterion` is the first comparison that sets it, `label` that of its figure. The period is of
    so many `years` before the grant, from day to day, or before the first day of its fiscal year
    where `fiscal`. `condition` says whom it concerns, where it is not everyone.
    """

    criterion: str
    label: str
    value: Decimal
    regimes: tuple[RegimeAide, ...]
    years: int
    fiscal: bool
    condition: Condition | None
    readings: tuple[Reading, ...]
    references: tuple[Reference, ...] = field(repr=False)

    def same(self, other: Ceiling) -> bool:
        """Return whether it is the same ceiling in another law, whatever its figures."""
        return (self.criterion, self.condition, self.readings) == (
            other.criterion,
            other.condition,
            other.readings,
        )


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the same law of a regime; without ceilings, `reason` says why there is none."""

    days: Interval
    ceilings: tuple[Ceiling, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """A ceiling as it is written: what it counts since when, the figures, whom it concerns."""

    choices: tuple[str, ...]
    start: str
    years: str
    figure: str
    condition: Condition | None


@dataclass(frozen=True, slots=True)
class _Found:
    """A comparison that counts aids, where it stands; `forms` are those asked for beside it.

    `condition` is that of the criterion, or else of the nearest one above it that has one.
    """

    criterion: str
    version: CriterionVersion
    leaf: Leaf
    forms: tuple[str, ...]
    condition: Condition | None


@lru_cache(maxsize=32)
def periods_of(rulebook: Rulebook, regime: RegimeAide) -> tuple[Period, ...]:
    """Return the law of the ceilings of a regime from the first day that the rules know.

    The last period has no end.
    """
    root = ROOTS[regime]
    days: set[date] = set()
    for name in reachable(rulebook, [root]):
        criterion = rulebook.criteria[name]
        days.update(edges(criterion.versions))
        for version in criterion.versions:
            for parameter in parameters_named(version):
                days.update(edges(rulebook.parameters[parameter].versions))
    starts = sorted(days)
    ends = [*(start - DAY for start in starts[1:]), None][: len(starts)]
    return tuple(
        _period(rulebook, root, Interval(start, end))
        for start, end in zip(starts, ends, strict=True)
    )


def periods_from(rulebook: Rulebook, regime: RegimeAide, on: date) -> tuple[Period, ...]:
    """Return the law of the ceilings of a regime from a day on; the first period begins on it.

    A later law with a ceiling that is none of those of the day cannot be followed: it sets none.
    """
    known = periods_of(rulebook, regime)
    left = [one for one in known if one.days.end is None or one.days.end >= on]
    if left and left[0].days.start <= on:
        now = left.pop(0)
    else:
        now = Period(Interval(on), (), NOT_FOUND)
    first = replace(now, days=Interval(on, left[0].days.start - DAY if left else None))
    return (
        first,
        *(one if _follows(one, first) else Period(one.days, (), NOT_FOUND) for one in left),
    )


def _follows(later: Period, first: Period) -> bool:
    return all(any(one.same(other) for other in first.ceilings) for one in later.ceilings)


def _period(rulebook: Rulebook, root: str, days: Interval) -> Period:
    """Return what the rules say on days of the same law."""
    reason = NOT_FOUND
    groups: dict[_Shape, list[tuple[_Found, Term]]] = {}
    for found in _leaves(rulebook, root, (), None, days.start):
        if isinstance(found.leaf, LawNotFound):
            reason = found.leaf.reason
        elif any(
            isinstance(one, Quantity) and one.function == "aides" for one in terms(found.leaf)
        ):
            shaped = _shaped(found)
            if shaped is None:
                return Period(days, (), NOT_FOUND)
            groups.setdefault(shaped[0], []).append((found, shaped[1]))
    ceilings = [_ceiling(rulebook, shape, found, days.start) for shape, found in groups.items()]
    known = tuple(one for one in ceilings if one is not None)
    return Period(days, known if len(known) == len(ceilings) else (), reason)


def _leaves(
    rulebook: Rulebook, name: str, forms: tuple[str, ...], above: Condition | None, on: date
) -> Iterator[_Found]:
    """Yield every comparison in force below a criterion, in order."""
    version = _on(rulebook, name, on)
    if version is None:
        return
    condition = version.condition or above
    if version.leaf is not None:
        yield _Found(name, version, version.leaf, forms, condition)
    asked = tuple(child for child in version.children if _asks_form(rulebook, child, on))
    for child in version.children:
        beside = asked if version.body == "all_of" and child not in asked else ()
        yield from _leaves(rulebook, child, beside, condition, on)


def _on(rulebook: Rulebook, name: str, on: date) -> CriterionVersion | None:
    criterion = rulebook.criteria.get(name)
    return in_force(criterion.versions, on) if criterion else None


def _asks_form(rulebook: Rulebook, name: str, on: date) -> bool:
    version = _on(rulebook, name, on)
    return version is not None and version.leaf is not None and facts_read(version.leaf) == (FORM,)


def _shaped(found: _Found) -> tuple[_Shape, Term] | None:
    """Return the ceiling that a comparison sets and the amount of the new aid, as it reads them."""
    match found.leaf:
        case Comparison(
            Operator.AT_MOST,
            Quantity(
                function="aides",
                table="aides_anterieures",
                choices=(_, *_) as choices,
                since=Arithmetic(
                    "-",
                    Named("date_octroi" | "debut_exercice_fiscal" as start),
                    Dated(years, key=None),
                ),
                until=Named("date_octroi"),
            ),
            Arithmetic("-", Dated(figure, key=None), amount),
        ):
            return _Shape(choices, start, years, figure, found.condition), amount
    return None


def _ceiling(
    rulebook: Rulebook, shape: _Shape, found: list[tuple[_Found, Term]], on: date
) -> Ceiling | None:
    """Return the ceiling that comparisons share, or None where a figure of it is not known."""
    figure, (first, _) = rulebook.parameters[shape.figure], found[0]
    value, years = value_on(figure, on), value_on(rulebook.parameters[shape.years], on)
    if value is None or years is None:
        return None
    return Ceiling(
        criterion=first.criterion,
        label=figure.label,
        value=value,
        regimes=tuple(one for one in RegimeAide if one.value in shape.choices),
        years=int(years),
        fiscal=shape.start == FISCAL_YEAR,
        condition=shape.condition,
        readings=tuple(Reading(amount, one.forms) for one, amount in found),
        references=first.version.references,
    )
