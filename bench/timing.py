"""How a speed is taken: the best of several rounds, on the processor's clock.

Against a peer, which may use several processors, it is the median of alternating pairs on the
wall clock.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

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


def alternated(
    actions: Mapping[str, Callable[[], object]], rounds: int, least: float = 0.05
) -> dict[str, list[float]]:
    """Return the wall seconds of one call of each action, in each of some rounds.

    All actions are run in every round, in turn, so that what slows the machine slows them alike;
    each as many times as fill the `least` seconds. They are run once before, unmeasured.
    """
    times = {name: _times(action, least) for name, action in actions.items()}
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            gc.collect()
            start = time.perf_counter()
            for _ in range(times[name]):
                action()
            seconds[name].append((time.perf_counter() - start) / times[name])
    return seconds


def _times(action: Callable[[], object], least: float) -> int:
    action()
    start = time.perf_counter()
    action()
    return max(1, round(least / max(time.perf_counter() - start, 1e-9)))


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how many times as long the first takes as the second: the median of their pairs."""
    return median(mine / theirs for mine, theirs in zip(one, other, strict=True))
