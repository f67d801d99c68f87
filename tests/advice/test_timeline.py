"""The timeline on known cases: where it is cut, why, and what each span says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from esslaw import InputError, load_rulebook, read_case, timeline
from esslaw.advice.ages import AidMoved, Possible, Reached, YearClosed
from esslaw.advice.changes import Change, ChangeKind
from esslaw.advice.timeline import Timeline
from esslaw.advice.timeline_causes import Covered, FormalityChange
from esslaw.logic.truth import TRUE, UNKNOWN
from tests.advice.days import state_on

EXAMPLES = Path(__file__).parents[2] / "examples"
DECADE = (date(2016, 11, 22), date(2026, 11, 22))
FUND = {"structure": {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}}


def young(start: str = "2026-11-22", end: str = "2031-11-22", **options: Any) -> Timeline:
    """Return the timeline of the young SCIC."""
    days = date.fromisoformat(start), date.fromisoformat(end)
    return timeline(EXAMPLES / "scic_jeune.yaml", "esus", *days, **options)


def starts(line: Timeline) -> list[str]:
    return [span.days.start.isoformat() for span in line.spans]


def ages_of(line: Timeline, start: str) -> set[Any]:
    (span,) = [one for one in line.spans if one.days.start == date.fromisoformat(start)]
    return {age for cause in span.causes if isinstance(cause, Change) for age in cause.ages}


def durations(line: Timeline) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in span.state.formalities if ".duree." in name}
        for span in line.spans
    ]


def test_the_young_scic_waits_for_its_first_accounts_then_for_its_third_birthday() -> None:
    line = young()
    assert line.following == ("date_demande",)
    assert starts(line) == ["2026-11-22", "2026-12-31", "2029-05-04"]
    assert [span.state.outcome.value for span in line.spans] == ["undetermined", "met", "met"]
    assert durations(line) == [
        {"esus.duree.deux_ans": UNKNOWN},
        {"esus.duree.deux_ans": TRUE},
        {"esus.duree.cinq_ans": TRUE},
    ]
    assert ages_of(line, "2026-12-31") == {YearClosed("exercices", date(2026, 12, 31))}
    birthday = Reached("date_creation", date(2026, 5, 4), 3, year_end=False)
    assert ages_of(line, "2029-05-04") == {birthday}
    assert birthday.reached == date(2029, 5, 4)


def test_before_its_creation_it_cannot_apply() -> None:
    line = young("2026-05-01", "2026-06-30")
    assert starts(line) == ["2026-05-01", "2026-05-04"]
    assert ages_of(line, "2026-05-04") == {Possible("date_demande", possible=True)}


def test_an_application_that_stays_where_it_is_keeps_two_years() -> None:
    line = young(follow=())
    assert line.following == ()
    assert starts(line) == ["2026-11-22", "2026-12-31"]
    assert durations(line)[-1] == {"esus.duree.deux_ans": TRUE}


def test_the_pacte_law_is_named() -> None:
    line = timeline(EXAMPLES / "sas_compost.yaml", "esus", date(2018, 1, 1), date(2019, 12, 31))
    (span,) = [one for one in line.spans if one.days.start == date(2019, 5, 24)]
    texts = [text for cause in span.causes for text in cause.texts]  # type: ignore[union-attr]
    assert {text.by for text in texts} == {"Loi n° 2019-486 (PACTE)"}
    kinds = {cause.criterion: cause.kind for cause in span.causes}  # type: ignore[union-attr]
    assert kinds == {
        "esus.statuts.remuneration": ChangeKind.DISAPPEARED,
        "esus.statuts": ChangeKind.CONDITION,
    }


def test_an_aid_that_leaves_the_window_reopens_the_room() -> None:
    case = EXAMPLES / "interventions" / "region_de_minimis.yaml"
    line = timeline(case, "intervention", date(2023, 6, 1), date(2024, 6, 1))
    assert starts(line) == ["2023-06-01", "2024-01-01", "2024-01-31"]
    (left,) = ages_of(line, "2024-01-31")
    assert isinstance(left, AidMoved)
    assert (left.day, left.leaves) == (date(2021, 1, 30), True)


def test_an_agrement_is_cut_at_its_term() -> None:
    facts = read_case(EXAMPLES / "association.yaml").structure.__dict__
    known = {name: value for name, value in facts.items() if value is not None}
    given = {"renouvellement": True, "date_agrement": "2022-03-15", "duree_agrement_annees": 5}
    case = {"structure": {**known, **given}}
    line = timeline(case, "esus", date(2026, 1, 1), date(2028, 1, 1))
    term = Reached("date_agrement", date(2022, 3, 15), 5, year_end=False)
    assert ages_of(line, "2027-03-15") == {term}
    names = [dict(line.at(date(2027, 3, day)).state.formalities) for day in (14, 15)]
    assert ["esus.agrement.valable" in one for one in names] == [True, False]
    assert ["esus.agrement.terme" in one for one in names] == [False, True]


def test_the_first_day_covered_is_a_cause_of_its_own() -> None:
    line = timeline(FUND, "ess", date(2014, 1, 1), date(2014, 12, 31))
    assert starts(line) == ["2014-01-01", "2014-08-02"]
    assert [type(cause) for cause in line.spans[1].causes] == [Covered]
    assert not line.spans[0].state.covered


def test_a_formality_of_the_law_alone_is_a_cause() -> None:
    line = timeline(
        EXAMPLES / "interventions" / "region_de_minimis.yaml",
        "intervention",
        date(2026, 1, 1),
        date(2026, 3, 31),
    )
    changed = [cause for cause in line.spans[-1].causes if isinstance(cause, FormalityChange)]
    assert [cause.formality.id for cause in changed] == ["formalites.dividendes"]
    assert line.spans[-1].days.start == date(2026, 2, 25)


@pytest.mark.parametrize(
    ("name", "regime", "days"),
    [
        ("scic_jeune", "esus", (date(2024, 1, 1), date(2033, 12, 31))),
        ("sas_compost", "esus", (date(2013, 1, 1), date(2022, 12, 31))),
        ("scop_menuiserie", "scop", (date(2024, 1, 1), date(2033, 12, 31))),
        ("interventions/region_de_minimis", "intervention", (date(2021, 6, 1), date(2026, 6, 1))),
    ],
)
def test_every_single_day_agrees_with_its_examination(
    name: str, regime: str, days: tuple[date, date]
) -> None:
    case = read_case(EXAMPLES / f"{name}.yaml")
    line = timeline(case, regime, *days)
    on = days[0]
    while on <= days[1]:
        assert line.at(on).state == state_on(case, regime, line.following, on), on
        on += timedelta(1)


def test_one_day_is_a_timeline() -> None:
    (span,) = young("2026-11-22", "2026-11-22").spans
    assert span.days.start == span.days.end == date(2026, 11, 22)


def test_a_day_out_of_the_period_has_no_span() -> None:
    with pytest.raises(ValueError, match="2031-11-23"):
        young().at(date(2031, 11, 23))


def test_every_problem_is_raised_at_once() -> None:
    with pytest.raises(InputError) as raised:
        timeline(
            {"structure": {"forme_juridique": "sass"}},
            "esu",
            date(2026, 1, 1),
            date(2025, 1, 1),
            follow=["date_demade"],
        )
    paths = [problem.path for problem in raised.value.problems]
    assert paths == ["regime", "end", "structure.forme_juridique", "follow"]
    hints = [problem.suggestion or "" for problem in raised.value.problems]
    assert "esus" in hints[0]
    assert "date_demande" in hints[3]


def test_a_period_has_a_limit_and_two_days() -> None:
    with pytest.raises(InputError, match="100 ans"):
        timeline(FUND, "ess", date(2000, 1, 1), date(2100, 1, 2))
    with pytest.raises(InputError) as raised:
        timeline(FUND, "ess", "2026-01-01", None)  # type: ignore[arg-type]
    assert [problem.path for problem in raised.value.problems] == ["start", "end"]


def test_an_intervention_is_not_asked_of_a_structure() -> None:
    with pytest.raises(InputError, match="intervention"):
        timeline(FUND, "intervention", *DECADE)


def test_nothing_of_a_case_that_says_nothing_depends_on_the_day_but_the_law() -> None:
    law = load_rulebook()
    for regime in law.regimes.values():
        line = timeline({regime.case: {}}, regime.id, date(2030, 1, 1), date(2039, 12, 31))
        assert len(line.spans) == 1, regime.id


def test_an_aid_to_come_enters_the_window_on_the_day_of_its_grant() -> None:
    """The aid of the case fits until another one, granted later, takes the room."""
    case = read_case(EXAMPLES / "interventions" / "region_de_minimis.yaml")
    later = {"date_octroi": "2025-03-10", "montant": "250000.00", "regime": "de_minimis_general"}
    changed = case.changed({"aides_anterieures": [later]})
    line = timeline(changed, "intervention", date(2025, 1, 1), date(2025, 12, 31))
    assert starts(line) == ["2025-01-01", "2025-03-10"]
    assert [dict(span.state.parts)["aide_etat"].value for span in line.spans] == ["met", "not_met"]
    (entered,) = ages_of(line, "2025-03-10")
    assert isinstance(entered, AidMoved)
    assert (entered.day, entered.leaves) == (date(2025, 3, 10), False)
