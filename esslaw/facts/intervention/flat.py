"""An intervention as rules read it: one flat mapping of facts, its beneficiary's included."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from esslaw.facts.intervention import SHARED, Intervention
from esslaw.facts.structure import Structure

BENEFICIARY = "beneficiaire"
PARTS: Mapping[str, type[BaseModel]] = {
    name: next(part for part in declared.annotation.__args__ if part is not type(None))
    for name, declared in Intervention.model_fields.items()
    if declared.annotation is not None and declared.json_schema_extra is None
}
"""The parts of an intervention, each with its model."""


def flat(intervention: Intervention, structure: Structure) -> dict[str, Any]:
    """Return every fact by the name that rules give it, None where it is unknown.

    A fact of the contract that is also one of the structure has one name, that of the structure.
    """
    facts: dict[str, Any] = dict(structure.__dict__)
    for name, value in intervention.__dict__.items():
        if name not in PARTS:
            facts[name] = value
        elif name != BENEFICIARY:
            for inner in PARTS[name].model_fields:
                said = None if value is None else getattr(value, inner)
                there = SHARED.get(inner) if name == "marche" else None
                if there is None:
                    facts[f"{name}.{inner}"] = said
                elif said is not None:
                    facts[there] = said
    return facts


def tree_of(model: BaseModel) -> dict[str, Any]:
    """Return a model as a mapping, its parts opened and its tables left as they are."""
    return {
        name: tree_of(value) if isinstance(value, BaseModel) else value
        for name, value in model.__dict__.items()
        if value is not None
    }


def with_facts(
    intervention: Intervention, structure: Structure, changes: Mapping[str, Any]
) -> Intervention:
    """Return an intervention with another beneficiary and some facts of its own changed.

    Nothing is checked: each value is admissible by itself.
    """
    said: dict[str, Any] = {BENEFICIARY: structure}
    for name, value in changes.items():
        group, _, inner = name.partition(".")
        if not inner:
            said[name] = value
            continue
        known = said.get(group, getattr(intervention, group)) or PARTS[group]()
        said[group] = known.model_copy(update={inner: value})
    return intervention.model_copy(update=said)
