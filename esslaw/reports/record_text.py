"""The JSON text of a verdict, for those who answer many: what `record` says, written at once.

Guarantees: it reads as `record` does, in the same language; what a criterion says whatever the
case (its label, its articles) is written once for a program, and a part of the proof that stands
in several places once for a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from esslaw.i18n import SOURCE, translator
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.reports.record import facts_record, record_without_proof, source_record
from esslaw.reports.spoken import spoken
from esslaw.verdict import Verdict

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def record_text(verdict: Verdict, language: str = SOURCE) -> str:
    """Return the record of a verdict as JSON text, its sentences in a language."""
    around = _ENCODER.encode(spoken(record_without_proof(verdict, language), language))
    proof = _Writer(verdict, _always(verdict.program, language)).text(verdict.proof)
    return f'{around[:-1]},"proof":{proof}}}'


class _Writer:
    """Writes the proof of one verdict, each of its parts once."""

    __slots__ = ("always", "made", "verdict")

    def __init__(self, verdict: Verdict, always: Mapping[str, str]) -> None:
        self.verdict, self.always = verdict, always
        self.made: dict[str, str] = {}

    def text(self, proof: Proof) -> str:
        """Return the JSON of a part of the proof, with those below it."""
        name = proof.id
        made = self.made.get(name)
        if made is None:
            facts = ",".join([_fact(one) for one in facts_record(proof, self.verdict)])
            children = ",".join([self.text(child) for child in proof.criteria()])
            made = self.made[name] = (
                f'{self.always[name]}"value":"{proof.value.value}",'
                f'"applies":{"true" if proof.applies else "false"},'
                f'"facts":[{facts}],"children":[{children}]}}'
            )
        return made


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
