"""A table of structures: what is read of it, what is refused, and what is said of each row."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from random import Random
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from esslaw import InputError, Structure, examine, load_rulebook
from esslaw.documents.csv_text import MAX_BYTES
from esslaw.facts.vocabulary import vocabulary
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
HEAD = "denomination;forme_juridique;capital_social;exercices.1.benefice\n"
AT_ONCE = 10.0
"""Seconds of the processor; each hostile file takes one at most."""


def read(text: str, encoding: str = "utf-8") -> Portfolio:
    return read_portfolio(text.encode(encoding))


def only(text: str) -> Structure:
    """Return the structure of a table of one row, which must be well written."""
    portfolio = read(text)
    assert portfolio.all_problems == ()
    (row,) = portfolio.rows
    assert row.case is not None
    return row.case.structure


def places(portfolio: Portfolio) -> list[tuple[int, str]]:
    return [(problem.line, problem.path) for problem in portfolio.all_problems]


def refused(data: bytes) -> str:
    """Return why a file is refused whole, which must be known at once."""
    start = process_time()
    with pytest.raises(InputError) as caught:
        read_portfolio(data)
    assert process_time() - start < AT_ONCE
    return caught.value.problems[0].code


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_ends_of_lines(separator: str, encoding: str, end: str) -> None:
    table = end.join(["siren;forme_juridique;denomination", ';sas;"L\'Été, ; à la ""Halle"""'])
    text = table.replace(";", separator).replace(f", {separator}", ", ;")
    (row,) = read(text, encoding).rows
    assert row.denomination == 'L\'Été, ; à la "Halle"'
    assert row.case is not None
    assert row.case.structure.forme_juridique == "sas"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 234,56", "1234.56"),
        ("1\u202f234,56 €", "1234.56"),
        ("1234.5", "1234.5"),
        ("0", "0"),
        ("", None),
        ("ne sait pas", None),
        ("  Je ne sais pas ", None),
    ],
)
def test_amounts(cell: str, value: str | None) -> None:
    found = only(f"capital_social;denomination\n{cell};x\n").capital_social
    assert found == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("cell", "value"), [("66 %", "0.66"), ("66,5%", "0.665"), ("0", "0"), ("100", "1")]
)
def test_percentages(cell: str, value: str) -> None:
    assert only(f"taux_fonds_developpement\n{cell}\n").taux_fonds_developpement == Decimal(value)


@pytest.mark.parametrize("cell", ["0,66", "1", "1,0", "0.2"])
def test_a_share_or_a_percentage_is_asked(cell: str) -> None:
    """A column of shares, exported as such, must not be read as one of percentages."""
    (problem,) = read(f"taux_fonds_developpement\n{cell}\n").all_problems
    assert problem.suggestion is not None
    assert "deux façons" in problem.suggestion


@pytest.mark.parametrize("cell", ["31/12/2025", "2025-12-31", "31.12.2025", "31/12/2025 00:00"])
def test_days(cell: str) -> None:
    assert only(f"date_creation\n{cell}\n").date_creation == date(2025, 12, 31)


@pytest.mark.parametrize("cell", ["31/02/2025", "12/31/2025", "31/12/25", "45657", "2025-12-31T08"])
def test_days_refused(cell: str) -> None:
    assert places(read(f"date_creation\n{cell}\n")) == [(2, "date_creation")]


@pytest.mark.parametrize(
    ("cell", "value"), [("oui", True), ("NON", False), ("VRAI", True), ("FALSE", False)]
)
def test_answers(cell: str, value: bool) -> None:
    assert only(f"mention_ess_rcs\n{cell}\n").mention_ess_rcs is value


@pytest.mark.parametrize("cell", ["1", "0", "x", "o", "oui non"])
def test_answers_refused(cell: str) -> None:
    assert places(read(f"mention_ess_rcs\n{cell}\n")) == [(2, "mention_ess_rcs")]


