"""What of the field rests on an article: the cases and the examples of which the proof cites it.

Guarantees: a case is listed where what concerns it in the proof, a criterion or a figure, cites
the article. What only a formality cites is among the formalities of the rulebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from esslaw.examination import examine
from esslaw.facts.case import read_case
from esslaw.fieldwork import FieldCase
from esslaw.logic.nodes import Test
from esslaw.problems import InputError
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.dated import Interval, in_force
from esslaw.rulebook.figures import months_of
from esslaw.rulebook.resting import Resting, resting_on
from esslaw.rulebook.terms import parameters_read
from esslaw.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RestingOn:
    """What rests on an article: in the rulebook, among the jurist's cases, among the examples."""

    rules: Resting
    cases: tuple[str, ...]
    examples: tuple[str, ...]


def rests_on(
    rulebook: Rulebook,
    source: str,
    during: Interval | None = None,
    cases: Iterable[FieldCase] = (),
    examples: Iterable[FieldCase] = (),
) -> RestingOn:
    """Return what rests on an article, or on its wording over an interval.

    A case that says no regime is asked every question of its kind, on the day when the texts were
    read, or on the last day of the interval before it.
    """
    day = _day(rulebook, during)
    found = (
        tuple(dict.fromkeys(one.name for one in each if _cites(rulebook, one, source, during, day)))
        for each in (cases, examples)
    )
    return RestingOn(resting_on(rulebook, source, during), *found)


def _day(rulebook: Rulebook, during: Interval | None) -> date:
    read = rulebook.read_on or date.max
    if during is None or read in during:
        return read
    return during.end if during.end is not None and during.end < read else during.start


def _cites(
    rulebook: Rulebook, one: FieldCase, source: str, during: Interval | None, day: date
) -> bool:
    on = one.on or day
    return any(
        name == source and (during is None or start in during)
        for regime in _regimes(rulebook, one)
        for name, start in _cited(_verdict(rulebook, one, regime, on))
    )


def _regimes(rulebook: Rulebook, one: FieldCase) -> list[str]:
    if one.regime is not None:
        return [one.regime]
    kind = read_case(one.document).kind
    return [name for name, regime in rulebook.regimes.items() if regime.case == kind]


def _verdict(rulebook: Rulebook, one: FieldCase, regime: str, on: date) -> Verdict:
    try:
        return examine(one.document, regime, on, rulebook)
    except InputError as error:
        raise InputError(
            replace(each, path=f"{one.name} {each.path}".rstrip()) for each in error.problems
        ) from None


def _cited(verdict: Verdict) -> Iterator[tuple[str, date]]:
    """Yield each article that a proof cites, with the first day of the version that it cites."""
    rulebook = verdict.rulebook
    for proof in verdict.proof.applicable():
        criterion = proof.node.criterion
        for citation in criterion.citations if criterion else ():
            yield citation.source, citation.days.start
        if isinstance(proof.node, Test):
            for dated in parameters_read(proof.node.comparison):
                key = proof.situation.facts[dated.key.name] if dated.key else verdict.on
                if key is not None:
                    yield from _of_figure(rulebook, rulebook.parameters[dated.parameter], key)


def _of_figure(
    rulebook: Rulebook, figure: Parameter, key: date | int
) -> Iterator[tuple[str, date]]:
    """Yield the articles that give a figure on a day, or the months of a year."""
    if isinstance(key, date):
        version = in_force(figure.versions, key)
        versions = [] if version is None else [version]
    else:
        versions = (figure.monthly and months_of(rulebook.parameters[figure.monthly], key)) or []
    for one in versions:
        for reference in one.references:
            yield reference.source.id, reference.at(one.days.start).days.start
