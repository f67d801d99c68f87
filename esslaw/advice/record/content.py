"""What a record holds: facts and their evidence, the law as it stood, the proof, the outcome.

Guarantees: read off the verdict, nothing decided; every figure is exact text, every date ISO; each
article, parameter and node of the proof is written once, and named wherever it is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from esslaw.advice.examined import Examined
from esslaw.advice.grades import grade
from esslaw.advice.record.articles import cited_by
from esslaw.advice.record.figures import figures_used
from esslaw.advice.record.layout import SEAL, pieces_of, pointer, sealed, text_of
from esslaw.facts.case import Case, read_case
from esslaw.facts.preuve import PREUVES, Preuve
from esslaw.facts.written import KINDS, facts_written, places, tree
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.logic.usage import facts_used, plain
from esslaw.problems import InputError, Problem, shown
from esslaw.rulebook.criteria import Regime
from esslaw.version import VERSION

FORMAT = "esslaw-record/1"
OUTCOMES: Mapping[Truth, str] = {TRUE: "met", FALSE: "not_met", UNKNOWN: "undetermined"}


@dataclass(frozen=True, slots=True)
class Record:
    """A sealed record: its content as JSON data, which is not to be changed."""

    content: Mapping[str, Any]

    @property
    def sceau(self) -> str:
        """The seal: SHA-256 of the canonical JSON of all the rest."""
        return str(self.content[SEAL])

    @property
    def regime(self) -> str:
        """The identifier of the question."""
        return str(self.content["regime"])

    @property
    def on(self) -> date:
        """The day of law."""
        return date.fromisoformat(self.content["on"])

    @property
    def outcome(self) -> str:
        """The answer: `met`, `not_met` or `undetermined`."""
        return str(self.content["outcome"])

    @property
    def reservations(self) -> tuple[str, ...]:
        """The assessments on which the answer rests, by the criteria that ask for them."""
        return tuple(map(str, self.content["reservations"]))

    @property
    def digest(self) -> str:
        """The digest of the rulebook that answered."""
        return str(self.content["rulebook"]["digest"])

    @property
    def case(self) -> Case:
        """The case, read again; raise `InputError` where this library does not know a fact."""
        kind, facts = self.content["kind"], self.content["facts"]
        if kind not in KINDS:
            raise InputError([Problem("/kind", "cas", shown(kind), " ou ".join(KINDS))])
        unknown = [name for name in facts if name not in places(kind)]
        if unknown:
            expected = "un fait que cette version de la bibliothèque connaît"
            raise InputError(
                Problem(pointer("facts", name), "cle-inconnue", shown(name), expected)
                for name in unknown
            )
        return read_case({kind: tree(facts), PREUVES: self.content[PREUVES]})

    @property
    def text(self) -> str:
        """The file of the record, one entry a line."""
        return text_of(pieces_of(self.content))


def seal(verdict: Examined) -> Record:
    """Return the sealed record of a verdict."""
    case, proof, book = verdict.case, verdict.proof, verdict.rulebook
    nodes = {one.id: one for one in proof.walk()}
    articles: dict[str, Any] = {}
    content: dict[str, Any] = {
        "format": FORMAT,
        "library": VERSION,
        "rulebook": {
            "version": book.version,
            "digest": book.digest,
            "read_on": None if book.read_on is None else book.read_on.isoformat(),
        },
        "regime": verdict.regime.id,
        "on": verdict.on.isoformat(),
        "covered": verdict.covered,
        "kind": case.kind,
        "facts": {path: data_of(value) for path, value in facts_written(case.described).items()},
        PREUVES: {path: _preuve(preuve) for path, preuve in case.preuves.items()},
        "outcome": OUTCOMES[proof.value],
        "grade": _grade(verdict),
        "reservations": [one.id for one in proof.reservations()],
        "parts": dict(_parts(verdict.regime, nodes)),
        "goal": proof.id,
        "proof": _nodes(verdict, nodes, articles),
        "parameters": figures_used(verdict.program, proof.situation, book, articles),
        "articles": articles,
    }
    return Record(sealed(content))


def data_of(value: Any) -> Any:
    """Return a fact as JSON data: an exact text for an amount or a share, a table row by row."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [data_of(item) for item in value]
    if isinstance(value, BaseModel):
        return {name: data_of(one) for name, one in value.__dict__.items() if one is not None}
    return plain(value)


def _preuve(preuve: Preuve) -> dict[str, str]:
    return {name: plain(one) for name, one in preuve.__dict__.items() if one is not None}


def _grade(verdict: Examined) -> dict[str, Any] | None:
    found = grade(verdict.proof, verdict.case)
    if found is None:
        return None
    return {
        "degre": None if found.degre is None else found.degre.value,
        "facts": [verdict.case.path(fact) for fact in found.facts],
    }


def _parts(regime: Regime, nodes: Mapping[str, Proof]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in regime.parts:
        proof = nodes.get(part.goal)
        if proof is not None:
            yield (
                part.id,
                {
                    "outcome": OUTCOMES[proof.value],
                    "applies": proof.applies,
                    "reservations": [one.id for one in proof.reservations()],
                },
            )


def _nodes(
    verdict: Examined, nodes: Mapping[str, Proof], articles: dict[str, Any]
) -> dict[str, Any]:
    """Return the nodes of the proof by identifier; the articles that they cite are gathered.

    What a leaf read is said where it concerns the case.
    """
    concerning = {one.id for one in verdict.proof.applicable()}
    carrying = {one.id for one in verdict.proof.carried()}
    cited = cited_by(verdict.rulebook, verdict.program)
    made: dict[str, Any] = {}
    for name, proof in nodes.items():
        node: dict[str, Any] = {
            "value": proof.value.value,
            "standing": proof.standing.value,
            "applies": proof.applies,
            "carries": name in carrying,
            "children": [child.node.id for child in proof.children],
        }
        if name in cited:
            node["articles"] = [*cited[name]]
            articles.update(cited[name])
        used = facts_used(proof, verdict.rulebook.parameters) if name in concerning else ()
        if used:
            node["facts"] = [
                {
                    "fact": verdict.case.path(use.fact),
                    "value": None if use.value is None else data_of(use.value),
                    "expected": use.expected,
                }
                for use in used
            ]
        made[name] = node
    return made
