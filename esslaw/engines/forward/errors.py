"""What can go wrong with the forward engine: each error is a kind of `ForwardError`.

Guarantees: none of these is ever turned into a truth value; whoever receives one has no
second opinion, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable


class ForwardError(Exception):
    """The forward engine gave no answer that may be shown."""


class EngineUnavailable(ForwardError, ImportError):
    """`durable_rules` cannot be imported here (it does not import on CPython 3.13 and later)."""


class LimitExceeded(ForwardError, ValueError):
    """A program is larger than what the engine holds safely; `excesses` lists every reason."""

    def __init__(self, excesses: Iterable[str]) -> None:
        self.excesses = tuple(excesses)
        super().__init__("the forward engine cannot hold this program: " + "; ".join(self.excesses))


class Contradiction(ForwardError):
    """A node was derived both true and false; `node` is its identifier."""

    def __init__(self, node: str) -> None:
        self.node = node
        super().__init__(f"the forward engine derived {node!r} both true and false")


class ChainBroken(ForwardError, RuntimeError):
    """The chain of rules was not run to its end, or the engine refused one of our messages."""
