"""An expression is made once, and says of each table what is so of its own rows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import ibis
import polars as pl
import pytest

from esslaw.tables.backends import BACKENDS, OnPolars

EVERY = pytest.mark.parametrize("backend", [*BACKENDS])


def doubled(table: Any) -> Any:
    """Return a column of each row, and one that is the same in all."""
    made = table.mutate(twice=table.a * 2, alike=ibis.literal("x"))
    return made.select("alike", "twice")


@EVERY
@pytest.mark.parametrize("cells", [[], [1], [3, None, 5]])
def test_what_is_alike_in_every_row_is_said_of_each(backend: str, cells: list[int | None]) -> None:
    run = BACKENDS[backend]()
    run(pl.DataFrame({"a": [7, 8]}), "doubled", doubled)
    found = run(pl.DataFrame({"a": cells}, {"a": pl.Int64}), "doubled", doubled)
    assert found["twice"].to_list() == [None if cell is None else cell * 2 for cell in cells]
    assert found["alike"].to_list() == ["x"] * len(cells)


@EVERY
def test_a_name_tells_an_expression_from_another_and_types_too(backend: str) -> None:
    run = BACKENDS[backend]()
    whole, text = pl.DataFrame({"a": [1]}), pl.DataFrame({"a": ["1"]})
    assert run(whole, "as it is", lambda table: table.select("a")).rows() == [(1,)]
    assert run(whole, "doubled", doubled).rows() == [("x", 2)]
    assert run(text, "as it is", lambda table: table.select("a")).rows() == [("1",)]


@EVERY
def test_threads_get_each_the_answers_of_its_own_table(backend: str) -> None:
    run = BACKENDS[backend]()
    tables = [pl.DataFrame({"a": [rank] * 1000}) for rank in range(12)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda table: run(table, "doubled", doubled), tables))
    for rank, answers in enumerate(found):
        assert answers["twice"].to_list() == [2 * rank] * 1000


def test_what_is_no_selection_is_refused_when_it_is_made() -> None:
    with pytest.raises(TypeError, match="neither a selection nor the table"):
        OnPolars()(pl.DataFrame({"a": [1]}), "filtered", lambda table: table.filter(table.a > 0))
