"""Labels on a line: in order, apart from one another, inside, at the narrowest and wider."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from esslaw.reports.drawings.labels import GAP, Label, Placed, spread, that_fit, width_of

WIDTH = 280
shares = st.fractions(min_value=0, max_value=1, max_denominator=3660)
texts = st.text("0123456789 éWi€", min_size=1, max_size=12)
labels = st.lists(st.builds(Label, texts, shares), max_size=12)


def apart(placed: list[Placed], width: int) -> bool:
    edges = sorted(one.extent(width) for one in placed)
    inside = all(left >= 0 and right <= width for left, right in edges)
    return inside and all(one[1] <= other[0] for one, other in pairwise(edges))


@given(labels, st.integers(WIDTH, 1500))
def test_those_that_fit_are_apart_at_any_wider_width(drawn: list[Label], width: int) -> None:
    placed = that_fit([one for one in drawn if width_of(one.text) <= WIDTH], WIDTH)
    assert apart(placed, WIDTH)
    assert apart(placed, width)


@given(labels)
def test_the_first_is_kept_and_none_that_has_room_is_left_out(drawn: list[Label]) -> None:
    placed = that_fit(drawn, WIDTH)
    kept = [one.label for one in placed]
    assert kept[:1] == drawn[:1]
    for label in drawn:
        alone = that_fit([*kept, label], WIDTH)
        assert len(alone) == len(kept) or label in kept


@given(labels, st.integers(WIDTH, 1500))
def test_spread_labels_are_all_there_in_their_order(drawn: list[Label], width: int) -> None:
    ordered = sorted(drawn, key=lambda one: one.at)
    placed = spread(ordered, WIDTH)
    needed = sum(width_of(one.text) + GAP for one in ordered)
    assert bool(placed) is (0 < needed <= WIDTH)
    if placed:
        assert [one.label for one in placed] == ordered
        assert [one.at for one in placed] == sorted(one.at for one in placed)
        assert apart(placed, WIDTH)
        assert apart(placed, width)


def test_a_label_with_room_around_it_is_not_moved() -> None:
    (one, other) = spread([Label("1", Fraction(1, 4)), Label("2", Fraction(3, 4))], WIDTH)
    assert (one.at, other.at) == (Fraction(1, 4), Fraction(3, 4))
