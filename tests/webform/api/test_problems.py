"""What is refused: every error at once, as a problem, whatever is sent and however."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import esslaw
from esslaw.engines.forward import Difference, Disagreement
from esslaw.logic.truth import FALSE, TRUE

from .conftest import ON, ROOT, Conforms, Post

ASKED: dict[str, Any] = {"case": {"structure": {}}, "regime": "esus", "on": ON}
PATHS = ("/examine", "/questions", "/levers", "/timeline", "/who-may-act", "/record/seal")
BODIES = (*PATHS, "/record/replay")


def told(response: TestResponse, status: int) -> list[dict[str, Any]]:
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert response.json["status"] == status
    assert response.headers["Cache-Control"] == "no-store"
    errors: list[dict[str, Any]] = response.json["errors"]
    return errors


def paths(response: TestResponse) -> set[str]:
    return {one["path"] for one in told(response, 422)}


def test_everything_wrong_is_told_at_once(post: Post, conforms: Conforms) -> None:
    years = [{"charges_exploitation": True}]
    structure = {"capital_socail": 1, "date_creation": "hier", "exercices": years}
    asked = {"case": {"structure": structure}, "regime": "essu", "on": "22/11/2026"}
    response = post("/examine", {**asked, "more": 1, "lang": "de"})
    errors = {one["path"]: one for one in told(response, 422)}
    assert errors.keys() == {
        "case.structure.capital_socail",
        "case.structure.date_creation",
        "case.structure.exercices[0].charges_exploitation",
        "regime",
        "on",
        "more",
        "lang",
    }
    assert "capital_social" in errors["case.structure.capital_socail"]["suggestion"]
    assert errors["on"]["suggestion"] == "écrire 2026-11-22"
    assert "esus" in errors["regime"]["expected"]
    conforms(response.json, "Problem")


@pytest.mark.parametrize("path", PATHS)
def test_the_day_and_the_case_are_mandatory(post: Post, path: str) -> None:
    days = {"from", "to"} if path == "/timeline" else {"on"}
    assert paths(post(path, {})) == {"case", *days}


@pytest.mark.parametrize("path", ["/examine", "/questions", "/levers", "/record/seal"])
def test_a_structure_needs_a_regime(post: Post, path: str) -> None:
    assert paths(post(path, {"case": {"structure": {}}, "on": ON})) == {"regime"}


def test_what_the_library_refuses_later_has_its_path_in_the_body(post: Post) -> None:
    assert paths(post("/examine", {**ASKED, "regime": "intervention"})) == {"case.structure"}
    assert paths(post("/who-may-act", {"case": {"structure": {}}, "on": ON})) == {"case.structure"}
    case, asked = {"structure": {}}, {"case": {"structure": {}}, "regime": "ess"}
    assert paths(post("/timeline", {**asked, "from": ON, "to": "2026-11-21"})) == {"to"}
    assert paths(post("/timeline", {**asked, "from": "1500-01-01", "to": "2500-01-01"})) == {"to"}
    assert paths(post("/timeline", {"case": case, "from": ON, "to": ON})) == {"regime"}


@pytest.mark.parametrize("case", ['{"structure": {}}', "", 1, True, None, [], {}, [{}]])
def test_a_case_is_an_object(post: Post, case: object) -> None:
    assert paths(post("/examine", {**ASKED, "case": case})) == {"case"}


@pytest.mark.parametrize("value", [True, "8794", 8794.5, -1, [8794], "huit", 10**30])
def test_an_integer_is_neither_a_boolean_nor_a_text(post: Post, value: object) -> None:
    case = {"intervention": {"collectivite": {"population": value}}}
    found = paths(post("/who-may-act", {"case": case, "on": ON}))
    assert found == {"case.intervention.collectivite.population"}


YEARS = [{"date_cloture": f"{1980 + rank}-12-31"} for rank in range(31)]
AIDS = [{"montant": rank} for rank in range(101)]


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("structure.exercices", YEARS),
        ("intervention.beneficiaire.exercices", YEARS),
        ("intervention.aides_anterieures", AIDS),
    ],
)
def test_a_table_is_bounded(
    post: Post, document: Mapping[str, Any], path: str, rows: list[dict[str, Any]]
) -> None:
    *above, name = path.split(".")

    def asked(rows: list[dict[str, Any]]) -> dict[str, Any]:
        case: dict[str, Any] = {name: rows}
        for part in reversed(above):
            case = {part: case}
        return {**ASKED, "case": case, "regime": "ess"}

    assert paths(post("/examine", asked(rows))) == {f"case.{path}"}
    assert post("/examine", asked(rows[1:])).status_code == 200
    holder = "Structure" if name == "exercices" else "Intervention"
    table = document["components"]["schemas"][holder]["properties"][name]
    assert table["maxItems"] == len(rows) - 1


@pytest.mark.parametrize("value", ["true", 1, 0, "non", None])
def test_a_yes_or_no_is_a_boolean(post: Post, value: object) -> None:
    days = {"from": ON, "to": ON}
    asked = {"case": {"structure": {}}, "regime": "ess", **days, "fixed": value}
    assert paths(post("/timeline", asked)) == {"fixed"}


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "json-invalide"),
        ("{", "json-invalide"),
        ("structure: {}", "json-invalide"),
        ('{"on": 1, "on": 1}', "cle-en-double"),
        ('{"case": {"structure": {"siren": 1, "siren": 1}}}', "cle-en-double"),
        ("[" * 100_000, "trop-profond"),
        (b'{"on": "\xff"}', "encodage"),
        (r'{"on": "\ud800"}', "encodage"),
    ],
)
def test_what_is_not_json_is_refused(post: Post, path: str, text: str | bytes, code: str) -> None:
    (error,) = told(post(path, text), 400)
    assert error["code"] == code


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize("number", ["NaN", "1e999999999", "9" * 5000])
def test_a_number_has_bounds(post: Post, path: str, number: str) -> None:
    (error,) = told(post(path, f'{{"on": {number}}}'), 422)
    assert error["code"] == "nombre"


@pytest.mark.parametrize("path", BODIES)
@pytest.mark.parametrize("text", ["[]", "1", '"on"', "null", "true"])
def test_a_body_is_an_object(post: Post, path: str, text: str) -> None:
    (error,) = told(post(path, text), 422)
    assert (error["path"], error["code"]) == ("", "objet")


@pytest.mark.parametrize("given", ["text/plain", "multipart/form-data", "", "text/json"])
def test_another_type_of_content_is_refused(post: Post, given: str) -> None:
    response = post("/examine", ASKED, content_type=given)
    told(response, 415)
    assert response.headers["Accept-Post"] == "application/json"


def test_a_coded_body_is_refused(client: FlaskClient) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    told(client.post(f"{ROOT}/examine", data=b"{}", headers=headers), 415)


def test_a_charset_may_be_said(post: Post) -> None:
    assert (
        post("/examine", ASKED, content_type="application/json; charset=utf-8").status_code == 200
    )


@pytest.mark.parametrize(("path", "most"), [("/examine", 262_144), ("/record/replay", 2_000_000)])
def test_a_body_has_a_size(client: FlaskClient, post: Post, path: str, most: int) -> None:
    (error,) = told(post(path, b" " * (most + 1)), 413)
    assert str(most) in error["expected"]
    assert post(path, b" " * most).status_code == 400
    stream = {"input_stream": BytesIO(b" " * (most + 1)), "content_type": "application/json"}
    unsaid = {"wsgi.input_terminated": True}  # sent in pieces, without its length
    told(client.post(f"{ROOT}{path}", environ_overrides=unsaid, **stream), 413)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
@pytest.mark.parametrize("path", BODIES)
def test_another_method_is_refused(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(f"{ROOT}{path}", method=method)
    told(response, 405)
    assert response.headers["Allow"] == "POST, OPTIONS"


@pytest.mark.parametrize("path", ["/rules", "/rules/esus", "/regimes", "/openapi.json"])
def test_what_is_only_read(client: FlaskClient, path: str) -> None:
    response = client.post(f"{ROOT}{path}", data=b"{}")
    told(response, 405)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    head = client.head(f"{ROOT}{path}")
    assert (head.status_code, head.data) == (200, b"")


@pytest.mark.parametrize("path", ["", "/", "/nulle-part", "/rules/", "/examine/", "/rules/a/b"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_what_does_not_exist_is_a_problem_too(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(f"{ROOT}{path}", method=method, follow_redirects=True)
    told(response, 404)


def test_an_unknown_rule(client: FlaskClient, conforms: Conforms) -> None:
    response = client.get(f"{ROOT}/rules/esus.objectiff")
    (error,) = told(response, 404)
    assert error["suggestion"] == "vouliez-vous dire « esus.objectif » ?"
    conforms(response.json, "Problem")


@pytest.mark.parametrize("path", ["/rules", "/rules/esus", "/regimes"])
def test_an_unknown_language(client: FlaskClient, path: str) -> None:
    (error,) = told(client.get(f"{ROOT}{path}?lang=de"), 422)
    assert error["path"] == "?lang"


def test_what_looks_like_a_record_is_refused(post: Post) -> None:
    for record in ({}, {"format": "esslaw-record/1"}, {"sceau": 1.5}, [], None, "x", 2**60):
        refused = post("/record/replay", {"record": record})
        assert all(path.startswith("record") for path in paths(refused))


def test_a_disagreement_is_never_answered(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def disagree(*_: object) -> None:
        raise Disagreement([Difference("esus", TRUE, FALSE)])

    monkeypatch.setattr("esslaw.engines.reasoning.reason", disagree)
    for path in ("/examine", "/questions", "/levers", "/record/seal"):
        response = post(path, ASKED)
        assert told(response, 500) == []
        assert response.json["type"].endswith("no-verdict")
        assert "outcome" not in response.json
    assert "No verdict was given" in caplog.text


def test_a_fault_of_ours_says_nothing_of_itself(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("un secret du programme")

    monkeypatch.setattr(esslaw, "examine", fail)
    with caplog.at_level(logging.ERROR):
        response = post("/examine", ASKED)
    assert told(response, 500) == []
    assert "secret" not in response.get_data(as_text=True)
    assert "un secret du programme" in caplog.text


def test_problems_speak_the_language_of_the_body(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    (french,) = told(post("/examine", {**ASKED, "on": 1}), 422)
    title = post("/examine", {}).json["title"]
    said = {title: "It cannot be examined", french["expected"]: "a day"}
    monkeypatch.setattr("esslaw.i18n.catalogue", lambda language: said if language == "en" else {})
    english = post("/examine", {**ASKED, "on": 1, "lang": "en"})
    assert english.json["title"] == "It cannot be examined"
    assert told(english, 422) == [{**french, "expected": "a day"}]
    assert post("/examine", {**ASKED, "on": 1}).json["title"] == title