@pytest.mark.parametrize(
    "cell", ["association_1901", "ASSOCIATION 1901", "association (LOI de 1901)"]
)
def test_choices_by_name_or_label(cell: str) -> None:
    assert only(f"forme_juridique\n{cell}\n").forme_juridique == "association_1901"


def test_a_choice_mistyped_gets_a_suggestion() -> None:
    (problem,) = read("forme_juridique\nAsociation loi 1901\n").all_problems
    assert problem.suggestion == "vouliez-vous dire « Association (loi de 1901) » ?"


def test_lists_and_none_of_them() -> None:
    table = "utilite_sociale;denomination\n"
    both = "patrimoine_protege | Lien social ou cohésion territoriale"
    found = only(f"{table}{both};x\n").utilite_sociale
    assert found == ("patrimoine_protege", "lien_social_cohesion_territoriale")
    label = "Soutien à des personnes fragiles, ou lutte contre leur exclusion"
    assert only(f"{table}{label};x\n").utilite_sociale == ("soutien_personnes_fragiles",)
    assert only(f"{table}aucun;x\n").utilite_sociale == ()
    assert only(f"{table};x\n").utilite_sociale is None


def test_labels_name_columns_too() -> None:
    fact = vocabulary()["capital_social"]
    assert only(f"{fact.info.label.upper()};denomination\n10;x\n").capital_social == 10


def test_tables_of_a_structure() -> None:
    head = "exercices;exercices.1.date_cloture;exercices.2.date_cloture;exercices.2.benefice\n"
    (second,) = only(f"{head};;31/12/2024;-8,50\n").exercices or ()
    assert (second.date_cloture, second.benefice) == (date(2024, 12, 31), Decimal("-8.5"))
    assert only(f"{head}0;;;\n").exercices == ()
    assert only(f"{head}aucun;;;\n").exercices == ()
    first, second = only(f"{head}2;;31/12/2024;\n").exercices or ()
    assert (first.date_cloture, second.date_cloture) == (None, date(2024, 12, 31))
    assert read(f"denomination;{head}x;;;;\n").rows[0].case.structure.exercices is None  # type: ignore[union-attr]
    assert places(read(f"{head}1;;31/12/2024;\n")) == [(2, "exercices")]


def test_every_mistake_has_its_line_and_column() -> None:
    """Lines are those of the spreadsheet: a cell of two lines is in one, a blank one counts."""
    portfolio = read(
        "denomination;date_creation;capital_social;exercices.2.charges_exploitation;"
        "exercices.2.charges_utilite_sociale;siren;taux_fonds_developpement\n"
        '"Deux\nlignes";31/02/2020;1,234;10;20;123456789;150 %\n'
        "\n"
        "Bonne;;;;;;\n"
        "Autre;;abc;;;;\n"
    )
    assert sorted(places(portfolio)) == [
        (2, "capital_social"),
        (2, "date_creation"),
        (2, "denomination"),
        (2, "exercices.2.charges_utilite_sociale"),
        (2, "siren"),
        (2, "taux_fonds_developpement"),
        (5, "capital_social"),
    ]
    assert [row.number for row in portfolio.rows if row.case is not None] == [4]
    said = {problem.path: problem for problem in portfolio.rows[0].problems}
    assert said["capital_social"].got == "« 1,234 »"
    assert said["capital_social"].suggestion is not None
    assert said["taux_fonds_developpement"].expected == "un pourcentage entre 0 et 100"


def test_facts_that_contradict_one_another_are_refused() -> None:
    table = "date_creation;date_demande\n01/01/2025;01/01/2024\n"
    assert places(read(table)) == [(2, "date_demande")]


