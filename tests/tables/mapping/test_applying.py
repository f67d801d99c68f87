"""A mapping applied: what each cell becomes, what is counted, what is refused."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw import InputError, Outcome, examine
from esslaw.facts.cells import Unreadable, reader
from esslaw.facts.scalars import Siren
from esslaw.tables.mapping import Mapped, apply, applying, load_mapping
from esslaw.tables.mapping.meaning import fact_named
from tests.cases.reading import bases, on_the_day

pl = pytest.importorskip("polars")
ON = date(2026, 11, 22)
REGIMES = ("ess", "esus", "scic", "scop", "ptce", "monnaie_locale", "marche_reserve")
ROOT = Path(__file__).parents[3]
TABLES = ROOT / "examples" / "tables"
FILES = {"sirene": "sirene.csv", "rna": "rna.csv", "scdl-subventions": "subventions.csv"}


def rows_of(name: str):
    mapping = load_mapping(name)
    separator = mapping.separator or ","
    return pl.read_csv(TABLES / FILES[name], separator=separator, infer_schema=False)


def mapped(name: str) -> Mapped:
    return apply(load_mapping(name), rows_of(name))


@pytest.fixture
def small(tmp_path):
    """Return a mapping of facts written as YAML, applied to columns."""

    def applied(facts: str, columns, codes: str = "{}", kind: str = "structure") -> Mapped:
        path = tmp_path / "m.yaml"
        head = f"name: m\ntitle: Un essai\nkind: {kind}\n"
        path.write_text(f"{head}facts: {facts}\ncodes: {codes}\n", "utf-8")
        return apply(load_mapping(path), pl.DataFrame(columns))

    return applied


def test_the_first_filled_cell_is_taken_and_blanks_are_unknown(small):
    found = small(
        "{denomination: {from: [a, b], unknown: '[ND]'}}",
        {"a": ["x", " ", None, "[ND]", " y "], "b": ["1", "2", "3", "4", None]},
    )
    assert found.frame["denomination"].to_list() == ["x", "2", "3", "4", "y"]


def test_a_code_says_a_fact_or_nothing_and_what_it_leaves_is_counted(small):
    found = small(
        "{emploie_des_salaries: {from: e, values: {O: true, N: false, NC: null}}}",
        {"e": ["O", "N", "NC", "X", "X", "o", None, ""]},
    )
    assert found.frame["emploie_des_salaries"].to_list() == ["true", "false", *[None] * 6]
    assert found.unmapped == {"emploie_des_salaries": {"X": 2, "o": 1}}
    assert found.silent == {"emploie_des_salaries": {"NC": 1}}


def test_facts_of_one_column_have_each_their_own_codes(small):
    found = small(
        """{emploie_des_salaries: {from: e, values: {O: true, N: null}},
          capital_variable: {from: e, values: {N: true}}}""",
        {"e": ["O", "N", "X"]},
    )
    assert found.frame.rows() == [("true", None), (None, "true"), (None, None)]
    assert found.unmapped == {
        "emploie_des_salaries": {"X": 1},
        "capital_variable": {"X": 1, "O": 1},
    }
    assert found.silent == {"emploie_des_salaries": {"N": 1}}


def test_codes_past_a_bound_are_counted_together(small, monkeypatch):
    monkeypatch.setattr(applying, "MOST_CODES", 2)
    column = {"e": ["A", "A", "B", "B", "C", "D"]}
    found = small("{emploie_des_salaries: {from: e, values: {O: true}}}", column)
    assert found.unmapped == {"emploie_des_salaries": {"A": 2, "B": 2, "…": 2}}


def test_a_cell_whose_condition_does_not_hold_is_withheld(small):
    found = small(
        "{montant: {from: m, only_if: {part: ['1', '1.0']}}}",
        {"m": ["10", "20", "30", None, "50"], "part": ["1", "0.5", None, "0.5", " 1.0 "]},
        kind="intervention",
    )
    assert found.frame["montant"].to_list() == ["10", None, None, None, "50"]
    assert found.withheld == {"montant": 2}
    without = small(
        "{montant: {from: m, only_if: {part: '1'}}}", {"m": ["10"]}, kind="intervention"
    )
    assert without.frame["montant"].to_list() == [None]
    assert (without.withheld, without.absent) == ({"montant": 1}, ("part",))


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("jj/mm/aaaa", {"31/12/2025": "2025-12-31", "1.2.2024": "2024-02-01", "x": "x"}),
        ("jj/mm/aaaa", {"2025-12-31": "2025-12-31", "31/31/2025": "2025-31-31"}),
        ("iso", {"2025-12-31": "2025-12-31", "03/04/2025": "03/04/2025"}),
    ],
)
def test_dates_are_rewritten_as_their_format_says(small, written, cells):
    found = small(f"{{date_creation: {{from: d, format: {written}}}}}", {"d": [*cells]})
    assert found.frame["date_creation"].to_list() == [*cells.values()]


@pytest.mark.parametrize(
    ("written", "cells"),
    [
        ("virgule", {"1 234,50": "1234.50", "1.234": "1234", "-3,5": "-3.5", "12,500": "12.50"}),
        ("virgule", {"1,2,3": "1,2,3", "1.5": "1.5", "5 €": "5 €"}),
        ("point", {"22000.80": "22000.80", "12.500": "12.50", "1 234.5": "1234.5"}),
        ("point", {"1,234": "1,234", "12,5": "12,5", "1.2.3": "1.2.3"}),
    ],
)
def test_amounts_are_rewritten_as_their_format_says(small, written, cells):
    found = small(f"{{capital_social: {{from: c, format: {written}}}}}", {"c": [*cells]})
    assert found.frame["capital_social"].to_list() == [*cells.values()]


def test_a_siren_is_the_beginning_of_a_siret_and_nothing_else(small):
    cells = {
        "000 000 018 00012": "000000018",
        "00000001800012": "000000018",
        "0000001800012": "0000001800012",  # a zero was lost: nobody knows where
        "000000018": "000000018",
    }
    found = small("{siren: {from: s, as: siret}}", {"s": [*cells]})
    assert found.frame["siren"].to_list() == [*cells.values()]


def test_columns_that_are_no_texts_are_read_as_they_would_be_written(small):
    facts = """{date_creation: {from: d, unknown: 1900-01-01}, capital_social: {from: c},
      denomination: {from: n}, date_demande: {from: t}, emploie_des_salaries: {from: e}}"""
    found = small(
        facts,
        {
            "d": [date(1900, 1, 1), date(2020, 2, 3)],
            "t": [datetime(2020, 1, 2), datetime(2020, 1, 2, 3, 4)],
            "c": [1500.0, float("nan")],
            "n": [12, None],
            "e": [True, False],
        },
    )
    assert found.frame.to_dict(as_series=False) == {
        "date_creation": [None, "2020-02-03"],
        "capital_social": ["1500", None],
        "denomination": ["12", None],
        "date_demande": ["2020-01-02", "2020-01-02 03:04:00.000000"],
        "emploie_des_salaries": ["true", "false"],
    }
    codes = "{c: {'5710': {forme_juridique: sas}}}"
    numbered = small("{}", {"c": [5710.0, None, 9999.0]}, codes)
    assert numbered.frame["forme_juridique"].to_list() == ["sas", None, None]
    assert numbered.unmapped == {"forme_juridique": {"9999": 1}}


def test_capitals_of_columns_do_not_matter_unless_two_differ_by_them_alone(small):
    found = small(
        "{siren: {from: siren}, denomination: {from: nom}}",
        {"\ufeffSIREN": ["1"], "NOM": ["a"], "Nom": ["b"]},
    )
    assert found.frame.to_dict(as_series=False) == {"siren": ["1"]}
    assert found.absent == ("nom",)


def test_a_file_without_any_column_of_the_mapping_is_refused_with_the_nearest_names():
    mapping = load_mapping("rna")
    with pytest.raises(InputError) as caught:
        apply(mapping, pl.DataFrame({"nattures": ["D"], "id": ["W1"], "date_publie": [""]}))
    problems = {one.path: one.suggestion for one in caught.value.problems}
    assert problems.keys() == {"titre", "titre_court", "siret", "date_publi", "nature"}
    assert problems["nature"] == "vouliez-vous dire « nattures » ?"
    assert problems["date_publi"] == "vouliez-vous dire « date_publie » ?"
    assert problems["titre_court"] is None


def test_a_column_of_lists_is_refused(small):
    with pytest.raises(InputError) as caught:
        small("{siren: {from: s}, denomination: {from: n}}", {"s": [["1"]], "n": [{"a": 1}]})
    assert [one.path for one in caught.value.problems] == ["s", "n"]


def test_an_empty_file_has_no_rows_and_nothing_to_count():
    found = apply(load_mapping("sirene"), rows_of("sirene").clear())
    assert found.frame.height == found.kept.height == 0
    assert found.frame.columns[3] == "forme_juridique"
    assert (found.unmapped, found.silent, found.withheld) == ({}, {}, {})


@pytest.mark.parametrize("name", FILES)
def test_the_extracts_have_every_column_and_lose_no_row(name):
    rows, found = rows_of(name), mapped(name)
    assert rows.height == found.frame.height == found.kept.height == 40
    assert found.absent == ()
    assert [one.fact for one in load_mapping(name).facts] == found.frame.columns
    assert found.kept.equals(rows.select(load_mapping(name).keep))


@pytest.mark.parametrize("name", FILES)
def test_what_cannot_be_read_in_the_extracts_is_what_was_put_there(name):
    """Cells are read as a person's would be: those that are refused are the flaws, no others."""
    mapping, found = load_mapping(name), mapped(name)
    refused = []
    for fact in found.frame.columns:
        declared = fact_named(fact, mapping.kind)
        assert declared is not None
        read = reader(declared)
        for rank, cell in enumerate(found.frame[fact].to_list(), 2):
            try:
                read(cell) if cell else None
            except Unreadable:
                refused.append((rank, fact))
    assert (
        refused
        == {
            "sirene": [(38, "date_creation")],
            "rna": [(13, "date_creation")],
            "scdl-subventions": [(20, "montant")],
        }[name]
    )


