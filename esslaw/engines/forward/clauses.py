"""What the forward engine is told: messages, and clauses that read some and post another.

Guarantees: every name here is made by us, short and ASCII; no number, date or text of a person
can be put in a message. A criterion that is unknown has no message: silence is exactly Kleene's
third value as long as every node has clauses for true and clauses for false.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from esslaw.logic.truth import TRUE, Truth


@dataclass(frozen=True, slots=True)
class Literal:
    """A condition of a clause: this criterion was posted with this value."""

    criterion: str
    value: Truth


@dataclass(frozen=True, slots=True)
class Message:
    """A literal as it is posted.

    `mark` tells apart messages that say the same: the engine refuses a second message with the
    same identifier, and counts those with different ones.
    """

    literal: Literal
    mark: str = ""

    @property
    def id(self) -> str:
        """The identifier of the message.

        Ours, because the engine's own is a hash of the content, and two messages whose hashes
        collide would be taken for one.
        """
        return f"{self.literal.criterion}{self.literal.value.value[0]}{self.mark}"


@dataclass(frozen=True, slots=True)
class Clause:
    """When every condition was posted, post the conclusion.

    `settles` is the node of the program that gets its value, or None for an auxiliary that
    never shows; `premises` are the nodes that its step cites.
    """

    conditions: tuple[Literal, ...]
    posts: Message
    settles: str | None
    premises: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """When `count` messages with different marks say `condition`, post the conclusion.

    `sources` gives the node behind each of these messages, by message identifier, in the order
    of the rule.
    """

    condition: Literal
    count: int
    posts: Message
    settles: str
    sources: Mapping[str, str]

    @property
    def conditions(self) -> tuple[Literal, ...]:
        """The one condition, so that both kinds of clause are read in the same way."""
        return (self.condition,)


Rule = Clause | Threshold

BOOT = Message(Literal("boot", TRUE))
"""The first message of every session.

The engine crashes when it deletes a session in which no rule ever fired, and an empty form
would be one.
"""

END = Message(Literal("end", TRUE))
"""The last message of every session, read by the last rule.

When that rule fires, every message was read and no other rule was left to fire.
"""
