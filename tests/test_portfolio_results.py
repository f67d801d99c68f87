"""What is said of each row of a table of structures: its template, its results, how they read."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from esslaw import InputError, Structure, examine, load_rulebook
from esslaw.portfolio import Portfolio, filled, read_portfolio, results, template
from esslaw.reports.portfolio import (
    HEADS,
    portfolio_record,
    portfolio_text,
    problem_line,
    results_csv,
)
from esslaw.rulebook.asked import paths_read
from esslaw.verdict import Outcome

ON = date(2026, 11, 22)


def read(text: str) -> Portfolio:
    return read_portfolio(text.encode())


def test_the_template_has_the_facts_that_the_regime_reads_and_no_structure() -> None:
    law = load_rulebook()
    for name, regime in law.regimes.items():
        if regime.case != "structure":
            continue
        first, *help_lines = csv.reader(
            StringIO(template(name).decode("utf-8-sig")), delimiter=";", strict=True
        )
        named = {column.partition(".")[0] for column in first}
        read_by_rules = {path.partition(".")[0] for path in paths_read(law, [regime.goal])}
        assert named == {"denomination", "siren", *read_by_rules}, name
        assert all(cell.startswith("# ") for line in help_lines for cell in line)
    assert "exercices.3.charges_exploitation" in template("esus").decode()


def test_a_regime_of_interventions_has_no_template() -> None:
    for name in ("intervention", "esuss"):
        with pytest.raises(InputError):
            template(name)


TABLE = (
    "denomination;siren;forme_juridique;but_autre_que_partage_benefices;gouvernance_democratique\n"
    "=cmd|' /C calc'!A0;552032534;association_1901;oui;oui\n"
    "@Le Groupement;;gie;;\n"
    "L'Inconnue;;;;\n"
    "-Fautive;+33;zzz;;\n"
)


def test_results_are_those_of_each_structure_alone() -> None:
    portfolio = read(TABLE)
    found = results(portfolio, "ess", ON)
    assert found.second_opinion in (True, False)
    for line in found.lines[:3]:
        assert line.row.case is not None
        verdict = examine(line.row.case, "ess", ON)
        assert line.outcome is verdict.outcome
        assert {one.id for one in line.reservations} == {one.id for one in verdict.reservations}
        assert line.missing is not None
        assert [one.fact for one in line.missing] == [one.fact for one in verdict.open_questions]
    refused_row = found.lines[3]
    assert (refused_row.outcome, refused_row.row.denomination) == (None, "-Fautive")
    assert found.lines[1].causes
    assert list(found.counts.values()) == [0, 1, 2, 1]


def test_missing_answers_are_looked_for_up_to_a_bound() -> None:
    portfolio = read("denomination;forme_juridique\na;sas\nb;association_1901\nc;sas\n")
    first, second, third = results(portfolio, "ess", ON, searched=1).lines
    assert first.missing
    assert second.missing is None
    assert third.missing is None or third.missing == first.missing
    assert all(line.missing for line in results(portfolio, "ess", ON).lines)


def test_before_the_first_day_covered() -> None:
    portfolio = read(TABLE)
    found = results(portfolio, "ess", date(1990, 1, 1))
    assert not found.covered
    assert {line.outcome for line in found.lines[:3]} == {Outcome.UNDETERMINED}
    assert all(not line.missing for line in found.lines)
    assert "Non couvert" in portfolio_text(found)


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";", strict=True))


def test_the_results_for_a_spreadsheet() -> None:
    data = results_csv(results(read(TABLE), "ess", ON))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 5
    first, second, third, fourth = rows_of(data)
    assert tuple(first) == HEADS
    assert first["Dénomination"] == "'=cmd|' /C calc'!A0"
    assert first["Numéro SIREN"] == "552032534"
    assert second["Dénomination"] == "'@Le Groupement"
    assert (second["Résultat"], third["Résultat"]) == ("Non", "On ne peut pas encore conclure")
    assert "Loi n° 2014-856" in second["Articles"]
    assert second["Conditions non remplies"]
    assert int(third["Nombre de réponses qui manquent"]) > 0
    assert second["Nombre de réponses qui manquent"] == ""
    assert fourth["Résultat"] == "Non examinée"
    assert "forme_juridique" in fourth["Erreurs de la ligne"]
    assert fourth["Numéro SIREN"] == "+33"
    assert {row["Date du droit applicable"] for row in (first, fourth)} == {"22/11/2026"}


def test_the_text_and_the_record_say_the_same() -> None:
    found = results(read(TABLE), "ess", ON)
    text, record = portfolio_text(found), portfolio_record(found)
    assert "4 structures : 1 non, 2 à compléter, 1 non examinée." in text
    assert [row["outcome"] for row in record["rows"]] == [
        "undetermined",
        "not_met",
        "undetermined",
        None,
    ]
    assert record["counts"] == {"met": 0, "not_met": 1, "undetermined": 2, "refused": 1}
    assert record["rows"][3]["problems"][0]["line"] == 5


def test_a_problem_is_one_line_in_any_language() -> None:
    portfolio = read_portfolio(b"capital_social\nabc\n", str.upper)
    (problem,) = portfolio.all_problems
    assert problem.expected == "UN MONTANT EN EUROS, PAR EXEMPLE 230 000,00"
    said = problem_line(problem, lambda words: words.replace("ligne", "row"))
    assert said.startswith("row 2, capital_social : reçu « abc »")


def test_the_facts_of_a_structure_are_written_in_its_columns() -> None:
    one = Structure(denomination="-Moins", capital_social="10.5", forme_juridique="sas")
    data = filled([one], "ess")
    assert "'-Moins" in data.decode("utf-8-sig")
    (row,) = read_portfolio(data).rows
    assert row.case is not None
    assert row.case.structure == one
