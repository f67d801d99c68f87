"""A timeline in words, span by span: its days, why it begins, what is answered, what is new.

Guarantees: nothing is decided here; what did not change since the span before is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from esslaw.advice.timeline import Span, Timeline
from esslaw.advice.timeline_states import State
from esslaw.facts.written import INTERVENTION
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.outcome import Outcome
from esslaw.logic.truth import TRUE
from esslaw.reports.amounts import day
from esslaw.reports.changes import Told, formality_label
from esslaw.reports.words import OUTCOMES, listed
from esslaw.rulebook.criteria import Appreciation
from esslaw.rulebook.dated import DAY, Interval, in_force
from esslaw.rulebook.lists import FormalityKind

FROM_TO = sentence("Du {debut} au {fin}")
ONE_DAY = sentence("Le {jour}")
FOLLOWING = sentence("La réponse d'un jour est celle d'un acte fait ce jour-là : {faits}.")
FIXED = sentence("Les dates du cas restent celles qu'il dit.")
LATER = sentence("Après le {jour}, jour du relevé des textes, le droit peut avoir changé.")
RESERVE = sentence("sous réserve d'appréciation par {juges}")
RESTS_ON = sentence("Dépend de l'appréciation portée sur : {criteres}.")
TO_CONFIRM = sentence("(à confirmer)")
NO_LONGER = sentence("Ne vaut plus : {formalite}")
NOT_MET = sentence("Ne passe pas : {parties}.")
OPEN_YET = sentence("Reste à établir : {parties}.")


@dataclass(frozen=True, slots=True)
class ToldSpan:
    """A span in words.

    `reasons` are those of its first day, each with what it did; `details` what is new, each with
    the sign of its status, which may be empty.
    """

    span: Span
    days: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    answer: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ToldTimeline:
    """A timeline in words. `name` and `later` may be empty; `basis` says which dates move."""

    name: str
    days: str
    basis: str
    spans: tuple[ToldSpan, ...]
    later: str


def told(line: Timeline, language: str = SOURCE) -> ToldTimeline:
    """Return a timeline in the words of a language."""
    return _Teller(line, language).timeline()


class _Teller:
    def __init__(self, line: Timeline, language: str) -> None:
        self.line, self.language = line, language
        self.translate: Translate = translator(language)
        self.told = Told(language)
        self.formalities = {one.id: one for one in line.formalities}
        self.parts = {part.id: part for part in line.regime.parts}

    def timeline(self) -> ToldTimeline:
        line = self.line
        befores: list[Span | None] = [None, *line.spans]
        return ToldTimeline(
            name=self.name or "",
            days=self.days(line.days),
            basis=self.basis(),
            spans=tuple(map(self.span, line.spans, befores)),
            later=self.later(),
        )

    def basis(self) -> str:
        _, line = self.translate, self.line
        if not line.following:
            return _(FIXED)
        facts = ", ".join(self.told.fact(name) for name in line.following)
        return _(FOLLOWING).format(faits=facts)

    def later(self) -> str:
        read_on, last = self.line.rulebook.read_on, self.line.days.end
        if read_on is None or last is None or last <= read_on:
            return ""
        return self.translate(LATER).format(jour=day(read_on, self.language))

    @property
    def name(self) -> str | None:
        """What is examined, by its name; that of the authority for an intervention."""
        case = self.line.case
        if self.line.regime.case == INTERVENTION:
            named: str | None = case.facts["collectivite.nom"]
            return named
        return case.structure.denomination

    def days(self, days: Interval) -> str:
        _, start = self.translate, day(days.start, self.language)
        if days.end is None or days.end == days.start:
            return _(ONE_DAY).format(jour=start)
        return _(FROM_TO).format(debut=start, fin=day(days.end, self.language))

    def span(self, span: Span, before: Span | None) -> ToldSpan:
        return ToldSpan(
            span=span,
            days=self.days(span.days),
            reasons=tuple((why, tuple(did)) for why, did in self.told.causes(span.causes)),
            answer=self.answer(span),
            details=tuple(self.details(span, before.state if before is not None else None)),
        )

    def answer(self, span: Span) -> str:
        _, state = self.translate, span.state
        if not state.covered:
            return _(self.line.regime.before)
        said = _(OUTCOMES[state.outcome])
        judges = dict.fromkeys(_(one.by) for one in self.appreciations(span))
        if judges:
            return f"{said}, {_(RESERVE).format(juges=listed(judges, _))}."
        return f"{said}."

    def appreciations(self, span: Span) -> Iterator[Appreciation]:
        for name in span.state.reservations:
            versions = self.line.rulebook.criteria[name].versions
            version = in_force(versions, span.days.start)
            if version is not None and version.appreciation is not None:
                yield version.appreciation

    def details(self, span: Span, before: State | None) -> Iterator[tuple[str, str]]:
        _, state = self.translate, span.state
        if before is None or before.parts != state.parts:
            yield from (("", text) for text in self.filters(state))
        if state.reservations and (before is None or before.reservations != state.reservations):
            labels = [_(self.label(name, span)) for name in state.reservations]
            yield "", _(RESTS_ON).format(criteres=" ; ".join(labels))
        known = dict(before.formalities) if before is not None else {}
        for name, certain in state.formalities:
            formality = self.formalities[name]
            if formality.kind is FormalityKind.DUREE or known.get(name) is not certain:
                sign, words = ("●", "") if certain is TRUE else ("○", f" {_(TO_CONFIRM)}")
                yield sign, f"{_(formality_label(formality, span.days.start))}{words}"
        due = dict(state.formalities)
        for name in [one for one in known if one not in due] if state.covered else ():
            formality = self.formalities[name]
            if formality.kind is not FormalityKind.DUREE:
                label = formality_label(formality, span.days.start - DAY)
                yield "–", _(NO_LONGER).format(formalite=_(label))

    def filters(self, state: State) -> Iterator[str]:
        _ = self.translate
        for outcome, words in ((Outcome.NOT_MET, NOT_MET), (Outcome.UNDETERMINED, OPEN_YET)):
            labels = [_(self.parts[name].label) for name, value in state.parts if value is outcome]
            if labels:
                yield _(words).format(parties=", ".join(labels))

    def label(self, name: str, span: Span) -> str:
        criterion = self.line.rulebook.criteria[name]
        version = in_force(criterion.versions, span.days.start)
        return criterion.label if version is None else version.label
