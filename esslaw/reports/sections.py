"""The sections of the legal note, from the answer to its reasons.

Guarantees: nothing is decided here; every sentence comes from the rules, the facts or the words
of the reports, in one language.
"""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.facts.written import INTERVENTION
from esslaw.i18n import Translate, translator
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import FactUse
from esslaw.reports import titles
from esslaw.reports.capital import capital_lines
from esslaw.reports.compared import Reader
from esslaw.reports.conditions import conditions_of
from esslaw.reports.grades import graded
from esslaw.reports.layout import folded
from esslaw.reports.levers import Remedy
from esslaw.reports.steps import ALONE, BECAUSE, told
from esslaw.reports.words import DISCLAIMER, FORMALITIES, cited, headline, status
from esslaw.rulebook.lists import FormalityKind
from esslaw.rulebook.terms import LawNotFound
from esslaw.verdict import Verdict

WIDTH, MOST_WAYS = 88, 8
AT_THE_TOP = (FormalityKind.CONCLUSION, FormalityKind.FAMILLE)
"""What is said beside the answer, and not among what follows from it."""


class Note:
    """The note of a verdict, section by section; a section that has nothing to say is left out."""

    def __init__(self, verdict: Verdict, language: str) -> None:
        self.verdict, self.language = verdict, language
        self.translate: Translate = translator(language)
        self.reader = Reader(verdict.rulebook, language)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the note."""
        verdict, _ = self.verdict, self.translate
        yield from self.head()
        yield self.wrapped(headline(verdict, _))
        for due in verdict.formalities:
            if due.kind in AT_THE_TOP and due.certain is TRUE:
                yield self.wrapped(f"{_(due.label)} ({self.citations(due.citations)})")
        yield from map(self.wrapped, graded(verdict, _))
        yield _(DISCLAIMER)
        yield from self.titled(titles.RESERVES, self.reservations())
        yield from self.titled(titles.CONDITIONS, self.conditions())
        yield from self.titled(titles.CAPITAL, self.capital())
        yield from self.titled(titles.REASONING, self.reasoning())
        yield from self.titled(titles.MISSING, self.questions())
        yield from self.titled(titles.CHANGES, self.levers())
        yield from self.closing()

    def closing(self) -> Iterator[str]:
        """Yield what follows, the texts to verify, and the rulebook that answered."""
        _, book = self.translate, self.verdict.rulebook
        yield from self.titled(titles.following(self.verdict), self.formalities())
        yield from self.titled(titles.TO_VERIFY, self.caveats())
        yield ""
        yield f"{_(titles.RULEBOOK)} {book.version}, {_(titles.DIGEST)} {book.digest[:12]}"

    def head(self) -> Iterator[str]:
        """Yield what is examined, the day, and the question."""
        verdict, _ = self.verdict, self.translate
        on = titles.law_on(verdict, self.language, _)
        yield self.wrapped(_(verdict.regime.label))
        yield self.wrapped(" · ".join(filter(None, [self.name, on])))
        yield ""
        yield self.wrapped(_(verdict.regime.question))

    @property
    def name(self) -> str | None:
        """What is examined, by its name; that of the authority for an intervention."""
        if self.verdict.regime.case == INTERVENTION:
            named: str | None = self.verdict.case.facts["collectivite.nom"]
            return named
        return self.verdict.case.structure.denomination

    def titled(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        """Yield a section, or nothing where it has nothing to say."""
        first = next(lines, None)
        if first is not None:
            yield from ("", self.translate(title).upper(), first)
            yield from lines

    def wrapped(self, text: str, indent: int = 0, hang: int = 0) -> str:
        """Return a text broken into lines of the width of the note."""
        return "\n".join(folded(text, WIDTH, indent, hang))

    def citations(self, citations: tuple[object, ...]) -> str:
        """Return citations as one text."""
        return " ; ".join(cited(citation) for citation in citations)  # type: ignore[arg-type]

    def reservations(self) -> Iterator[str]:
        """Yield the assessments on which the outcome rests, each with who appreciates it."""
        for proof in self.verdict.reservations:
            criterion = proof.node.criterion
            if criterion is not None and criterion.appreciation is not None:
                who = self.translate(criterion.appreciation.by)
                yield self.wrapped(f"◐ {self.translate(criterion.label)} ({who})", hang=2)

    def conditions(self) -> Iterator[str]:
        """The conditions that carry the outcome, one per line, with the figures that decided."""
        for proof in conditions_of(self.verdict.proof):
            yield from self.condition(proof)

    def condition(self, proof: Proof) -> Iterator[str]:
        """A condition: its status, its article, what was found and expected, its note."""
        criterion = proof.node.criterion
        if criterion is None:
            return
        sign, word = status(proof)
        article = cited(criterion.citations[0]) if criterion.citations else ""
        place = f" ({article})" if article else ""
        text = f"{sign} {self.translate(word)} : {self.translate(criterion.label)}{place}"
        yield self.wrapped(text, hang=2)
        if isinstance(proof.node, Test) and isinstance(proof.node.comparison, LawNotFound):
            yield self.wrapped(self.translate(proof.node.comparison.reason), 2)
        yield from self.facts(proof)
        if criterion.note:
            yield self.wrapped(self.translate(criterion.note), 2)

    def facts(self, proof: Proof) -> Iterator[str]:
        """Yield what the criterion read, and what it expected."""
        for compared in self.reader.read(proof):
            yield self.wrapped(compared.said(self.translate), 2, 2)

    def fact(self, use: FactUse) -> str:
        """Return a fact that was compared, with the bound."""
        return self.reader.fact(use).said(self.translate)

    def capital(self) -> Iterator[str]:
        """Yield the capital table, where it concerns the case."""
        if self.verdict.capital is not None:
            yield from capital_lines(self.verdict.capital, self.language, brief=True)

    def reasoning(self) -> Iterator[str]:
        """Yield the numbered steps that carry the outcome."""
        _ = self.translate
        steps = [*told(self.verdict, _, self.is_told)]
        for number, step in enumerate(steps, 1):
            article = self.citations(step.citations[:1])
            text = f"{number}. {step.answer} : {step.label} ({article})."
            yield self.wrapped(text, hang=len(str(number)) + 2)
            if step.reasons:
                yield self.wrapped(f"{_(BECAUSE)} : {' ; '.join(step.reasons)}.", 3, 2)
        if not self.verdict.reasoning.second_opinion and steps:
            yield self.wrapped(_(ALONE), 3)

    def is_told(self, proof: Proof) -> bool:
        """Return whether a criterion that carries the outcome is a step of the reasoning."""
        return True

    def questions(self) -> Iterator[str]:
        """Yield the missing answers, by subject."""
        for group in self.verdict.questions.groups:
            yield f"{self.translate(group.subject.label)}"
            for question in group.questions:
                yield self.wrapped(f"○ {self.translate(question.said.info.label)}", 2, 2)

    def levers(self) -> Iterator[str]:
        """Yield the easiest ways of making a failed outcome met, or what stands in the way."""
        yield from Remedy(self.verdict, self.language, self.translate, WIDTH).lines(MOST_WAYS)

    def formalities(self) -> Iterator[str]:
        """Yield what follows, by kind."""
        _ = self.translate
        for kind, title in FORMALITIES.items():
            due = [item for item in self.verdict.formalities if item.kind is kind]
            if kind in AT_THE_TOP or not due:
                continue
            yield _(title)
            for item in due:
                unsure = titles.unsure(self.verdict, item.certain, _)
                label = f"{_(item.label)} ({unsure})" if unsure else _(item.label)
                yield self.wrapped(f"– {label}", 2, 2)

    def caveats(self) -> Iterator[str]:
        """Yield the texts to verify."""
        for caveat in self.verdict.caveats:
            reason = caveat.said(self.translate)
            where = f"{cited(caveat.citation)} : " if caveat.citation else ""
            yield self.wrapped(f"– {where}{reason}", hang=2)
            if caveat.citation and caveat.citation.url:
                yield f"  {caveat.citation.url}"
