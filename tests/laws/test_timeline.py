"""Laws of the timeline: on every day it says what `examine` says, and each cut has a cause."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from esslaw import Case, InputError, load_rulebook, read_case
from esslaw.advice.timeline import Timeline, timeline
from esslaw.facts.moving import MOVING, possible_days, within
from tests.advice.days import moved_case, state_on
from tests.strategies import Situation, changed, invented, situations
from tests.values import among, dates, days_of

DAY, DECADE = timedelta(1), timedelta(3653)


AGREMENT = st.fixed_dictionaries(
    {},
    optional={
        "renouvellement": st.booleans(),
        "date_agrement": dates(),
        "duree_agrement_annees": st.integers(1, 6),
    },
)
"""What only the formalities of a regime read."""


def case_of(situation: Situation) -> Case:
    """Return the case of a situation; drop the draw if its facts contradict one another."""
    try:
        return read_case(situation.document)
    except InputError:
        assume(False)
        raise


def drawn(regimes: list[str]) -> st.SearchStrategy[Situation]:
    """Return situations of some regimes, the day being the first of a timeline."""

    @st.composite
    def situation(draw: st.DrawFn) -> Situation:
        regime = draw(among(regimes))
        on = draw(days_of(regime))
        facts = draw(invented(regime) | changed(regime, on))
        granted = draw(AGREMENT) if regime == "esus" else {}
        return Situation(regime, on, {**facts, **granted})

    return situation()


def checked(line: Timeline, days: list[date]) -> None:
    """Check the shape of a timeline, and what it says on its cuts, their eves and some days."""
    starts = [span.days.start for span in line.spans]
    assert starts[0] == line.days.start
    eves = [day - DAY for day in starts[1:]]
    assert [span.days.end for span in line.spans] == [*eves, line.days.end]
    for before, after in zip(line.spans, line.spans[1:], strict=False):
        assert before.state != after.state
        assert after.causes, after.days.start
    assert not line.spans[0].causes
    for on in {*starts, *eves, line.days.end, *days}:
        said = line.at(on).state
        assert said == state_on(line.case, line.regime.id, line.following, on), on


@given(drawn(list(load_rulebook().regimes)), st.data())
def test_it_says_on_each_day_what_the_examination_of_that_day_says(
    situation: Situation, data: st.DataObject
) -> None:
    case = case_of(situation)
    line = timeline(case, situation.regime, situation.on, situation.on + DECADE)
    shifts = data.draw(st.lists(st.integers(0, DECADE.days), min_size=3, max_size=3))
    checked(line, [situation.on + timedelta(shift) for shift in shifts])


@given(drawn(["esus", "scop", "cooperative", "intervention"]), st.data())
@settings(max_examples=30)
def test_dates_that_stay_as_they_are_said_are_read_so(
    situation: Situation, data: st.DataObject
) -> None:
    case = case_of(situation)
    line = timeline(case, situation.regime, situation.on, situation.on + DECADE, follow=())
    assert line.following == ()
    shifts = data.draw(st.lists(st.integers(0, DECADE.days), min_size=3, max_size=3))
    checked(line, [situation.on + timedelta(shift) for shift in shifts])


@given(drawn(["esus", "scic", "scop", "intervention"]))
@settings(max_examples=3)
def test_every_single_day_of_a_year(situation: Situation) -> None:
    line = timeline(case_of(situation), situation.regime, situation.on, situation.on + 365 * DAY)
    checked(line, [situation.on + timedelta(shift) for shift in range(366)])


@given(situations(), st.sampled_from(MOVING), st.dates(date(2005, 1, 1), date(2035, 12, 31)))
def test_a_date_may_be_the_days_on_which_the_case_accepts_it(
    situation: Situation, name: str, on: date
) -> None:
    case = case_of(situation)
    assume(name in case.facts)
    accepted = moved_case(case, [name], on).facts[name] == on
    assert within(on, possible_days(name, case.facts)) is accepted


@pytest.mark.parametrize("regime", ["esus", "intervention"])
def test_what_is_watched_is_every_day_looked_at(regime: str) -> None:
    case = {"structure": {}} if regime == "esus" else {"intervention": {}}
    seen: list[date] = []
    timeline(case, regime, date(2020, 1, 1), date(2020, 12, 31), watch=seen.append)
    assert seen == sorted(set(seen))
    assert seen[0] == date(2020, 1, 1)
