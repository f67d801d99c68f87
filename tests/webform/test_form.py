"""The form: one field for each fact used, nothing assumed, errors beside their fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from esslaw import examine, load_rulebook, read_case
from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Kind, vocabulary
from webform.asked import IDENTIFIERS, REGIMES, asked
from webform.form import form_for

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]
NAMES = [path.stem for path in sorted(EXAMPLES.glob("*.yaml"))]
YEAR = "exercices-0-"


def test_every_fact_read_is_asked() -> None:
    facts = {fact.info.name for part in asked(load_rulebook()) for fact in part.facts}
    for regime in REGIMES:
        for day in (date(2014, 9, 1), date(2018, 6, 30), date(2024, 7, 1), date(2026, 11, 22)):
            for question in examine({"structure": {}}, regime, day).open_questions:
                assert question.fact.partition(".")[0] in facts
    assert set(IDENTIFIERS["structure"]) <= facts
    assert "renouvellement" in facts  # read by formalities only
    assert not facts & {"associes", "membres_ptce", "colleges"}  # read by other regimes


def test_columns_are_those_read_and_the_dates_that_order_them() -> None:
    facts = {fact.info.name: fact for part in asked(load_rulebook()) for fact in part.facts}
    columns = facts["exercices"].columns
    assert "date_cloture" in columns
    assert "charges_utilite_sociale" in columns
    assert list(columns) == [name for name in vocabulary()["exercices"].columns if name in columns]


def test_every_fact_has_a_field_with_its_own_words(get: Get) -> None:
    page = get("/structure")
    for part in asked(load_rulebook()):
        assert f"sujet-{part.subject}" in page.ids
        assert part.subject.label in page.text
        for fact in part.facts:
            assert f"q-{fact.info.name}" in page.ids
            said = page.inside(f"q-{fact.info.name}")
            assert " ".join(fact.info.label.split()) in said
            assert " ".join(fact.info.help.split()) in said
            if fact.choices:
                assert all(choice.label in said for choice in fact.choices)
            if fact.kind is Kind.FLAG:
                assert page.source.count(f'name="{fact.info.name}"') == 3
    assert len(page.ids) == len(set(page.ids))


def test_subjects_follow_the_vocabulary() -> None:
    subjects = [part.subject for part in asked(load_rulebook())]
    assert subjects == [subject for subject in Subject if subject in subjects]


def test_an_untouched_form_says_nothing(get: Get, send: Send) -> None:
    page = get("/structure")
    today = date.today()
    said = {name: text for name, text in page.sent.items() if text and name != "csrf_token"}
    assert said == {
        "on-jour": f"{today.day:02d}",
        "on-mois": f"{today.month:02d}",
        "on-annee": str(today.year),
    }
    result = send()
    assert result.status == 200
    for regime in ("ess", "esus"):
        assert "On ne peut pas encore conclure" in result.inside(f"reponse-{regime}")
    assert "Non remplie" not in result.text


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_the_file(name: str, get: Get) -> None:
    page = get(f"/structure?exemple={name}")
    assert page.status == 200
    case = form_for(load_rulebook())(page.sent).case()
    assert case is not None
    written = read_case(EXAMPLES / f"{name}.yaml").structure
    for part in asked(load_rulebook()):
        for fact in part.facts:
            read, value = (getattr(one, fact.info.name) for one in (case.structure, written))
            if fact.kind is Kind.CHOICES and value is not None:
                read, value = set(read), set(value)
            assert read == value, fact.info.name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("day", [date(2018, 6, 30), date(2026, 11, 22)])
def test_an_example_has_its_verdict(name: str, day: date, send: Send) -> None:
    page = send(
        {"on-jour": str(day.day), "on-mois": str(day.month), "on-annee": str(day.year)},
        start=f"/structure?exemple={name}",
    )
    words = {
        "met": "Oui",
        "not_met": "Non",
        "undetermined": "On ne peut pas encore conclure",
    }
    for regime in ("ess", "esus"):
        verdict = examine(EXAMPLES / f"{name}.yaml", regime, day)
        assert page.inside(f"reponse-{regime}") == words[verdict.outcome.value]


def test_no_folder_no_example(tmp_path: Path) -> None:
    from webform import create_app

    (tmp_path / "broken.yaml").write_text("structure: {inconnu: 1}", encoding="utf-8")
    (tmp_path / "fine.yaml").write_text("# Un cas.\nstructure: {}\n", encoding="utf-8")
    client = create_app({"SECRET_KEY": "x", "ESSLAW_EXAMPLES": None}).test_client()
    assert "exemple" not in Page(client.get("/")).text
    client = create_app({"SECRET_KEY": "x", "ESSLAW_EXAMPLES": tmp_path}).test_client()
    home = Page(client.get("/"))
    assert [link for link in home.links if "exemple" in link] == ["/structure?exemple=fine"]
    assert "Un cas." in home.text
    assert client.get("/structure?exemple=broken").status_code == 404
    assert client.get("/structure?exemple=../pyproject").status_code == 404


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"plus_haute_remuneration": "230 000,01"}, "230000.01"),
        ({"plus_haute_remuneration": "230000.01 €"}, "230000.01"),
        ({"plus_haute_remuneration": "0"}, "0"),
    ],
)
def test_amounts_are_exact(answer: dict[str, str], value: str) -> None:
    case = form_for(load_rulebook())(MultiDict(answer)).case()
    assert case is not None
    assert str(case.structure.plus_haute_remuneration) == f"{float(value):.2f}"


def test_percentages_are_exact() -> None:
    form = form_for(load_rulebook())(MultiDict({"taux_fonds_developpement": "33,3333333"}))
    case = form.case()
    assert case is not None
    assert str(case.structure.taux_fonds_developpement) == "0.333333333"


@pytest.mark.parametrize(
    ("ticked", "known"),
    [
        ([], None),
        (["ne-sait-pas"], None),
        (["aucun"], ()),
        (["patrimoine_protege", "education_citoyennete"], 2),
    ],
)
def test_none_is_not_unknown(ticked: list[str], known: object) -> None:
    form = form_for(load_rulebook())(MultiDict([("utilite_sociale", one) for one in ticked]))
    case = form.case()
    assert case is not None
    value = case.structure.utilite_sociale
    assert (len(value) if isinstance(known, int) and value else value) == known


@pytest.mark.parametrize(
    "ticked", [["aucun", "ne-sait-pas"], ["aucun", "patrimoine_protege"], ["nulle-part"]]
)
def test_contradicting_boxes_are_refused(ticked: list[str]) -> None:
    form = form_for(load_rulebook())(MultiDict([("utilite_sociale", one) for one in ticked]))
    assert form.case() is None
    assert [fault.control for fault in form.faults()] == ["utilite_sociale"]


WRONG: dict[str, object] = {
    "siren": "123 456 789",
    "capital_social": "-5",
    "total_reserves": "1,2345",
    "taux_fonds_developpement": "250",
    "date_creation-jour": "31",
    "date_creation-mois": "2",
    "date_creation-annee": "2024",
    "annee_remunerations": "1789",
    "denomination": "a" * 301,
    "plus_haute_remuneration": "beaucoup",
}


def test_all_errors_at_once_beside_their_fields_and_on_top(send: Send) -> None:
    page = send({**WRONG, "forme_juridique": "sas"})
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert "<title>Erreur : " in page.source
    summary = page.source[: page.source.index("<h1>")]
    fields = {name.removesuffix("-jour").partition("-")[0] for name in WRONG}
    for name in fields:
        control = f"{name}-jour" if name == "date_creation" else name
        assert f"#{control}" in page.links
        assert control in page.ids
        words = page.inside(f"{name}-erreur").replace("'", "’")
        assert words in " ".join(summary.replace("\xa0", " ").replace("\u202f", " ").split())
    assert page.inside("resume") == f"{len(fields)} réponses sont à corriger"
    assert "un pourcentage entre 0 et 100" in page.inside("taux_fonds_developpement-erreur")
    for name, text in WRONG.items():
        assert page.sent[name] == text
    assert page.sent["forme_juridique"] == "sas"
    assert "novalidate" in page.source


def test_one_error_is_one(send: Send) -> None:
    page = send({"capital_social": "x"})
    assert page.inside("resume") == "Une réponse est à corriger"


def test_facts_that_contradict_one_another(send: Send) -> None:
    dates = {"date_creation-jour": "2", "date_creation-mois": "1", "date_creation-annee": "2024"}
    asked_on = {name.replace("creation", "demande"): text for name, text in dates.items()}
    page = send({**dates, **asked_on, "date_demande-jour": "1"})
    assert page.status == 422
    assert "#date_demande-jour" in page.links
    assert "ne précède pas" in page.inside("q-date_demande")


def test_the_date_of_law_is_today_unless_another_is_given(send: Send) -> None:
    blank = {"on-jour": "", "on-mois": "", "on-annee": ""}
    assert f"Droit au {date.today().day} " in send(blank).text
    assert (
        "Droit au 30 juin 2018" in send({"on-jour": "30", "on-mois": "6", "on-annee": "2018"}).text
    )
    page = send({"on-mois": "13"})
    assert page.status == 422
    assert "#on-jour" in page.links


@pytest.mark.parametrize(
    "names",
    [
        ["exercices-" + "9" * 5000 + "-benefice"],
        ["exercices-²-benefice", "exercices--1-benefice", "exercices-x"],
        ["exercices-etat-0-benefice", "inconnu", "on-jour-jour"],
    ],
)
def test_names_that_are_not_ours_are_ignored(
    client: FlaskClient, get: Get, names: list[str]
) -> None:
    token = get("/structure").sent["csrf_token"]
    page = Page(client.post("/resultat", data={**dict.fromkeys(names, "1"), "csrf_token": token}))
    assert page.status == 200


def test_a_forged_choice_is_refused(send: Send) -> None:
    page = send({"forme_juridique": "autocratie"})
    assert page.status == 422
    assert "#forme_juridique" in page.links
    page = send({"reconnue_utilite_publique": "peut-être"})
    assert page.status == 422
    assert "#reconnue_utilite_publique" in page.links


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_gives_a_page(data: st.DataObject, client: FlaskClient, get: Get) -> None:
    page = get("/structure?exemple=sas_compost")
    names = st.sampled_from(sorted(page.names - {"csrf_token"}))
    figures = st.text("0123456789 .,-%€", max_size=12)
    texts = st.one_of(st.text(max_size=20), figures, st.sampled_from(["oui", "aucun", "liste"]))
    typed = data.draw(st.dictionaries(names, texts, max_size=12))
    sent = {**page.sent.to_dict(), **typed}
    assert client.post("/resultat", data=sent).status_code in (200, 422)
    assert client.post("/structure", data=sent).status_code == 200
