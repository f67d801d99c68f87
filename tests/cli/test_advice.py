"""`esslaw questions`, `levers`, `pivots`: both formats, both languages, and every mistake said."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from esslaw.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPOST = EXAMPLES / "sas_compost_a_corriger.yaml"
ON = ("--regime", "esus", "--on", "2026-11-22")
COMMANDS = ("questions", "levers", "pivots")


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def association(tmp_path):
    path = tmp_path / "association.yaml"
    path.write_text("structure: {forme_juridique: association_1901}", encoding="utf-8")
    return path


def test_an_association_is_asked_nothing_about_the_register_of_companies(association):
    text = plain(run("questions", association, *ON).output)
    assert "registre du commerce" not in text
    assert "Au plus 28 réponses, dont" in text
    assert "○ Poursuit-elle un but autre" in text
    assert "Statuts, article sur l'objet." in text, "where the answer is found"


def test_the_questions_as_json(association):
    data = json.loads(run("questions", association, *ON, "--format", "json").output)
    assert (data["outcome"], data["at_most"]) == ("undetermined", 28)
    facts = [one["fact"] for group in data["groups"] for one in group["questions"]]
    assert "mention_ess_rcs" not in facts
    assert "plus_haute_remuneration" in facts
    settling = [o["fact"] for g in data["groups"] for o in g["questions"] if o["settles"]]
    assert len(settling) == data["settling"]


def test_a_settled_case_asks_nothing():
    text = run("questions", EXAMPLES / "regie_de_quartier.yaml", *ON).output
    assert "aucune réponse ne peut plus la changer" in text


def test_the_levers_of_the_composting_company_are_told_with_their_articles():
    text = " ".join(plain(run("levers", COMPOST, *ON).output).split())
    assert "230 000,00 € → au plus 216 216,00 € (par une décision de gestion" in text
    assert "total des 3 derniers exercices clos : 1 265 000,00 € → au moins 1 518 000,00 €" in text
    assert "18 000,00 € → au plus 16 799,99 €" in text, "the other way round, through the ratio"
    assert "Code du travail, L. 3332-17-1, I, 3°" in text


def test_the_levers_as_json():
    data = json.loads(run("levers", COMPOST, *ON, "--format", "json").output)
    first = {one["fact"]: one for one in data["ways"][0]}
    assert first["plus_haute_remuneration"]["targets"] == ["216216.00"]
    assert first["exercices.charges_utilite_sociale"]["years"] == 3
    assert data["exhaustive"] is True
    assert data["fixed"] == []


def test_the_clauses_of_a_company_without_any():
    case = EXAMPLES / "eurl_sans_clauses.yaml"
    arguments = ("levers", case, "--regime", "ess", "--on", "2026-11-22")
    assert "Clause modèle" not in run(*arguments).output
    text = run(*arguments, "--clauses").output
    assert "CLAUSES MODÈLES" in text
    assert "Clause modèle, rédigée par nous, à faire relire" in plain(text)
    data = json.loads(run(*arguments, "--format", "json").output)
    clauses = {one["fact"]: one["model_clause"] for way in data["ways"] for one in way}
    assert "amorti" in clauses["statuts_interdisent_amortissement_capital"]
    assert clauses["mention_ess_rcs"] is None, "it is not written in the statuts"


def test_what_no_one_can_change_is_said(tmp_path):
    path = tmp_path / "banque.yaml"
    path.write_text("structure: {type_financeur: etablissement_credit}", encoding="utf-8")
    text = run("levers", path, "--regime", "esus_assimile", "--on", "2025-06-01").output
    assert "Aucun changement à la portée de quelqu'un n'y suffit." in text


def test_the_pivots_and_the_margins():
    text = " ".join(plain(run("pivots", EXAMPLES / "sas_compost.yaml", *ON).output).split())
    assert "RETOURNERAIT LA RÉPONSE" in text
    assert "46 000,00 €, s'il fallait lire 177 632,41 €" in text
    assert "131 632,40 € sous le seuil" in text
    assert "2,649 points, soit 20 580,00 € au-dessus du seuil" in text


def test_the_pivots_as_json():
    case = EXAMPLES / "interventions" / "lyon_scic.yaml"
    data = json.loads(run("pivots", case, "--on", "2026-11-22", "--format", "json").output)
    (margin,) = data["margins"]
    assert (margin["amount"], margin["over"]) == ("21500.0000", False)
    status = next(one for one in data["pivots"] if one["fact"] == "beneficiaire.statut_cooperatif")
    assert status["goal"] == "false"


IN_TWO_LANGUAGES = {
    "questions": {
        "droit au 22 novembre 2026": "law as at 22 November 2026",
        "On ne peut pas encore conclure": "No conclusion can be reached yet",
        "Au plus une réponse": "At most one answer",
        "Comptes des exercices clos": "Accounts of the closed financial years",
        "peut conclure à elle seule": "can settle it alone",
    },
    "levers": {
        "CE QUI CHANGERAIT LA RÉPONSE": "WHAT WOULD CHANGE THE ANSWER",
        "Plus haute rémunération": "Highest remuneration",
        "230 000,00 € → au plus 216 216,00 €": "€230,000.00 → at most €216,216.00",
        "par une décision de gestion": "by a management decision",
    },
    "pivots": {
        "MARGES AUX SEUILS": "MARGINS TO THE THRESHOLDS",
        "11 points, soit 253 000,00 € sous le seuil": "11 points, that is €253,000.00 below the",
        "Aucun fait, à lui seul, ne changerait": "No single fact would change the answer",
    },
}
"""What each command says in French, and then in English."""


@pytest.mark.parametrize("command", COMMANDS)
def test_another_language(command):
    case = EXAMPLES / "scic_jeune.yaml" if command == "questions" else COMPOST
    french, english = (
        " ".join(plain(run(command, case, *ON, "--lang", language).output).split())
        for language in ("fr", "en")
    )
    for here, there in IN_TWO_LANGUAGES[command].items():
        assert (here in french, there in english) == (True, True), (here, there)
        assert (there in french, here in english) == (False, False), (here, there)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_mistake_is_said(command, tmp_path):
    path = tmp_path / "faux.yaml"
    path.write_text("structure: {forme: sas, capital_social: -1}", encoding="utf-8")
    result = run(command, path, *ON)
    assert result.exit_code == 2
    assert "structure.forme" in result.stderr
    assert "structure.capital_social" in result.stderr
