"""Progress on anything that lasts: on standard error, and only for a person at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

PATIENCE = 1.0
"""In seconds: what takes less is not told."""
STEP = 0.1
WIDTH = 30


@contextmanager
def progress(start: date, end: date) -> Iterator[Callable[[date], None] | None]:
    """Give what is told of each day of a period; None where nobody watches.

    A bar is drawn once a second has passed, and wiped at the end.
    """
    if not sys.stderr.isatty():
        yield None
        return
    began = drawn = time.monotonic()
    days = max((end - start).days, 1)

    def watch(on: date) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - began >= PATIENCE and now - drawn >= STEP:
            drawn = now
            done = WIDTH * (on - start).days // days
            bar = "█" * done + "░" * (WIDTH - done)
            sys.stderr.write(f"\r{bar} {on.isoformat()}")
            sys.stderr.flush()

    try:
        yield watch
    finally:
        if drawn > began:
            sys.stderr.write("\r" + " " * (WIDTH + 11) + "\r")
            sys.stderr.flush()
