"""Whatever is read as a case, there is a verdict or an `InputError`, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from esslaw import InputError, examine, load_rulebook
from esslaw.reports.record import record
from tests.cases.reading import bases, on_the_day

ON = date(2026, 11, 22)
REGIMES = list(load_rulebook().regimes)
SUFFIXES = [".json", ".yaml"]
WHOLE = {"cas", "json-invalide", "yaml-invalide", "encodage", "trop-grand", "trop-profond"}
"""Problems of the whole document."""
WITHOUT_PLACE = {"nombre", "cle-en-double"}
"""Problems which the JSON parser meets before it knows where it is."""

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**60), 10**60)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["", "oui", "66 %", "1 234,56", "31/12/2025", "2025-02-30", "NaN", "1e9"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
PYTHON = st.recursive(
    SCALARS
    | st.decimals()
    | st.dates()
    | st.datetimes()
    | st.binary(max_size=8)
    | st.complex_numbers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=8) | st.integers() | st.none(), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES, st.sampled_from(REGIMES))
def test_any_json_value(value: Any, regime: str) -> None:
    accepted_or_refused(json.dumps(value), regime)


@given(VALUES, st.sampled_from(REGIMES))
def test_any_json_value_as_a_structure(value: Any, regime: str) -> None:
    accepted_or_refused(json.dumps({"structure": value}), regime)


@given(PYTHON, st.sampled_from(REGIMES))
def test_any_python_value(value: Any, regime: str) -> None:
    accepted_or_refused(value, regime)
    accepted_or_refused({"structure": value}, regime)


@given(st.data(), st.sampled_from(REGIMES))
def test_a_case_with_one_value_replaced(data: st.DataObject, regime: str) -> None:
    case = written(data.draw(st.sampled_from(sorted(bases()))))
    path = data.draw(st.sampled_from(list(paths(case))))
    mutated = replaced(case, path, data.draw(VALUES | PYTHON))
    accepted_or_refused(mutated, regime)


@given(st.data(), st.sampled_from(REGIMES))
def test_a_case_with_one_key_mistyped(data: st.DataObject, regime: str) -> None:
    case = written("association_conforme")
    key = data.draw(st.sampled_from(sorted(case["structure"])))
    other = data.draw(st.text(max_size=30))
    case["structure"][other] = case["structure"].pop(key)
    accepted_or_refused(json.dumps(case, default=str), regime)


@given(data=st.data(), regime=st.sampled_from(REGIMES), suffix=st.sampled_from(SUFFIXES))
def test_the_text_of_a_case_with_some_characters_changed(
    data: st.DataObject, regime: str, suffix: str, tmp_path_factory: Any
) -> None:
    text = json.dumps(written("regie_de_quartier"), default=str, ensure_ascii=False, indent=1)
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 5)))
        noise = st.text(max_size=5) | st.text(
            "[]{}:,\"'&*!|>%@`#-? \n\t\\0123456789.eE+", max_size=5
        )
        text = text[:start] + data.draw(noise) + text[end:]
    path = tmp_path_factory.getbasetemp() / f"case{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    accepted_or_refused(path, regime)
    if suffix == ".json":
        accepted_or_refused(text, regime)


@given(content=st.binary(max_size=60), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes(content: bytes, suffix: str, tmp_path_factory: Any) -> None:
    path: Path = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
    path.write_bytes(content)
    accepted_or_refused(path, "esus")
    accepted_or_refused(content, "esus")


def accepted_or_refused(facts: Any, regime: str) -> None:
    """Assert that a case is read whole, or refused with problems that can be shown."""
    try:
        verdict = examine(facts, regime, ON)
    except InputError as error:
        problems = error.problems
    else:
        json.dumps(record(verdict), allow_nan=False, ensure_ascii=False).encode()
        return
    assert problems
    for problem in problems:
        placed = problem.path or getattr(problem, "line", None)
        assert placed or problem.code in WHOLE | WITHOUT_PLACE, problem
        assert problem.code
        assert problem.expected
        assert len(problem.got) < 200, problem
        str(problem).encode()


def written(base: str) -> dict[str, Any]:
    """Return a structure of the field as a case."""
    facts = {name: on_the_day(value, ON) for name, value in bases()[base].items()}
    return deepcopy({"structure": facts})


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every part of a value, itself excepted."""
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        yield (*at, key)
        if isinstance(part, dict | list):
            yield from paths(part, (*at, key))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Return a value with the part at a path replaced."""
    holder = value
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = new
    return value


def test_exact_numbers_stay_exact() -> None:
    text = '{"structure": {"capital_social": 0.10, "taux_fonds_developpement": 0.1999999999}}'
    structure = examine(text, "ess", ON).case.structure
    assert structure.capital_social == Decimal("0.10")
    assert structure.taux_fonds_developpement == Decimal("0.1999999999")
