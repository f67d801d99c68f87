"""Why an answer is another one from a day on: the law that changed, what came with time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from esslaw.advice.change_texts import TextChange, texts_between
from esslaw.advice.changes import Change, responsible
from esslaw.advice.pictures import Picture
from esslaw.advice.timeline_states import State
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Formality, FormalityVersion, Regime
from esslaw.rulebook.dated import in_force


@dataclass(frozen=True, slots=True, eq=False)
class FormalityChange:
    """A formality that is no longer due in the same cases, by the texts that changed it."""

    formality: Formality
    texts: tuple[TextChange, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """The first day that a regime covers."""

    regime: Regime


Cause = Change | FormalityChange | Covered


def causes_of(
    rulebook: Rulebook,
    regime: Regime,
    formalities: Iterable[Formality],
    before: tuple[State, Picture],
    after: tuple[State, Picture],
    *,
    following: Collection[str],
) -> tuple[Cause, ...]:
    """Return why the answer of a regime is another one from a day on, the law first."""
    (was, eve), (now, day) = before, after
    if not was.covered or not now.covered:
        return (Covered(regime),)
    changed = {name for name, _ in set(was.formalities) ^ set(now.formalities)}
    told = [one for one in formalities if one.id in changed]
    roots = [*_roots(regime, was, now), *_conditions(told, eve, day)]
    causes: list[Cause] = [*responsible(rulebook, eve, day, roots, following)] if roots else []
    return (*causes, *_formalities(told, eve, day))


def _roots(regime: Regime, was: State, now: State) -> Iterator[str]:
    """Yield the criteria of which the answer is another one: of the parts, else of the regime."""
    parts = dict(was.parts)
    turned = [name for name, outcome in now.parts if parts.get(name) is not outcome]
    yield from (part.goal for part in regime.parts if part.id in turned)
    if was.reservations != now.reservations or (was.outcome is not now.outcome and not turned):
        yield regime.goal


def _conditions(told: Iterable[Formality], eve: Picture, day: Picture) -> Iterator[str]:
    """Yield the conditions of formalities which are not worth what they were."""
    for formality in told:
        for shown in (eve, day):
            version = in_force(formality.versions, shown.on)
            for name, _ in version.when if version is not None else ():
                if eve.roots[name].value is not day.roots[name].value:
                    yield name


def _formalities(
    told: Iterable[Formality], eve: Picture, day: Picture
) -> Iterator[FormalityChange]:
    """Yield the formalities of which the law changed the conditions."""
    for formality in told:
        days = (eve.on, day.on)
        was, now = (_when(in_force(formality.versions, on)) for on in days)
        if was != now:
            yield FormalityChange(formality, texts_between(formality.versions, days, _when))


def _when(version: FormalityVersion | None) -> tuple[tuple[str, bool], ...] | None:
    return None if version is None else version.when
