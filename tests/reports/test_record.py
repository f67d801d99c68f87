"""The JSON of a verdict has exactly the shape of the vocabulary."""

from datetime import date
from pathlib import Path

import pytest

from esslaw import examine
from esslaw.reports.record import record

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ON = date(2026, 11, 22)


def nodes(proof):
    yield proof
    for child in proof["children"]:
        yield from nodes(child)


@pytest.fixture(params=sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def data(request):
    return record(examine(EXAMPLES / f"{request.param}.yaml", "esus", ON))


def test_the_keys(data):
    assert set(data) == {
        "regime",
        "on",
        "outcome",
        "grade",
        "reservations",
        "open_questions",
        "levers",
        "proof",
        "formalities",
        "rulebook",
    }
    assert set(data["rulebook"]) == {"version", "digest"}
    for question in data["open_questions"]:
        assert set(question) == {"fact", "label", "group"}
    for lever in (lever for changes in data["levers"] for lever in changes):
        assert set(lever) == {"fact", "now", "target", "change_by", "criterion"}


def test_every_node_of_the_proof(data):
    for node in nodes(data["proof"]):
        assert set(node) == {"id", "label", "value", "applies", "sources", "facts", "children"}
        assert node["value"] in ("true", "false", "unknown")
        assert node["label"]
        assert node["sources"], node["id"]
        for source in node["sources"]:
            assert set(source) == {"text", "article", "evidence", "url"}
        for fact in node["facts"]:
            assert set(fact) == {"fact", "value", "expected"}


def test_numbers_are_exact_text():
    data = record(examine(EXAMPLES / "regie_de_quartier.yaml", "esus", ON))
    ceiling = next(
        node for node in nodes(data["proof"]) if node["id"] == "esus.remuneration.plus_haute.smic"
    )
    assert ceiling["facts"] == [
        {"fact": "plus_haute_remuneration", "value": "52800.00", "expected": "<= 216216.00"},
        {"fact": "annee_remunerations", "value": 2025, "expected": None},
    ]


def test_a_share_is_said_as_a_share():
    data = record(examine(EXAMPLES / "association.yaml", "esus", ON))
    share = next(
        node for node in nodes(data["proof"]) if node["id"] == "esus.charge.part.trois_exercices"
    )
    subject = share["facts"][0]
    assert subject["fact"] == "exercices.charges_utilite_sociale"
    assert (subject["value"], subject["expected"]) == ("0.733908", ">= 0.66")


def test_an_absent_answer_is_null_and_its_bound_is_said_when_known():
    data = record(examine({"structure": {"annee_remunerations": 2026}}, "esus", ON))
    ceiling = next(
        node for node in nodes(data["proof"]) if node["id"] == "esus.remuneration.plus_haute.smic"
    )
    assert ceiling["value"] == "unknown"
    assert ceiling["facts"][0] == {
        "fact": "plus_haute_remuneration",
        "value": None,
        "expected": "<= 221842.90",
    }
