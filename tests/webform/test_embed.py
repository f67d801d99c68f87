"""The questions of one regime in a frame: no cookie, no token, nothing kept; the guide's code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webform
from esslaw import load_rulebook
from webform.doors import doors

from .conftest import Page

GUIDE = Path(webform.__file__).parents[1] / "docs" / "integrer.md"
REGIMES = [regime.id for door in doors(load_rulebook()) for regime in door.regimes]
ASSOCIATION = {"forme_juridique": "association_1901"}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_regime_asks_and_answers_without_a_cookie(
    client: FlaskClient, regime: str, lang: str
) -> None:
    address = f"/embed/{regime}?lang={lang}"
    for response in (client.get(address), client.post(address, data=ASSOCIATION)):
        assert response.status_code == 200
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers["Vary"]
        page = Page(response)
        assert page.lang == lang
        assert "csrf_token" not in page.names
        assert "<nav" not in page.source
    assert "reponse" in page.ids


def test_what_is_not_a_regime_of_the_form_is_not_found(client: FlaskClient) -> None:
    for name in ("nothing", "marche_reserve", "ESUS", "esus/"):
        assert client.get(f"/embed/{name}").status_code == 404


def test_what_is_sent_comes_back(client: FlaskClient) -> None:
    """The answers of other regimes too: a host may hand over all that it knows."""
    known = {**ASSOCIATION, "capital_social": "1 200", "on-jour": "1", "on-mois": "2"}
    page = Page(client.post("/embed/esus", data={**known, "on-annee": "2020"}))
    assert page.sent["forme_juridique"] == "association_1901"
    assert page.sent["capital_social"] == "1 200"
    assert page.sent["on-annee"] == "2020"
    assert "1er février 2020" in page.text
    assert "denomination" not in page.names


def test_the_address_fills_the_questions(client: FlaskClient) -> None:
    page = Page(client.get("/embed/ess?forme_juridique=sas&lang=en"))
    assert page.sent["forme_juridique"] == "sas"
    assert "reponse" not in page.ids


def test_what_is_missing_is_named_and_unfolded(client: FlaskClient) -> None:
    page = Page(client.post("/embed/ess", data=ASSOCIATION))
    wanted = [link.removeprefix("#") for link in page.links if link.startswith("#q-")]
    assert wanted
    assert set(wanted) <= set(page.ids)
    folded = "".join(re.findall(r"<details(?![^>]* open)[^>]*>.*?</details>", page.source, re.S))
    assert folded
    assert not [name for name in wanted if f'id="{name}"' in folded]


def test_errors_are_said_and_shown(client: FlaskClient) -> None:
    page = Page(client.post("/embed/scic", data={"capital_social": "1.234"}))
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert "se lit de deux façons" in page.text
    assert "reponse" not in page.ids


def test_rows_are_added_and_removed_in_the_frame(client: FlaskClient) -> None:
    page = Page(client.post("/embed/scic", data={"ajouter": "associes"}))
    assert (page.status, "reponse" in page.ids) == (200, False)
    assert any(name.startswith("associes-0-") for name in page.names)
    targets = re.findall(r'form(?:action|)="([^"]+)"', page.source)
    assert all(target.startswith("/embed/scic") for target in targets if target.startswith("/"))
    page = Page(client.post("/embed/scic", data={**page.sent, "retirer": "associes-0"}))
    assert not any(name.startswith("associes-0-") for name in page.names)


def test_it_is_framed_by_its_own_setting_only() -> None:
    sites = "https://ville.example"
    app = webform.create_app(
        {"SECRET_KEY": "x", "ESSLAW_EMBED_ANCESTORS": sites, "ESSLAW_WARM": False}
    )
    client = app.test_client()
    framed, other = client.get("/embed/esus").headers, client.get("/").headers
    assert framed["Content-Security-Policy"].endswith(f"frame-ancestors {sites}")
    assert "X-Frame-Options" not in framed
    assert other["X-Frame-Options"] == "DENY"
    closed = webform.create_app({"SECRET_KEY": "x", "ESSLAW_WARM": False}).test_client()
    assert closed.get("/embed/esus").headers["X-Frame-Options"] == "DENY"


def test_no_other_screen_does_without_its_token(client: FlaskClient) -> None:
    rules = {
        rule.rule
        for rule in client.application.url_map.iter_rules()
        if "POST" in rule.methods and not rule.rule.startswith("/api/")
    }
    taken = {
        rule for rule in rules if client.post(re.sub("<[^>]+>", "esus", rule)).status_code == 200
    }
    assert taken == {"/embed/<regime>"}


def test_the_code_of_the_guide_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line]) <= 10
    names: dict[str, object] = {"__name__": "guide"}
    exec(compile(code, GUIDE.name, "exec"), names)
    host = names["host"]
    assert isinstance(host, Flask)
    client = host.test_client()
    [link] = Page(client.get("/")).links
    page = Page(client.get(link))
    assert page.status == 200
    form = Page(client.get("/droit/structure"))
    assert Page(client.post("/droit/resultat", data=form.sent)).status == 200
    assert client.post("/droit/embed/esus", data=ASSOCIATION).status_code == 200
