"""A table of structures: what is read of it, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from random import Random
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from esslaw import InputError, Structure
from esslaw.documents.csv_text import MAX_BYTES
from esslaw.facts.vocabulary import vocabulary
from esslaw.portfolio import Portfolio, read_portfolio, template

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
