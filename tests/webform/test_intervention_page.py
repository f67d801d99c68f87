"""The page of an intervention: the answer, its filters, the other ways, the act to be taken."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from esslaw import (
    Outcome,
    Verdict,
    aid_ledger,
    examine,
    instruments_open,
    load_rulebook,
    who_may_act,
)
from esslaw.advice.entry import entry
from esslaw.engines.forward import Disagreement
from esslaw.reports.deliberation import deliberation
from esslaw.reports.intervention import grounds
from webform.language import language
from webform.result.intervention import intervention_page

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]
FOLDER = EXAMPLES / "interventions"
NAMES = [path.stem for path in sorted(FOLDER.glob("*.yaml"))]
ON = date(2026, 11, 22)
DAY = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
WORDS = {
    Outcome.MET: ("Oui", "Yes"),
    Outcome.NOT_MET: ("Non", "No"),
    Outcome.UNDETERMINED: ("On ne peut pas encore conclure", "No conclusion can be reached yet"),
}
SCIC = "commune_scic_capital_inconnu"
SHARES = {
    "entree_capital.capital_total_apres": "103000",
    "entree_capital.capital_public_territorial_apres": "60000",
}


def result(send: Send, name: str, lang: str = "", to: str = "/resultat", **answers: object) -> Page:
    given = {**DAY, **answers}
    return send(given, start=f"/intervention?exemple={name}", to=f"{to}{lang}")


def verdict(name: str) -> Verdict:
    return examine(FOLDER / f"{name}.yaml", "intervention", ON)


def element(page: Page, name: str, tag: str) -> str:
    """The source of an element that holds no other of its kind, from its `id` on."""
    return page.source[page.source.index(f'id="{name}"') :].partition(f"</{tag}>")[0]


def opened(page: Page) -> list[str]:
    """The filters that are open when the page is shown."""
    return re.findall(r'<details class="stage [a-z]+" id="filtre-([a-z_]+)" open>', page.source)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_every_example_has_its_answer_and_its_filters(name: str, lang: str, send: Send) -> None:
    page, found = result(send, name, lang), verdict(name)
    assert page.status == 200
    assert page.inside("reponse-intervention") == WORDS[found.outcome][bool(lang)]
    for part in found.parts:
        assert f"filtre-{part.part.id}" in page.ids
    inner = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert "" not in inner
    assert len(page.ids) == len(set(page.ids))
    assert "<script" not in page.source
    assert "style=" not in page.source
    assert load_rulebook().digest in page.text


@pytest.mark.parametrize("name", NAMES)
def test_the_filter_that_blocks_first_is_open_and_named_beside_the_answer(
    name: str, send: Send
) -> None:
    page, found = result(send, name), verdict(name)
    concerned = [part.part.id for part in found.parts if part.applies]
    match found.outcome:
        case Outcome.NOT_MET:
            assert found.blocking is not None
            assert opened(page) == [found.blocking.part.id]
            assert "Le filtre qui bloque d'abord : " in page.text
            assert page.text.count("C'est ce filtre qui bloque d'abord.") == 1
        case Outcome.UNDETERMINED:
            (first, *_) = (one for one in found.parts if one.outcome is Outcome.UNDETERMINED)
            assert opened(page) == [first.part.id]
        case Outcome.MET:
            assert opened(page) == concerned
    for part in found.parts:
        said = page.inside(f"filtre-{part.part.id}")
        assert ("Sans objet" in said.partition("La preuve")[0]) is not part.applies


@pytest.mark.parametrize("name", NAMES)
def test_what_a_filter_rests_on_is_told_and_proved(name: str, send: Send) -> None:
    page = result(send, name)
    for part in verdict(name).parts:
        for proof in grounds(part) if part.applies else ():
            criterion = proof.node.criterion
            assert criterion is not None
            told = element(page, f"filtre-{part.part.id}", "ul")
            assert f'href="#intervention--{proof.id}"' in told
            assert f"intervention--{proof.id}" in page.ids


@pytest.mark.parametrize("name", NAMES)
def test_who_may_act_and_by_what(name: str, send: Send) -> None:
    page, case = result(send, name), FOLDER / f"{name}.yaml"
    for anchor, found in (
        ("qui", who_may_act(case, ON)),
        ("instruments", instruments_open(case, ON)),
    ):
        said = page.inside(anchor)
        for line in found.lines:
            assert " ".join(line.choice.label.split()) in said
        own = element(page, anchor, "table").count('class="own"')
        assert own == sum(line.own for line in found.lines) == 1


def test_alternatives_are_only_told_of_a_no_and_lead_to_their_row(send: Send) -> None:
    found = verdict("departement_fonds_avances").alternatives
    assert found is not None
    page = result(send, "departement_fonds_avances")
    said = page.inside("autres")
    others = page.source[page.source.index('id="autres"') :].partition("</section>")[0]
    for line in (*found.authorities, *found.instruments):
        assert line.choice.label in said
    assert "Département" not in said.partition("D'autres instruments")[0]
    assert len(re.findall(r'href="#(?:qui|instruments)-[0-9]+"', others)) == len(
        [*found.authorities, *found.instruments]
    )
    for name in ("lyon_scic", SCIC):
        assert "autres" not in result(send, name).ids


def test_reserves_causes_and_what_would_change_a_no(send: Send) -> None:
    page = result(send, "lyon_scic")
    assert "Sous réserve de l'appréciation du juge" in page.text
    assert "Sous réserve de l'appréciation de la Commission européenne" in page.text
    assert "Repose sur les faits tels que déclarés" in page.text
    assert "changements" not in page.ids
    page = result(send, "commune_loyer")
    assert "6 000,00 € → au moins 12 000,00 €" in page.inside("changements")
    assert "Règlement (UE) 2023/2831" in page.text


def test_missing_answers_lead_to_their_fields(send: Send) -> None:
    page = result(send, SCIC)
    assert "2 réponses manquent" in page.text
    for field in SHARES:
        assert f'formaction="/intervention#q-{field}"' in page.source
    assert "n'est pas encore connue" in page.inside("capital")


def test_a_share_of_the_capital_and_what_may_still_move(send: Send) -> None:
    said = result(send, "lyon_scic").inside("capital")
    assert "30 000,00 € sur 103 000,00 €, soit 29,13 % du capital" in said
    assert "Plafond respecté" in said
    assert "21 500,00 €" in said
    assert "capital" not in result(send, "departement_insertion").ids


def test_a_share_over_the_cap_and_what_brings_it_back(send: Send) -> None:
    page = result(send, SCIC, **SHARES)
    said = page.inside("capital")
    assert page.inside("reponse-intervention") == "Non"
    assert opened(page) == ["plafonds"]
    assert "Plafond dépassé" in said
    assert "8 500,00 €" in said  # 60 000 − 50 % of 103 000
    assert "17 000,00 €" in said  # 120 000 − 103 000


def test_a_share_of_nothing_is_not_known(send: Send) -> None:
    nothing = dict.fromkeys(SHARES, "0")
    assert "n'est pas encore connue" in result(send, SCIC, **nothing).inside("capital")
    found = entry(verdict("departement_insertion").proof, load_rulebook())
    assert found is None


def test_the_register_of_aids_says_when_there_is_room(send: Send) -> None:
    start = "/intervention?exemple=region_de_minimis"
    days = {"date_octroi-jour": "29", "date_octroi-mois": "1", "date_octroi-annee": "2024"}
    law = {"on-jour": "29", "on-mois": "1", "on-annee": "2024"}
    page = send({**days, **law}, start=start)
    assert page.inside("reponse-intervention") == "Non"
    said = page.inside("aides")
    assert "n'y tient pas : 20 000,00 € de trop" in said
    assert "Elle y tient à partir du 31 janvier 2024, et pas avant." in said
    assert "empêche l'aide prévue" in said
    assert "Le plafond agricole antérieur à décembre 2024 n'a pas été lu." in said
    assert "aides" not in result(send, "lyon_scic").ids


@pytest.mark.parametrize("name", NAMES)
def test_the_act_is_that_of_the_library_word_for_word(name: str, send: Send) -> None:
    page, found = result(send, name), verdict(name)
    if found.outcome is Outcome.NOT_MET:
        assert "Aucune délibération n'est rédigée. Elle ne le peut pas ainsi." in page.text
        assert "/deliberation." not in page.source
        return
    written = " ".join(deliberation(found).split())
    assert written in page.inside("texte-deliberation")
    shown = page.inside("deliberation").partition("Visas")[2]
    for paragraph in deliberation(found).partition("POINTS À MOTIVER")[0].splitlines():
        if paragraph.startswith(("Vu ", "Considérant ", "Article ")):
            assert " ".join(paragraph.split()) in shown
    assert page.source.count("<mark>") == len(re.findall(r"\[à (?:compléter|vérifier)", written))
    assert '<div class="act" lang="fr">' in page.source


@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_the_act_as_a_file(lang: str, send: Send, client: FlaskClient) -> None:
    page = result(send, "lyon_scic", lang)
    assert f'formaction="/deliberation.txt{lang}"' in page.source
    answer = client.post(f"/deliberation.txt{lang}", data=page.sent)
    assert answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="deliberation.txt"'
    found = verdict("lyon_scic")
    assert answer.get_data(as_text=True) == deliberation(found, "en" if lang else "fr")
    docx = pytest.importorskip("docx")
    document = client.post(f"/deliberation.docx{lang}", data=page.sent)
    words = [one.text for one in docx.Document(io.BytesIO(document.data)).paragraphs]
    assert "Le conseil de la métropole," in words


def test_no_file_where_nothing_is_drafted_or_an_answer_is_wrong(
    send: Send, client: FlaskClient
) -> None:
    page = result(send, "departement_fonds_avances", to="/deliberation.txt")
    assert page.status == 200
    assert page.inside("reponse-intervention") == "Non"
    page = result(send, "lyon_scic", to="/deliberation.docx", montant="trente mille")
    assert (page.status, page.response.location) == (307, "/resultat?question=intervention")
    page = result(send, "lyon_scic", montant="trente mille")
    assert page.status == 422
    assert page.sent["montant"] == "trente mille"
    assert client.post("/deliberation.txt", data={}).status_code == 400
    assert client.post("/deliberation.pdf", data=page.sent).status_code == 404
    answer = client.get("/deliberation.txt?lang=en")
    assert (answer.status_code, answer.location) == (303, "/intervention?lang=en")


def test_text_is_escaped(send: Send) -> None:
    hostile = '<script>alert("x")</script>\'"></textarea><img src=x onerror=y>[à compléter : a]'
    page = result(send, "lyon_scic", **{"collectivite.nom": hostile, "denomination": hostile})
    assert page.status == 200
    assert "<script" not in page.source
    assert "<img" not in page.source
    assert page.source.count("</textarea>") == 1
    assert page.sent["denomination"] == hostile


def test_nothing_is_known_of_it(send: Send) -> None:
    page = send(DAY, start="/intervention")
    assert page.status == 200
    assert page.inside("reponse-intervention") == "On ne peut pas encore conclure"
    assert "qui" not in page.ids
    assert "instruments" not in page.ids
    assert "Projet incomplet" in page.inside("deliberation")


def test_a_day_before_the_law_says_so(send: Send) -> None:
    page = result(send, "lyon_scic", **{"on-annee": "2010"})
    assert page.status == 200
    assert load_rulebook().regimes["intervention"].before.split(" ; ")[0] in page.text
    assert "filtres" not in page.ids
    assert "Aucune délibération n'est rédigée." in page.text


def test_a_lasting_link_opens_the_same_page(send: Send, get: Get) -> None:
    page = result(send, "lyon_scic")
    address = re.search(r'id="lien" value="([^"]+)"', page.source)
    assert address is not None
    again = get(address[1].replace("&amp;", "&").partition("localhost")[2])
    assert again.inside("reponse-intervention") == "Oui"
    assert "29,13 %" in again.inside("capital")
    assert again.title.endswith("Métropole de Lyon – esslaw")  # its kind: the link names nobody


def test_answers_survive_as_they_were_typed(send: Send, client: FlaskClient) -> None:
    page = result(send, "lyon_scic", montant="30000.0 €")
    form = Page(client.post("/intervention", data=page.sent))
    assert form.sent["montant"] == "30000.0 €"
    assert form.sent["collectivite.nom"] == "Métropole de Lyon"


def test_no_verdict_and_no_file_without_agreement(
    send: Send, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = result(send, "lyon_scic").sent

    def differ(*_: object) -> None:
        raise Disagreement([])

    monkeypatch.setattr("esslaw.engines.reasoning.reason", differ)
    for address in ("/resultat", "/deliberation.txt"):
        page = Page(client.post(address, data=sent))
        assert page.status == 500
        assert "Aucun résultat n'est montré" in page.text


def test_an_alternative_that_is_not_needed_is_a_line(app: Flask) -> None:
    """State aid has hundreds of criteria: where one way is met, the others are not unfolded."""
    with app.test_request_context():
        page = intervention_page(verdict("lyon_scic").case, ON, load_rulebook(), language("fr"))
    (aid,) = (stage for stage in page.stages if stage.anchor == "filtre-aide_etat")
    idle = [one for one in aid.proof.children if one.idle]
    assert idle
    assert not any(one.children or one.anchor for one in idle if one.mark.shape == "barred")


def test_the_plan_for_responsible_purchasing(send: Send) -> None:
    start = "/intervention?question=spaser&exemple=marche_services_55000"
    page = send(DAY, start=start)
    assert page.inside("reponse-spaser") == "Non"
    assert "9 000 000,00 €" in page.text
    page = send({**DAY, "collectivite.achats_annuels_ht": "60 000 000"}, start=start)
    assert page.inside("reponse-spaser") == "Oui"
    assert "Elle doit adopter ce schéma." in page.text
    page = send({**DAY, "collectivite.achats_annuels_ht": ""}, start=start)
    assert page.inside("reponse-spaser") == "On ne peut pas encore conclure"
    assert 'formaction="/intervention#q-collectivite.achats_annuels_ht"' in page.source


def test_the_register_is_that_of_the_library(send: Send) -> None:
    ledger = aid_ledger(FOLDER / "region_de_minimis.yaml", ON)
    said = result(send, "region_de_minimis").inside("aides")
    for account in ledger.accounts:
        assert account.regime.label in said
