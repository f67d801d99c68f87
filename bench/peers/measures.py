"""What is measured: one case, tables of growing size, more criteria, Parquet, memory, starting.

Guarantees: each peer is held to the kernel before it is timed (`Different` stops everything);
the peers of a section are timed in turn, round after round.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median

from bench.pairs import alternated
from bench.peers import all_peers
from bench.peers.cases import base, facts_of, frame, rows
from bench.peers.checking import Sample, check_one, check_table
from bench.peers.contract import One
from bench.peers.rules import Rules, rules
from bench.timing import best_processes
from esslaw.cache import VARIABLE
from esslaw.facts.scalars import MAX_RATIO_DECIMALS
from esslaw.facts.vocabulary import Kind, vocabulary

POWERS = (1, 4, 16)
"""How many times the criteria are copied."""
UNIT, SHARE = f"{Decimal(1).scaleb(-MAX_RATIO_DECIMALS):f}", f"DECIMAL(11, {MAX_RATIO_DECIMALS})"
"""The last decimal of a share, and the type of a column of shares."""
LOOPED = ("proof", "fast", "handwritten_python", "zen")
COPIED = (*LOOPED, "zen, traced")
AT_ONCE = 200
"""How many different cases are asked, one after another, of a peer of one case."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How far the run goes."""

    cases: int = 2_500
    copied_cases: int = 200
    rows: tuple[int, ...] = (1, 100, 10_000, 1_000_000, 10_000_000)
    looped: int = 10_000
    copied_rows: int = 100_000
    rounds: int = 7
    heavy_rounds: int = 5

    def rounds_of(self, count: int) -> int:
        """Return how many rounds a table of so many rows is asked in: three where it is long."""
        if count > 1_000_000:
            return 3
        return self.rounds if count < 100_000 else self.heavy_rounds


QUICK = Scale(300, 40, (1, 100, 10_000), 100, 1_000, 3, 3)
FULL = Scale()


@dataclass(slots=True)
class Section:
    """The seconds of each peer at each size, one for each round; `units` is what a call treats."""

    key: str
    units: dict[int, int]
    seconds: dict[int, dict[str, list[float]]] = field(default_factory=dict)

    def speed(self, peer: str, size: int) -> float | None:
        """Return how many cases or rows a peer treats in a second, None where not measured."""
        found = self.seconds.get(size, {}).get(peer)
        return self.units[size] / median(found) if found else None


def checked(scale: Scale, say: Callable[[str], None]) -> int:
    """Return how many answers of all peers were compared with the kernel's."""
    compared = 0
    for copies, count in ((1, scale.cases), (POWERS[1], scale.copied_cases)):
        law = rules(copies)
        sample = Sample(law, count)
        for one in all_peers.ones(law, tuple(all_peers.ONES) if copies == 1 else COPIED):
            compared += check_one(one, sample)
            say(f"{one.name}: equal to the kernel on {count} cases, {copies} x criteria")
        for table in all_peers.tables(law, _tables(copies)):
            compared += check_table(table, sample)
            say(f"{table.name}: equal to the kernel on {count} cases, {copies} x criteria")
    return compared


def _tables(copies: int) -> tuple[str, ...]:
    return tuple(all_peers.TABLES) if copies == 1 else all_peers.COPIED_TABLES


def sections(scale: Scale) -> Iterator[Section]:
    """Yield what is measured, one section after another."""
    yield one_case(scale)
    yield copied_case(scale)
    yield in_memory(scale)
    yield copied_table(scale)
    yield from_parquet(scale)


def one_case(scale: Scale) -> Section:
    """One case after another, every criterion being wanted; peers take what they read by nature."""
    section = Section("one", {1: AT_ONCE})
    section.seconds[1] = _asked(rules(), all_peers.ones(rules()), scale)
    return section


def copied_case(scale: Scale) -> Section:
    """The same with as many criteria again over facts of other names."""
    section = Section("one_copied", dict.fromkeys(POWERS, AT_ONCE))
    for copies in POWERS:
        law = rules(copies)
        section.seconds[copies] = _asked(law, all_peers.ones(law, COPIED), scale)
    return section


def _asked(law: Rules, peers: Sequence[One], scale: Scale) -> dict[str, list[float]]:
    sample = rows(frame(law, AT_ONCE))
    actions = {
        peer.name: partial(_each, peer.ask, [peer.take(row) for row in sample]) for peer in peers
    }
    return alternated(actions, scale.rounds)


def _each(ask: Callable[[object], object], taken: Sequence[object]) -> None:
    for one in taken:
        ask(one)


