"""A program rewritten into clauses: for every node, what makes it true and what makes it false.

Guarantees: no clause has more than `MAX_PREMISES` conditions; clauses come in the order of the
program, and for a node in the order of its children. Auxiliary criteria are named after their
node (`c7x0`, `c7n`) and settle nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from esslaw.engines.forward.clauses import BOOT, END, Clause, Literal, Message, Rule, Threshold
from esslaw.engines.forward.limits import MAX_PREMISES
from esslaw.logic.nodes import All, Any, AtLeast, Given, Node, Not, Program, Test
from esslaw.logic.truth import FALSE, TRUE, Truth

Asserted = tuple[Node, Truth]
"""A child of a node, and the value it must have for a clause."""


def name_of(program: Program, node: Node) -> str:
    """Return the engine's name of a node.

    The identifiers of a rulebook are not used: the engine compares some names by a 32-bit hash
    only, and ours are few enough to be checked.
    """
    return f"c{program.index[node.id]}"


def clauses_of(program: Program) -> tuple[Rule, ...]:
    """Return the clauses of a program, between the boot clause and the end clause.

    The engine fires the first rule that can fire. Children come before parents, so the clauses
    of a node wait until everything below it is settled, and fire in the order of the program.
    """
    names = {node.id: name_of(program, node) for node in program.nodes}
    rules: list[Rule] = [_bookkeeping(BOOT)]
    for node in program.nodes:
        rules += _Writer(node, names).clauses()
    rules.append(_bookkeeping(END))
    return tuple(rules)


def _bookkeeping(message: Message) -> Clause:
    return Clause((message.literal,), message, None, ())


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the clauses of one node."""

    node: Node
    names: Mapping[str, str]

    def clauses(self) -> Iterator[Rule]:
        match self.node:
            case Test():
                return
            case All(children=children):
                yield from self._when_all(TRUE, [(child, TRUE) for child in children])
                yield from self._when_any(FALSE, [(child, FALSE) for child in children])
            case Any(children=children):
                yield from self._when_any(TRUE, [(child, TRUE) for child in children])
                yield from self._when_all(FALSE, [(child, FALSE) for child in children])
            case Not(child=child):
                yield from self._when_any(TRUE, [(child, FALSE)])
                yield from self._when_any(FALSE, [(child, TRUE)])
            case Given(condition=condition, body=body):
                yield from self._when_any(TRUE, [(condition, FALSE), (body, TRUE)])
                yield from self._when_all(FALSE, [(condition, TRUE), (body, FALSE)])
            case AtLeast(count=wanted, children=children):
                lost = len(children) - wanted + 1
                yield from self._when_several(TRUE, wanted, children)
                yield from self._when_several(FALSE, lost, children)
            case other:
                raise TypeError(f"no clauses for a node of kind {type(other).__name__}")

    def _when_all(self, value: Truth, children: Sequence[Asserted]) -> Iterator[Rule]:
        """Write the clause that needs every child; in stages when they are too many."""
        # The engine never joins a message with itself: a child listed twice must be read once.
        conditions = list(dict.fromkeys(self._literal(*child) for child in children))
        serial = count()
        while len(conditions) > MAX_PREMISES:
            merged = []
            for start in range(0, len(conditions), MAX_PREMISES):
                part = Message(Literal(f"{self.names[self.node.id]}x{next(serial)}", TRUE))
                stage = tuple(conditions[start : start + MAX_PREMISES])
                yield Clause(stage, part, None, ())
                merged.append(part.literal)
            conditions = merged
        premises = tuple(dict.fromkeys(child.id for child, _ in children))
        # Nothing to wait for: the boot message is the one that always comes.
        yield Clause(
            tuple(conditions) or (BOOT.literal,), self._posts(value), self.node.id, premises
        )

    def _when_any(self, value: Truth, children: Sequence[Asserted]) -> Iterator[Rule]:
        """Write a clause for each child, any of which suffices."""
        for condition, child in {self._literal(*child): child[0] for child in children}.items():
            yield Clause((condition,), self._posts(value), self.node.id, (child.id,))

    def _when_several(self, value: Truth, wanted: int, children: Sequence[Node]) -> Iterator[Rule]:
        """Write the clauses that need `wanted` of the children.

        Each child posts a tally, and a threshold counts them; a child listed twice counts twice.
        """
        asserted = [(child, value) for child in children]
        if wanted <= 0:
            yield from self._when_all(value, [])
        elif wanted == len(children):
            yield from self._when_all(value, asserted)
        elif wanted == 1:
            yield from self._when_any(value, asserted)
        elif wanted < len(children):
            tally = Literal(f"{self.names[self.node.id]}n", value)
            posts = [Message(tally, str(position)) for position in range(len(children))]
            sources = {message.id: child.id for message, child in zip(posts, children, strict=True)}
            # Before its tallies, so that it fires on the first ones, in the order of the rule.
            yield Threshold(tally, wanted, self._posts(value), self.node.id, sources)
            for message, child in zip(posts, children, strict=True):
                yield Clause((self._literal(child, value),), message, None, ())

    def _literal(self, child: Node, value: Truth) -> Literal:
        return Literal(self.names[child.id], value)

    def _posts(self, value: Truth) -> Message:
        return Message(Literal(self.names[self.node.id], value))
