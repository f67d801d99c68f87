"""A record replayed, or two records compared, in words.

Guarantees: nothing is decided here; the answer comes first, then what made it, then the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from esslaw.advice.record import Record
from esslaw.advice.record.changes import ArticleChange, Difference
from esslaw.facts.case import read_case
from esslaw.facts.preuve import Degre
from esslaw.facts.vocabulary import fact_at
from esslaw.facts.written import columns, facts_written, places, tree
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.replaying import Diff, Replay, Status
from esslaw.reports.amounts import day, said_of
from esslaw.reports.columns import lines_of
from esslaw.reports.grades import DEGRES
from esslaw.reports.words import OUTCOMES
from esslaw.rulebook.book import Rulebook
from esslaw.verdict import Outcome

CONFIRMED = sentence("Confirmé : les mêmes règles donnent la même preuve des mêmes faits.")
REFUTED = sentence("Réfuté : les règles qu'il nomme ne donnent pas ce qui est écrit.")
OTHER_RULES = sentence(
    "Le recueil a changé : scellé avec {avant} ({empreinte_avant}), prouvé ici avec {ici} "
    "({empreinte_ici})."
)
SAME_ANSWER = sentence("La réponse reste la même : {reponse}.")
RESERVED = sentence("{reponse}, sous réserve d'appréciation")
NEW_ANSWER = sentence("La réponse change : {avant} → {apres}.")
ONE_FACT = sentence("Ce fait suffit à faire la différence : {faits}.")
SOME_FACTS = sentence("Chacun de ces faits suffit à faire la différence : {faits}.")
LAW_ALONE = sentence("Le droit du second suffit à faire la différence, sans changer un fait.")
TOGETHER = sentence("Aucune différence ne suffit à elle seule : plusieurs jouent ensemble.")
NOT_TRIED = sentence(
    "Ce qui fait la différence n'a pas été essayé : le recueil présent n'est pas celui des "
    "enregistrements."
)
NOTHING = sentence("Rien ne diffère.")
WORDING = {
    True: sentence("même rédaction"),
    False: sentence("rédaction changée"),
    None: sentence("rédactions non comparées, une empreinte manque"),
}
VALUES = {
    "true": sentence("vrai"),
    "false": sentence("faux"),
    "unknown": sentence("inconnu"),
}
NOT_THERE = sentence("absent")
NOT_CONCERNED = sentence("sans objet")
HEADS = {
    "facts": sentence("Faits qui diffèrent"),
    "preuves": sentence("Preuves qui diffèrent"),
    "articles": sentence("Articles dont la version ou la rédaction diffère"),
    "parameters": sentence("Chiffres de la loi qui diffèrent"),
    "criteria": sentence("Critères dont la valeur diffère"),
}


def sealed_text(record: Record, rulebook: Rulebook, language: str = SOURCE) -> str:
    """Return which record was sealed, with its whole seal, as lines of text."""
    told, _ = _Told(rulebook, language), translator(language)
    lines = [*told.head(record), f"{told.answer(record)}.", f"{_('Sceau')} {record.sceau}"]
    return "\n".join(lines) + "\n"


def replay_text(found: Replay, language: str = SOURCE) -> str:
    """Return what replaying a record gives, as lines of text."""
    return "\n".join(_Told(found.rulebook, language).replay(found)) + "\n"


def diff_text(found: Diff, language: str = SOURCE) -> str:
    """Return what differs between two records, as lines of text."""
    return "\n".join(_Told(found.rulebook, language).diff(found)) + "\n"


class _Told:
    """The words of one language, and the labels of a rulebook."""

    def __init__(self, rulebook: Rulebook, language: str) -> None:
        self.rulebook, self.language = rulebook, language
        self.translate: Translate = translator(language)

    def replay(self, found: Replay) -> Iterator[str]:
        _, record = self.translate, found.record
        yield from self.head(record)
        if found.status is Status.CONFIRMED:
            yield from lines_of(_(CONFIRMED))
            yield from lines_of(_(SAME_ANSWER).format(reponse=self.answer(record)))
            return
        if found.same_rulebook:
            yield from lines_of(_(REFUTED))
        else:
            one, other = (each.content["rulebook"] for each in (record, found.again))
            yield from lines_of(
                _(OTHER_RULES).format(
                    avant=one["version"],
                    empreinte_avant=one["digest"][:12],
                    ici=other["version"],
                    empreinte_ici=other["digest"][:12],
                )
            )
        yield from self.answers(record, found.again)
        yield from self.sections(found.differences, found.articles, found.criteria, record)

    def diff(self, found: Diff) -> Iterator[str]:
        _ = self.translate
        for record in (found.one, found.other):
            yield from self.head(record)
        yield from self.answers(found.one, found.other)
        if found.changed:
            yield from self.cause(found)
        if not found.differences:
            yield _(NOTHING)
        yield from self.sections(found.differences, found.articles, found.criteria, found.one)

    def cause(self, found: Diff) -> Iterator[str]:
        """Yield what made the outcome of one record that of the other."""
        _ = self.translate
        if found.alone is None:
            yield from lines_of(_(NOT_TRIED))
            return
        if found.alone:
            named = " ; ".join(self.fact(name, found.one) for name in found.alone)
            words = ONE_FACT if len(found.alone) == 1 else SOME_FACTS
            yield from lines_of(_(words).format(faits=named))
        if found.law:
            yield from lines_of(_(LAW_ALONE))
        if not found.alone and found.law is False:
            yield from lines_of(_(TOGETHER))
        for change in found.responsible:
            yield from lines_of(f"– {self.article(change)}", hang=2)

    def head(self, record: Record) -> Iterator[str]:
        """Yield which record it is."""
        _ = self.translate
        regime = self.rulebook.regimes.get(record.regime)
        label = _(regime.label) if regime else record.regime
        on = day(record.on, self.language)
        yield from lines_of(f"{label} · {_('droit au')} {on} · {_('sceau')} {record.sceau[:12]}")

    def answer(self, record: Record) -> str:
        answer = self.translate(OUTCOMES[Outcome(record.outcome)])
        return self.translate(RESERVED).format(reponse=answer) if record.reservations else answer

    def answers(self, one: Record, other: Record) -> Iterator[str]:
        """Yield whether the answer is the same."""
        _ = self.translate
        if self.answer(one) == self.answer(other):
            yield from lines_of(_(SAME_ANSWER).format(reponse=self.answer(one)))
        else:
            words = _(NEW_ANSWER).format(avant=self.answer(one), apres=self.answer(other))
            yield from lines_of(words)

    def sections(
        self,
        found: Iterable[Difference],
        articles: Iterable[ArticleChange],
        criteria: Iterable[Difference],
        record: Record,
    ) -> Iterator[str]:
        """Yield what differs, section by section."""
        by_name: dict[str, list[str]] = {}
        for one in found:
            if one.section == "facts":
                pair = (self.value(one.name, each, record) for each in (one.one, one.other))
                by_name.setdefault("facts", []).append(
                    f"{self.fact(one.name, record)} : {' → '.join(pair)}"
                )
            elif one.section == "preuves":
                pair = (self.grade(each) for each in (one.one, one.other))
                by_name.setdefault("preuves", []).append(
                    f"{self.fact(one.name, record)} : {' → '.join(pair)}"
                )
            elif one.section == "parameters":
                pair = (self.plain(each and each["value"]) for each in (one.one, one.other))
                by_name.setdefault("parameters", []).append(
                    f"{self.parameter(one.name)} : {' → '.join(pair)}"
                )
        by_name["articles"] = [self.article(one) for one in articles]
        by_name["criteria"] = [self.criterion(one) for one in criteria if self.label(one.name)]
        for name, title in HEADS.items():
            if by_name.get(name):
                yield ""
                yield self.translate(title)
                for words in by_name[name]:
                    yield from lines_of(f"– {words}", hang=2)

    def fact(self, path: str, record: Record) -> str:
        """Return the label of a fact, by the path where it is written."""
        kind = record.content["kind"]
        table, column = columns(kind).get(path, (path, ""))
        name = places(kind).get(table)
        if name is None:
            return path
        return self.translate(fact_at(f"{name}.{column}" if column else name).info.label)

    def value(self, path: str, value: Any, record: Record) -> str:
        """Return a value of a fact as a record holds it; a table by its number of lines."""
        if value is None:
            return self.translate(NOT_THERE)
        kind = record.content["kind"]
        read = facts_written(read_case({kind: tree({path: value})}).described)[path]
        name = places(kind)[path]
        return said_of(name, read, fact_at(name).kind, self.language, self.translate)

    def grade(self, preuve: Any) -> str:
        """Return the grade of a piece of evidence, with its document or who verified."""
        if preuve is None:
            return self.translate(NOT_THERE)
        words = self.translate(DEGRES[Degre(preuve["degre"])])  # type: ignore[call-arg]
        told = [preuve[name] for name in ("document", "par", "le") if name in preuve]
        return f"{words} ({', '.join(told)})" if told else words

    def plain(self, value: Any) -> str:
        return self.translate(NOT_THERE) if value is None else str(value)

    def parameter(self, name: str) -> str:
        """Return the label of a figure, and the date or the year of which it is."""
        identifier, _, key = name.partition("@")
        parameter = self.rulebook.parameters.get(identifier)
        label = self.translate(parameter.label) if parameter else identifier
        return f"{label} ({key})" if key else label

    def label(self, node: str) -> str:
        """Return the label of a criterion; nothing for what only serves another one."""
        criterion = self.rulebook.criteria.get(node)
        return self.translate(criterion.label) if criterion else ""

    def criterion(self, found: Difference) -> str:
        pair = (self.truth(each) for each in (found.one, found.other))
        return f"{self.label(found.name)} : {' → '.join(pair)}"

    def truth(self, node: Any) -> str:
        if node is None:
            return self.translate(NOT_THERE)
        return self.translate(VALUES[node["value"]] if node["applies"] else NOT_CONCERNED)

    def article(self, change: ArticleChange) -> str:
        """Return an article, its versions on each side, and whether its wording changed."""
        some = (change.one or change.other)[0]
        sides = (", ".join(self.since(one) for one in side) for side in (change.one, change.other))
        pair = " → ".join(side or self.translate(NOT_THERE) for side in sides)
        words = "" if not (change.one and change.other) else WORDING[change.same_wording]
        tail = f" ({self.translate(words)})" if words else ""
        return f"{some['text']}, {some['article']} : {pair}{tail}"

    def since(self, version: Any) -> str:
        on = day(date.fromisoformat(version["from"]), self.language)
        return self.translate("version du {jour}").format(jour=on)