def test_what_sirene_leaves_unknown():
    found = mapped("sirene")
    rows = dict(
        zip(rows_of("sirene")["siren"].to_list(), found.frame.rows(named=True), strict=True)
    )
    assert found.unmapped["forme_juridique"] == {"4444": 1}
    assert found.silent["forme_juridique"] == {"9300": 2, "9210": 1, "9223": 1, "9240": 1}
    assert found.silent["statut_cooperatif"]["5560"] == 1
    assert "9220" not in found.silent["statut_cooperatif"]
    assert rows["000000059"]["reconnue_utilite_publique"] == "true"
    assert rows["000000059"]["date_creation"] is None  # written as the first day of 1900
    last = found.frame.row(39, named=True)
    assert last["denomination"] == "LES BROUETTES DE LA COUR"
    assert found.frame["denomination"].to_list().count(None) == 1  # the name that is not published
    assert found.frame["reconnue_utilite_publique"].unique().sort().to_list() == [None, "true"]


def test_what_the_rna_leaves_unknown():
    found = mapped("rna")
    assert found.unmapped["forme_juridique"] == {"I": 1, "U": 1}
    assert found.silent == {"reconnue_utilite_publique": {"D": 35}}
    assert found.frame["date_creation"].null_count() == 3
    assert found.frame["denomination"].null_count() == 0
    assert found.frame["siren"].drop_nulls().str.len_chars().value_counts().height == 2


