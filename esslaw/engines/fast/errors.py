"""What the generator refuses to write."""

from __future__ import annotations


class UnknownShape(TypeError):
    """A comparison or a node that the generator was not taught: it is refused, never guessed."""

    def __init__(self, what: object) -> None:
        super().__init__(f"the generator does not know how to write {what!r}")
