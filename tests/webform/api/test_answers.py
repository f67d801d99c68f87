"""The answers: what the library says of the same case, and what the document says of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

import esslaw
from esslaw.reports.advice_record import levers_record, questions_record
from esslaw.reports.authorities import authorities_record
from esslaw.reports.changes_record import timeline_record
from esslaw.reports.record import record
from esslaw.reports.replaying_record import replay_record
from esslaw.reports.rules_record import regimes_record, rule_record, rules_record
from esslaw.reports.spoken import spoken

from .conftest import INTERVENTIONS, ON, ROOT, STRUCTURES, Conforms, Post, example, written

DAY = date.fromisoformat(ON)
ASKED = [
    *((name, regime) for name in STRUCTURES for regime in ("ess", "esus", "scic", "scop")),
    *((name, "intervention") for name in INTERVENTIONS),
]


def body(name: str, regime: str, **others: Any) -> dict[str, Any]:
    return {"case": written(example(name)), "regime": regime, "on": ON, **others}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("name", "regime"), ASKED)
def test_a_verdict_is_the_record_of_the_library(
    post: Post, conforms: Conforms, name: str, regime: str, lang: str
) -> None:
    response = post("/examine", body(name, regime, lang=lang))
    assert response.status_code == 200
    assert response.json == record(esslaw.examine(example(name), regime, DAY), lang)
    conforms(response.json, "Verdict")


@pytest.mark.parametrize(("name", "regime"), ASKED)
def test_questions_and_levers_are_those_of_the_library(
    post: Post, conforms: Conforms, name: str, regime: str
) -> None:
    verdict = esslaw.examine(example(name), regime, DAY)
    questions = post("/questions", body(name, regime)).json
    assert questions == questions_record(verdict)
    conforms(questions, "Questions")
    levers = post("/levers", body(name, regime)).json
    assert levers == levers_record(verdict)
    conforms(levers, "Levers")


@pytest.mark.parametrize(
    ("name", "regime", "days"),
    [
        ("sas_compost", "esus", ("2012-01-01", "2034-12-31")),
        ("scic_jeune", "esus", ("2025-01-01", "2030-12-31")),
        ("interventions/region_de_minimis", "intervention", ("2015-06-01", "2030-12-31")),
        ("scop_menuiserie", "scop", ("2014-01-01", "2027-12-31")),
    ],
)
def test_a_timeline_is_that_of_the_library(
    post: Post, conforms: Conforms, name: str, regime: str, days: tuple[str, str]
) -> None:
    start, end = map(date.fromisoformat, days)
    for fixed, follow in ((True, ()), (False, None)):
        asked = {"case": written(example(name)), "regime": regime, "fixed": fixed}
        response = post("/timeline", {**asked, "from": days[0], "to": days[1]})
        line = esslaw.timeline(example(name), regime, start, end, follow=follow)
        assert response.json == timeline_record(line)
        assert len(line.spans) > 1
        conforms(response.json, "Timeline")


@pytest.mark.parametrize("instruments", [True, False])
@pytest.mark.parametrize("name", INTERVENTIONS)
def test_who_may_act_is_what_the_library_says(
    post: Post, conforms: Conforms, name: str, instruments: bool
) -> None:
    asked = {"case": written(example(name)), "on": ON, "instruments": instruments}
    response = post("/who-may-act", asked)
    ask = esslaw.instruments_open if instruments else esslaw.who_may_act
    assert response.json == authorities_record(ask(example(name), DAY))
    conforms(response.json, "WhoMayAct")


@pytest.mark.parametrize(("name", "regime"), ASKED)
def test_a_record_is_sealed_to_the_byte_and_proved_again(
    post: Post, conforms: Conforms, name: str, regime: str
) -> None:
    sealed = post("/record/seal", body(name, regime))
    assert (
        sealed.get_data(as_text=True)
        == esslaw.seal(esslaw.examine(example(name), regime, DAY)).text
    )
    conforms(sealed.json, "SealedRecord")
    again = post("/record/replay", {"record": sealed.json})
    assert again.status_code == 200
    assert again.json == replay_record(esslaw.replay(esslaw.read_record(sealed.data)))
    assert again.json["status"] == "confirmed"
    conforms(again.json, "Replay")


def test_a_record_is_read_whatever_its_layout(post: Post) -> None:
    sealed = post("/record/seal", body("scic_jeune", "scic")).json
    turned = json.dumps(dict(reversed(sealed.items())), indent=7)
    again = post("/record/replay", f'{{"record": {turned}}}')
    assert again.json["status"] == "confirmed"


def test_an_altered_record_is_refused_at_its_place(post: Post) -> None:
    sealed = post("/record/seal", body("scic_jeune", "scic")).json
    name = next(iter(sealed["proof"]))
    was = sealed["proof"][name]["value"]
    sealed["proof"][name]["value"] = "false" if was == "true" else "true"
    refused = post("/record/replay", {"record": sealed})
    assert refused.status_code == 422
    assert [one["path"] for one in refused.json["errors"]] == [f"record/proof/{name}"]


def test_the_rules_are_those_of_the_rulebook(client: FlaskClient, conforms: Conforms) -> None:
    law = esslaw.load_rulebook()
    listed = client.get(f"{ROOT}/rules").json
    assert listed == rules_record(law)
    assert [one["id"] for one in listed["rules"]] == [*law.criteria]
    conforms(listed, "Rules")
    regimes = client.get(f"{ROOT}/regimes").json
    assert regimes == regimes_record(law)
    conforms(regimes, "Regimes")


def test_every_rule_can_be_read(client: FlaskClient, conforms: Conforms) -> None:
    law = esslaw.load_rulebook()
    for name, criterion in law.criteria.items():
        rule = client.get(f"{ROOT}/rules/{name}").json
        assert rule == rule_record(law, criterion)
        conforms(rule, "Rule")


def test_a_rule_says_what_the_rulebook_says(client: FlaskClient) -> None:
    rule = client.get(f"{ROOT}/rules/esus.objectif").json
    criterion = esslaw.load_rulebook().criteria["esus.objectif"]
    assert rule["label"] == criterion.label
    assert [one["from"] for one in rule["versions"]] == [
        str(version.days.start) for version in criterion.versions
    ]
    assert rule["used_by"]
    children = [*criterion.versions[-1].children]
    assert rule["versions"][-1]["children"] == children


def test_another_language(client: FlaskClient, post: Post) -> None:
    asked = body("regie_de_quartier", "esus")
    french, english = (post("/questions", {**asked, "lang": lang}).json for lang in ("fr", "en"))
    assert english == spoken(french, "en")
    rule, original = (client.get(f"{ROOT}/rules/esus?lang={lang}").json for lang in ("en", "fr"))
    assert rule["label"] != original["label"] == esslaw.load_rulebook().criteria["esus"].label
    assert rule["versions"][0]["sources"] == original["versions"][0]["sources"]


def test_an_intervention_needs_no_regime(post: Post) -> None:
    asked = {"case": written(example("interventions/lyon_scic")), "on": ON}
    assert post("/examine", asked).json["regime"] == "intervention"
    assert post("/examine", {**asked, "regime": "scic"}).json["regime"] == "scic"


def test_numbers_are_exact(post: Post) -> None:
    """A number of JSON is read digit by digit: as a float, these two would be the same."""
    case = '{{"structure": {{"capital_social": {}}}}}'
    text = f'{{{{"case": {case}, "regime": "esus", "on": "2026-11-22"}}}}'
    for amount in ("9999999999999.98", "9999999999999.99", "8794.0", "8794"):
        facts = json.loads(post("/record/seal", text.format(amount)).data)["facts"]
        assert facts["capital_social"].rstrip("0").rstrip(".") == amount.removesuffix(".0")


@pytest.mark.parametrize("population", ["8794", "8794.0"])
def test_an_integer_may_have_a_point(post: Post, population: str) -> None:
    case = f'{{"intervention": {{"collectivite": {{"population": {population}}}}}}}'
    response = post("/record/seal", f'{{"case": {case}, "on": "2026-11-22"}}')
    assert response.json["facts"]["collectivite.population"] == 8794
