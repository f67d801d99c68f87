"""When the answer changes, and two dates of law compared: what is shown, kept, refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from unittest.mock import PropertyMock

import pytest
from flask.testing import FlaskClient

from esslaw import Verdict, load_rulebook, read_case, timeline
from esslaw.engines.forward import Disagreement
from esslaw.reports.timeline_told import told
from webform.language import language
from webform.result.timeline import timeline_page

from .conftest import EXAMPLES, Page, Send, plain

Get = Callable[[str], Page]
ON = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
ESUS = "/chronologie?regime=esus"


def day(name: str, of: str, month: str, year: str) -> dict[str, str]:
    return dict(
        zip((f"{name}-jour", f"{name}-mois", f"{name}-annee"), (of, month, year), strict=True)
    )


def period(start: tuple[str, str, str], end: tuple[str, str, str]) -> dict[str, str]:
    return {**day("debut", *start), **day("fin", *end)}


def two(one: tuple[str, str, str], other: tuple[str, str, str]) -> dict[str, str]:
    return {**day("avant", *one), **day("apres", *other)}


def example(send: Send, name: str, to: str, **more: str) -> Page:
    return send({**ON, **more}, start=f"/structure?exemple={name}", to=to)


def test_ten_years_from_the_date_of_law(send: Send) -> None:
    page = example(send, "scic_jeune", ESUS)
    assert page.status == 200
    assert "Du 22 novembre 2026 au 22 novembre 2036" in page.text
    assert (page.sent["debut-annee"], page.sent["fin-annee"]) == ("2026", "2036")
    rows = page.inside("periodes-esus")
    assert "1 Du 22 novembre 2026 au 30 décembre 2026 On ne peut pas encore conclure." in rows
    assert "Clôture de l'exercice du 31 décembre 2026 :" in rows
    assert "3 ans après le 4 mai 2026 (date de création) :" in rows
    assert "3 Du 4 mai 2029 au 22 novembre 2036" in rows
    assert "Après le 22 novembre 2026, jour du relevé des textes" in page.text
    assert page.title.startswith("Quand la réponse change")


def test_the_table_says_all_that_the_library_tells(send: Send) -> None:
    page = example(send, "sas_compost", ESUS, **period(("1", "1", "2014"), ("22", "11", "2036")))
    line = timeline(EXAMPLES / "sas_compost.yaml", "esus", date(2014, 1, 1), date(2036, 11, 22))
    words = told(line)
    assert len(words.spans) == 6
    for span in words.spans:
        said = [span.days, span.answer, *(text for _, text in span.details)]
        said += [text for why, did in span.reasons for text in (why, *did)]
        for text in said:
            assert plain([text]) in page.text


def test_a_drawing_and_the_table_have_the_same_numbers(send: Send) -> None:
    page = example(send, "sas_compost", ESUS, **period(("1", "1", "2014"), ("22", "11", "2036")))
    drawing = page.source[page.source.index("<svg") : page.source.index("</svg>")]
    for rank in range(1, 7):
        assert f">{rank}" in drawing
    assert 'role="img"' in drawing
    assert "style=" not in page.source


def test_answers_go_on_to_the_result_and_back(send: Send) -> None:
    page = example(send, "sas_compost", ESUS, denomination="Ici & là")
    back = send(page=page, to="/resultat")
    assert back.inside("reponse-esus") == "Oui"
    assert "Ici & là" in back.text
    again = send(page=back, to=ESUS)
    assert again.sent["denomination"] == "Ici & là"
    assert "Ici & là" in send(page=again, to="/comparaison").text


@pytest.mark.parametrize(
    ("given", "control", "message"),
    [
        (period(("31", "2", "2026"), ("1", "1", "2030")), "debut-jour", "une date qui existe"),
        (period(("1", "1", "2026"), ("", "", "")), "fin-jour", "un jour, un mois et une année"),
        (period(("1", "1", "2026"), ("1", "", "2030")), "fin-jour", "il manque le mois"),
        (period(("1", "1", "2026"), ("31", "12", "2025")), "fin-jour", "ne précède pas"),
        (period(("1", "1", "2026"), ("2", "1", "2126")), "fin-jour", "100 ans au plus"),
    ],
)
def test_a_wrong_period_is_said_beside_its_day(
    given: dict[str, str], control: str, message: str, send: Send
) -> None:
    page = example(send, "sas_compost", ESUS, **given)
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert page.text.count(message) == 2
    assert f"#{control}" in page.links
    assert control in page.ids
    for name, text in given.items():
        assert page.sent[name] == text
    assert "Du 22 novembre 2026 au 22 novembre 2036" in page.text


def test_a_hundred_years_are_drawn(send: Send) -> None:
    page = example(send, "sas_compost", ESUS, **period(("1", "1", "1990"), ("1", "1", "2090")))
    assert page.status == 200


@pytest.mark.parametrize(
    "address", ["/chronologie", "/chronologie?regime=x", "/chronologie?regime=spaser"]
)
def test_a_regime_that_is_not_asked_of_a_structure(address: str, send: Send) -> None:
    assert example(send, "sas_compost", address).status == 404


@pytest.mark.parametrize("address", ["/chronologie", "/comparaison"])
def test_coming_back_leads_to_the_form(address: str, client: FlaskClient) -> None:
    response = client.get(address)
    assert (response.status_code, response.location) == (303, "/structure")


@pytest.mark.parametrize("address", [ESUS, "/comparaison"])
def test_wrong_answers_are_said_by_the_form(address: str, client: FlaskClient) -> None:
    fields = Page(client.get("/structure")).sent.copy()
    fields["siren"] = "1"
    response = client.post(address, data=fields)
    assert (response.status_code, response.location) == (307, "/resultat")
    page = Page(client.post(response.location, data=fields))
    assert page.status == 422
    assert "#siren" in page.links


def test_two_dates_are_asked_for_first(send: Send) -> None:
    page = example(send, "sas_compost", "/comparaison")
    assert page.status == 200
    assert not page.title.startswith("Erreur")
    assert "Ce qui change" not in page.text
    assert page.sent["avant-annee"] == ""
    assert page.sent["apres-annee"] == "2026"


def test_what_two_dates_change_and_by_which_text(send: Send) -> None:
    page = example(
        send, "sas_compost", "/comparaison", **two(("30", "6", "2018"), ("30", "6", "2019"))
    )
    said = page.inside("esus")
    assert "Droit au 30 juin 2018 On ne peut pas encore conclure." in said
    assert "Droit au 30 juin 2019 Oui, sous réserve" in said
    assert "Ce qui change la réponse" in said
    assert "Loi n° 2019-486" in said
    assert (
        "ce critère sort de la loi : « la politique de rémunération figure dans les statuts »"
        in said
    )
    assert "Autres changements de la loi" in said
    assert "La réponse est la même." in page.inside("ess")


def test_dates_that_change_nothing(send: Send) -> None:
    page = example(
        send, "sas_compost", "/comparaison", **two(("1", "6", "2026"), ("2", "6", "2026"))
    )
    for regime in ("ess", "esus"):
        said = page.inside(regime)
        assert "La réponse est la même. Rien n'a changé dans ce qui est demandé." in said
        assert "Autres changements" not in said


def test_a_date_that_is_not_covered_says_so(send: Send) -> None:
    page = example(
        send, "sas_compost", "/comparaison", **two(("1", "6", "2010"), ("2", "6", "2026"))
    )
    assert "L'agrément ESUS date du 2 août 2014" in page.inside("esus")
    assert "Ce qui change la réponse" not in page.inside("esus")


def test_the_status_of_a_condition_on_both_dates(send: Send) -> None:
    page = example(
        send, "association", "/comparaison", **two(("30", "12", "2025"), ("31", "12", "2025"))
    )
    said = page.inside("esus")
    assert "Conditions dont la réponse change" in said
    assert "À compléter Remplie" in said


@pytest.mark.parametrize(
    ("given", "control", "message"),
    [
        (two(("", "", ""), ("1", "1", "2030")), "avant-jour", "un jour, un mois et une année"),
        (two(("1", "1", "2020"), ("30", "2", "2026")), "apres-jour", "une date qui existe"),
    ],
)
def test_wrong_dates(given: dict[str, str], control: str, message: str, send: Send) -> None:
    page = example(send, "sas_compost", "/comparaison", **given)
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert page.text.count(message) == 2
    assert f"#{control}" in page.links
    assert page.sent["denomination"] == "Humus & Compagnie"


@pytest.mark.parametrize("address", [ESUS, "/comparaison"])
def test_no_answer_on_which_the_engines_differ(
    address: str, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    differ = PropertyMock(side_effect=Disagreement([]))
    monkeypatch.setattr(Verdict, "reasoning", differ)
    page = example(send, "sas_compost", address, **two(("1", "6", "2018"), ("2", "6", "2026")))
    assert page.status == 500
    assert page.title.startswith("Aucun résultat n'est montré")


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_has_its_timelines(path: object) -> None:
    case, law = read_case(path), load_rulebook()  # type: ignore[arg-type]
    for regime in law.regimes.values():
        if regime.case == case.kind:
            days = (date(2020, 1, 1), date(2030, 1, 1))
            assert timeline_page(case, regime.id, days, law, language("en")).rows


def test_the_result_leads_to_both(send: Send) -> None:
    page = example(send, "sas_compost", "/resultat")
    assert 'formaction="/comparaison"' in page.source
    assert 'formaction="/chronologie?regime=esus"' in page.source
    assert "Voir quand la réponse change : Agrément" in page.text


def test_margins_stand_once_on_the_page_with_their_proof(send: Send) -> None:
    page = example(send, "sas_compost", "/resultat")
    said = page.inside("esus")
    assert "2,649 points, soit 20 580,00 € au-dessus du seuil" in said
    assert (
        "Charges d'exploitation liées à l'utilité sociale ÷ Charges d'exploitation : 68,65 %"
        in said
    )
    assert page.text.count("4 500,00 € au-dessus du seuil") == 2  # the drawing, and the words
    assert "4 500,00 € au-dessus du seuil" in page.inside("ess")
    assert "marges-ess" in page.ids
    open_yet = send()
    assert "Marges" not in open_yet.text
