"""How a speed is taken: the best of several rounds, on the processor's clock."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

ROUNDS = 5


def best(action: Callable[[], object], times: int) -> float:
    """Return the seconds of one action: the best mean of several rounds of `times` calls."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(times):
            action()
        rounds.append((time.process_time() - start) / times)
    return min(rounds)


def best_process(code: str) -> float:
    """Return the wall seconds that a new interpreter takes to run some code, at best."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        rounds.append(time.perf_counter() - start)
    return min(rounds)
