"""The values of a fact that make a difference: one for each way in which comparisons answer.

Guarantees: the value of each way is the nearest to what the fact is now; the value that it has is
not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import localcontext
from typing import Any

from esslaw.advice.boundaries import candidates, distance
from esslaw.advice.handles import Handle
from esslaw.facts.vocabulary import Kind
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Situation
from esslaw.logic.network import Network, code

ORDERED = (Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.DATE, Kind.YEAR, Kind.YEARS)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a handle worth trying, and what the comparisons that read it then answer.

    `becomes` is what the fact becomes; `alike` are the values of a list that answer the same,
    `least` and `most` the bounds of the values of a scale that do, None on a side without any.
    `name` tells an option from another.
    """

    name: tuple[str, ...]
    value: Any
    becomes: Any
    answers: tuple[int, ...]
    alike: tuple[Any, ...]
    least: Any = None
    most: Any = None


def options(network: Network, handle: Handle, situation: Situation) -> list[Option]:
    """Return the options of a handle; `answers` are those of the leaves that read its fact."""
    now, leaves = handle.now(situation), network.readers(handle.fact)
    compared = [network.comparisons[leaf] for leaf in leaves]
    groups: dict[tuple[int, ...], list[tuple[Any, Any]]] = {}
    with localcontext(EXACT):
        for value in candidates(handle, compared, network.reader, situation):
            becomes = None if value == now else handle.put(situation, value)
            if becomes is not None:
                then = Situation({**situation.facts, handle.fact: becomes}, situation.on)
                answers = tuple(code(network.asks[leaf](then)) for leaf in leaves)
                groups.setdefault(answers, []).append((value, becomes))
    tried = [value for values in groups.values() for value, _ in values]
    scale = handle.kind in ORDERED and [*tried, *([now] if now is not None else [])]
    return [
        _option(handle, now, answers, values, scale or ()) for answers, values in groups.items()
    ]


def _option(
    handle: Handle,
    now: Any,
    answers: tuple[int, ...],
    values: list[tuple[Any, Any]],
    scale: Sequence[Any],
) -> Option:
    """Return an option of some values; `scale` are all those tried, where they are ordered."""
    value, becomes = min(values, key=lambda one: far(handle.kind, now, one[0]))
    alike = tuple(one for one, _ in values) if handle.kind is Kind.CHOICE else (value,)
    name = handle.path, *handle.rows, str(value)
    low, high = (min(v for v, _ in values), max(v for v, _ in values)) if scale else (None, None)
    least = low if scale and low > min(scale) else None
    most = high if scale and high < max(scale) else None
    return Option(name, value, becomes, answers, alike, least, most)


def far(kind: Kind, now: Any, value: Any) -> Any:
    """Return how far a value is from what is so now; all are alike where that is not known."""
    if kind in ORDERED:
        return distance(kind, now, value) if now is not None else 0
    if kind is Kind.CHOICES:
        return len({*(now or ())} ^ {*value})
    return 0
