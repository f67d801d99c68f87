"""How a speed is compared with a peer's: in turn, round after round, on the wall clock.

Guarantees: what slows the machine slows all alike, so that a ratio is that of neighbours in time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median


def alternated(
    actions: Mapping[str, Callable[[], object]], rounds: int, least: float = 0.05
) -> dict[str, list[float]]:
    """Return the wall seconds of one call of each action, in each of some rounds.

    Each is called as many times as fill the `least` seconds, and twice before, unmeasured.
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


def ratio(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how many times as long the first takes as the second: the median of their pairs."""
    return median(mine / theirs for mine, theirs in zip(one, other, strict=True))


def _times(action: Callable[[], object], least: float) -> int:
    action()
    start = time.perf_counter()
    action()
    return max(1, round(least / max(time.perf_counter() - start, 1e-9)))
