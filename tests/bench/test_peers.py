"""The engines that are measured say what the kernel says; one that does not is not measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import polars as pl
import pytest

from bench.pairs import alternated, ratio
from bench.peers import (
    fast,
    forward,
    handwritten_duckdb,
    handwritten_polars,
    handwritten_python,
    openfisca,
    proof,
    table,
    zen,
)
from bench.peers.__main__ import PAGE
from bench.peers.aims import POLARS, Aim, Run, aims
from bench.peers.cases import expected, frame, rows
from bench.peers.checking import Different, Sample, check_one, check_table
from bench.peers.contract import CODES, Absent, identifier
from bench.peers.measures import Section, written
from bench.peers.page import page
from bench.peers.rules import rules, without_tables
from esslaw import load_rulebook

pytestmark = pytest.mark.requires("numpy", "polars")

CASES = 300
COPIES = [1, 2]


@cache
def sample(copies: int) -> Sample:
    return Sample(rules(copies), CASES if copies == 1 else CASES // 5)


def every_answer(copies: int) -> int:
    return len(sample(copies).rows) * 84 * copies


@pytest.mark.parametrize("copies", COPIES)
@pytest.mark.parametrize("make", [proof.peer, handwritten_python.peer])
def test_a_peer_of_one_case_says_what_the_kernel_says(make, copies):
    assert check_one(make(rules(copies)), sample(copies)) == every_answer(copies)


def test_a_case_read_from_a_mapping_says_the_same():
    assert check_one(proof.from_document(rules()), sample(1)) == every_answer(1)


@pytest.mark.parametrize("copies", COPIES)
def test_generated_python_says_what_the_kernel_says(copies):
    try:
        peer = fast.peer(rules(copies))
    except Absent as why:
        pytest.skip(str(why))
    assert check_one(peer, sample(copies)) == every_answer(copies)


def test_durable_rules_says_what_the_kernel_says():
    try:
        peer = forward.peer(rules())
    except Absent as why:
        pytest.skip(str(why))
    assert check_one(peer, sample(1)) == every_answer(1)


@pytest.mark.requires("zen")
@pytest.mark.parametrize("copies", COPIES)
@pytest.mark.parametrize("trace", [False, True])
def test_zen_engine_says_what_the_kernel_says(copies, trace):
    assert check_one(zen.peer(rules(copies), trace=trace), sample(copies)) == every_answer(copies)


@pytest.mark.parametrize(("copies", "texts"), [(1, False), (1, True), (2, True)])
def test_columns_of_esslaw_say_what_the_kernel_says(copies, texts):
    try:
        peer = table.peer(rules(copies), texts=texts)
    except Absent as why:
        pytest.skip(str(why))
    assert check_table(peer, sample(copies)) == every_answer(copies)


def test_an_expression_that_is_kept_says_the_same():
    assert check_table(table.kept(rules()), sample(1)) == every_answer(1)
    assert (
        table.kept(rules())
        .ask(table.kept(rules()).take(sample(1).columns))
        .equals(table.peer(rules()).ask(table.peer(rules()).take(sample(1).columns)))
    )


@pytest.mark.requires("duckdb")
@pytest.mark.parametrize("make", [table.peer, handwritten_polars.peer, handwritten_duckdb.peer])
def test_a_file_is_read_as_the_kernel_reads_its_cases(make, tmp_path):
    answers = pl.DataFrame(make(rules()).scan(written(rules(), CASES, tmp_path)))
    (goal,) = rules().goals
    right = [expected(rules(), row)[goal] for row in rows(frame(rules(), CASES))]
    assert [CODES[value] for value in answers[goal]] == right


@pytest.mark.parametrize("copies", COPIES)
@pytest.mark.parametrize("lists", [False, True])
def test_hand_written_polars_says_what_the_kernel_says(copies, lists):
    peer = handwritten_polars.peer(rules(copies), lists=lists)
    assert check_table(peer, sample(copies)) == every_answer(copies)


@pytest.mark.requires("duckdb")
@pytest.mark.parametrize("copies", COPIES)
def test_hand_written_duckdb_says_what_the_kernel_says(copies):
    peer = handwritten_duckdb.peer(rules(copies))
    assert check_table(peer, sample(copies)) == every_answer(copies)


@pytest.mark.requires("openfisca_core")
@pytest.mark.parametrize("copies", COPIES)
def test_openfisca_says_what_the_kernel_says(copies):
    peer = openfisca.peer(rules(copies))
    assert check_table(peer, sample(copies)) == every_answer(copies)


def test_every_criterion_takes_each_of_its_values_in_the_cases():
    for name in rules().criteria:
        assert {one[name] for one in sample(1).expected} == {0, 1, 2}, name


def test_amounts_fall_exactly_on_what_the_law_compares_them_with():
    found = Sample(rules(), 2_000).columns
    mean, branch = found["moyenne_cinq_plus_hautes_remunerations"], found[BRANCH]
    assert (mean == 7 * branch).any()
    assert (mean == 7 * branch + 1).any()
    assert (5 * found["total_reserves"] == found["capital_social"]).any()


BRANCH = "salaire_minimum_branche_annuel"


def test_a_peer_that_is_wrong_once_is_refused():
    right = handwritten_python.peer(rules())
    goal = rules().goals[0]

    def read(answer: Any) -> Mapping[str, int]:
        said = dict(right.read(answer))
        return {**said, goal: 1} if said[goal] == 2 else said

    with pytest.raises(Different, match=f"{goal}: 1, not 2"):
        check_one(replace(right, read=read), sample(1))


def test_a_table_that_lacks_a_criterion_is_refused():
    right = handwritten_polars.peer(rules())
    kept = rules().goals

    def every(columns: Any) -> Mapping[str, list[int]]:
        return {name: right.every(columns)[name] for name in kept}

    with pytest.raises(Different, match="not the same criteria"):
        check_table(replace(right, every=every), sample(1))


def test_the_rules_are_those_of_the_law_less_what_reads_a_table():
    law = load_rulebook()
    reduced = rules().rulebook
    assert reduced.criteria.keys() < law.criteria.keys()
    assert "esus.charge" not in reduced.criteria
    assert "esus.remuneration" in reduced.criteria
    assert reduced.digest != law.digest
    assert without_tables(law, "scop", rules().program.on).regimes.keys() == {"scop"}


def test_names_of_different_nodes_stay_different():
    names = [node.id for node in rules(4).program.nodes]
    assert len({identifier(name) for name in names}) == len(names)


@pytest.mark.requires("zen")
def test_a_graph_of_zen_over_nothing_known_is_unknown():
    blank = dict.fromkeys(sample(1).columns.columns)
    peer = zen.peer(rules())
    told = peer.read(peer.ask(peer.take(blank)))
    assert told["esus"] == 1
    assert set(told.values()) == {1}


def test_a_ratio_is_the_median_of_pairs():
    assert ratio([2, 9, 4], [1, 1, 4]) == 2


def test_actions_are_run_in_turn():
    said: list[str] = []
    found = alternated({"a": lambda: said.append("a"), "b": lambda: said.append("b")}, 3, least=0)
    assert said[4:] == ["a", "b"] * 3
    assert [len(seconds) for seconds in found.values()] == [3, 3]


def run_of(table_seconds: float) -> Run:
    million = 1_000_000
    memory = Section("memory", {million: million, 10 * million: 10 * million})
    for size in memory.units:
        hands = dict.fromkeys((peer for peer, _ in POLARS.values()), 1.0)
        pace = {**hands, **dict.fromkeys(POLARS, table_seconds), "table, kept": 1.0}
        pace["openfisca"] = 6.0
        rounds = 5 if size == million else 3
        memory.seconds[size] = {n: [one * size / million] * rounds for n, one in pace.items()}
    one = Section("one", {1: 200})
    one.seconds[1] = {"proof": [1.0], "zen, traced": [3.0]}
    sections = {
        "one": one,
        "one_copied": Section("one_copied", {1: 200}),
        "memory": memory,
        "memory_copied": Section("memory_copied", {1: 100}),
        "parquet": Section("parquet", {million: million}),
    }
    started = {"import": 0.1, "cold": 0.1, "warm": 0.1}
    return Run(sections, {"handwritten_polars": 10**9}, started, {"fast": "absent"}, 12_345)


def found(run: Run, start: str) -> list[Aim]:
    return [aim for aim in aims(run) if aim.what.startswith(start)]


def test_what_must_be_reached_is_judged_by_the_ratios_of_the_run():
    near, far = found(run_of(1.1), "`table` en mémoire"), found(run_of(1.9), "`table` en mémoire")
    assert [aim.reached for aim in near] == [True] * 6
    assert [aim.reached for aim in far] == [True, True, False, False, True, True]
    assert [aim.found for aim in found(run_of(1.1), "Preuve")] == [3.0]


def test_growth_is_told_between_sizes_that_had_not_as_many_rounds():
    (grown,) = (aim for aim in aims(run_of(1.1)) if "de 1 M à 10 M" in aim.what)
    assert grown.found == pytest.approx(10)
    assert grown.reached


def test_what_was_not_measured_is_neither_reached_nor_missed():
    assert {aim.reached for aim in found(run_of(1.1), "Valeurs d'un cas")} == {None}


def test_the_page_says_what_is_missing_and_what_is_not_reached():
    text = page(run_of(1.9))
    assert "**esslaw, `fast` (valeurs seules)** : absent de cette mesure (absent)." in text
    assert "12 345 réponses comparées" in text
    assert "| 1,9 × | ≤ 1,3 × | **non atteint** |" in text
    assert "| — | ≤ 1,5 × | non mesuré |" in text


def test_the_page_that_is_kept_has_what_the_measure_writes_today():
    kept = PAGE.read_text("utf-8")
    run = run_of(1.1)
    for aim in aims(run):
        assert f"| {aim.what} |" in kept, aim.what
    for line in page(run).splitlines():
        if line.startswith("## ") and "pas été mesuré" not in line:
            assert line in kept
    assert f"soit {len(rules().criteria)} critères" in kept
