"""The whole comparison, shared among processes: so many rows for each regime on each of its laws.

Guarantees: the rows depend on the seed and on how many there are, never on how many processes draw
them; each batch is drawn, answered by the kernel and by every engine, and compared, in one process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from time import perf_counter

from tests.agreement import engines
from tests.agreement.comparing import Compared, compare
from tests.agreement.drawing import draw
from tests.agreement.engines import Engine
from tests.agreement.segments import Segment, segments_of

MOST_ROWS = 25_000
"""How many rows a batch has at most: what the answers of the largest regime take is then 12 MB."""


@dataclass(frozen=True, slots=True)
class Task:
    """So many rows of a segment; some with a day each, some with choices as whole numbers."""

    segment: Segment
    rows: int
    seed: str
    own_days: bool
    codes: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What one task found: `seen` counts the nodes by how many of the three values they took."""

    task: Task
    nodes: int
    compared: Mapping[str, Compared]
    seen: tuple[int, int, int]
    seconds: float


def tasks(regimes: Iterable[str], rows: int, seed: int, dates: int | None = None) -> list[Task]:
    """Return how rows are shared: as many for each law of each regime, or for `dates` of them."""
    segments = [one for name in regimes for one in _chosen(name, seed, dates)]
    found: list[Task] = []
    for rank, segment in enumerate(segments):
        left = rows // len(segments) + (rank < rows % len(segments))
        while left > 0:
            count = min(left, MOST_ROWS)
            name = f"{seed} {segment.name} {segment.start} {left}"
            turn = len(found)
            found.append(Task(segment, count, name, turn % 2 == 0, turn // 2 % 2 == 0))
            left -= count
    return found


def _chosen(name: str, seed: int, dates: int | None) -> list[Segment]:
    known = segments_of(name)
    if dates is None or dates >= len(known):
        return known
    chosen = Random(f"{seed} {name}").sample(range(len(known)), dates)
    return [known[rank] for rank in sorted(chosen)]


def done(task: Task, asked: Mapping[str, Engine] | None = None) -> Done:
    """Return what comparing every engine on a task finds; `asked` are others than those we have."""
    start = perf_counter()
    batch = draw(task.segment, task.rows, task.seed, own_days=task.own_days, codes=task.codes)
    right = engines.kernel(batch)
    found = {
        name: compare(name, batch, right, engine(batch))
        for name, engine in (engines.available() if asked is None else asked).items()
    }
    kinds = sum((right.values == value).any(axis=0).astype(int) for value in (0, 1, 2))
    seen = tuple(int((kinds == count).sum()) for count in (1, 2, 3))
    return Done(task, len(batch.program.nodes), found, seen, perf_counter() - start)


def run(wanted: Sequence[Task], processes: int) -> Iterator[Done]:
    """Yield what each task finds as soon as it does; the longest are begun first."""
    if processes <= 1:
        yield from map(done, wanted)
        return
    first = sorted(wanted, key=lambda one: -one.rows * len(one.segment.program.nodes))
    # Spawned: Polars holds threads, which a forked process would wait for without end.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(done, task) for task in first]):
            yield future.result()
