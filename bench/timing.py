"""How a speed is taken: the best of several rounds, on the processor's clock."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from tempfile import TemporaryDirectory

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


def best_processes(codes: Mapping[str, str], rounds: int = 10) -> dict[str, float]:
    """Return the seconds that a new interpreter takes to run each code, at best.

    They are those of the processor, or those that the code prints. The codes take turns, so that
    a slow moment of the machine is one for all of them. Each starts as an installed library does:
    its modules are compiled before anything is timed.
    """
    found: dict[str, list[float]] = {name: [] for name in codes}
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for rank in range(rounds + 1):
            for name, code in codes.items():
                seconds = _process(code, environment)
                if rank:
                    found[name].append(seconds)
    return {name: min(seconds) for name, seconds in found.items()}


def _process(code: str, environment: Mapping[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return float(ran.stdout) if ran.stdout else own
