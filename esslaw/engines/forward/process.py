"""The forward engine of this process: a few rulesets kept ready, one lock, one session at a time.

Guarantees: a ruleset is made once for a program and used by every thread; the number kept is
bounded, and the oldest is freed; a child process never uses what its parent made.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterable
from itertools import count
from threading import Lock

from esslaw.engines.forward.derivation import Step
from esslaw.engines.forward.encoding import clauses_of
from esslaw.engines.forward.native import NativeEngine, native
from esslaw.engines.forward.ruleset import Ruleset
from esslaw.logic.nodes import Program

KEPT = 16
"""How many rulesets are kept: about two megabytes each, and ten milliseconds to make again."""


class ForwardEngine:
    """Rulesets by program, the most recently used last; safe for threads."""

    __slots__ = ("_kept", "_lock", "_native", "_rulesets", "_serial")

    def __init__(self, engine: NativeEngine, kept: int = KEPT) -> None:
        self._native = engine
        self._kept = kept
        self._lock = Lock()
        self._rulesets: OrderedDict[Program, Ruleset] = OrderedDict()
        self._serial = count(1)

    def __len__(self) -> int:
        """Return how many rulesets are ready."""
        return len(self._rulesets)

    def run(self, program: Program, messages: Iterable[str]) -> tuple[Step, ...]:
        """Return the steps from the messages with these identifiers; raise as `Ruleset` does."""
        # One session at a time in the whole process: more were seen to crash the engine.
        with self._lock:
            ruleset = self._ruleset_of(program)
            try:
                return ruleset.run(messages)
            finally:
                if ruleset.spoiled:
                    self._rulesets.pop(program, None)

    def _ruleset_of(self, program: Program) -> Ruleset:
        """Return the ruleset of a program, made now if there is none.

        Programs are compared by identity, since they define no equality, and are kept alive no
        longer than their ruleset.
        """
        ruleset = self._rulesets.get(program)
        if ruleset is None:
            name = f"program{next(self._serial)}"
            ruleset = Ruleset(self._native, name, clauses_of(program))
            self._rulesets[program] = ruleset
            while len(self._rulesets) > self._kept:
                self._rulesets.popitem(last=False)[1].delete()
        self._rulesets.move_to_end(program)
        return ruleset


_ENGINES: dict[int, ForwardEngine] = {}
"""The engine of this process, by process identifier."""


def engine_of_this_process() -> ForwardEngine:
    """Return the engine of this process, made on first use; raise `EngineUnavailable`.

    After a fork the child makes its own: the parent's lock may be held for ever, and a session
    of the parent may be half run.
    """
    process = os.getpid()
    engine = _ENGINES.get(process)
    if engine is None:
        engine = _ENGINES.setdefault(process, ForwardEngine(native()))
        for other in [known for known in list(_ENGINES) if known != process]:
            _ENGINES.pop(other, None)
    return engine