def in_memory(scale: Scale) -> Section:
    """Tables in memory, the outcome being wanted; peers of one case in a loop where it is short."""
    section = Section("memory", {count: count for count in scale.rows})
    law = rules()
    for count in scale.rows:
        columns = frame(law, count)
        peers = all_peers.tables(law)
        taken = {peer.name: peer.take(columns) for peer in peers}
        actions = {peer.name: partial(peer.ask, taken[peer.name]) for peer in peers}
        if count <= scale.looped:
            told = rows(columns)
            for one in all_peers.ones(law, LOOPED):
                actions[one.name] = partial(_each, one.ask, [one.take(row) for row in told])
        section.seconds[count] = alternated(actions, scale.rounds_of(count))
    return section


def copied_table(scale: Scale) -> Section:
    """A table in memory with as many criteria again, the outcome of each copy being wanted."""
    section = Section("memory_copied", dict.fromkeys(POWERS, scale.copied_rows))
    for copies in POWERS:
        law = rules(copies)
        columns = frame(law, scale.copied_rows)
        peers = all_peers.tables(law, all_peers.COPIED_TABLES)
        actions = {peer.name: partial(peer.ask, peer.take(columns)) for peer in peers}
        section.seconds[copies] = alternated(actions, scale.heavy_rounds)
    return section


def from_parquet(scale: Scale) -> Section:
    """A Parquet file on the disk, the outcome being wanted in memory."""
    counts = scale.rows[-2:]
    section = Section("parquet", {count: count for count in counts})
    law = rules()
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = written(law, count, Path(folder))
            scans = {
                peer.name: partial(peer.scan, path)
                for peer in all_peers.tables(law)
                if peer.scan is not None
            }
            section.seconds[count] = alternated(scans, scale.rounds_of(count))
    return section


def written(law: Rules, count: int, folder: Path) -> Path:
    """Return a Parquet file of structures as people have them, which DuckDB writes.

    Choices are texts there, amounts are euros and shares are of one, both exact.
    """
    import duckdb

    path = folder / f"{count}.parquet"
    columns = frame(law, count)
    exact = [f'{sql} AS "{name}"' for name, sql in decimals(law).items()]
    connection = duckdb.connect()
    connection.register("structures", columns.to_arrow())
    choice = f"* REPLACE ({', '.join(exact)})"
    connection.execute(f"COPY (SELECT {choice} FROM structures) TO '{path}'")
    return path


def decimals(law: Rules) -> dict[str, str]:
    """Return how DuckDB makes the amounts and the shares of whole numbers, by the fact."""
    kinds = {fact: vocabulary()[base(fact)].kind for fact in facts_of(law)}
    made = {Kind.MONEY: "({} * 0.01)::DECIMAL(18, 2)", Kind.RATIO: f"({{}} * {UNIT})::{SHARE}"}
    return {
        fact: made[kind].format(f'"{fact}"::DECIMAL(16, 0)')
        for fact, kind in kinds.items()
        if kind in made
    }


MEMORY = """
import sys
from pathlib import Path
from bench.pairs import alternated
from bench.peers import all_peers
from bench.peers.rules import rules
(peer,) = all_peers.tables(rules(), (sys.argv[1],))
peer.scan(Path(sys.argv[2]))
(peak,) = (l for l in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in l)
print(peak.split()[1])
"""
"""Not `ru_maxrss`: Linux counts in it the memory of the process that started this one."""


def memory(scale: Scale) -> dict[str, int]:
    """Return the peak of memory, in bytes, of a process that reads the largest Parquet file."""
    law = rules()
    with tempfile.TemporaryDirectory() as folder:
        path = written(law, scale.rows[-1], Path(folder))
        return {
            peer.name: 1024 * int(_child(MEMORY, peer.name, str(path)))
            for peer in all_peers.tables(law)
            if peer.scan is not None
        }


LOADING = """
import time, esslaw.examination
from esslaw.rulebook.loader import load_rulebook
start = time.process_time()
load_rulebook()
print(time.process_time() - start)
"""


def starting() -> dict[str, float]:
    """Return the seconds of `import esslaw` and of loading the rules, by new processes."""
    with tempfile.TemporaryDirectory() as kept:
        cold, warm = (f"import os; os.environ[{VARIABLE!r}] = {at!r}\n" for at in ("", kept))
        codes = {
            "bare": "pass",
            "import": "import esslaw",
            "cold": cold + LOADING,
            "warm": warm + LOADING,
        }
        found = best_processes(codes)
    return {**found, "import": found["import"] - found["bare"]}


def _child(code: str, *arguments: str) -> str:
    """Return the last line that a new interpreter prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]
