"""A délibération drafted from a verdict: visas, considérants, articles, points to give reasons for.

Guarantees: nothing is decided here. The texts are those that the criteria which carry the outcome
cite; which articles a visa names, the sentences and their order are documents of the rules
(`rules/visas`). It is a French act: its sentences stay in French, whoever reads the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from esslaw.advice.articles import named
from esslaw.advice.caveats import Caveat, of_citation
from esslaw.advice.cited import LAST, cited, in_order
from esslaw.advice.conditions import Conditions
from esslaw.advice.examined import Examined
from esslaw.advice.slots import Slot, slot_of
from esslaw.advice.support import supporting
from esslaw.logic.leaves import Situation
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, Truth
from esslaw.problems import InputError, Problem, shown
from esslaw.rulebook.criteria import Citation, Reference
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.visas import ARTICLES, Piece, Visa, VisaKind, VisaVersion, Word

UNFILLED = "[à compléter : {slot}]"


class DraftRefused(ValueError):
    """A délibération that is not drafted: `reason` says why, in a French sentence."""

    def __init__(self, reason: str | None) -> None:
        self.reason = reason or ""
        super().__init__(self.reason)


@dataclass(frozen=True, slots=True)
class Passage:
    """A drafted sentence: words and slots in turn, and the articles on which it rests."""

    id: str
    pieces: tuple[str | Slot, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted délibération; `complete` is false while the answer itself is not known.

    `motives` are the assessments for which the authority gives its reasons, `caveats` the texts
    to verify among those that are cited.
    """

    complete: bool
    head: Passage | None
    title: Passage | None
    assembly: Passage | None
    visas: tuple[Passage, ...]
    considerants: tuple[Passage, ...]
    decisions: tuple[Passage, ...]
    motives: tuple[Proof, ...]
    caveats: tuple[Caveat, ...]


def draft(verdict: Examined) -> Draft:
    """Return the délibération that a verdict on an intervention founds.

    Raise `DraftRefused` where the answer is no or the day is not covered, and `InputError` for a
    question which is not answered by a délibération.
    """
    known = [visa for visa in verdict.rulebook.visas.values() if visa.regime == verdict.regime.id]
    if not known:
        expected = "une question que tranche une délibération : intervention"
        raise InputError([Problem("regime", "regime", shown(verdict.regime.id), expected)])
    if verdict.on < verdict.regime.covered_from:
        raise DraftRefused(verdict.regime.before)
    if verdict.proof.value is FALSE:
        raise DraftRefused(verdict.regime.not_met)
    return _Drafting(verdict, known).draft()


