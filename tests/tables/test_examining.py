"""A regime on each row of a table: what the kernel says, whatever the pieces and the order."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import esslaw
from esslaw.engines.table import Wanted
from esslaw.problems import InputError
from esslaw.tables.examining import examination
from esslaw.tables.question import asked
from esslaw.tables.whole import examine_table
from tests.cases.reading import bases, on_the_day

ON = date(2026, 11, 22)
NESTED = (list, dict, tuple)


def rows_of(on: date) -> tuple[list[dict[str, Any]], pl.DataFrame]:
    """Return the structures of the field, as documents and as a table of texts."""
    found = [{k: on_the_day(v, on) for k, v in base.items()} for base in bases().values()]
    names = list(dict.fromkeys(name for base in found for name in base))
    table = {name: [written(base.get(name)) for base in found] for name in names}
    return found, pl.DataFrame(table, schema=dict.fromkeys(names, pl.String))


def written(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Decimal):
        return f"{value * 100} %" if value <= 1 else str(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "|".join(value) or "aucun"
    if isinstance(value, NESTED):
        return json.dumps(value, default=str)
    return str(value)


@pytest.mark.parametrize("backend", ["polars", "duckdb"])
@pytest.mark.parametrize("regime", ["ess", "esus", "scic", "scop", "cooperative"])
def test_each_structure_of_the_field_gets_its_verdict(regime: str, backend: str) -> None:
    documents, table = rows_of(ON)
    criteria = (esslaw.load_rulebook().regimes[regime].goal,)
    found = examine_table(table, regime, ON, backend=backend, wanted=Wanted(criteria=criteria))
    assert not found.summary.mistakes.total
    verdicts = [esslaw.examine({"structure": one}, regime, ON) for one in documents]
    assert found.frame["outcome"].to_list() == [one.outcome.value for one in verdicts]
    assert found.frame["row"].to_list() == [*range(1, len(documents) + 1)]
    settled = {"met": True, "not_met": False, "undetermined": None}
    assert found.frame[criteria[0]].to_list() == [settled[one.outcome.value] for one in verdicts]


@given(at_once=st.integers(1, 40), order=st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_neither_the_pieces_nor_the_order_count(at_once: int, order: Any) -> None:
    _, table = rows_of(ON)
    whole = examine_table(table, "esus", ON).frame
    ranks = [*range(table.height)]
    order.shuffle(ranks)
    pieces = examination(table[ranks], asked("esus", ON), rows_at_once=at_once).pieces
    found = pl.concat([piece.frame for piece in pieces])
    assert found.drop("row").equals(whole[ranks].drop("row"))


def test_each_row_by_the_law_of_its_day() -> None:
    """A mutuelle and an association of 2014, before, at and after edges of the law."""
    days = [date(2010, 1, 1), date(2014, 8, 1), date(2014, 8, 2), date(2019, 5, 23), ON]
    document = {k: on_the_day(v, ON) for k, v in [*bases().values()][1].items()}
    table = pl.DataFrame({name: [written(value)] * len(days) for name, value in document.items()})
    table = table.with_columns(pl.Series("jour", [str(day) for day in days]))
    for regime in ("ess", "esus"):
        found = examine_table(table, regime, "jour").frame
        said = [esslaw.examine({"structure": document}, regime, day).outcome.value for day in days]
        assert found["outcome"].to_list() == said


def test_a_row_without_its_day_is_undetermined_and_says_so() -> None:
    table = pl.DataFrame({"forme_juridique": ["gie"] * 3, "jour": ["2026-11-22", None, "hier"]})
    found = examine_table(table, "ess", "jour")
    assert found.frame["outcome"].to_list() == ["not_met", "undetermined", "undetermined"]
    assert found.frame["error"].is_null().to_list() == [True, False, False]
    assert found.summary.mistakes.rows == 2


def test_a_bad_cell_leaves_its_row_open_and_the_others_whole() -> None:
    table = pl.DataFrame(
        {"forme_juridique": ["gie", "giee", "gie"], "capital_social": ["1", "2", "beaucoup"]}
    )
    found = examine_table(table, "ess", ON)
    assert found.frame["outcome"].to_list() == ["not_met", "undetermined", "undetermined"]
    assert found.frame["first_failing"].to_list()[1:] == [None, None]
    assert "forme_juridique" in found.frame["error"][1]
    assert "capital_social" in found.frame["error"][2]
    assert found.summary.outcomes == {"not_met": 1, "undetermined": 2}
    assert found.summary.mistakes.rows == 2


def test_a_column_of_the_wrong_type_is_said_of_each_row() -> None:
    table = pl.DataFrame({"forme_juridique": ["gie"], "capital_social": [date(2020, 1, 1)]})
    found = examine_table(table, "ess", ON)
    assert found.frame["outcome"].to_list() == ["undetermined"]
    assert "capital_social" in found.frame["error"][0]


def test_ten_to_the_fifteen_euros_is_refused_with_its_cell() -> None:
    table = pl.DataFrame({"forme_juridique": ["sas", "sas"], "capital_social": [10**15, -5]})
    found = examine_table(table, "ess", ON)
    assert [one.row for one in found.summary.mistakes.told] == [1, 2]


def test_before_the_first_day_covered_nothing_is_said() -> None:
    table = pl.DataFrame({"forme_juridique": ["gie"]})
    wanted = Wanted(criteria=("ess.forme_listee",))
    found = examine_table(table, "ess", date(2000, 1, 1), wanted=wanted).frame
    assert found.row(0, named=True) == {
        "row": 1,
        "outcome": "undetermined",
        "first_failing": None,
        "open_facts": "",
        "ess.forme_listee": None,
        "error": None,
    }


def test_an_empty_table_is_an_empty_answer() -> None:
    table = pl.DataFrame({"forme_juridique": []}, schema={"forme_juridique": pl.String})
    for on in (ON, "jour"):
        rows = table if on is ON else table.with_columns(jour=pl.lit(None, pl.String))
        found = examine_table(rows, "ess", on)
        assert found.frame.height == found.summary.rows == 0
        assert "outcome" in found.frame.columns


def test_columns_are_kept_as_they_are_even_under_our_own_names() -> None:
    table = pl.DataFrame({"forme_juridique": ["gie"], "outcome": ["x"], "siren": ["012"]})
    found = examine_table(table, "ess", ON, kept=("outcome", "siren")).frame
    assert found.select("outcome_", "siren", "outcome").row(0) == ("x", "012", "not_met")


def test_everything_wrong_with_a_question_is_said_at_once() -> None:
    with pytest.raises(InputError) as error:
        asked("esuss", "2026", backend="polar", mapping="sirne")
    assert [problem.path for problem in error.value.problems][:1] == ["regime"]
    assert len(error.value.problems) == 3
    with pytest.raises(InputError) as error:
        asked("esus", ON, wanted=Wanted(criteria=("esus.voi", "ess")))
    assert error.value.problems[0].suggestion


def test_a_table_that_says_nothing_that_is_read_is_refused() -> None:
    with pytest.raises(InputError):
        examine_table(pl.DataFrame({"couleur": ["bleu"]}), "ess", ON)


def test_a_day_that_is_no_column_is_refused() -> None:
    with pytest.raises(InputError) as error:
        examine_table(pl.DataFrame({"forme_juridique": ["gie"]}), "ess", "jourr")
    assert error.value.problems[0].path == "on"


def test_a_day_that_a_mapping_reads_too_is_read_once_as_it_says(tmp_path: Path) -> None:
    """The same column gives a fact and the date of law, in the form that the mapping says."""
    mapping = tmp_path / "annuaire.yaml"
    mapping.write_text(
        "name: annuaire\ntitle: Annuaire des adhérents\nkind: structure\nfacts:\n"
        "  date_demande: {from: date_demande, as: date, format: jj/mm/aaaa}\n"
        "  forme_juridique: {from: forme, values: {G: gie}}\n",
        encoding="utf-8",
    )
    days = {"date_demande": ["22.11.2026", "22.11.2010"], "forme": ["G", "G"]}
    found = examine_table(pl.DataFrame(days), "ess", "date_demande", mapping=str(mapping))
    assert found.frame["outcome"].to_list() == ["not_met", "undetermined"]
    assert found.frame["error"].to_list() == [None, None]
