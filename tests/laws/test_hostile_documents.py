"""Documents made to harm: refused with a clear error, at once, whatever their size."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from esslaw import InputError, Problem, examine
from esslaw.documents import MAX_BYTES, MAX_DEPTH

ON = date(2026, 11, 22)
AT_ONCE = 20.0
"""Seconds; each of these takes milliseconds when it is refused as it should be."""


def refused(facts: Any) -> tuple[Problem, ...]:
    """Return the problems of an input, which must be refused at once."""
    start = perf_counter()
    with pytest.raises(InputError) as caught:
        examine(facts, "esus", ON)
    assert perf_counter() - start < AT_ONCE
    return caught.value.problems


def codes(facts: Any) -> list[str]:
    return [problem.code for problem in refused(facts)]


def yaml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def structure(inside: str) -> str:
    return '{"structure": {' + inside + "}}"


@pytest.mark.parametrize("suffix", [".json", ".yaml"])
def test_ten_megabytes(suffix: str, tmp_path: Path) -> None:
    text = structure('"denomination": "' + "a" * 10_000_000 + '"')
    path = tmp_path / f"case{suffix}"
    path.write_text(text)
    assert codes(text) == codes(text.encode()) == codes(path) == ["trop-grand"]


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"structure":{"exercices":['])
def test_ten_thousand_levels(opening: str, tmp_path: Path) -> None:
    assert codes(opening * 10_000) == ["trop-profond"]
    (problem,) = refused(yaml(tmp_path, opening * 10_000))
    assert problem.code == "trop-profond"
    assert str(MAX_DEPTH) in problem.expected


def test_ten_thousand_levels_of_indentation(tmp_path: Path) -> None:
    text = "\n".join("-" * (rank % 2) + " " * rank + "- a:" for rank in range(1000))
    assert codes(yaml(tmp_path, "- " * 900_000 + "a")) == ["trop-profond"]
    assert codes(yaml(tmp_path, text))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999", "-1e-999999999"])
def test_numbers_that_are_not_amounts(number: str, tmp_path: Path) -> None:
    text = structure(f'"capital_social": {number}')
    assert codes(text) == ["nombre"]
    assert codes(yaml(tmp_path, text)) == ["nombre"]


@pytest.mark.parametrize("digits", [41, 5_000, 1_000_000])
def test_numbers_that_are_too_long(digits: int, tmp_path: Path) -> None:
    for number in ("9" * digits, "0." + "9" * digits, "-" + "9" * digits):
        text = structure(f'"capital_social": {number}')
        assert codes(text) == ["nombre"]
        assert codes(yaml(tmp_path, text)) == ["nombre"]
        assert set(codes(structure(f'"capital_social": "{number}"'))) <= {"montant", "nombre"}


@pytest.mark.parametrize(
    "fact", ["capital_social", "taux_fonds_developpement", "annee_remunerations"]
)
@pytest.mark.parametrize(
    "value",
    [Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), Decimal("1e5000"), 10**5000],
    ids=["nan", "snan", "infinity", "decimal", "integer"],
)
def test_numbers_given_by_a_program(fact: str, value: Any) -> None:
    (problem,) = refused({"structure": {fact: value}})
    assert problem.path == f"structure.{fact}"


@pytest.mark.parametrize("exponent", [999_999_999, -999_999_999])
@pytest.mark.parametrize("fact", ["capital_social", "taux_fonds_developpement"])
def test_exponents_given_by_a_program(fact: str, exponent: int) -> None:
    (problem,) = refused({"structure": {fact: Decimal(f"1e{exponent}")}})
    assert problem.path == f"structure.{fact}"


@pytest.mark.parametrize("fact", ["annee_remunerations"])
def test_a_whole_number_of_a_million_digits_given_by_a_program(fact: str) -> None:
    (problem,) = refused({"structure": {fact: Decimal("1e1000000")}})
    assert problem.path == f"structure.{fact}"


def test_a_key_twice(tmp_path: Path) -> None:
    text = structure('"capital_social": 1, "capital_social": 2')
    assert codes(text) == ["cle-en-double"]
    (problem,) = refused(yaml(tmp_path, text))
    assert (problem.code, problem.path) == ("cle-en-double", "structure.capital_social")
    assert codes('{"structure": {}, "structure": {}}') == ["cle-en-double"]


def test_a_key_twice_among_thirty_thousand() -> None:
    """Finding the repeated key must not compare each key with all the others."""
    keys = [f'"{rank:06d}": 1' for rank in range(30_000)]
    assert codes(structure(", ".join([*keys, keys[-1]]))) == ["cle-en-double"]


def test_tens_of_thousands_of_unknown_keys() -> None:
    """Suggestions are a courtesy; they must not take minutes."""
    keys = ", ".join(f'"forme_juridiqu{rank:06d}": 1' for rank in range(35_000))
    assert set(codes(structure(keys))) == {"cle-inconnue"}


def test_hundreds_of_thousands_of_rows_that_are_not_rows() -> None:
    assert codes(structure('"exercices": [' + ",".join(["1"] * 400_000) + "]"))


def test_a_hundred_thousand_choices_that_are_not_choices() -> None:
    items = ", ".join(['"lien_socia"'] * 120_000)
    assert codes(structure(f'"utilite_sociale": [{items}]'))


def test_an_unknown_key_of_a_million_characters() -> None:
    for text in (structure('"' + "a" * 1_000_000 + '": 1'), '{"' + "a" * 1_000_000 + '": 1}'):
        for problem in refused(text):
            assert len(str(problem)) < 2_000


def test_aliases_and_bombs(tmp_path: Path) -> None:
    assert codes(yaml(tmp_path, "structure: {denomination: &a x, siren: *a}")) == ["alias"]
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{rank}: &a{rank} [{', '.join([f'*a{rank - 1}'] * 9)}]\n" for rank in range(1, 30)
    )
    assert set(codes(yaml(tmp_path, bomb))) >= {"alias"}
    assert "alias" in codes(yaml(tmp_path, "structure: &a {exercices: [*a]}"))
    assert "alias" in codes(yaml(tmp_path, "x: &a {capital_social: 1}\nstructure: {<<: *a}"))


@pytest.mark.parametrize(
    "text",
    [
        "structure: !!python/object/apply:os.system [echo]",
        "structure: {capital_social: !!float 1}",
        "structure: {denomination: !local x}",
        "structure: {denomination: !!binary aGVsbG8=}",
        "!!omap [structure: {}]",
        "!!python/name:os.system structure: {}",
    ],
)
def test_tags(text: str, tmp_path: Path) -> None:
    assert "etiquette" in codes(yaml(tmp_path, text))


@pytest.mark.parametrize("text", ["structure: {}\n---\nstructure: {}", "a: 1\n---\nb: 2"])
def test_several_documents(text: str, tmp_path: Path) -> None:
    assert "plusieurs-documents" in codes(yaml(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        "structure: {renouvellement: yes}",
        "structure: {renouvellement: on}",
        "structure: {renouvellement: 1}",
        "structure: {capital_social: 1_000}",
        "structure: {capital_social: 0x10}",
        "structure: {capital_social: .inf}",
        "structure: {capital_social: .nan}",
        "structure: {capital_social: 12:30}",
        "structure: {date_creation: 2025-02-30}",
        "structure: {date_creation: 2025-02-03T00:00:00}",
    ],
)
def test_what_yaml_would_guess_is_refused(text: str, tmp_path: Path) -> None:
    (problem,) = refused(yaml(tmp_path, text))
    assert problem.path.startswith("structure.")


@pytest.mark.parametrize(
    "text", ["", " ", "null", "[]", "0", '"structure"', "{}", '{"a": {}}', "true"]
)
def test_what_is_not_a_case(text: str, tmp_path: Path) -> None:
    assert refused(text)
    assert refused(yaml(tmp_path, text))


@pytest.mark.parametrize(
    "text", ['{"structure": {}', '{"structure": {}} x', "{'structure': {}}", "{,}"]
)
def test_json_that_is_not_json(text: str) -> None:
    (problem,) = refused(text)
    assert problem.code == "json-invalide"
    assert "ligne 1" in problem.got or getattr(problem, "line", None) == 1


def test_half_a_character() -> None:
    for text in ('{"structure": {"denomination": "\\ud800"}}', '{"structure": {"\\udfff": 1}}'):
        for problem in refused(text):
            str(problem).encode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9998-01-01", "2024-02-29"])
@pytest.mark.parametrize("fact", ["date_creation", "date_demande"])
def test_extreme_dates_never_break_an_examination(day: str, fact: str) -> None:
    answered_or_refused(lambda: examine({"structure": {fact: day}}, "esus", ON))
    table = {"exercices": [{"date_cloture": day}]}
    answered_or_refused(lambda: examine({"structure": table}, "esus", ON))


@pytest.mark.parametrize("on", [date.min, date.max, datetime(2026, 1, 1), "2026-01-01", None, 0])
def test_extreme_days_of_law(on: Any) -> None:
    answered_or_refused(lambda: examine({"structure": {}}, "esus", on))


def answered_or_refused(call: Callable[[], Any]) -> None:
    """Return when an examination answers or refuses; let any other exception through."""
    with suppress(InputError):
        call()


def test_the_largest_amounts_are_added_exactly() -> None:
    most = "9999999999999.99"
    year = {
        "charges_exploitation": most,
        "charges_utilite_sociale": most,
        "dividendes": most,
        "remuneration_financements_non_bancaires": most,
        "capitaux_propres": most,
        "financements_non_bancaires": most,
    }
    years = [{"date_cloture": f"{1500 + rank}-12-31", **year} for rank in range(500)]
    facts = {"exercices": years, "taux_moyen_obligations": "0.0000000001"}
    verdict = examine(json.dumps({"structure": facts}), "esus", ON)
    assert verdict.proof.find("esus.charge.part.trois_exercices") is not None


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.yaml", tmp_path / "absent.json"):
        (problem,) = refused(path)
        assert problem.code == "fichier"


def test_a_case_just_small_enough_is_read() -> None:
    text = structure('"denomination": "x"') + " " * (MAX_BYTES - 40)
    assert len(text) <= MAX_BYTES
    assert examine(text, "esus", ON).outcome == "undetermined"
