"""What changed, in words: the text that made it, the day that came, and what it did.

Guarantees: nothing is decided here; changes that one text made, or one day, are told together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from esslaw.advice.ages import Age, AidMoved, Possible, Reached, YearClosed
from esslaw.advice.change_texts import TextChange
from esslaw.advice.changes import Change, ChangeKind, FigureChange
from esslaw.advice.timeline_causes import Cause, Covered, FormalityChange
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import Translate, sentence, translator
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports.amounts import day, said
from esslaw.reports.words import cited, inside
from esslaw.rulebook.criteria import Formality
from esslaw.rulebook.dated import in_force

MADE = sentence("{texte}, en vigueur le {jour}")
REWRITTEN = sentence("Nouvelle rédaction en vigueur le {jour}")
READ = sentence("Rédaction lue telle qu'en vigueur le {jour}, date d'effet inconnue")
ENDED = sentence("Fin de vigueur le {jour}")
KINDS = {
    ChangeKind.APPEARED: sentence("ce critère entre dans la loi : « {critere} »"),
    ChangeKind.DISAPPEARED: sentence("ce critère sort de la loi : « {critere} »"),
    ChangeKind.CONDITION: sentence("ce qui est demandé change : « {critere} »"),
    ChangeKind.WORDING: sentence("nouvelle rédaction, même condition : « {critere} »"),
}
FIGURE = "{figure} : {avant} → {apres}"
NO_FIGURE = sentence("sans valeur")
FORMALITY = sentence("change aussi : « {formalite} »")
COVERED = sentence("Premier jour que le recueil couvre pour ce régime")
BECOMES = {
    TRUE: sentence("cette condition est désormais remplie : « {critere} »"),
    FALSE: sentence("cette condition n'est plus remplie : « {critere} »"),
}
UNKNOWN_NOW = sentence("on ne peut pas dire, désormais, si « {critere} »")
APPLIES_NOW = sentence("la condition concerne désormais le cas : « {critere} »")
NO_LONGER = sentence("la condition ne concerne plus le cas : « {critere} »")
OTHERWISE = sentence("l'appréciation n'y porte plus de la même façon : « {critere} »")
CLOSED = sentence("Clôture de l'exercice du {jour}")
AID_OUT = sentence("L'aide octroyée le {jour} ({montant}) ne compte plus")
AID_IN = sentence("L'aide octroyée le {jour} ({montant}) compte désormais")
PASSED = sentence("{annees} ans après le {jour} ({fait})")
PASSED_YEAR = sentence("Fin de l'année, {annees} ans après le {jour} ({fait})")
REACHED = sentence("Le {jour} ({fait})")
POSSIBLE = sentence("Premier jour possible ({fait})")
IMPOSSIBLE = sentence("La veille était le dernier jour possible ({fait})")


def formality_label(formality: Formality, on: date | None) -> str:
    """Return what a formality says on a day, or last where it says nothing then."""
    version = in_force(formality.versions, on) if on is not None else None
    return (version or formality.versions[-1]).label


class Told:
    """Tells changes in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.translate: Translate = translator(language)

    def causes(self, causes: Iterable[Cause]) -> Iterator[tuple[str, list[str]]]:
        """Yield each reason once, with the sentences that say what it did."""
        found: dict[str, dict[str, None]] = {}
        for cause in causes:
            for title, words in self.cause(cause):
                found.setdefault(title, {}).update(dict.fromkeys(words))
        yield from ((title, [*words]) for title, words in found.items())

    def cause(self, cause: Cause) -> Iterator[tuple[str, list[str]]]:
        """Yield the reasons of a cause, each with what it did."""
        _ = self.translate
        match cause:
            case Covered():
                yield _(COVERED), []
            case FormalityChange(formality=formality, texts=texts):
                label = formality_label(formality, texts[0].day if texts else None)
                words = _(FORMALITY).format(formalite=_(label))
                yield from ((title, [words]) for title in self.texts(texts))
            case Change():
                yield from self.change(cause)

    def change(self, change: Change) -> Iterator[tuple[str, list[str]]]:
        """Yield the reasons of a change of a criterion, each with what it did."""
        _ = self.translate
        done = self.done(change)
        if change.kind in KINDS:
            words = _(KINDS[change.kind]).format(critere=self.label(change))
            for title in self.texts(change.texts):
                yield title, [words]
        for figure in change.figures:
            said_so = self.figure(figure)
            for title in self.texts(figure.texts) or [said_so]:
                yield title, [said_so, *done] if title != said_so else done
        for age in change.ages:
            yield self.age(age), done

    def texts(self, texts: Iterable[TextChange]) -> list[str]:
        """Return texts as titles, each with the article that it made, or that changed, once."""
        _ = self.translate
        titles: dict[str, None] = {}
        for text in texts:
            words = MADE if text.by else ENDED if text.ended else REWRITTEN
            words = READ if text.since_unknown else words
            title = _(words).format(texte=text.by, jour=self.day(text.day))
            titles[f"{title} — {cited(replace(text.citation, article=text.article))}"] = None
        return [*titles]

    def figure(self, change: FigureChange) -> str:
        """Return a figure with both its values."""
        _, kind = self.translate, change.parameter.kind
        before, after = (
            _(NO_FIGURE) if value is None else self.value(value, kind)
            for value in (change.before, change.after)
        )
        figure = _(change.parameter.label)
        return FIGURE.format(figure=figure, avant=before, apres=after)

    def value(self, value: object, kind: Kind) -> str:
        """Return a figure in words."""
        shown = Kind.NUMBER if kind is Kind.YEARS else kind
        return said(value, shown, self.language, self.translate)

    def done(self, change: Change) -> list[str]:
        """Return what a criterion now answers, where it answers otherwise."""
        before, after = change.before, change.after
        if before is None or after is None or not change.answers_otherwise:
            return []
        return [self.translate(_turned(before, after)).format(critere=self.label(change))]

    def label(self, change: Change) -> str:
        """Return what a criterion asks, inside a sentence."""
        return inside(self.translate(change.label))

    def age(self, age: Age) -> str:
        """Return what has come with time."""
        _ = self.translate
        match age:
            case YearClosed(day=on):
                return _(CLOSED).format(jour=self.day(on))
            case AidMoved(day=on, amount=amount, leaves=leaves):
                words = _(AID_OUT if leaves else AID_IN)
                return words.format(jour=self.day(on), montant=self.value(amount, Kind.MONEY))
            case Possible(fact=fact, possible=possible):
                words = _(POSSIBLE if possible else IMPOSSIBLE)
                return words.format(fait=self.fact(fact))
            case Reached(fact=fact, day=on, years=years, year_end=year_end):
                words = _(REACHED if not years else PASSED_YEAR if year_end else PASSED)
                return words.format(annees=years, jour=self.day(on), fait=self.fact(fact))

    def fact(self, path: str) -> str:
        """Return the label of a fact, inside a sentence."""
        return inside(self.translate(fact_at(path).info.label))

    def day(self, on: date) -> str:
        """Return a day in full."""
        return day(on, self.language)


def _turned(before: Proof, after: Proof) -> str:
    """Return the sentence that says what a criterion answers now and did not before."""
    if before.applies is not after.applies:
        return APPLIES_NOW if after.applies else NO_LONGER
    if before.value is not after.value:
        return BECOMES.get(after.value, UNKNOWN_NOW)
    return OTHERWISE
