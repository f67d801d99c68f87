"""Every engine says what the kernel says of generated rows; `make agreement` asks a million."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import localcontext

import numpy as np
import pytest

from esslaw import load_rulebook, read_case
from esslaw.documents import read_yaml
from esslaw.engines.table import leaves
from esslaw.logic.bounds import ORDER
from esslaw.logic.evaluate import evaluate
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Ask, Leaves, Situation
from esslaw.logic.nodes import Test
from esslaw.rulebook.terms import Comparison, Kind, Literal, Operator
from tests.agreement import __main__ as command
from tests.agreement import engines
from tests.agreement.comparing import compare, document_of
from tests.agreement.drawing import Batch, draw
from tests.agreement.engines import Answers
from tests.agreement.running import Task, done, tasks
from tests.agreement.segments import segments_of

LAW = load_rulebook()
ROWS = 20_000
"""In all, on one law of each regime."""
SEED = 7
BESIDE = {
    Operator.LESS: Operator.AT_MOST,
    Operator.AT_MOST: Operator.LESS,
    Operator.MORE: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.MORE,
    Operator.EQUAL: Operator.AT_LEAST,
    Operator.DIFFERENT: Operator.MORE,
}
"""The mistake that is made most easily, for each operator: it shows at the threshold alone."""


SHORT = tasks(LAW.regimes, ROWS, SEED, dates=1)


@pytest.mark.parametrize("task", SHORT, ids=lambda task: task.segment.name)
def test_every_engine_agrees_with_the_kernel(task: Task) -> None:
    found = done(task)
    assert [one.first for one in found.compared.values() if one.first] == []
    assert {name: one.different for name, one in found.compared.items()} == dict.fromkeys(
        engines.available(), 0
    )
    assert all(
        one.answers == task.rows * found.nodes
        for name, one in found.compared.items()
        if name != "forward"
    )


def test_every_way_of_giving_days_and_choices_is_asked() -> None:
    assert {task.segment.name for task in SHORT} == {*LAW.regimes}
    assert len({(task.own_days, task.codes) for task in SHORT}) == 4


def test_the_rows_are_shared_among_every_law_of_every_regime() -> None:
    wanted = tasks(LAW.regimes, 1_000_000, SEED)
    assert sum(task.rows for task in wanted) == 1_000_000
    asked = {(task.segment.name, task.segment.start) for task in wanted}
    assert asked == {(name, one.start) for name in LAW.regimes for one in segments_of(name)}
    assert len({task.seed for task in wanted}) == len(wanted)


@pytest.mark.parametrize("name", ["scic", "cooperative", "esus", "intervention"])
def test_a_row_is_a_case_that_can_be_examined(name: str) -> None:
    """What is told of a difference is the very case: it is read again as it was drawn."""
    batch = draw(segments_of(name)[-1], 120, "cases")
    for rank in range(len(batch)):
        case = read_case(document_of(batch, rank))
        assert {fact: case.facts[fact] for fact in batch.values} == batch.facts_of(rank)


@pytest.mark.parametrize("name", LAW.regimes)
def test_each_comparison_is_drawn_at_its_threshold(name: str) -> None:
    """Wherever rules compare what has an order, to take `<=` for `<` would be seen."""
    batch = draw(segments_of(name)[-1], 3_000, "thresholds")
    asks = [*_with_the_mistake(batch)]
    unseen = {node for node, _, _ in asks}
    with localcontext(EXACT):
        for facts, on in zip(batch.facts(), batch.days, strict=True):
            situation = Situation(facts, on)
            unseen -= {n for n, ask, wrong in asks if ask(situation) is not wrong(situation)}
    assert unseen == set()


def _with_the_mistake(batch: Batch) -> Iterator[tuple[str, Ask, Ask]]:
    reader = Leaves(LAW.parameters, batch.program.on)
    for node in batch.program.nodes:
        match node:
            case Test(comparison=Comparison(operator=operator, right=right) as leaf) if (
                operator in ORDER
                and right is not None
                and not (isinstance(right, Literal) and right.kind is Kind.FLAG)
            ):
                wrong = replace(leaf, operator=BESIDE[operator])
                yield node.id, reader.ask(leaf), reader.ask(wrong)


def test_each_value_of_nearly_every_node_is_drawn() -> None:
    """Neither all unknown, nor all false: only what rests on a text not read has one value."""
    (task,) = tasks(["marche_reserve"], 1_500, SEED, dates=1)
    found = done(task, {})
    assert sum(found.seen) == found.nodes
    assert found.seen[2] > 0.95 * found.nodes


def wrong(batch: Batch) -> Answers:
    """An engine that takes a fact that is not given for a no."""
    right = engines.generated(batch)
    node = batch.program.index["ess.but"]
    values = right.values.copy()
    values[values[:, node] == 1, node] = 0
    return Answers(right.rows, values)


def test_an_engine_that_is_wrong_is_caught_and_its_case_told() -> None:
    batch = draw(segments_of("ess")[-1], 200, "wrong", own_days=False)
    right = engines.kernel(batch)
    found = compare("wrong", batch, right, wrong(batch))
    node = batch.program.index["ess.but"]
    assert found.different == (right.values[:, node] == 1).sum() > 0
    assert found.first is not None
    assert "#   ess.but: kernel unknown, wrong false\n" in found.first
    rank = int(np.argmax(right.values[:, node] == 1))
    assert f"esslaw examine case.yaml --regime ess --on {batch.days[rank]}\n" in found.first
    case = read_case(read_yaml(found.first).value)
    proof = evaluate(LAW, batch.program, case.facts, batch.days[rank])
    assert [part.value.value for part in proof.walk() if part.id == "ess.but"] == ["unknown"]


def test_a_comparison_that_is_wrong_in_tables_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real engine with one sign too narrow: what rules ask at most is asked below."""
    (task,) = tasks(["scop"], 400, SEED, dates=1)
    asked = {"polars": engines.by_polars}
    assert done(task, asked).compared["polars"].different == 0
    narrow = {**leaves.ORDER, Operator.AT_MOST: leaves.ORDER[Operator.LESS]}
    monkeypatch.setattr(leaves, "ORDER", narrow)
    found = done(task, asked).compared["polars"]
    assert 0 < found.different < 0.05 * found.answers
    assert found.first is not None
    assert "kernel true, polars false" in found.first


