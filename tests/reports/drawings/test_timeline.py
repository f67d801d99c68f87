"""The drawing of a timeline: its spans to scale, their looks, their words, the axis."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esslaw import Timeline, read_case, timeline
from esslaw.i18n import languages
from esslaw.reports.drawings import Setting, timeline_drawing
from esslaw.reports.timeline_told import told

from .svgs import Drawn, check, plain

EXAMPLES = Path(__file__).parents[3] / "examples"
FROM, TO = date(2014, 1, 1), date(2036, 11, 22)


def line_of(name: str, regime: str, start: date = FROM, end: date = TO) -> Timeline:
    return timeline(EXAMPLES / f"{name}.yaml", regime, start, end)


def edges(drawn: Drawn) -> list[tuple[Fraction, Fraction]]:
    """Return the spans of the strip, from left to right, in per cent."""
    kinds = ("met", "not_met", "undetermined", "not_covered")
    found = [one for kind in kinds for one in drawn.looks(kind)]
    strip = [one for one in found if one.get("width", "").endswith("%")]
    places = [
        [Fraction(one.get(name, "0").rstrip("%")) for name in ("x", "width")] for one in strip
    ]
    return sorted((left, left + width) for left, width in places)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("setting", [{}, {"width": 480}, {"width": 300}])
@pytest.mark.parametrize(
    ("name", "regime"),
    [
        ("sas_compost", "esus"),
        ("scic_jeune", "esus"),
        ("fonds_de_dotation", "ess"),
        ("interventions/region_de_minimis", "intervention"),
    ],
)
def test_it_is_whole_and_says_what_the_table_says(
    name: str, regime: str, setting: dict[str, int], language: str
) -> None:
    line = line_of(name, regime)
    drawn = check(timeline_drawing(line, Setting(language, **setting)))  # type: ignore[arg-type]
    about = drawn.one("desc")
    for rank, span in enumerate(told(line, language).spans, 1):
        before, _, after = about.partition(f"{rank}. {plain(span.days)}")
        assert after.lstrip(" :").startswith(plain(span.answer)), before
    assert {text.split()[0] for text in drawn.texts} >= {
        str(n) for n, _ in enumerate(line.spans, 1)
    }


def test_spans_are_to_the_scale_of_days_and_touch() -> None:
    line = line_of("sas_compost", "esus")
    found = edges(check(timeline_drawing(line)))
    days = (TO - FROM).days + 1
    assert len(found) == len(line.spans) == 6
    for span, (left, right) in zip(line.spans, found, strict=True):
        assert span.days.end is not None
        assert abs(left - Fraction((span.days.start - FROM).days * 100, days)) < Fraction(1, 50)
        assert abs(right - Fraction(((span.days.end - FROM).days + 1) * 100, days)) < Fraction(
            1, 50
        )
    assert found[0][0] == 0
    assert abs(found[-1][1] - 100) < Fraction(1, 50)


def test_the_four_looks_differ_without_colour() -> None:
    compost, fund = (
        check(timeline_drawing(line_of(name, regime)))
        for name, regime in (("sas_compost", "esus"), ("fonds_de_dotation", "ess"))
    )
    full, empty, line = (compost.looks(kind)[0] for kind in ("met", "undetermined", "not_covered"))
    hatched = fund.looks("not_met")[0]
    assert full.get("fill") is None
    assert (empty.get("fill"), empty.get("stroke-dasharray")) == ("none", "4 3")
    assert hatched.get("fill") == "url(#dessin-non)"
    assert line.get("height") == "2"


def test_a_word_stands_by_its_span_or_in_the_key_and_not_twice() -> None:
    texts = check(timeline_drawing(line_of("fonds_de_dotation", "ess", end=date(2018, 1, 1)))).texts
    assert "2 Non" in texts
    assert "Non" not in texts
    texts = check(timeline_drawing(line_of("sas_compost", "esus"))).texts
    assert "6 Oui, sous réserve" in texts
    assert "On ne peut pas encore conclure" in texts
    assert "Oui" not in texts


def test_the_axis_is_dotted_from_the_reading_of_the_texts_on() -> None:
    def axis(start: date, end: date) -> list[tuple[str | None, bool]]:
        drawn = check(timeline_drawing(line_of("fonds_de_dotation", "ess", start, end)))
        lines = [one for one in drawn.looks("axis", "line") if one.get("y1") == one.get("y2")]
        return [(one.get("x2"), one.get("stroke-dasharray") is not None) for one in lines]

    read_on = line_of("fonds_de_dotation", "ess").rulebook.read_on
    assert read_on is not None
    assert axis(read_on - timedelta(9), read_on) == [("100%", False)]
    assert axis(read_on - timedelta(4), read_on + timedelta(5)) == [("50%", False), ("100%", True)]
    assert axis(read_on + timedelta(1), read_on + timedelta(5)) == [("100%", True)]


def test_hostile_words_stay_words() -> None:
    setting = Setting(finish=lambda text: f"{text}<script>\x00&amp;'\"", ident='a"><b')
    drawn = Drawn(timeline_drawing(line_of("fonds_de_dotation", "ess"), setting))
    assert drawn.one("title").endswith("<script>&amp;'\"")
    assert "<script" not in drawn.markup


@settings(max_examples=20, deadline=None)
@given(st.dates(), st.integers(0, 36500))
def test_any_period_can_be_drawn(start: date, days: int) -> None:
    last = min(days, (date.max - start).days)
    case = read_case({"structure": {"forme_juridique": "fonds_de_dotation"}})
    line = timeline(case, "ess", start, start + timedelta(last))
    assert edges(check(timeline_drawing(line)))
