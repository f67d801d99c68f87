"""From pydantic's errors to our problems, each with a path, what was got and what to do.

Guarantees: one problem for each refused value and for each pair of facts that contradict one
another; a contradiction is looked for only among facts that are admissible by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from esslaw.problems import Problem, path_of, printable, shown
from esslaw.suggest import did_you_mean

T = TypeVar("T")
Near = Callable[[str, Iterable[str]], str | None]
HINTED = 100
"""How many problems get a suggestion: looking for near names takes time, and no one reads more."""


def problems_of(
    error: ValidationError, model: type[BaseModel], at: tuple[str | int, ...] = ()
) -> list[Problem]:
    """Return every problem that pydantic found in an input of `model`, placed under `at`."""
    return [
        problem
        for rank, detail in enumerate(error.errors(include_url=False))
        for problem in _problems(detail, model, at, did_you_mean if rank < HINTED else _no_hint)
    ]


def _no_hint(name: str, known: Iterable[str]) -> None:
    return None


def _problems(
    detail: ErrorDetails, model: type[BaseModel], at: tuple[str | int, ...], near: Near
) -> Iterator[Problem]:
    place = _place(detail["loc"])
    if detail["type"] == "esslaw_incoherent":
        for one in detail["ctx"]["found"]:
            got = _got(detail["input"], one.field)
            yield Problem(path_of((*at, *place, one.field)), "incoherent", got, one.expected)
    else:
        yield _problem(detail, model, at, place, near)


def _problem(
    detail: ErrorDetails,
    model: type[BaseModel],
    at: tuple[str | int, ...],
    place: tuple[str | int, ...],
    near: Near,
) -> Problem:
    path = path_of((*at, *place))
    got = _got(detail["input"])
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "esslaw":
            return Problem(path, context["code"], got, context["expected"], context["suggestion"])
        case "extra_forbidden" | "invalid_key":
            holder = model_at(model, place[:-1])
            hint = near(str(place[-1]), holder.model_fields if holder else ())
            expected = "un fait du vocabulaire"
            return Problem(path, "cle-inconnue", shown(str(place[-1])), expected, hint)
        case "string_unicode":
            return Problem(path, "cle-inconnue", got, "un fait du vocabulaire")
        case "enum":
            values = _values(model, place)
            hint = near(str(detail["input"]), values)
            return Problem(path, "choix", got, "une valeur parmi " + ", ".join(values), hint)
        case "missing":
            values = _values(model, place)
            expected = "une valeur parmi " + ", ".join(values) if values else "une valeur"
            return Problem(path, "cle-manquante", "rien", expected)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem(path, "objet", got, "un objet {fait: valeur}")
        case other:
            return Problem(path, other.replace("_", "-"), got, "une valeur de ce type")


def _place(location: Iterable[str | int]) -> tuple[str | int, ...]:
    return tuple(part if isinstance(part, int) else printable(part) for part in location)


def _got(value: Any, field: str | None = None) -> str:
    if field is not None:
        value = value.get(field) if isinstance(value, Mapping) else getattr(value, field, value)
    if isinstance(value, BaseModel | Mapping):
        return "cet ensemble de réponses"
    if isinstance(value, list | tuple) and any(isinstance(part, Mapping) for part in value):
        return f"une liste de {len(value)} lignes"
    return shown(value)


def model_at(model: type[BaseModel], place: Iterable[str | int]) -> type[BaseModel] | None:
    """Return the model that stands at a place of `model`."""
    current: type[BaseModel] | None = model
    for part in place:
        if isinstance(part, str) and current is not None:
            field = current.model_fields.get(part)
            current = _inside(field.annotation, BaseModel) if field else None
    return current


def _values(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    names = [part for part in place if isinstance(part, str)]
    holder = model_at(model, names[:-1])
    field = holder.model_fields.get(names[-1]) if holder and names else None
    choices = _inside(field.annotation, Enum) if field else None
    return [str(member.value) for member in choices] if choices else []


def _inside(annotation: Any, kind: type[T]) -> type[T] | None:
    """Return the class of `kind` inside an annotation such as `tuple[X, ...] | None`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, kind) else None
    if get_origin(annotation) in (Union, UnionType, tuple, list) or hasattr(
        annotation, "__metadata__"
    ):
        for part in get_args(annotation):
            found = _inside(part, kind)
            if found is not None:
                return found
    return None
