"""Run as a script: derive thousands of cases and print by how many KiB resident memory grew.

`cases` runs 20 000 cases of a few programs; `programs` makes 2 000 programs, each used once.
A wrong answer is an AssertionError.
"""

import gc
import resource
import sys
from pathlib import Path
from random import Random

from esslaw.engines.forward import derive
from esslaw.logic.nodes import All, Any, AtLeast, Given, Not, Program
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN

from .programs import leaf_names, leaves, oracle, program, realistic

CASES = 20_000
PROGRAMS = 2_000
WARM_UP = 1_000


def resident() -> int:
    """Return the resident memory of this process, in KiB."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024


def small(size: int) -> Program:
    """Return a program with a node of every kind."""
    facts = leaves(size)
    some = AtLeast("some", None, 2, facts)
    every = All("every", None, (Not("denied", None, facts[0]), *facts[1:]))
    return program(Any("goal", None, (every, Given("given", None, some, facts[-1]))))


def derive_one(law: Program, chance: Random) -> None:
    """Derive a random case and check every value; one in ten is a form left empty."""
    values = (UNKNOWN,) if chance.randrange(10) == 0 else (TRUE, FALSE, UNKNOWN)
    facts = {name: chance.choice(values) for name in leaf_names(law)}
    assert dict(derive(law, facts).values) == oracle(law, facts)


def grown(what: str) -> int:
    """Return by how many KiB resident memory grew after the warm-up."""
    chance = Random(11)
    kept = [realistic(), *(small(size) for size in (2, 3, 5, 8, 13, 21))]
    start = 0
    for turn in range(WARM_UP + (CASES if what == "cases" else PROGRAMS)):
        if turn == WARM_UP:
            start = resident()
        derive_one(chance.choice(kept) if what == "cases" else small(2 + turn % 20), chance)
    return resident() - start


if __name__ == "__main__":
    print(grown(sys.argv[1]))
