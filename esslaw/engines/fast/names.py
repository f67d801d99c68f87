"""The names of a generated function: made here, never taken from a rule.

Guarantees: what comes from a rule enters the source in two ways only, as the `repr` of a value
whose type is one of `LITERALS` exactly (a subclass could write anything), or inside a comment, on
one line whatever it holds.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from decimal import Decimal

from esslaw.engines.fast.errors import UnknownShape

LITERALS = (str, int, bool, Decimal, date)
"""The types whose `repr`, on this page of Python, is an expression that gives the value back."""


def literal(value: object) -> str:
    r"""Return a value as Python writes it; raise `UnknownShape` for one of another type.

    >>> literal("'); import os  #"), literal(Decimal("0.02")), literal(date(2026, 1, 31))
    ('"\'); import os  #"', "Decimal('0.02')", 'date(2026, 1, 31)')
    """
    if type(value) not in LITERALS or (isinstance(value, Decimal) and not value.is_finite()):
        raise UnknownShape(value)
    return repr(value).removeprefix("datetime.")


def remark(text: str) -> str:
    r"""Return a text as a comment may hold it: on one line, its signs all visible.

    >>> remark("esus\nimport os")
    'esus�import os'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


class Names:
    """Numbered names, one for each thing that is named: `f0`, `f1`… by their first letter."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = {}
        """The lines that give names their values, by first letter, in order."""
        self._known: dict[tuple[str, Hashable], str] = {}

    def name(self, letter: str, key: Hashable, code: str, said: str = "") -> str:
        """Return the name of what `key` tells from others; `code` gives its value."""
        known = self._known.get((letter, key))
        if known is None:
            lines = self.lines.setdefault(letter, [])
            known = self._known[letter, key] = f"{letter}{len(lines)}"
            lines.append(f"{known} = {code}" + (f"  # {remark(said)}" if said else ""))
        return known
