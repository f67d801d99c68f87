"""`examine`: facts, a regime and a date of law give a verdict. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from esslaw.facts.case import Case, read_case
from esslaw.facts.day import check_day
from esslaw.facts.structure import Structure
from esslaw.logic.evaluate import evaluate
from esslaw.logic.link import program_at
from esslaw.logic.nodes import Program, Test, program_of
from esslaw.problems import Findings
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion, InForce, Regime
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import check_kind, regime_named
from esslaw.rulebook.terms import LawNotFound
from esslaw.verdict import Verdict

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention


def examine(
    facts: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
    regime: str,
    on: date,
    rulebook: Rulebook | None = None,
) -> Verdict:
    """Return the verdict of a regime on a case, at a date of law.

    `facts` is a model, a mapping, a JSON text, or the `Path` of a file. A fact that is not given
    is unknown, never false. A regime of structures, asked of an intervention, is about its
    beneficiary. Raise `InputError` with every problem of the input, and `RulebookError` when the
    rules themselves cannot be used.

    >>> examine({"structure": {}}, "esus", date(2026, 11, 22)).outcome
    <Outcome.UNDETERMINED: 'undetermined'>
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        asked = regime_named(law, regime)
    with found:
        check_day(on)
    with found:
        case = read_case(facts)
    found.check()
    check_kind(asked, case.kind)
    if on < asked.covered_from:
        program = _not_covered(asked, law.criteria[asked.goal])
    else:
        program = program_at(law, asked.goal, on)
    proof = evaluate(law, program, case.facts, on)
    return Verdict(asked, on, case, law, program, proof, on >= asked.covered_from)


@lru_cache(maxsize=64)
def _not_covered(regime: Regime, goal: Criterion) -> Program:
    """Return the program of a date before the first one covered: unknown, with its reason."""
    shown_as = InForce(goal.id, goal.label, (), None, regime.before)
    return program_of(Test(goal.id, shown_as, LawNotFound(regime.before)), date.min)
