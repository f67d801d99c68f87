"""The law through time, on small laws: each day is as if it were proved by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from esslaw.engines import fast
from esslaw.logic.course import Course, law_edges
from esslaw.logic.day_reads import Window, Years, readings
from esslaw.logic.evaluate import prove
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import Today
from tests.logic.small import facts_of, law

START, END = date(2013, 1, 1), date(2023, 12, 31)


def values(rulebook: Rulebook, facts: Mapping[str, Any], *following: str) -> list[tuple[str, str]]:
    """Return the days on which `but` turns, checked day by day against its own proof."""
    course = Course(rulebook, ["but"], facts, following)
    moments = {moment.on: moment.proofs["but"] for moment in course.moments(START, END)}
    generated = Course(rulebook, ["but"], facts, following, fast.answers)
    assert [moment.on for moment in generated.moments(START, END)] == [*moments]
    turns: list[tuple[str, str]] = []
    on, here = START, moments[START]
    while on <= END:
        here = moments.get(on, here)
        moved = {**facts, **dict.fromkeys(following, on)}
        proof = prove(rulebook, "but", moved, on)[1]
        assert (here.value, here.standing) == (proof.value, proof.standing), on
        if not turns or turns[-1][1] != here.value.value:
            turns.append((on.isoformat(), here.value.value))
        on += timedelta(1)
    return turns


def test_a_figure_alone_changes_the_answer(tmp_path: Path) -> None:
    rulebook = law(tmp_path, "but: {holds_if: capital_social > p.seuil}")
    assert date(2015, 7, 1) in law_edges(rulebook, ["but"])
    assert values(rulebook, facts_of(capital_social="1500.00")) == [
        ("2013-01-01", "true"),
        ("2015-07-01", "false"),
        ("2022-01-01", "unknown"),
    ]


def test_a_figure_is_read_for_the_day_that_a_date_follows(tmp_path: Path) -> None:
    text = "but: {holds_if: 'capital_social > p.seuil[date_demande]'}"
    facts = facts_of(capital_social="1500.00", date_demande="2016-01-01")
    assert values(law(tmp_path, text), facts) == [("2013-01-01", "false")]
    assert values(law(tmp_path, text), facts, "date_demande")[:2] == [
        ("2013-01-01", "true"),
        ("2015-07-01", "false"),
    ]


def test_the_end_of_a_year_follows_the_day(tmp_path: Path) -> None:
    text = "but: {holds_if: fin_annee(date_demande) > date_assemblee}"
    facts = facts_of(date_assemblee="2015-06-10")
    assert values(law(tmp_path, text), facts, "date_demande") == [
        ("2013-01-01", "false"),
        ("2015-01-01", "true"),
    ]


def test_what_is_below_a_criterion_that_stays_as_it_is_may_change(tmp_path: Path) -> None:
    rulebook = law(
        tmp_path,
        """
        but: {all_of: [dessous]}
        dessous:
          - {fact: gouvernance_democratique}
          - {from: 2018-01-01, fact: mention_ess_rcs}
        """,
    )
    facts = facts_of(gouvernance_democratique=True, mention_ess_rcs=False)
    assert values(rulebook, facts) == [("2013-01-01", "true"), ("2018-01-01", "false")]


def test_an_assessment_that_appears_changes_what_a_value_stands_on(tmp_path: Path) -> None:
    assessed = "{by: le préfet, factors: [Le poids]}"
    rulebook = law(
        tmp_path,
        f"""
        but: {{all_of: [dessous]}}
        dessous:
          - {{fact: gouvernance_democratique}}
          - {{from: 2018-01-01, fact: gouvernance_democratique, appreciation: {assessed}}}
        """,
    )
    assert values(rulebook, facts_of(gouvernance_democratique=True)) == [("2013-01-01", "true")]


def test_a_criterion_not_in_force_is_unknown(tmp_path: Path) -> None:
    rulebook = law(tmp_path, "but: {from: 2018-01-01, fact: gouvernance_democratique}")
    assert values(rulebook, facts_of(gouvernance_democratique=True)) == [
        ("2013-01-01", "unknown"),
        ("2018-01-01", "true"),
    ]


AIDS = 'aides(aides_anterieures, {since}, date_octroi, "de_minimis_general") <= montant'


@pytest.mark.parametrize(
    ("text", "following", "read"),
    [
        ("date_creation + p.duree > jour_examine", (), {Today()}),
        ("date_demande < date_creation", (), set()),
        ("date_demande < date_creation", ("date_demande",), {Today()}),
        ("fin_annee(date_demande) > date_creation", ("date_demande",), {Today()}),
        ("capital_social > p.seuil[date_demande]", ("date_demande",), {Today()}),
        ("capital_social > p.seuil", ("date_demande",), set()),
        ("nombre(exercices) > 0", (), {Years("exercices")}),
        ("cumul(exercices.benefice, p.fois) > 0", (), {Years("exercices")}),
        ("compte(associes) > 0", ("date_demande",), set()),
        (AIDS.format(since="date_octroi - p.duree"), (), set()),
    ],
)
def test_what_a_leaf_reads_of_the_day(
    tmp_path: Path, text: str, following: tuple[str, ...], read: set[Any]
) -> None:
    quoted = text.replace("'", "''")
    (version,) = law(tmp_path, f"but: {{holds_if: '{quoted}'}}").criteria["but"].versions
    assert version.leaf is not None
    assert readings(version.leaf, following) == read


def test_a_window_that_follows_the_day_is_read_by_its_ends(tmp_path: Path) -> None:
    text = AIDS.format(since="date_octroi - p.duree")
    (version,) = law(tmp_path, f"but: {{holds_if: '{text}'}}").criteria["but"].versions
    assert version.leaf is not None
    (window,) = readings(version.leaf, ["date_octroi"])
    assert isinstance(window, Window)
    assert window.table == "aides_anterieures"
