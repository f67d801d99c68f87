"""The JSON Schema of a case says what `read_case` accepts, and what each fact is."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from esslaw.documents import read_json
from esslaw.facts import read_case
from esslaw.facts.schema import DIALECT, json_schema
from esslaw.facts.vocabulary import vocabulary
from esslaw.problems import InputError

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, Decimal),
    "integer": (int,),
    "boolean": (bool,),
}
SAID = {"title", "description", "unit", "subject", "change_by", "delay", "appreciation"}
CHECKED = {"$ref", "type", "properties", "items", "enum", "pattern", "format"}
BOUNDS = {"additionalProperties", "minimum", "maximum", "maxLength"}
HEAD = {"$schema", "$defs", "minProperties", "oneOf"}
EVIDENCE = {"propertyNames", "required"}


def admits(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    """Whether a value has the form that a schema asks for: the few keywords that ours uses."""
    if "$ref" in schema:
        target = root["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        return admits(target, value, root)
    wanted = schema.get("type", [])
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if not any(of_type(value, kind) for kind in kinds):
        return False
    if isinstance(value, dict):
        return admits_object(schema, value, root)
    if isinstance(value, list):
        return all(admits(schema["items"], one, root) for one in value)
    if isinstance(value, str):
        return admits_text(schema, value)
    if isinstance(value, bool):
        return True
    return schema.get("minimum", value) <= value <= schema.get("maximum", value)


def of_type(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean") >= isinstance(value, bool)


def admits_object(schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema["additionalProperties"]
    if len(value) < schema.get("minProperties", 0) or set(schema.get("required", ())) - set(value):
        return False
    if sum(set(one["required"]) <= set(value) for one in schema.get("oneOf", ())) != (
        "oneOf" in schema
    ):
        return False
    if others is not False:
        names = schema["propertyNames"]["enum"]
        return all(name in names and admits(others, part, root) for name, part in value.items())
    return all(name in known and admits(known[name], part, root) for name, part in value.items())


def admits_text(schema: dict[str, Any], value: str) -> bool:
    if schema.get("format") == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return False
    return (
        value in schema.get("enum", [value])
        and re.search(schema.get("pattern", ""), value) is not None
        and len(value) <= schema.get("maxLength", len(value))
    )


def accepted(case: Any) -> bool:
    try:
        read_case(json.dumps(case, default=str))
    except InputError:
        return False
    return True


CASES = [
    {"structure": {}},
    {"structure": {"forme_juridique": "sas", "capital_social": "1000.50", "siren": "732 829 320"}},
    {"structure": {"capital_social": 1000, "taux_interet_parts": "0.035"}},
    {"structure": {"utilite_sociale": [], "membres_ptce": ["recherche", "formation"]}},
    {"structure": {"date_creation": "2020-02-29", "annee_remunerations": 2020}},
    {"structure": {"emploie_des_salaries": False, "denomination": "L'Épicerie"}},
    {
        "structure": {
            "exercices": [{"date_cloture": "2019-12-31", "benefice": "-12.30"}, {}],
            "associes": [{"type": "salarie", "capital": 0}],
            "colleges": [{"part_voix": 1, "ponderation_selon_capital": True}],
        }
    },
    {"structure": {"salaire_minimum_branche_annuel": "+0", "part_voix_salaries": "1"}},
    {"structure": {}, "preuves": {}},
    {
        "structure": {"capital_social": 1, "exercices": [{"benefice": 3}]},
        "preuves": {
            "capital_social": {"degre": "documente", "document": "K-bis"},
            "exercices.benefice": {"degre": "verifie", "par": "Cabinet", "le": "2026-10-01"},
            "exercices": {"degre": "declare"},
        },
    },
    {
        "intervention": {"montant": 3, "beneficiaire": {"forme_juridique": "sas"}},
        "preuves": {"beneficiaire.forme_juridique": {"degre": "declare"}},
    },
]
REFUSED = [
    [],
    {},
    {"strcture": {}},
    {"structure": {}, "autre": {}},
    {"structure": []},
    {"structure": {"capital_socail": 1}},
    {"structure": {"capital_social": "1 000,50"}},
    {"structure": {"capital_social": -1}},
    {"structure": {"capital_social": "-1"}},
    {"structure": {"capital_social": True}},
    {"structure": {"taux_interet_parts": 66}},
    {"structure": {"forme_juridique": "SAS"}},
    {"structure": {"utilite_sociale": "education_citoyennete"}},
    {"structure": {"utilite_sociale": ["education"]}},
    {"structure": {"date_creation": "29/02/2020"}},
    {"structure": {"annee_remunerations": "2020"}},
    {"structure": {"annee_remunerations": 20}},
    {"structure": {"emploie_des_salaries": "oui"}},
    {"structure": {"denomination": "x" * 301}},
    {"structure": {"siren": "12345678"}},
    {"structure": {"exercices": [{"date_clotur": "2019-12-31"}]}},
    {"structure": {"exercices": [{"dividendes": -1}]}},
    {"structure": {"exercices": {}}},
    {"structure": {"associes": [{"type": "ami"}]}},
    {"structure": {"colleges": [1]}},
    {"preuves": {}},
    {"structure": {}, "intervention": {}},
    {"structure": {"capital_social": 1}, "preuves": {"capital_social": {}}},
    {"structure": {"capital_social": 1}, "preuves": {"capital_social": "verifie"}},
    {"structure": {"capital_social": 1}, "preuves": {"capital": {"degre": "declare"}}},
    {"structure": {"capital_social": 1}, "preuves": {"capital_social": {"degre": "sûr"}}},
    {"structure": {"capital_social": 1}, "preuves": []},
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_has_the_form(case: Any) -> None:
    schema = json_schema()
    assert accepted(case)
    assert admits(schema, case, schema)


@pytest.mark.parametrize("case", REFUSED)
def test_what_has_not_the_form_is_not_read(case: Any) -> None:
    schema = json_schema()
    assert not admits(schema, case, schema)
    assert not accepted(case)


def test_each_fact_says_what_it_is() -> None:
    definitions = json_schema()["$defs"]
    tables = {"Structure": vocabulary()}
    tables |= {
        definition: vocabulary()[name].columns
        for name, definition in [
            ("exercices", "Exercice"),
            ("associes", "Associe"),
            ("colleges", "College"),
        ]
    }
    for definition, facts in tables.items():
        properties = definitions[definition]["properties"]
        assert set(properties) == set(facts)
        for name, fact in facts.items():
            said = properties[name]
            assert said["title"] == fact.info.label
            assert said["description"] == fact.info.help
            assert said["unit"] == fact.info.unit.value
            assert said["subject"] == fact.info.subject.value
            assert said["change_by"] == fact.info.change.value
            assert said["delay"] == fact.info.delay
            assert said["appreciation"] is fact.info.appreciation


def test_no_fact_is_required_null_or_defaulted() -> None:
    for name, definition in json_schema()["$defs"].items():
        assert ("required" in definition) == (name == "Preuve")
        for said in definition.get("properties", {}).values():
            assert not {"anyOf", "default", "null"} & set(said)
            assert "null" not in said.get("type", "")


def test_it_is_whole_plain_json() -> None:
    schema = json_schema()
    assert schema["$schema"] == DIALECT
    text = json.dumps(schema)
    assert read_json(text) == schema
    for name in re.findall(r'"\$ref": "#/\$defs/(\w+)"', text):
        assert name in schema["$defs"]
    assert len(set(re.findall(r'"\$ref": "([^"]+)"', text))) == len(schema["$defs"])
    assert "Traceback" not in text
    assert ">>>" not in text


def test_only_known_words_are_used() -> None:
    """A keyword which the small check above does not know would be checked by nobody."""
    schema = json_schema()
    assert set(schema) - HEAD <= SAID | CHECKED | BOUNDS
    assert set(schema["properties"]["preuves"]) - EVIDENCE <= SAID | CHECKED | BOUNDS
    for definition in schema["$defs"].values():
        assert set(definition) - EVIDENCE <= SAID | CHECKED | BOUNDS
        for said in definition.get("properties", {}).values():
            assert set(said) <= SAID | CHECKED | BOUNDS


def test_it_is_made_anew() -> None:
    json_schema()["$defs"].clear()
    assert json_schema()["$defs"]


def test_a_whole_case_has_the_form() -> None:
    schema = json_schema()
    facts: dict[str, Any] = {}
    for name, fact in vocabulary().items():
        facts[name] = {
            "money": "12.30",
            "ratio": "0.2",  # several are shares of one whole
            "date": date(2020, 2, 29).isoformat(),
            "year": 2020,
            "flag": True,
            "choice": [*fact.choices][-1].value if fact.choices else None,
            "choices": [member.value for member in fact.choices or ()],
            "rows": [{}],
            "text": "732829320",
            "number": 1,
            "years": 5,
        }[fact.kind.value]
    assert accepted({"structure": facts})
    assert admits(schema, {"structure": facts}, schema)
