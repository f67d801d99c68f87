"""One engine for a process: threads, children, programs that come and go, no engine at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

import esslaw
from esslaw.engines.forward import EngineUnavailable, ForwardError, derive
from esslaw.engines.forward.process import ForwardEngine, engine_of_this_process
from esslaw.logic.nodes import All, Any, Not, Program
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth

from .programs import check, leaf, leaf_names, leaves, needs_engine, program, realistic
from .spy import Spy

REPOSITORY = Path(esslaw.__file__).parents[1]
TESTS = Path(__file__).parents[1]


def some_programs(count: int) -> tuple[Program, ...]:
    return tuple(program(Any("goal", None, leaves(size + 1))) for size in range(count))


def answers(law: Program, chance: Random) -> dict[str, Truth]:
    return {name: chance.choice((TRUE, FALSE, UNKNOWN)) for name in leaf_names(law)}


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    paths = f"{REPOSITORY}{os.pathsep}{TESTS}"
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@needs_engine
def test_eight_threads() -> None:
    laws = (realistic(), *some_programs(40))  # more than are kept: they are made and freed too

    def work(seed: int) -> int:
        chance = Random(seed)
        for _ in range(150):
            law = chance.choice(laws)
            facts = answers(law, chance)
            check(law, facts, derive(law, facts))
        return seed

    previous = sys.getswitchinterval()
    sys.setswitchinterval(1 / 100_000)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == list(range(8))
    finally:
        sys.setswitchinterval(previous)


def exit_code(child: int) -> int:
    """Return the exit code of a child; one that hangs is ended."""
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(60)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


@needs_engine
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform does not fork")
def test_a_child_process_makes_its_own_engine() -> None:
    law = realistic()
    facts = answers(law, Random(3))
    before = derive(law, facts)
    parents = engine_of_this_process()
    with parents._lock:  # as when another thread of the parent was deriving at that moment
        child = os.fork()
        if child == 0:
            try:
                same = derive(law, facts) == before
                own = engine_of_this_process() is not parents
                os._exit(0 if same and own else 1)
            except BaseException:
                os._exit(2)
    assert exit_code(child) == 0
    assert engine_of_this_process() is parents
    assert derive(law, facts) == before


@needs_engine
def test_the_engine_starts_no_thread() -> None:
    before = threading.enumerate()
    derive(program(leaf("fact")), {"fact": TRUE})
    assert threading.enumerate() == before


@needs_engine
def test_a_program_is_made_once() -> None:
    spy = Spy()
    engine = ForwardEngine(spy.as_engine())
    law = realistic()
    for _ in range(5):
        engine.run(law, ())
    assert len(spy.arguments_of("create_ruleset")) == 1


@needs_engine
def test_the_programs_least_recently_used_are_let_go_and_freed() -> None:
    spy = Spy()
    engine = ForwardEngine(spy.as_engine(), kept=3)
    first, *others = some_programs(6)
    for other in others:
        engine.run(first, ())
        engine.run(other, ())
    assert len(engine) == 3
    assert len(spy.arguments_of("create_ruleset")) == 6, "the first is used all along, so stays"
    assert len(spy.arguments_of("delete_ruleset")) == 3
    freed = {handle for (handle,) in spy.arguments_of("delete_ruleset")}
    assert spy.arguments_of("assert_facts")[0][0] not in freed


@needs_engine
def test_programs_are_told_apart_by_identity() -> None:
    fact = leaf("fact")
    same, opposite = program(All("goal", None, (fact,))), program(Not("goal", None, fact))
    for _ in range(2):
        assert derive(same, {"fact": TRUE}).values["goal"] is TRUE
        assert derive(opposite, {"fact": TRUE}).values["goal"] is FALSE


@pytest.mark.parametrize(
    ("facts", "error", "reason"),
    [
        ({"a": TRUE}, ValueError, "leaves without a value: b"),
        ({"a": TRUE, "b": TRUE, "goal": TRUE}, ValueError, "not leaves of this program: goal"),
        ({"a": TRUE, "b": True}, TypeError, "the leaf b is not a Truth: True"),
        ({"a": TRUE, "b": None}, TypeError, "the leaf b is not a Truth: None"),
    ],
)
def test_leaves_that_are_not_those_of_the_program(
    facts: dict[str, Truth], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        derive(program(All("goal", None, (leaf("a"), leaf("b")))), facts)


ABSENT = """
import sys
sys.modules["durable_rules_engine"] = None  # what an import that fails leaves behind
from esslaw.engines.forward import EngineUnavailable, available, derive
from esslaw.logic.truth import TRUE
from forward.programs import leaf, program
assert not available()
try:
    derive(program(leaf("fact")), {"fact": TRUE})
except EngineUnavailable:
    print("absent")
"""


def test_without_durable_rules_the_package_says_so() -> None:
    outcome = run_python("-c", ABSENT)
    assert (outcome.returncode, outcome.stdout) == (0, "absent\n"), outcome.stderr
    assert issubclass(EngineUnavailable, ForwardError)
    assert issubclass(EngineUnavailable, ImportError)


@needs_engine
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc to read memory from")
@pytest.mark.parametrize("what", ["cases", "programs"])
def test_memory_stays_flat(what: str) -> None:
    outcome = run_python("-m", "forward.soak", what)
    assert outcome.returncode == 0, outcome.stderr
    grown = int(outcome.stdout)
    assert grown < 5 * 1024, f"resident memory grew by {grown} KiB"
