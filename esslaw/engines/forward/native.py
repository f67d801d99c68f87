"""The engine of `durable_rules` itself: the C module, without the Python layer over it.

Why not `durable.engine.Host`: its timer and dispatch threads steal actions and crash the
process; it runs callbacks in a wrapper that swallows their errors; it cuts a chain short,
without a word, when the wall clock moves ten seconds during an action (daylight saving does);
and it posts the whole state again after each firing. The loop it runs is four calls of the C
module; `session` makes them directly, so there is no thread, no callback and no clock.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from esslaw.engines.forward.errors import EngineUnavailable

POSTED = 0
"""The code of a message that was stored and read by a rule; 1 is not read, 2 already seen."""


class NativeEngine(Protocol):
    """The functions of `durable_rules_engine` that are used; they raise `error` when they fail."""

    error: type[Exception]

    def create_ruleset(self, name: str, definition: str, /) -> int:
        """Return the handle of a new ruleset."""

    def delete_ruleset(self, handle: int, /) -> None:
        """Free a ruleset, but not its live sessions."""

    def assert_fact(self, handle: int, message: str, /) -> tuple[int, int]:
        """Return a code and the offset of the session."""

    def assert_facts(self, handle: int, messages: str, /) -> tuple[int, int]:
        """Return a code and the offset of the session, which is made on the first message."""

    def start_action_for_state(self, handle: int, session: int, /) -> tuple[str, str] | None:
        """Return the state and the first rule that fires with what it matched, as JSON."""

    def complete_and_start_action(self, handle: int, session: int, /) -> str | None:
        """Return the next rule that fires with what it matched, as JSON, or None."""

    def delete_state(self, handle: int, session_id: str, /) -> None:
        """Free a session; crash the process if no rule ever fired in it."""


@cache
def _imported() -> NativeEngine | None:
    try:
        return cast(NativeEngine, import_module("durable_rules_engine"))
    except ImportError:
        return None


def available() -> bool:
    """Return whether `durable_rules` can be imported, hence whether `derive` can answer."""
    return _imported() is not None


def native() -> NativeEngine:
    """Return the engine; raise `EngineUnavailable` where it cannot be imported."""
    engine = _imported()
    if engine is None:
        raise EngineUnavailable(
            "durable_rules cannot be imported: there is no second opinion (CPython 3.11 or 3.12, "
            "and a C compiler when it is installed, are needed)"
        )
    return engine
