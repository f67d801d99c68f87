"""The facts that a leaf used: what was provided, and what was expected of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from esslaw.facts.vocabulary import Kind
from esslaw.logic.truth import UNKNOWN
from esslaw.logic.usage import FactUse, facts_used, plain
from esslaw.rulebook.book import Rulebook
from tests.logic.small import ON, law, proof_of

Used = Any


@pytest.fixture
def used(tmp_path: Path) -> Used:
    def ask(text: str, on: date = ON, **facts: Any) -> tuple[FactUse, ...]:
        quoted = text.replace("'", "''")
        rulebook: Rulebook = law(tmp_path, f"a: {{holds_if: '{quoted}'}}")
        return facts_used(proof_of(rulebook, "a", on, **facts), rulebook.parameters)

    return ask


def said(uses: tuple[FactUse, ...]) -> list[tuple[str, Any, str | None]]:
    return [
        (use.fact, plain(use.value) if use.value is not None else None, use.expected)
        for use in uses
    ]


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        (
            "capital_social >= p.seuil",
            {"capital_social": "1999.99"},
            [("capital_social", "1999.99", ">= 2000.00")],
        ),
        ("capital_social >= p.seuil", {}, [("capital_social", None, ">= 2000.00")]),
        (
            "p.seuil <= capital_social",
            {"capital_social": 5},
            [("capital_social", "5.00", ">= 2000.00")],
        ),
        ("capital_variable", {"capital_variable": False}, [("capital_variable", "false", "true")]),
        (
            "not capital_variable",
            {"capital_variable": True},
            [("capital_variable", "true", "false")],
        ),
        (
            'forme_juridique in ("sas", "sarl")',
            {"forme_juridique": "sa"},
            [("forme_juridique", "sa", "in sas, sarl")],
        ),
        (
            'forme_juridique != "sas"',
            {"forme_juridique": "sas"},
            [("forme_juridique", "sas", "not in sas")],
        ),
        (
            '"patrimoine_protege" in utilite_sociale',
            {},
            [("utilite_sociale", None, "contains patrimoine_protege")],
        ),
        ("capital_social > 0", {"capital_social": 0}, [("capital_social", "0.00", "> 0")]),
        (
            "plus_haute_remuneration <= p.fois * p.annuel[annee_remunerations]",
            {"plus_haute_remuneration": 3000, "annee_remunerations": 2015},
            [
                ("plus_haute_remuneration", "3000.00", "<= 4204.20"),
                ("annee_remunerations", "2015", None),
            ],
        ),
        (
            "plus_haute_remuneration <= p.fois * p.annuel[annee_remunerations]",
            {"plus_haute_remuneration": 3000},
            [("plus_haute_remuneration", "3000.00", None), ("annee_remunerations", None, None)],
        ),
        (
            "date_demande < date_creation + p.duree",
            {"date_demande": "2023-02-28", "date_creation": "2020-02-29"},
            [("date_demande", "2023-02-28", "< 2023-02-28"), ("date_creation", "2020-02-29", None)],
        ),
        (
            "total_reserves / capital_social >= taux_interet_parts",
            {"total_reserves": 1, "capital_social": 3, "taux_interet_parts": "0.5"},
            [
                ("total_reserves", "0.333333", ">= 0.5"),
                ("capital_social", "3.00", None),
                ("taux_interet_parts", "0.5", None),
            ],
        ),
        (
            "total_reserves / capital_social >= p.taux",
            {"total_reserves": 1, "capital_social": 0},
            [("total_reserves", None, ">= 0.3333333333"), ("capital_social", "0.00", None)],
        ),
    ],
)
def test_provided_and_expected(
    used: Used, text: str, facts: dict[str, Any], expected: list[tuple[str, Any, str | None]]
) -> None:
    assert said(used(text, **facts)) == expected


def test_a_column_is_shown_by_its_sum(used: Used) -> None:
    years = [
        {"date_cloture": "2018-12-31", "charges_exploitation": 100, "charges_utilite_sociale": 60},
        {"date_cloture": "2019-12-31", "charges_exploitation": 300, "charges_utilite_sociale": 204},
    ]
    text = (
        "cumul(exercices.charges_utilite_sociale, p.fois) / "
        "cumul(exercices.charges_exploitation, p.fois) >= p.taux"
    )
    assert said(used(text, exercices=years)) == [
        ("exercices.charges_utilite_sociale", "0.660000", ">= 0.3333333333"),
        ("exercices.charges_exploitation", "400.00", None),
    ]


def test_the_number_of_years_and_the_capital(used: Used) -> None:
    (years,) = used("nombre(exercices) > 0", exercices=[])
    assert (years.fact, years.kind, years.value, years.expected) == (
        "exercices",
        Kind.NUMBER,
        0,
        "> 0",
    )
    (capital,) = used("capital(associes) > 0", associes=[{"capital": 2}])
    assert (capital.fact, capital.kind, capital.value) == (
        "associes.capital",
        Kind.MONEY,
        Decimal(2),
    )


def test_nothing_is_used_where_there_is_no_comparison(tmp_path: Path) -> None:
    rules = """
a: {all_of: [b, c]}
b: {fact: capital_variable}
c: {law_not_found: Le texte n'a pas été retrouvé.}
"""
    rulebook = law(tmp_path, rules)
    proof = proof_of(rulebook, "a")
    assert facts_used(proof, rulebook.parameters) == ()
    missing = proof.find("c")
    assert missing is not None
    assert missing.value is UNKNOWN
    assert facts_used(missing, rulebook.parameters) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.10"),
        (date(2020, 2, 29), "2020-02-29"),
        (2020, "2020"),
    ],
)
def test_plain_values(value: Any, text: str) -> None:
    assert plain(value) == text