def test_columns_unknown_or_twice_are_said_and_left_out() -> None:
    portfolio = read(
        "denomination;forme_juridiqe;capital_social;capital_social;exercice.1.benefic;;\n"
        "x;sas;1;2;3;4;\n"
    )
    told = {(problem.path, problem.code) for problem in portfolio.problems}
    assert told == {
        ("forme_juridiqe", "colonne-inconnue"),
        ("capital_social", "colonne-en-double"),
        ("exercice.1.benefic", "colonne-inconnue"),
        ("", "colonne-inconnue"),
    }
    hints = {problem.suggestion for problem in portfolio.problems}
    assert "vouliez-vous dire « forme_juridique » ?" in hints
    assert "vouliez-vous dire « exercices.1.benefice » ?" in hints
    (row,) = portfolio.rows
    assert row.case is not None
    assert row.case.structure == Structure(denomination="x")


def test_a_cell_too_many_is_a_mistake() -> None:
    """A separator in a text without quotes shifts what follows it."""
    assert places(read("denomination;capital_social\nMoi; et toi;12\n")) == [
        (2, "capital_social"),
        (2, ""),
    ]


def archive() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("portefeuille.csv", b"0" * 50_000_000)
    return file.getvalue()


HOSTILE = {
    "nothing": (b"", "vide"),
    "blanks": (b"\n;;;\n\n", "vide"),
    "an archive renamed": (archive(), "classeur"),
    "zeros": (HEAD.encode() + b"a\0b;;;\n", "binaire"),
    "noise": (Random(7).randbytes(MAX_BYTES), "binaire"),
    "too many bytes": (b"a" * (MAX_BYTES + 1), "trop-grand"),
    "a million columns": (b"denomination" + b";" * 1_000_000 + b"\nx\n", "colonnes"),
    "named columns": (";".join(f"a{rank}" for rank in range(250_000)).encode(), "colonnes"),
    "a million lines": (HEAD.encode() + b"a\n" * 1_000_000, "trop-grand"),
    "too many structures": (HEAD.encode() + b"a\n" * 5_001, "trop-grand"),
    "only its first line": (HEAD.encode(), "sans-structure"),
    "only help": (template("ess"), "sans-structure"),
    "no fact": (b"nom;ville\nx;y\n", "colonnes"),
    "another encoding": (HEAD.encode("utf-16"), "encodage"),
    "not what it says": (b"\xef\xbb\xbf" + HEAD.encode() + b"\xe9;;;\n", "encodage"),
    "bytes of no letter": (HEAD.encode() + b"\x81;;;\n", "encodage"),
    "a quote left open": (HEAD.encode() + b'"abc;sas;1;2\nd;sas;1;2\n', "guillemets"),
    "a text after a quote": (HEAD.encode() + b'"Les Amis" du lac;sas;1;2\n', "guillemets"),
    "a huge cell": (HEAD.encode() + b'"' + b"a" * 1_500_000 + b'"\n', "guillemets"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_table_is_refused_whole_and_at_once(name: str) -> None:
    data, code = HOSTILE[name]
    assert refused(data[: MAX_BYTES + 1]) == code


def test_a_quote_left_open_is_found_where_it_opens() -> None:
    with pytest.raises(InputError) as caught:
        read(HEAD + 'a;sas;;\n"b;sas;;\nc;sas;;\nd;sas;;\n')
    assert "ligne 3" in str(caught.value)


@pytest.mark.parametrize(
    "table",
    [
        HEAD + "a;zz;zz;zz\n" * 5_000,
        "".join(["utilite_sociale\n", ",".join(["x"] * 40_000), "\n"]),
        "capital_social\n" + "9" * 130_000 + "\n",
        "denomination" + ";" * 999 + "\n" + "a\n" * 5_000,
        HEAD + "".join(f"a;société {rank};;\n" for rank in range(5_000)),
    ],
)
def test_many_mistakes_are_told_in_bounded_time(table: str) -> None:
    start = process_time()
    portfolio = read(table)
    assert process_time() - start < AT_ONCE
    assert len(portfolio.all_problems) <= 10_000
    if "zz" in table:
        assert all(row.problems and row.case is None for row in portfolio.rows)


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
