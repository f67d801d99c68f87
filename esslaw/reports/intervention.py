"""The note of an intervention: filter by filter, what blocks first, who may act, what else may be.

Guarantees: nothing is decided here; a filter that is crossed says on what, one that blocks says
why and with which article, one that does not concern the instrument says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.advice.authorities import AUTHORITY, INSTRUMENT, Answer, Line
from esslaw.advice.causes import causes
from esslaw.facts.case import Case
from esslaw.facts.vocabulary import all_facts
from esslaw.i18n import Translate, sentence
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.reports import titles
from esslaw.reports.amounts import said_of
from esslaw.reports.authorities import ANSWERS
from esslaw.reports.conditions import conditions_of
from esslaw.reports.grades import graded
from esslaw.reports.levers import Remedy
from esslaw.reports.parts import Said
from esslaw.reports.sections import WIDTH, Note
from esslaw.reports.words import DISCLAIMER, headline
from esslaw.rulebook.terms import facts_read
from esslaw.verdict import Outcome, PartVerdict

SHOWN = ("collectivite.type", "instrument", "montant", "domaine")
"""What says in one line which intervention it is."""
STATUSES = {
    Outcome.MET: ("●", sentence("Franchi")),
    Outcome.NOT_MET: ("⊘", sentence("Non franchi")),
    Outcome.UNDETERMINED: ("○", sentence("À compléter")),
}
NOT_CONCERNED = ("–", sentence("Sans objet"))
FIRST = sentence("C'est ce filtre qui bloque d'abord.")
OTHERS_MAY = sentence("D'autres collectivités")
OTHER_WAYS = sentence("D'autres instruments, pour cette collectivité")
MOST_WAYS, MOST_CHANGES = 3, 3


class InterventionNote(Note):
    """The note of a verdict that has filters."""

    def lines(self) -> Iterator[str]:
        """Yield the lines of the note."""
        verdict, _ = self.verdict, self.translate
        yield from self.head()
        yield self.wrapped(headline(verdict, _))
        sense = {
            Outcome.MET: verdict.regime.met,
            Outcome.NOT_MET: verdict.regime.not_met,
        }.get(verdict.outcome)
        if sense:
            yield self.wrapped(_(sense))
        yield from map(self.wrapped, graded(verdict, _))
        yield _(DISCLAIMER)
        for part in verdict.parts:
            yield ""
            yield from self.filter(part)
        yield from self.titled(titles.RESERVES, self.reservations())
        yield from self.titled(titles.OTHER_WAYS, self.alternatives())
        yield from self.titled(titles.MISSING, self.questions())
        yield from self.titled(titles.CHANGES, self.levers())
        yield from self.titled(titles.REASONING, self.reasoning())
        yield from self.closing()

    def head(self) -> Iterator[str]:
        """Yield the question, and in one line the intervention of which it is asked."""
        yield from super().head()
        said = described(self.verdict.case, self.language, self.translate)
        if said:
            yield self.wrapped(" · ".join(said))

    def filter(self, part: PartVerdict) -> Iterator[str]:
        """Yield a filter: its status, and what carries it."""
        _ = self.translate
        sign, word = STATUSES[part.outcome] if part.applies else NOT_CONCERNED
        yield f"{_(part.part.label).upper()}"
        yield f"{sign} {_(word)}"
        if not part.applies:
            return
        if part is self.verdict.blocking:
            yield _(FIRST)
        for proof in grounds(part):
            yield from self.condition(proof)

    def alternatives(self) -> Iterator[str]:
        """Yield who else may act, and which other instruments are open."""
        for part in self.others():
            yield self.wrapped(part.signed, part.indent, part.hang)

    def others(self) -> Iterator[Said]:
        """Yield who else may act, and which other instruments are open, part by part."""
        found = self.verdict.alternatives
        if found is None:
            return
        for title, lines in ((OTHERS_MAY, found.authorities), (OTHER_WAYS, found.instruments)):
            if lines:
                yield Said(self.translate(title))
            for answer in (Answer.MAY, Answer.MAY_IF):
                yield from self.listed(answer, [line for line in lines if line.answer is answer])

    def listed(self, answer: Answer, lines: list[Line]) -> Iterator[Said]:
        """Yield the choices that have an answer, in one line."""
        if lines:
            sign, word = ANSWERS[answer]
            names = ", ".join(self.translate(line.choice.label) for line in lines)
            unsure = " …" if answer is Answer.MAY_IF else ""
            yield Said(f"{self.translate(word)}{unsure} : {names}", 2, 2, sign)

    def levers(self) -> Iterator[str]:
        """Yield the easiest ways of making the outcome met, those of a few changes."""
        remedy = Remedy(self.verdict, self.language, self.translate, WIDTH)
        return remedy.lines(MOST_WAYS, short=lambda way: len(way) <= MOST_CHANGES)

    def is_told(self, proof: Proof) -> bool:
        """Return whether a criterion is more than what the instrument is, or is not."""
        aside = self.verdict.outcome is Outcome.MET and proof.value is FALSE
        return proof.applies and not aside and not _about_the_instrument(proof)

    def reasoning(self) -> Iterator[str]:
        """Yield the numbered steps, where a yes is reasoned: a no is told by its filter."""
        if self.verdict.outcome is Outcome.MET:
            yield from super().reasoning()


def described(case: Case, language: str, translate: Translate) -> tuple[str, ...]:
    """Return what says which intervention it is: authority, instrument, amount, field, whom."""
    facts = case.facts
    known = [name for name in SHOWN if facts[name] is not None]
    said = [
        said_of(name, facts[name], all_facts()[name].kind, language, translate) for name in known
    ]
    return tuple(filter(None, [*said, case.structure.denomination]))


def grounds(part: PartVerdict) -> tuple[Proof, ...]:
    """Return the criteria on which a filter is crossed, blocks or waits, in the order of the law.

    What is *sans objet*, and what only says which instrument it is, are left out.
    """
    refused = part.outcome is Outcome.NOT_MET
    shown = causes(part.proof, whose=(AUTHORITY,)) if refused else conditions_of(part.proof)
    return tuple(
        proof
        for proof in shown
        if proof.applies
        and not (part.outcome is Outcome.MET and proof.value is FALSE)
        and not _about_the_instrument(proof)
    )


def _about_the_instrument(proof: Proof) -> bool:
    """Whether a criterion reads nothing but the instrument: that is told at the top."""
    node = proof.node
    if isinstance(node, Test):
        return facts_read(node.comparison) == (INSTRUMENT,)
    below = [*proof.criteria()]
    return bool(below) and all(_about_the_instrument(child) for child in below)
