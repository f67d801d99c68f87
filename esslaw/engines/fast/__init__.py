"""A program of the rules as generated Python: the value of every node, and no proof.

Guarantees: the values are those of `logic.evaluate`, as the numbers of `logic.network` (0 no, 1
open, 2 yes), in the order of the program; a shape that the generator was not taught is refused
when the code is written (`UnknownShape`), never guessed. What is compiled is the output of this
generator and nothing else: what a rule says enters it as the `repr` of a checked value or inside
a comment of one line, every identifier is made by the generator, and the code reaches only the
names of `allowed`, no builtin among them.

The passes: `terms` and `leaves` write comparisons, `connectives` the other nodes, on `names` that
they share; `writing` puts them together; `allowed` is what the code may name.

Arithmetic is that of `Decimal` in the exact context, which raises rather than round. Measured
(CPython 3.11): a product by the operator takes 45 ns, by the context's method 100 ns, and to make
cents of an amount that is given as a `Decimal` takes 230 ns before anything is computed; hence
operators, the context being set once (250 ns) by a function that sums or multiplies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import CodeType
from typing import Any, cast

from esslaw.engines.fast.allowed import allowed
from esslaw.engines.fast.errors import UnknownShape
from esslaw.engines.fast.writing import ENTRY, write, write_leaves
from esslaw.logic.nodes import Program
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import Leaf

__all__ = ["UnknownShape", "answers", "function_of", "source", "value_of", "values", "values_by_id"]

Function = Callable[[Mapping[str, Any], date], tuple[int, ...]]


def source(rulebook: Rulebook, program: Program) -> str:
    """Return the Python of a program, to be read; raise `UnknownShape`."""
    return write(program, rulebook.parameters)


@lru_cache(maxsize=512)
def function_of(rulebook: Rulebook, program: Program) -> Function:
    """Return the function of a program, from facts and a day to the values of its nodes.

    `facts` holds every fact that the program reads, None where it is unknown. Kept: the law is
    the same for all. In a loop over cases, take it once.
    """
    return _made(rulebook, source(rulebook, program))


@lru_cache(maxsize=512)
def answers(rulebook: Rulebook, on: date, leaves: tuple[Leaf, ...]) -> Function:
    """Return the function of some comparisons at a date of law, in their order."""
    return _made(rulebook, write_leaves(leaves, on, rulebook.parameters))


@lru_cache(maxsize=512)
def _made(rulebook: Rulebook, text: str) -> Function:
    """Return the function that a source of ours defines; most edges of the law leave it alike."""
    names = allowed(rulebook.parameters)
    exec(_code(text), names)
    return cast(Function, names[ENTRY])


@lru_cache(maxsize=512)
def _code(text: str) -> CodeType:
    """Return a source compiled: that of another version of the rules is often the same."""
    return compile(text, "<esslaw.engines.fast>", "exec", dont_inherit=True)


def values(
    rulebook: Rulebook, program: Program, facts: Mapping[str, Any], on: date
) -> tuple[int, ...]:
    """Return the values of the nodes of a program, in its order: 0 no, 1 open, 2 yes."""
    return function_of(rulebook, program)(facts, on)


def values_by_id(
    rulebook: Rulebook, program: Program, facts: Mapping[str, Any], on: date
) -> dict[str, int]:
    """Return the values of the nodes of a program by their names.

    >>> from esslaw import load_rulebook, read_case
    >>> from esslaw.logic.link import program_at
    >>> law, on = load_rulebook(), date(2026, 11, 22)
    >>> case = read_case({"structure": {"forme_juridique": "association_1901"}})
    >>> found = values_by_id(law, program_at(law, "ess", on), case.facts, on)
    >>> found["ess.forme.association"], found["ess.forme.mutuelle"], found["ess.but"]
    (2, 0, 1)
    """
    return dict(zip(program.index, values(rulebook, program, facts, on), strict=True))


def value_of(rulebook: Rulebook, program: Program, facts: Mapping[str, Any], on: date) -> int:
    """Return the value of the goal of a program."""
    return values(rulebook, program, facts, on)[program.index[program.goal.id]]
