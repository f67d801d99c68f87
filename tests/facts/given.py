"""What the tests of the facts share: reading one, and the refusal that it gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from esslaw.facts import read_case
from esslaw.problems import InputError, Problem


def structure(**facts: Any) -> Mapping[str, Any]:
    """Return a case of some facts."""
    return {"structure": facts}


def refused(source: Any) -> tuple[Problem, ...]:
    """Return the problems of a case that is refused."""
    with pytest.raises(InputError) as error:
        read_case(source)
    return error.value.problems


def read(kind: Any, value: Any) -> Any:
    """Return a value read as a scalar of a kind."""
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: Any, value: Any) -> tuple[str, str, str | None]:
    """Return the code of a refusal, what was expected and the suggestion."""
    with pytest.raises(ValidationError) as error:
        read(kind, value)
    (detail,) = error.value.errors()
    assert detail["type"] == "esslaw"
    said = detail["ctx"]
    return said["code"], said["expected"], said["suggestion"]
