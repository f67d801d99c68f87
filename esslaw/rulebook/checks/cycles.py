"""Criteria that rest on themselves."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.graph import below_all


def check_cycles(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each criterion through which a cycle closes."""
    state: dict[str, bool] = {}

    def visit(name: str, path: tuple[str, ...]) -> Iterator[Diagnostic]:
        state[name] = False
        for child in dict.fromkeys(below_all(rulebook.criteria[name])):
            if state.get(child) is False:
                cycle = " → ".join((*path[path.index(child) :], child))
                place = rulebook.criteria[name].place
                yield Diagnostic(
                    place.file,
                    place.line,
                    "cycle",
                    name,
                    f"ce critère repose sur lui-même : {cycle}",
                )
            elif child not in state:
                yield from visit(child, (*path, child))
        state[name] = True

    for name in rulebook.criteria:
        if name not in state:
            yield from visit(name, (name,))