def test_what_grants_leave_unknown():
    found = mapped("scdl-subventions")
    assert found.withheld == {"montant": 3}
    assert found.frame["montant"].null_count() == 4
    assert found.frame["montant"].to_list()[29] == "12.50"
    assert "date_octroi" not in found.frame.columns


def test_the_same_extract_in_parquet_says_the_same():
    found = apply(load_mapping("sirene"), pl.read_parquet(TABLES / "sirene.parquet"))
    assert found.frame.equals(mapped("sirene").frame)
    assert (TABLES / "sirene.parquet").stat().st_size < 20_000


@pytest.mark.parametrize("name", FILES)
def test_keys_of_siren_are_right_but_where_one_is_wrong_on_purpose(name):
    from pydantic import TypeAdapter, ValidationError

    adapter, wrong = TypeAdapter(Siren), []
    for rank, cell in enumerate(mapped(name).frame["siren"].to_list(), 2):
        assert cell is None or cell.startswith("0000"), "an organisation that may exist"
        try:
            adapter.validate_python(cell or "000000018")
        except ValidationError:
            wrong.append(rank)
    assert wrong == {"sirene": [32], "rna": [17], "scdl-subventions": [29]}[name]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["5710", "9220", " 9230", "9300", "4444", "5558", "", None]),
            st.sampled_from(["1900-01-01", "2020-01-01", "", None]),
        ),
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_each_row_is_mapped_by_itself(rows, random):
    """Order and neighbours change nothing: each row is what a dictionary makes of it alone."""
    mapping = load_mapping("sirene")
    codes = {one.fact: one.codes for one in mapping.facts}
    random.shuffle(rows)
    kinds = {"categorieJuridiqueUniteLegale": pl.String, "dateCreationUniteLegale": pl.String}
    found = apply(mapping, pl.DataFrame(rows, schema=kinds, orient="row"))
    unknown = 0
    for (code, day), made in zip(rows, found.frame.rows(named=True), strict=True):
        bare = (code or "").strip()
        for fact in ("forme_juridique", "statut_cooperatif", "reconnue_utilite_publique"):
            assert made[fact] == (codes[fact] or {}).get(bare)
        assert made["date_creation"] == (day if day and day[:4] != "1900" else None)
        unknown += bare == "4444"
    assert sum(found.unmapped.get("forme_juridique", {}).values()) == unknown


