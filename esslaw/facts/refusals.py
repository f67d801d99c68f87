"""From pydantic's errors to our problems, each with a path, what was got and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from esslaw.problems import Problem, path_of, shown
from esslaw.suggest import did_you_mean

T = TypeVar("T")


def problems_of(
    error: ValidationError, model: type[BaseModel], at: tuple[str | int, ...] = ()
) -> list[Problem]:
    """Return every problem that pydantic found in an input of `model`, placed under `at`."""
    return [_problem(detail, model, at) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, model: type[BaseModel], at: tuple[str | int, ...]) -> Problem:
    place = _place(detail["loc"])
    path = path_of((*at, *place))
    got = _got(detail["input"])
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "esslaw":
            return Problem(path, context["code"], got, context["expected"], context["suggestion"])
        case "extra_forbidden":
            holder = _model_at(model, place[:-1])
            known = holder.model_fields if holder else ()
            name = str(place[-1])
            return Problem(
                path,
                "cle-inconnue",
                shown(name),
                "un fait du vocabulaire",
                did_you_mean(name, known),
            )
        case "enum":
            values = _values(model, place)
            hint = did_you_mean(str(detail["input"]), values)
            return Problem(path, "choix", got, "une valeur parmi " + ", ".join(values), hint)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem(path, "objet", got, "un objet {fait: valeur}")
        case other:
            return Problem(path, other.replace("_", "-"), got, "une valeur de ce type")


def _place(location: Iterable[str | int]) -> tuple[str | int, ...]:
    """Drop pydantic's own words from a location; keys and ranks stay."""
    return tuple(part for part in location if isinstance(part, int) or "[" not in part)


def _got(value: Any) -> str:
    if isinstance(value, BaseModel | dict):
        return "cet ensemble de réponses"
    return shown(value)


def _model_at(model: type[BaseModel], place: Iterable[str | int]) -> type[BaseModel] | None:
    """Return the model that stands at a place of `model`."""
    current: type[BaseModel] | None = model
    for part in place:
        if isinstance(part, str) and current is not None:
            field = current.model_fields.get(part)
            current = _inside(field.annotation, BaseModel) if field else None
    return current


def _values(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    names = [part for part in place if isinstance(part, str)]
    holder = _model_at(model, names[:-1])
    field = holder.model_fields.get(names[-1]) if holder and names else None
    choices = _inside(field.annotation, Enum) if field else None
    return [str(member.value) for member in choices] if choices else []


def _inside(annotation: Any, kind: type[T]) -> type[T] | None:
    """Return the class of `kind` inside an annotation such as `tuple[X, ...] | None`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, kind) else None
    if get_origin(annotation) in (Union, UnionType, tuple) or hasattr(annotation, "__metadata__"):
        for part in get_args(annotation):
            found = _inside(part, kind)
            if found is not None:
                return found
    return None
