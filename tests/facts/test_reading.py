"""Reading a case: whole or refused, every problem at once, each at its exact path."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from esslaw.facts import Associe, Case, College, Exercice, Structure, read_case
from esslaw.problems import InputError
from tests.facts.given import refused, structure


def test_every_manner_of_giving_a_case(tmp_path: Path) -> None:
    facts = {"forme_juridique": "sas", "capital_social": 1000, "date_creation": "2020-02-29"}
    expected = Case(Structure(**facts))
    text = json.dumps({"structure": facts})
    (tmp_path / "cas.json").write_text("\ufeff" + text)
    (tmp_path / "cas.yaml").write_text(
        "structure:\n  forme_juridique: sas\n  capital_social: 1000\n  date_creation: 2020-02-29\n"
    )
    for source in (
        expected,
        expected.structure,
        {"structure": facts},
        {"structure": expected.structure},
        MappingProxyType({"structure": facts}),
        text,
        text.encode(),
        tmp_path / "cas.json",
        tmp_path / "cas.yaml",
    ):
        assert read_case(source) == expected


def test_json_numbers_are_exact() -> None:
    text = """{"structure":
        {"capital_social": 0.10, "total_reserves": 221842.90, "taux_interet_parts": 0.3}}"""
    facts = read_case(text).structure
    assert facts.capital_social == Decimal("0.10")
    assert facts.total_reserves == Decimal("221842.90")
    assert facts.taux_interet_parts == Decimal("0.3")


def test_nothing_is_defaulted() -> None:
    facts = read_case({"structure": {}}).structure
    assert set(facts.__dict__) == set(Structure.model_fields)
    assert all(value is None for value in facts.__dict__.values())
    explicit = dict.fromkeys(Structure.model_fields)
    assert read_case({"structure": explicit}).structure == facts


def test_every_problem_at_once_each_at_its_path() -> None:
    problems = refused(
        structure(
            capital_social="12,50",
            taux_interet_parts=66,
            forme_juridique="asociation_1901",
            utilite_sociale=["education_citoyennete", "patrimoine"],
            date_creation="29/02/2020",
            annee_remunerations="2020",
            emploie_des_salaries="oui",
            siren="123456789",
            denomination="a\nb",
            capital_socail=1,
            exercices=[
                {"date_cloture": "2019-12-31", "benefice": 1.5},
                {"date_cloture": 2020, "charge_exploitation": 3},
                "2021",
            ],
            associes={"nom": "Ada"},
            colleges=[{"part_voix": 2, "nom": 12}],
        )
    )
    assert {(one.path, one.code, one.suggestion) for one in problems} == {
        ("structure.capital_social", "nombre", "écrire 12.50"),
        (
            "structure.taux_interet_parts",
            "rapport",
            "un pourcentage s'écrit comme un rapport : 66 % s'écrit 0.66",
        ),
        ("structure.forme_juridique", "choix", "vouliez-vous dire « association_1901 » ?"),
        ("structure.utilite_sociale[1]", "choix", "vouliez-vous dire « patrimoine_protege » ?"),
        ("structure.date_creation", "date", "écrire 2020-02-29"),
        ("structure.annee_remunerations", "annee", "écrire 2020 sans guillemets"),
        ("structure.emploie_des_salaries", "oui-non", "écrire true"),
        ("structure.siren", "siren", "vérifier le dernier chiffre"),
        ("structure.denomination", "texte", None),
        ("structure.capital_socail", "cle-inconnue", "vouliez-vous dire « capital_social » ?"),
        ("structure.exercices[0].benefice", "nombre", "écrire le nombre entre guillemets"),
        ("structure.exercices[1].date_cloture", "date", None),
        (
            "structure.exercices[1].charge_exploitation",
            "cle-inconnue",
            "vouliez-vous dire « charges_exploitation » ?",
        ),
        ("structure.exercices[2]", "objet", None),
        ("structure.associes", "liste", "une liste s'écrit entre crochets : [ … ]"),
        (
            "structure.colleges[0].part_voix",
            "rapport",
            "un pourcentage s'écrit comme un rapport : 2 % s'écrit 0.02",
        ),
        ("structure.colleges[0].nom", "texte", None),
    }
    assert len(problems) == 17
    got = {one.path: one.got for one in problems}
    assert got["structure.capital_social"] == "« 12,50 »"
    assert got["structure.exercices[2]"] == "« 2021 »"
    assert got["structure.denomination"] == "« a b »"
    assert str(problems[0]).count("\n") == 0


@pytest.mark.parametrize(
    ("source", "path", "suggestion"),
    [
        ({"strcture": {}}, "strcture", "vouliez-vous dire « structure » ?"),
        (structure(siege="Lyon"), "structure.siege", None),
        (structure(associes=[{"typ": "salarie"}]), "structure.associes[0].typ", "type"),
        (structure(colleges=[{}, {"part_vox": 1}]), "structure.colleges[1].part_vox", "part_voix"),
        (structure(**{"a[0]": 1}), "structure.a[0]", None),
        (structure(**{"": 1}), "structure.", None),
        (structure(**{"capital social": 1}), "structure.capital social", "capital_social"),
    ],
)
def test_unknown_keys_at_any_depth(source: Any, path: str, suggestion: str | None) -> None:
    (problem,) = refused(source)
    assert (problem.path, problem.code) == (path, "cle-inconnue")
    assert (suggestion or "") in (problem.suggestion or "")
    assert bool(problem.suggestion) is (suggestion is not None)


def test_a_key_that_is_not_a_text() -> None:
    (problem,) = refused({"structure": {3: 4}})
    assert (problem.path, problem.code) == ("structure[3]", "cle-inconnue")
    (problem,) = refused({"structure": {"\ud800": 4}})
    assert problem.code == "cle-inconnue"
    str(problem).encode()


@pytest.mark.parametrize(
    ("source", "got"),
    [
        (None, "un document vide"),
        ("", None),
        ({}, "un objet sans structure ni intervention"),
        ([], "une liste"),
        ("[1]", "une liste"),
        ("12", "12"),
        ('"structure"', "« structure »"),
        ("true", "true"),
        (12.5, "12.5"),
    ],
)
def test_what_is_not_a_case(source: Any, got: str | None) -> None:
    (problem,) = refused(source)
    if got is None:
        assert problem.code == "json-invalide"
    else:
        assert problem.code == "cas"
        assert problem.got == got
        assert problem.expected == "un cas : {structure: {…}} ou {intervention: {…}}"


@pytest.mark.parametrize("value", [None, [], "sas", 12])
def test_what_is_not_a_structure(value: Any) -> None:
    (problem,) = refused({"structure": value})
    assert (problem.path, problem.code, problem.expected) == (
        "structure",
        "objet",
        "un objet {fait: valeur}",
    )


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name in ("absent.yaml", "."):
        (problem,) = refused(tmp_path / name)
        assert problem.code == "fichier"
    large = tmp_path / "grand.yaml"
    large.write_bytes(b"#" * 2_000_001)
    assert refused(large)[0].code == "trop-grand"
    twice = tmp_path / "deux.yaml"
    twice.write_text("structure: {}\nstructure: {}\n")
    assert str(refused(twice)[0]) == (
        "ligne 2, structure : reçu deux fois « structure » ; attendu : une seule fois"
    )


def test_models_are_frozen_and_closed() -> None:
    facts = Structure(exercices=[Exercice()], associes=[Associe()], colleges=[College()])
    for model, name in [
        (facts, "capital_social"),
        (facts.exercices[0], "benefice"),
        (facts.associes[0], "nom"),
        (facts.colleges[0], "nom"),
    ]:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(model, name, None)
        with pytest.raises(ValidationError):
            type(model)(inconnu=1)
    assert isinstance(facts.exercices, tuple)
    assert hash(facts) == hash(Structure(**facts.__dict__))
    with pytest.raises(AttributeError):
        read_case(facts).structure = Structure()


def test_a_huge_number_is_refused_and_not_repeated() -> None:
    (problem,) = refused(structure(capital_social=10**5000))
    assert problem.got == "un nombre trop long pour être répété"
    (problem,) = refused(structure(capital_social=[10**5000]))
    assert problem.code == "nombre"


def test_a_wrong_value_is_repeated_in_short() -> None:
    (problem,) = refused(structure(capital_social="x" * 500))
    assert len(problem.got) == 80
    assert problem.got.endswith("…")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.decimals(allow_nan=False),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from([*Structure.model_fields, "benefice", "type", "x"]), inside, max_size=4
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Structure.model_fields, "autre"]), JSON, max_size=6))
def test_any_input_is_a_case_or_a_list_of_problems(facts: dict[str, Any]) -> None:
    try:
        case = read_case({"structure": facts})
    except InputError as error:
        problems = error.problems
        assert problems
        assert all(one.path.startswith("structure") and one.expected for one in problems)
        assert len({(one.path, one.code) for one in problems}) == len(problems)
    else:
        assert case.structure.model_fields_set <= set(facts)


def test_the_day_may_be_a_date_or_a_text() -> None:
    assert read_case(structure(date_creation=date(2020, 2, 29))).structure.date_creation == date(
        2020, 2, 29
    )