@pytest.mark.parametrize("moved", [np.s_[::-1], np.s_[1:], np.s_[:0]])
def test_an_engine_that_moves_or_drops_rows_is_caught(moved: slice) -> None:
    batch = draw(segments_of("cae")[-1], 50, "moved")
    right = engines.kernel(batch)
    assert compare("whole", batch, right, right).different == 0
    found = compare("moved", batch, right, Answers(right.rows[moved], right.values[moved]))
    assert found.different > 0
    assert found.first is not None
    assert "does not answer every row" in found.first


def test_the_command_fails_and_shows_the_first_case(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--rows", "300", "--regime", "ess", "--dates", "1", "--processes", "1"]
    monkeypatch.setattr(engines, "ENGINES", {"fast": engines.generated})
    assert command.main(asked) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[1].split()[-1] == "0"
    assert "# esslaw examine" not in said
    monkeypatch.setattr(engines, "ENGINES", {"fast": engines.generated, "wrong": wrong})
    assert command.main(asked) == 1
    said = capsys.readouterr().out
    assert int(said.splitlines()[1].split()[-1]) > 0
    assert "ess.but: kernel unknown, wrong false" in said
    assert "structure:" in said


def test_the_same_seed_draws_the_same_rows() -> None:
    """And another seed, or another law, others."""
    segments = segments_of("scic")[-2:]
    one, same = (draw(segments[1], 80, "a") for _ in range(2))
    assert one.frame.equals(same.frame)
    assert [*one.facts()] == [*same.facts()]
    assert not one.frame.equals(draw(segments[1], 80, "b").frame)
