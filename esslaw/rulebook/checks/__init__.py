"""Static checks on a rulebook that is well formed: each file here looks for one family of defects.

Guarantees: pure; every defect is a `Diagnostic` named after what is wrong (`rulebook.codes`). They
need a rulebook that was built without any defect, and without a cycle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.checks.clauses import check_clauses
from esslaw.rulebook.checks.coverage import check_coverage
from esslaw.rulebook.checks.cycles import check_cycles
from esslaw.rulebook.checks.reach import check_reach
from esslaw.rulebook.checks.shape import check_shape
from esslaw.rulebook.checks.usage import check_usage
from esslaw.rulebook.checks.visas import check_visas
from esslaw.rulebook.diagnostics import Diagnostic

Check = Callable[[Rulebook], Iterable[Diagnostic]]
CHECKS: tuple[Check, ...] = (
    check_coverage,
    check_shape,
    check_usage,
    check_reach,
    check_visas,
    check_clauses,
)


def check(rulebook: Rulebook) -> list[Diagnostic]:
    """Return every defect of a rulebook; cycles first, since the others walk the graph."""
    cycles = list(check_cycles(rulebook))
    if cycles:
        return cycles
    return [diagnostic for one in CHECKS for diagnostic in one(rulebook)]


def check_words(rulebook: Rulebook) -> list[Diagnostic]:
    """Return the sentences which a catalogue does not translate."""
    # Loaded when it is asked for: what loads the rules does not look at their translations.
    from esslaw.rulebook.checks.translations import check_translations

    return list(check_translations(rulebook))
