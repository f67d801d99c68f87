"""A regime on each row of a portfolio: the outcome, what made it, what is missing.

Guarantees: each verdict is derived by both engines where the second one is available; the second
derivation, and the search for the missing answers, are made once for all the rows that do not
differ by what they depend on. A row keeps what its line says, not its proof.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from esslaw.advice.causes import causes
from esslaw.advice.questions import Question, missing, questions_of
from esslaw.examination import examine
from esslaw.facts.day import check_day
from esslaw.logic.truth import FALSE, Truth
from esslaw.portfolio.reading import Portfolio, Row
from esslaw.problems import Findings
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import InForce, Regime
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import structure_regime_named
from esslaw.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row: its outcome, None where it could not be read.

    `causes` are the criteria that made a no, `reservations` the assessments on which the outcome
    rests; `missing` the facts that can still change it, None where they were not looked for.
    """

    row: Row
    outcome: Outcome | None = None
    causes: tuple[InForce, ...] = ()
    reservations: tuple[InForce, ...] = ()
    missing: tuple[Question, ...] | None = ()


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """What a regime says of each structure of a portfolio, at a date of law.

    `covered` is false for a date before the first one of the regime; `second_opinion` says
    whether a second engine confirmed every outcome.
    """

    regime: Regime
    on: date
    rulebook: Rulebook
    portfolio: Portfolio
    lines: tuple[RowResult, ...]
    covered: bool
    second_opinion: bool

    @property
    def counts(self) -> Mapping[Outcome | None, int]:
        """How many rows have each outcome; under None, how many could not be read."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in (*Outcome, None)}


def results(
    portfolio: Portfolio,
    regime: str,
    on: date,
    rulebook: Rulebook | None = None,
    searched: int | None = None,
) -> Results:
    """Return what a regime of structures says of each row, at a date of law.

    The missing answers are looked for until `searched` different situations were met, each of
    which takes a few milliseconds; None: for all the rows. Raise `InputError` for a regime that is
    not one of structures, or for a day that is not one.
    """
    law = load_rulebook() if rulebook is None else rulebook
    found = Findings()
    with found:
        asked = structure_regime_named(law, regime)
    with found:
        check_day(on)
    found.check()
    reader = _Reader(law, searched)
    lines = tuple(_line(row, asked, on, law, reader) for row in portfolio.rows)
    covered = on >= asked.covered_from
    return Results(asked, on, law, portfolio, lines, covered, reader.second_opinion)


def _line(row: Row, regime: Regime, on: date, law: Rulebook, reader: _Reader) -> RowResult:
    if row.case is None:
        return RowResult(row)
    verdict = examine(row.case, regime.id, on, law)
    reader.confirm(verdict)
    failed = causes(verdict.proof) if verdict.proof.value is FALSE else ()
    return RowResult(
        row,
        verdict.outcome,
        tuple(one.node.criterion for one in failed if one.node.criterion),
        tuple(one.node.criterion for one in verdict.reservations if one.node.criterion),
        reader.missing(verdict),
    )


class _Reader:
    """What is worked out once for the rows that share what it depends on."""

    def __init__(self, law: Rulebook, searched: int | None) -> None:
        self.law, self.searched = law, searched
        self.second_opinion = True
        self.confirmed: set[tuple[Truth, ...]] = set()
        self.found: dict[object, tuple[Question, ...]] = {}

    def confirm(self, verdict: Verdict) -> None:
        """Have a second engine derive the outcome: it only knows what the comparisons answer."""
        leaves = tuple(part.value for part in verdict.proof.walk() if not part.children)
        if leaves not in self.confirmed:
            self.second_opinion &= verdict.reasoning.second_opinion
            self.confirmed.add(leaves)

    def missing(self, verdict: Verdict) -> tuple[Question, ...] | None:
        """Return the facts that can still change an outcome, None past the bound."""
        if verdict.outcome is not Outcome.UNDETERMINED or not verdict.covered:
            return ()
        if self.searched is not None and len(self.found) >= self.searched:
            return None
        lacking = missing(self.law, verdict.program, verdict.proof, verdict.case)
        if lacking.pattern not in self.found:
            self.found[lacking.pattern] = questions_of(lacking).all
        return self.found[lacking.pattern]