class _Drafting:
    def __init__(self, verdict: Examined, visas: Iterable[Visa]) -> None:
        self.rulebook, self.on, self.proof = verdict.rulebook, verdict.on, verdict.proof
        self.situation = Situation(verdict.case.facts, verdict.on)
        carrying = {proof.id for proof in supporting(verdict.proof)}
        self.conditions = Conditions(self.rulebook, self.situation, carrying)
        dated = ((visa, in_force(visa.versions, verdict.on)) for visa in visas)
        self.visas = sorted(
            ((visa, version) for visa, version in dated if version is not None),
            key=lambda one: _rank(one[0]),
        )

    def draft(self) -> Draft:
        visas = [*self.texts(), *self.ranked(VisaKind.ACTE)]
        visas.sort(key=lambda one: one[0])
        title, assembly = self.first(VisaKind.TITRE), self.first(VisaKind.ASSEMBLEE)
        drafted = [passage for _, passage in visas]
        considerants = [passage for _, passage in self.ranked(VisaKind.CONSIDERANT)]
        decisions = [passage for _, passage in self.ranked(VisaKind.DECISION)]
        return Draft(
            self.proof.value is TRUE,
            self.first(VisaKind.ENTETE),
            title,
            assembly,
            tuple(drafted),
            tuple(considerants),
            tuple(decisions),
            self.motives(),
            _caveats([*drafted, *considerants, *decisions]),
        )

    def motives(self) -> tuple[Proof, ...]:
        if self.proof.value is TRUE:
            return self.proof.reservations()
        return tuple(
            proof
            for proof in supporting(self.proof)
            if proof.node.criterion is not None and proof.node.criterion.appreciation is not None
        )

    def of_kind(self, kind: VisaKind) -> Iterator[tuple[Visa, VisaVersion, Truth]]:
        for visa, version in self.visas:
            if visa.kind is kind:
                yield visa, version, self.conditions.value(version)

    def certain(self, kind: VisaKind) -> Iterator[tuple[Visa, VisaVersion]]:
        for visa, version, value in self.of_kind(kind):
            if value is TRUE:
                yield visa, version

    def ranked(self, kind: VisaKind) -> Iterator[tuple[int, Passage]]:
        for visa, version in self.certain(kind):
            yield _rank(visa), self.passage(visa.id, version)

    def first(self, kind: VisaKind) -> Passage | None:
        found = next(self.certain(kind), None)
        return None if found is None else self.passage(found[0].id, found[1])

    def passage(self, name: str, version: VisaVersion, articles: str = "") -> Passage:
        pieces = tuple(_joined(self.filled(version.pieces, articles)))
        citations = tuple(reference.at(self.on) for reference in version.references)
        return Passage(name, pieces, citations)

    def filled(self, pieces: Iterable[Piece], articles: str = "") -> Iterator[str | Slot]:
        for piece in pieces:
            if isinstance(piece, str):
                yield piece
            elif not isinstance(piece, Word):
                yield slot_of(piece, self.situation, self.rulebook.parameters)
            elif piece.name == ARTICLES:
                yield articles
            else:
                yield from self.words.get(piece.name, (UNFILLED.format(slot=piece.name),))

    @cached_property
    def words(self) -> Mapping[str, tuple[str | Slot, ...]]:
        """What fills each slot: the first word that fits."""
        found: dict[str, tuple[str | Slot, ...]] = {}
        for visa, version in self.certain(VisaKind.MOT):
            if visa.slot is not None and visa.slot not in found:
                # A word holds no other word: it would have to be filled before itself.
                own = (piece for piece in version.pieces if not isinstance(piece, Word))
                found[visa.slot] = tuple(self.filled(own))
        return found

    def texts(self) -> Iterator[tuple[int, Passage]]:
        """Yield the visa of each text that is cited, with its articles, each once."""
        found = cited(self.rulebook, self.proof, self.of_kind(VisaKind.ARTICLE))
        texts = list(self.certain(VisaKind.TEXTE))
        apart = {one.source.id for _, version in texts for one in version.references}
        for visa, version in texts:
            own = {one.source.id for one in version.references}
            gathered = [
                one
                for one in found
                if one.source.id in own
                or (one.source.id not in apart and one.source.text == visa.gathers)
            ]
            if gathered:
                passage = self.passage(visa.id, version, named(in_order(gathered)))
                citations = tuple(Reference(one.source, None).at(self.on) for one in gathered)
                yield _rank(visa), Passage(passage.id, passage.pieces, citations)


def _rank(visa: Visa) -> int:
    return LAST if visa.rank is None else visa.rank


def _joined(pieces: Iterable[str | Slot]) -> Iterator[str | Slot]:
    """Yield pieces, words that follow one another being one piece."""
    for words, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if words:
            yield "".join(piece for piece in group if isinstance(piece, str))
        else:
            yield from group


def _caveats(passages: Iterable[Passage]) -> tuple[Caveat, ...]:
    """Return the texts to verify among those on which passages rest, each once."""
    found: dict[tuple[str, str], Caveat] = {}
    for citation in (citation for passage in passages for citation in passage.citations):
        caveat = of_citation(citation)
        if caveat is not None:
            found.setdefault((citation.source, caveat.reason), caveat)
    return tuple(found.values())
