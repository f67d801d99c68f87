"""A table made ready is what each of its rows is as a case; what a case refuses is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esslaw import InputError, examine, load_rulebook, read_case
from esslaw.engines.table import Wanted
from esslaw.engines.table.codes import mask_of
from esslaw.engines.table.rows import cells_of, row_of
from esslaw.facts.case import Case
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.logic.leaves import Leaves, Situation
from esslaw.rulebook.criteria import Regime
from esslaw.tables.heading import wanted
from esslaw.tables.mistakes import together
from esslaw.tables.opening import opened
from esslaw.tables.preparing import PROBLEM, Prepared, prepare
from tests.engines.table.frames import answered
from tests.strategies import answers, changed, facts_of, kind_of, written
from tests.tables.frames import ON, columns_for, text, typed
from tests.values import days_of

LAW = load_rulebook()
ROWS = 6
Facts = Mapping[str, Any]


def case_of(regime: str, facts: Facts) -> Case | None:
    """Return a case, None where it is refused, which is for what contradicts itself only."""
    kind = kind_of(regime)
    try:
        return read_case({kind: written(facts, kind)})
    except InputError as error:
        if any(problem.code != "incoherent" for problem in error.problems):
            raise
        return None


def table(rows: Sequence[Facts], make: Any) -> pl.DataFrame:
    names = dict.fromkeys(name for row in rows for name in row)
    return pl.DataFrame([make(name, [row.get(name) for row in rows]) for name in names])


@st.composite
def rows_of(draw: st.DrawFn, regime: str, on: date) -> list[Facts]:
    """Draw rows of which the facts may contradict one another."""
    known = facts_of(regime)
    optional = {name: answers(fact) for name, fact in known.items()}
    anything = st.fixed_dictionaries({}, optional=optional)
    return draw(st.lists(anything | changed(regime, on), min_size=1, max_size=ROWS))


@pytest.mark.parametrize("make", [typed, text])
@pytest.mark.parametrize("name", ["esus", "cooperative", "intervention", "marche_reserve"])
@settings(max_examples=12)
@given(st.data())
def test_a_row_is_prepared_as_the_kernel_reads_its_case(
    name: str, make: Any, data: st.DataObject
) -> None:
    on = data.draw(days_of(name))
    rows = [row for row in data.draw(rows_of(name, on)) if row]
    frame = table(rows, make)
    columns = columns_for(name, on)
    if not any(one.fact in frame.columns for one in columns.values()):
        return
    found = prepare(frame, columns, on=on)
    cases = [case_of(name, row) for row in rows]
    assert found.frame[PROBLEM].to_list() == [case is None for case in cases]
    assert {mistake.code for mistake in found.mistakes.told} <= {"incoherent"}
    cells = cells_of(columns.values(), Leaves(LAW.parameters, on))
    for row, case in zip(found.frame.to_dicts(), cases, strict=True):
        if case is not None:
            expected = row_of(cells, Situation(case.facts, on))
            for one, value in expected.items():
                several = isinstance(value, list)
                held = mask_of(columns[one].fact, value) if several else value
                assert row.get(one) == held, one


ESUS = columns_for("esus")


def ready(columns: Mapping[str, Sequence[Any]] | pl.DataFrame, **options: Any) -> Prepared:
    return prepare(pl.DataFrame(columns), ESUS, **{"on": ON, **options})


def told(found: Prepared) -> list[tuple[int | None, str, str]]:
    return [(one.row, one.column, one.code) for one in found.mistakes.told]


CELLS = {
    "forme_juridique": st.sampled_from(["sas", "SARL", "", "zas"]),
    "capital_social": st.sampled_from(["1 000,50", "", "-1", "1e3", "12"]),
    "date_creation": st.sampled_from(["2024-01-01", "31/12/2020", "", "hier"]),
    "date_demande": st.sampled_from(["2023-01-01", "", "2025-06-30"]),
    "exercices": st.sampled_from(["[]", "", "0", '[{"benefice": "x"}]', "[", "3"]),
    "siren": st.sampled_from(["1", "2"]),
}
WRITTEN = st.fixed_dictionaries(CELLS)


@given(st.lists(WRITTEN, max_size=8), st.integers(1, 8), st.integers(1, 12))
def test_pieces_make_no_difference(rows: list[dict[str, str]], size: int, most: int) -> None:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(CELLS, pl.String))
    whole = ready(frame, first_row=2, most=most)
    pieces = [
        ready(frame.slice(start, size), first_row=2 + start, most=most)
        for start in range(0, max(len(rows), 1), size)
    ]
    assert pl.concat(piece.frame for piece in pieces).equals(whole.frame)
    assert pl.concat(piece.kept for piece in pieces).equals(whole.kept)
    assert together((piece.mistakes for piece in pieces), most) == together([whole.mistakes], most)


@given(st.lists(WRITTEN, min_size=1, max_size=8), st.randoms())
def test_the_order_of_rows_makes_no_difference(rows: list[dict[str, str]], random: Any) -> None:
    order = random.sample(range(len(rows)), len(rows))
    frame = pl.DataFrame(rows, schema=dict.fromkeys(CELLS, pl.String))
    before, after = ready(frame), ready(frame[order])
    assert after.frame.equals(before.frame[order])
    assert after.mistakes.counts == before.mistakes.counts


def test_a_wrong_cell_leaves_the_others_whole() -> None:
    found = ready({"forme_juridique": ["sas", "zas"], "capital_social": [-1, 2]}, first_row=2)
    assert found.frame.rows() == [("sas", None, True), (None, 200, True)]
    assert told(found) == [(2, "capital_social", "montant"), (3, "forme_juridique", "cellule")]
    assert found.mistakes.rows == found.mistakes.total == 2


def test_mistakes_beyond_those_told_are_counted() -> None:
    found = ready({"capital_social": [-1] * 5, "forme_juridique": ["x"] * 5}, most=3)
    assert [(row, column) for row, column, _ in told(found)] == [
        (1, "capital_social"),
        (1, "forme_juridique"),
        (2, "capital_social"),
    ]
    assert found.mistakes.counts == {
        ("capital_social", "montant"): 5,
        ("forme_juridique", "cellule"): 5,
    }


def test_a_column_of_another_type_is_said_once() -> None:
    found = ready({"mention_ess_rcs": [1, None, 0], "capital_social": [1, 2, 3]})
    assert told(found) == [(None, "mention_ess_rcs", "type-de-colonne")]
    assert found.mistakes.total == 1
    assert found.frame[PROBLEM].to_list() == [True, False, True]
    twice = together([found.mistakes, found.mistakes])
    assert (len(twice.told), twice.total, twice.rows) == (1, 1, 4)


def test_other_columns_are_kept_as_they_are() -> None:
    found = ready({"siren": ["1"], "capital_social": [2], "ville": [3.5], "problem": ["x"]})
    assert found.kept.to_dicts() == [{"siren": "1", "ville": 3.5, "problem": "x"}]
    assert found.frame.columns == ["capital_social", PROBLEM]
    assert found.mistakes.total == 0


def test_the_cells_of_nested_rows_are_told_by_their_path() -> None:
    years = [[{"date_cloture": date(2025, 12, 31), "benefice": 1}, {"benefice": 10**14}], None]
    found = ready({"exercices": years, "capital_social": [1, 2]})
    assert told(found) == [(1, "exercices[1].benefice", "montant")]
    assert dict(found.mistakes.counts) == {("exercices.benefice", "montant"): 1}
    assert found.frame["nombre(exercices)"].to_list() == [None, None]
    assert found.frame[PROBLEM].to_list() == [True, False]


def test_rows_in_json_are_exact_and_a_spreadsheet_may_say_that_there_are_none() -> None:
    cells = ['[{"date_cloture": "2025-12-31", "benefice": "0.10"}]', "aucun", "", "{", "3"]
    found = ready({"exercices": cells})
    assert found.frame["dernier(exercices.benefice)"].to_list() == [10, *[None] * 4]
    assert found.frame["nombre(exercices)"].to_list() == [1, 0, None, None, None]
    assert [row for row, _, _ in told(found)] == [4, 5]


def test_floats_of_nested_rows_are_whole_numbers_or_refused() -> None:
    rows = [[{"date_cloture": date(2025, 12, 31), "benefice": value}] for value in (5.0, 0.5)]
    found = ready({"exercices": rows})
    assert found.frame["dernier(exercices.benefice)"].to_list() == [500, None]
    assert told(found) == [(2, "exercices[0].benefice", "nombre")]


def test_a_quantity_may_be_given_as_it_is() -> None:
    name = "cumul(exercices.benefice, 3)"
    assert name not in ESUS  # what is signed is not summed there
    found = ready({"cumul( exercices.charges_exploitation , 3 )": [12, -1, None]})
    column = "cumul(exercices.charges_exploitation, 3)"
    assert found.frame[column].to_list() == [1200, None, None]
    assert found.frame[PROBLEM].to_list() == [False, True, False]


def test_the_bounds_of_a_quantity_are_given_together_or_apart() -> None:
    columns = columns_for("scic")
    both = "compte(associes, salarie)"
    found = prepare(pl.DataFrame({both: [2, 2001]}), columns)
    for end in (".min", ".max"):
        assert found.frame[both + end].to_list() == [2, None]
    assert found.mistakes.told[0].expected == "un nombre entre 0 et 2000"
    apart = pl.DataFrame({f"{both}.min": [2, 3, 3, 0], f"{both}.max": [3, 2, None, 5]})
    crossed = prepare(apart, columns)
    assert crossed.frame[PROBLEM].to_list() == [False, True, False, False]
    assert told(crossed) == [(2, f"{both}.min", "incoherent")]


def test_a_day_for_each_row() -> None:
    year = [{"date_cloture": date(2025, 12, 31), "benefice": 1}]
    found = ready(
        {"exercices": [[{**year[0], "premier_exercice": True}]] * 4, "examen": DAYS},
        day="examen",
    )
    assert found.frame["nombre(exercices)"].to_list() == [0, 1, None, None]
    assert found.frame["on"].to_list() == [date(2025, 6, 1), date(2026, 6, 1), None, None]
    assert found.frame[PROBLEM].to_list() == [False, False, True, True]
    assert told(found) == [(3, "examen", "date"), (4, "examen", "cellule")]
    assert "examen" not in found.kept.columns


DAYS = ["2025-06-01", "01/06/2026", "", "demain"]


def test_the_day_of_a_row_may_be_one_of_its_facts() -> None:
    found = ready({"date_demande": ["2025-06-01", "", "x"]}, day="date_demande")
    assert found.frame["date_demande"].to_list() == [date(2025, 6, 1), None, None]
    assert found.frame["on"].to_list() == [date(2025, 6, 1), None, None]
    assert told(found) == [(2, "date_demande", "date"), (3, "date_demande", "cellule")]


def test_nested_rows_need_a_day() -> None:
    with pytest.raises(ValueError, match="day"):
        ready({"exercices": [[]]}, on=None)
    assert ready({"capital_social": [1]}, on=None).mistakes.total == 0


def test_no_row_is_a_table() -> None:
    found = ready({name: [] for name in CELLS})
    assert found.frame.height == found.mistakes.total == 0
    assert found.frame.schema["capital_social"] == pl.Int64
    assert found.frame.schema[PROBLEM] == pl.Boolean


def test_columns_are_named_by_the_vocabulary_the_case_or_the_label() -> None:
    found = ready({"FORME JURIDIQUE": ["sas"], fact_at("capital_social").info.label: [1]})
    assert {*found.frame.columns} == {"forme_juridique", "capital_social", PROBLEM}
    whole = prepare(
        pl.DataFrame({"beneficiaire.forme_juridique": ["sas"], "collectivite.type": ["commune"]}),
        columns_for("intervention"),
    )
    assert {*whole.frame.columns} == {"forme_juridique", "collectivite.type", PROBLEM}


def refused(names: Sequence[str]) -> list[tuple[str, str, str | None]]:
    with pytest.raises(InputError) as caught:
        ready({name: [] for name in names})
    return [(one.path, one.code, one.suggestion) for one in caught.value.problems]


def test_two_columns_for_one_fact_are_refused_each() -> None:
    total = "cumul(exercices.charges_exploitation)"
    names = ["capital_social", "Capital social", "exercices", total, "forme_juridiq"]
    assert refused(names) == [
        ("Capital social", "colonne-en-double", None),
        (total, "colonne-en-double", None),
        ("forme_juridiq", "colonne-inconnue", "vouliez-vous dire « forme_juridique » ?"),
    ]


def test_a_table_of_nothing_that_rules_read_is_refused() -> None:
    assert refused(["ville", "capital_socia"]) == [
        ("", "colonnes", None),
        ("ville", "colonne-inconnue", None),
        ("capital_socia", "colonne-inconnue", "vouliez-vous dire « capital_social » ?"),
    ]
    assert refused(["denomination"]) == [("", "colonnes", None)]


def test_every_kind_of_the_vocabulary_is_read() -> None:
    regimes: list[Regime] = [*LAW.regimes.values()]
    kinds = {one.kind for regime in regimes for one in columns_for(regime.id).values()}
    assert kinds >= {*Kind} - {Kind.ROWS, Kind.TEXT, Kind.YEARS}


def test_a_file_is_answered_as_its_cases_are(tmp_path: Path) -> None:
    """From the file to the outcome: what is wrong is undetermined, and the rest is as it was."""
    path = tmp_path / "table.csv"
    facts = {"forme_juridique": "sas", "but_autre_que_partage_benefices": False}
    path.write_text(
        "Forme juridique;but_autre_que_partage_benefices;capital_social;siren\n"
        "SAS;non;230 000,00;1\nSAS;non;beaucoup;2\nSAS;;;3\n",
        "cp1252",
    )
    (piece,) = opened(path, wanted=wanted(ESUS, kept=["siren"])).chunks
    found = ready(piece)
    answers = answered(
        "polars", found.frame.to_arrow(), LAW.regimes["esus"], ON, Wanted(), problem=PROBLEM
    )
    verdict = examine({"structure": facts}, "esus", ON)
    assert verdict.outcome.value == "not_met"
    assert [row["outcome"] for row in answers] == ["not_met", "undetermined", "undetermined"]
    assert [(one.row, one.column, one.got) for one in found.mistakes.told] == [
        (3, "capital_social", "« beaucoup »")
    ]
    assert found.kept["siren"].to_list() == ["1", "2", "3"]
