"""The JSON text of a verdict, for those who answer many: what `record` says, written at once.

Guarantees: it reads as `record` does, in the same language; what a criterion says whatever the
case (its label, its articles) is written once for a program, and a part of the proof that stands
in several places once for a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from esslaw.facts.vocabulary import table_of
from esslaw.i18n import SOURCE, translator
from esslaw.logic.nodes import Program, Test, children_of
from esslaw.logic.proof import Proof
from esslaw.logic.truth import Truth
from esslaw.reports.record import (
    facts_record,
    json_value,
    record_without_proof,
    source_record,
)
from esslaw.reports.spoken import spoken
from esslaw.rulebook.terms import Comparison, Literal, Named, facts_read
from esslaw.verdict import Verdict

_WORTH = {
    (value, applies): f'"value":"{value.value}","applies":{"true" if applies else "false"},'
    for value in Truth
    for applies in (True, False)
}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def record_text(verdict: Verdict, language: str = SOURCE) -> str:
    """Return the record of a verdict as JSON text, its sentences in a language."""
    around = _ENCODER.encode(spoken(record_without_proof(verdict, language), language))
    proof = _Writer(verdict, language).text(verdict.proof)
    return f'{around[:-1]},"proof":{proof}}}'


class _Writer:
    """Writes the proof of one verdict, each of its parts once."""

    __slots__ = ("always", "blank", "made", "ready", "unread", "verdict")

    def __init__(self, verdict: Verdict, language: str) -> None:
        program, kind = verdict.program, verdict.case.kind
        self.verdict, self.always = verdict, _always(program, language)
        self.ready = _ready(program, kind)
        self.blank = _blank(program, kind, language, verdict.on)
        given = {name for name, value in verdict.proof.situation.facts.items() if value is not None}
        self.unread = {name for name, read in _reads(program).items() if given.isdisjoint(read)}
        self.made: dict[str, str] = {}

    def text(self, proof: Proof) -> str:
        """Return the JSON of a part of the proof, with those below it."""
        name = proof[0].id
        known = self.blank if name in self.unread else self.made
        made = known.get(name)
        if made is None:
            made = known[name] = self.whole(proof)
        return made

    def whole(self, proof: Proof) -> str:
        """Return the JSON of a part of the proof, made anew."""
        facts = ",".join(self.facts(proof))
        children = ",".join([self.text(child) for child in proof.criteria()])
        worth = _WORTH[proof.value, proof.applies]
        return f'{self.always[proof.id]}{worth}"facts":[{facts}],"children":[{children}]}}'

    def facts(self, proof: Proof) -> list[str]:
        """Return the JSON of the facts that a criterion and its scaffolding read."""
        node = proof.node
        if isinstance(node, Test):
            ready = self.ready.get(node.id)
            if ready is None:
                ready = self.ready[node.id] = self.around(proof)
            before, name, after = ready
            if not name:
                return [_fact(one) for one in facts_record(proof, self.verdict)]
            return [f"{before}{_value(json_value(proof.situation.facts[name]))}{after}"]
        facts: list[str] = []
        for child in proof.children:
            if child.node.criterion is None:
                facts += self.facts(child)
        return facts

    def around(self, proof: Proof) -> tuple[str, str, str]:
        """Return what stands before and after the value of the only fact that a leaf reads.

        No fact is named where the leaf computes something, or what it expects is not written
        in the rule.
        """
        match proof.node:
            case Test(comparison=Comparison(left=Named(name=name), right=right, choices=choices)):
                if choices or isinstance(right, Literal):
                    (one,) = facts_record(proof, self.verdict)
                    before, _, after = _fact({**one, "value": None}).partition('"value":null')
                    return f'{before}"value":', name, after
        return "", "", ""


def _fact(one: Mapping[str, Any]) -> str:
    """Return the JSON of a fact that was read, without an encoder, which is slow to set up."""
    value, expected = one["value"], one["expected"]
    said = _value(value)
    wanted = "null" if expected is None else encode_basestring(expected)
    return f'{{"fact":{encode_basestring(one["fact"])},"value":{said},"expected":{wanted}}}'


def _value(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _ENCODER.encode(value)


@lru_cache(maxsize=64)
def _ready(program: Program, kind: str) -> dict[str, tuple[str, str, str]]:
    """Return what was made ready of the leaves of a program, for a kind of case: it fills up."""
    return {}


@lru_cache(maxsize=32)
def _blank(program: Program, kind: str, language: str, on: date) -> dict[str, str]:
    """Return what was written of the criteria that read nothing given: it fills up.

    A day decides what they are worth, and what is expected: they are the same in every case.
    """
    return {}


@lru_cache(maxsize=64)
def _reads(program: Program) -> Mapping[str, frozenset[str]]:
    """Return the facts, or tables, that each node of a program and those below it read."""
    read: dict[str, frozenset[str]] = {}
    for node in program.nodes:
        below = (read[child.id] for child in children_of(node))
        own = map(table_of, facts_read(node.comparison)) if isinstance(node, Test) else ()
        read[node.id] = frozenset(own).union(*below)
    return read


@lru_cache(maxsize=64)
def _always(program: Program, language: str) -> Mapping[str, str]:
    """Return, for each criterion of a program, the start of its JSON: what no case changes."""
    _ = translator(language)
    return {
        node.id: _ENCODER.encode(
            {
                "id": node.id,
                "label": _(node.criterion.label),
                "sources": [source_record(citation) for citation in node.criterion.citations],
            }
        )[:-1]
        + ","
        for node in program.nodes
        if node.criterion is not None
    }
