"""The engine with a witness: every call is written down, and any of them can be made to fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from esslaw.engines.forward.native import NativeEngine, native


class Spy:
    """Passes calls on to the engine; `instead` has what to do in place of some of them."""

    def __init__(self, **instead: Callable[..., object]) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.instead = instead

    def __getattr__(self, name: str) -> object:
        real = getattr(native(), name)
        if name == "error":
            return real

        def call(*arguments: object) -> object:
            self.calls.append((name, arguments))
            return self.instead.get(name, real)(*arguments)

        return call

    def arguments_of(self, name: str) -> list[tuple[object, ...]]:
        """Return the arguments of each call of a function, in order."""
        return [arguments for called, arguments in self.calls if called == name]

    def as_engine(self) -> NativeEngine:
        """Return this, for whoever needs an engine."""
        return cast(NativeEngine, self)
