"""Progress on anything that lasts: on standard error, and only for a person at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol, TypeVar

PATIENCE = 1.0
"""In seconds: what takes less is not told."""
STEP = 0.1
WIDTH = 30

T = TypeVar("T")


class Watched(Protocol):
    """What tells of each of the things that are gone through."""

    def __call__(self, things: Iterable[T], /) -> Iterable[T]:
        """Return the things as they were given, one after the other."""


@contextmanager
def progress(start: date, end: date) -> Iterator[Callable[[date], None] | None]:
    """Give what is told of each day of a period; None where nobody watches.

    A bar is drawn once a second has passed, and wiped at the end.
    """
    days = max((end - start).days, 1)
    with _bar() as draw:
        yield None if draw is None else lambda on: draw((on - start).days, days, on.isoformat())


@contextmanager
def counting() -> Iterator[Callable[[int], Watched]]:
    """Give what counts things that are gone through, once it is told how many there are in all.

    The same bar, its second counted from here on: what precedes the things is waited for as well.
    """
    with _bar() as draw:

        def among(whole: int) -> Watched:
            done = 0

            def watched(things: Iterable[T]) -> Iterable[T]:
                nonlocal done
                for one in things:
                    if draw is not None:
                        draw(done, whole, f"{done}/{whole}")
                    yield one
                    done += 1

            return watched

        yield among


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None] | None]:
    """Give what draws how much is done of a whole, and a word; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    began = drawn = time.monotonic()
    widest = 0

    def draw(done: int, whole: int, word: str) -> None:
        nonlocal drawn, widest
        now = time.monotonic()
        if now - began >= PATIENCE and now - drawn >= STEP:
            drawn, filled = now, WIDTH * done // whole
            line = f"{'█' * filled}{'░' * (WIDTH - filled)} {word}"
            widest = max(widest, len(line))
            sys.stderr.write(f"\r{line}")
            sys.stderr.flush()

    try:
        yield draw
    finally:
        if widest:
            sys.stderr.write(f"\r{' ' * widest}\r")
            sys.stderr.flush()