@pytest.mark.parametrize(("several", "alone"), [("sas", "sasu"), ("sarl", "eurl")])
def test_a_company_of_one_associate_said_to_be_of_several_is_not_judged_otherwise(several, alone):
    """5710 and 5499 hold both and say no cooperative status: no answer may rest on the number."""
    settled = 0
    for base in bases().values():
        said = {name: on_the_day(value, ON) for name, value in base.items()}
        said.pop("statut_cooperatif", None)
        for regime in REGIMES:
            one, other = (
                examine({"structure": {**said, "forme_juridique": form}}, regime, ON).outcome
                for form in (several, alone)
            )
            assert one in (Outcome.UNDETERMINED, other), regime
            settled += one is not Outcome.UNDETERMINED
    assert settled > 3


def test_the_example_of_the_guide_is_one(tmp_path):
    guide = (ROOT / "docs" / "tables.md").read_text("utf-8")
    written = re.search(r"```yaml\n(name: .*?)```", guide, re.DOTALL)
    assert written is not None
    path = tmp_path / "annuaire.yaml"
    path.write_text(written[1], "utf-8")
    found = apply(
        load_mapping(path),
        pl.DataFrame(
            {
                "numero": ["7", "8"],
                "enseigne": ["La Marmite", ""],
                "raison_sociale": ["x", "Passerelles"],
                "siret": ["00000001800012", None],
                "creation": ["02/09/2004", "01/01/1900"],
                "capital": ["1 500,50", None],
                "effectif": ["0", "NC"],
                "ca": ["10", "20"],
                "devise": ["EUR", "USD"],
                "statut": ["ASSO", "SCIC"],
            }
        ),
    )
    assert found.frame.rows() == [
        (
            "La Marmite",
            "000000018",
            "2004-09-02",
            "1500.50",
            "false",
            "10",
            "association_1901",
            "aucun",
        ),
        ("Passerelles", None, None, None, None, None, None, "scic"),
    ]
    assert found.kept.rows() == [("7",), ("8",)]


def test_the_python_of_the_guide_runs(monkeypatch):
    guide = (ROOT / "docs" / "tables.md").read_text("utf-8")
    code = re.search(r"^    import polars\n(?:(?:    .*)?\n)+", guide, re.MULTILINE)
    assert code is not None
    monkeypatch.chdir(ROOT)
    made: dict[str, object] = {}
    exec(re.sub(r"^    ", "", code[0], flags=re.MULTILINE), made)
    assert isinstance(made["found"], Mapped)
