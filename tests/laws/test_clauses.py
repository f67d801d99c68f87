"""Model clauses: every lever on the statuts has one, and the figure it writes is the target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from esslaw import Outcome, load_rulebook
from esslaw.advice.clauses import DraftClause, clause_for
from esslaw.facts.fact import Change
from esslaw.reports.clauses import clause_lines, clause_text
from esslaw.rulebook.clauses import Clause
from tests.advice.clauses import NO_CLAUSE
from tests.strategies import Situation, examined, situations

SHARES = st.decimals(0, 1, allow_nan=False, allow_infinity=False, places=None).filter(
    lambda share: int(share.as_tuple().exponent) >= -40
)
BOUNDED = [clause for clause in load_rulebook().clauses.values() if clause.bound is not None]


def said_in(clause: DraftClause) -> str:
    return clause_text(clause).replace("\xa0", " ").replace("\u202f", " ")


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))  # too many levers to shrink
@given(situations())
def test_each_lever_on_the_statuts_has_a_clause(situation: Situation) -> None:
    verdict = examined(situation)
    assume(verdict.outcome is Outcome.NOT_MET)
    for lever in {lever.fact: lever for changes in verdict.levers for lever in changes}.values():
        if lever.change is Change.STATUTS and lever.fact not in NO_CLAUSE:
            args = (verdict.rulebook, lever.fact, lever.target, situation.on)
            clause = clause_for(*args, lever.now)
            assert clause is not None, lever.fact
            assert clause.fact == lever.fact
            assert clause == clause_for(*args), "what is there already does not hide what is added"
            assert clause_lines(clause, "en")


@given(st.sampled_from(BOUNDED), SHARES)
def test_the_figure_written_is_the_target(clause: Clause, share: Decimal) -> None:
    found = clause_for(load_rulebook(), clause.fact, share, date(2026, 11, 22))
    assert found is not None
    before = next(piece for piece in found.pieces if isinstance(piece, str))
    written = said_in(found)[len(before) :].partition(" %")[0]
    assert Decimal(f"{written.replace(',', '.')}E-2") == share  # a division would round
