"""What the structure is before every question, and its family, on the page of any result."""

from __future__ import annotations

import re
from datetime import date

import pytest

from esslaw import load_rulebook, overview
from esslaw.engines.forward import Disagreement
from esslaw.panorama import Standing
from webform.doors import doors_of
from webform.result.overview import MARKS

from .conftest import EXAMPLES, Page, Send

ON = {"on-jour": "22", "on-mois": "11", "on-annee": "2026"}
NAMES = ["association", "eurl_sans_clauses", "scic_circuit_court", "scop_menuiserie"]


def result(send: Send, name: str, question: str = "ess", **answers: str) -> Page:
    return send({**ON, **answers}, start=f"/structure?question={question}&exemple={name}")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_in_its_group(name: str, send: Send) -> None:
    said = result(send, name).inside("ensemble")
    places = []
    for line in overview(EXAMPLES / f"{name}.yaml", date(2026, 11, 22)).lines:
        _, word = MARKS[line.standing]
        label = " ".join(line.verdict.regime.label.split())
        assert f"{label} {word} " in said
        places.append((list(MARKS).index(line.standing), said.index(f"{label} {word} ")))
    assert [place for _, place in sorted(places)] == sorted(place for _, place in places)


def test_standings_have_a_shape_each() -> None:
    assert set(MARKS) == set(Standing)
    assert len({shape for shape, _ in MARKS.values()}) == len(MARKS)


def test_a_line_opens_its_door_or_leads_to_its_section(send: Send) -> None:
    page = result(send, "association")
    table = page.source[page.source.index('id="ensemble"') :]
    assert re.search('<a href="#esus">', table)
    opened = set(re.findall(r'formaction="/structure\?question=([a-z_]+)"', table))
    # Even the door of the page: it has a regime of its own for financers.
    assert opened == {door.slug for door in doors_of("structure", load_rulebook())}
    form = send(to="/structure?question=monnaie_locale", page=page)
    assert form.sent["denomination"] == "Ciné-Place"
    assert "q-objet_unique_monnaie_locale" in form.ids
    page = send({"objet_unique_monnaie_locale": "oui"}, page=form)
    assert page.inside("reponse-monnaie_locale") == "Oui"


def test_what_is_missing_is_counted_and_what_excludes_is_named(send: Send) -> None:
    said = result(send, "scic_jeune").inside("ensemble")
    assert "Une réponse manque : La charge de l'utilité sociale pèse-t-elle" in said
    assert "Ce qui l'exclut : Statut coopératif : SCIC" in said


def test_the_family_is_said_once_and_not_among_formalities(send: Send) -> None:
    for question in ("ess", "scic"):
        page = result(send, "scic_circuit_court", question)
        assert page.text.count("Famille : les coopératives") == 1
        assert page.text.index("Famille : ") < page.text.index("Conditions")
        assert not re.search("<h4>Famille</h4>", page.source)
    assert "Famille" not in send({**ON}).text


def test_the_meaning_of_an_answer_is_beside_it(send: Send) -> None:
    regimes = load_rulebook().regimes
    assert str(regimes["scic"].met) in result(send, "scic_circuit_court", "scic").text
    assert str(regimes["scic"].not_met) in result(send, "scic_plafond_depasse", "scic").text


def test_a_list_that_fails_is_one_cause_and_open_in_the_proof(send: Send) -> None:
    page = result(
        send,
        "scic_circuit_court",
        "scic",
        **{"associes-2-type": "salarie", "associes-4-type": "salarie"},
        **{"associes-0-type": "salarie"},
    )
    assert page.inside("reponse-scic") == "Non"
    causes = page.source[page.source.index('<ul class="causes">') :].partition("</ul>")[0]
    assert re.findall(r'href="#([^"]+)"', causes) == ["scic--scic.categories.nombre"]
    proof = page.source[page.source.index('id="scic--scic.categories.nombre"') :]
    assert "<details open>" in proof[: proof.index('id="scic--scic.categorie.salaries"')]
    assert "Des salariés sont associés Remplie" in page.inside("scic--scic.categorie.salaries")
    assert "Non remplie" in page.inside("scic--scic.categorie.benevoles")


def test_nothing_is_shown_when_the_engines_differ_on_another_door(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    from esslaw.engines import reasoning

    agree = reasoning.reason

    def differ(program: object, proof: object) -> object:
        if getattr(proof, "id", "") == "monnaie_locale":
            raise Disagreement([])
        return agree(program, proof)  # type: ignore[arg-type]

    monkeypatch.setattr("esslaw.engines.reasoning.reason", differ)
    page = result(send, "association")
    assert page.status == 500
    assert "reponse-esus" not in page.ids
