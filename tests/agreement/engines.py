"""What each engine says of a batch: a number for every node of every row, 0 no, 1 open, 2 yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
import polars as pl

from esslaw import load_rulebook
from esslaw.engines import fast, forward
from esslaw.engines.reasoning import reason
from esslaw.engines.table import Wanted, examined
from esslaw.logic.evaluate import evaluate
from esslaw.logic.network import CODES, OPEN, YES
from tests.agreement.drawing import RANK, Batch

FORWARD_EVERY = 200
"""Of so many rows, the forward engine is asked one: it is the slowest by far."""
ABSENT = -1
"""What stands for no value at all."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an engine says: a line for each row it was asked, one in `every`; `rows` are theirs."""

    rows: np.ndarray
    values: np.ndarray
    every: int = 1


Engine = Callable[[Batch], Answers]


def kernel(batch: Batch) -> Answers:
    """Answer by `logic.evaluate`: every node of the proof."""
    law, program = load_rulebook(), batch.program
    values = np.full((len(batch), len(program.nodes)), ABSENT, np.int8)
    index = program.index
    for rank, (facts, on) in enumerate(zip(batch.facts(), batch.days, strict=True)):
        line = values[rank]
        proof = evaluate(law, program, facts, on)
        found = [(index[part[0].id], CODES[part[1]]) for part in proof.walk()]
        ranks, codes = zip(*found, strict=True)
        line[[*ranks]] = codes
    return Answers(np.arange(len(batch)), values)


def generated(batch: Batch) -> Answers:
    """Answer by the Python that `engines.fast` writes."""
    function = fast.function_of(load_rulebook(), batch.program)
    lines = [function(facts, on) for facts, on in zip(batch.facts(), batch.days, strict=True)]
    return Answers(np.arange(len(batch)), np.array(lines, np.int8))


def chained(batch: Batch, every: int = FORWARD_EVERY) -> Answers:
    """Answer a row in so many by `engines.forward`, from the leaves that the kernel settled."""
    law, program = load_rulebook(), batch.program
    parts = tuple(part.goal for part in batch.segment.regime.parts)
    lines = []
    asked = zip(batch.facts(), batch.days, strict=True)
    for facts, on in islice(asked, 0, None, every):
        proof = evaluate(law, program, facts, on)
        values = {part.id: part.value for part in proof.walk()}
        said = {name: CODES[value] for name, value in values.items()}
        try:
            reason(program, proof, parts, values)
        except forward.Disagreement as error:
            for one in error.differences:
                said[one.node] = ABSENT if one.forward is None else CODES[one.forward]
        lines.append([said[node.id] for node in program.nodes])
    return Answers(np.arange(0, len(batch), every), np.array(lines, np.int8), every)


def by_polars(batch: Batch) -> Answers:
    """Answer by the expression of `engines.table` on Polars."""
    import ibis

    connection = ibis.polars.connect()
    expression = _expression(connection.create_table("rows", batch.frame), batch)
    return _answers(connection.to_polars(expression))


def by_duckdb(batch: Batch) -> Answers:
    """Answer by the same expression on DuckDB."""
    import ibis

    connection = ibis.duckdb.connect()
    # It takes a spawned process for a person at a prompt, and would draw a bar for them.
    connection.con.execute("SET enable_progress_bar = false")
    expression = _expression(connection.create_table("rows", batch.frame.to_arrow()), batch)
    return _answers(pl.from_arrow(connection.to_pyarrow(expression)))


def _expression(table: object, batch: Batch) -> object:
    every = tuple(node.id for node in batch.program.nodes)
    return examined(
        table,
        load_rulebook(),
        batch.segment.regime,
        batch.segment.start if batch.own_days else batch.days[0],
        Wanted(failing=False, open=False, criteria=every, kept=(RANK,)),
        rows_have_days=batch.own_days,
    )


def _answers(found: pl.DataFrame) -> Answers:
    rows = found[RANK].to_numpy()
    criteria = found.drop(RANK, "outcome").select((pl.all().cast(pl.Int8) * YES).fill_null(OPEN))
    return Answers(rows, criteria.to_numpy())


ENGINES: Mapping[str, Engine] = {
    "fast": generated,
    "polars": by_polars,
    "duckdb": by_duckdb,
    "forward": chained,
}
"""The engines that are held to the kernel, by name."""


def available() -> dict[str, Engine]:
    """Return those that run here: durable_rules is not for every Python."""
    return {n: one for n, one in ENGINES.items() if n != "forward" or forward.available()}
