"""The drawing of an outline: well formed, readable, nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest

from esslaw import load_rulebook
from esslaw.i18n import translator
from esslaw.reports.drawings.graph import (
    ANCHOR,
    GAP,
    PAD,
    SMALL,
    TEXT,
    WIDTH,
    Box,
    graph,
    length,
    placed,
    wrapped,
)
from esslaw.reports.outline import Addresses, Twig, in_words
from esslaw.rulebook.outline import outline

LAW = load_rulebook()
ADDRESSES = Addresses(lambda name: f"/regles/{name}", lambda name: f"/graphe?depuis={name}&a=b")
DAYS = (date(2016, 6, 1), date(2026, 11, 22))
SVG = "{http://www.w3.org/2000/svg}"


def twig_of(regime: str, on: date, language: str = "fr") -> Twig:
    branch = outline(LAW, LAW.regimes[regime].goal, on, 64)
    assert branch is not None
    return in_words(branch, LAW.parameters, ADDRESSES, language, translator(language))


def twigs() -> Iterator[Twig]:
    for name, regime in LAW.regimes.items():
        for on in DAYS:
            if on >= regime.covered_from:
                for language in ("fr", "en"):
                    yield twig_of(name, on, language)


def made(label: str = "Un critère", **changed: object) -> Twig:
    said = {
        "id": "a",
        "label": label,
        "article": "art. 1",
        "role": "",
        "joined": "",
        "body": "fact",
    }
    said |= {"marks": (), "told": "", "hidden": "", "address": "/a", "deeper": "", "children": ()}
    return Twig(**{**said, **changed})  # type: ignore[arg-type]


def test_no_box_is_over_another() -> None:
    for twig in twigs():
        for one, other in combinations(placed(twig), 2):
            aside = one.x + WIDTH <= other.x or other.x + WIDTH <= one.x
            apart = one.y + one.height < other.y or other.y + other.height < one.y
            assert aside or apart, (one.twig.id, other.twig.id)


def test_no_line_crosses_a_box_or_another_line() -> None:
    """Its lines stand in the space right of a box, between its first and its last child."""
    for twig in twigs():
        spans: dict[int, list[tuple[int, int]]] = {}
        for box in placed(twig):
            if box.children:
                assert {child.x for child in box.children} == {box.x + WIDTH + GAP}
                assert box.children[0].y == box.y
                span = (box.y + ANCHOR, box.children[-1].y + ANCHOR)
                spans.setdefault(box.x, []).append(span)
        for found in spans.values():
            found.sort()
            assert all(one[1] < other[0] for one, other in pairwise(found))


def test_every_line_of_text_holds_in_its_box() -> None:
    for twig in twigs():
        for box in placed(twig):
            for line in box.lines:
                size = SMALL if line.small else TEXT
                assert " " not in line.words or length(line.words, size) <= WIDTH - 2 * PAD
            assert box.height >= 2 * PAD + len(box.lines) * SMALL


def test_what_joins_holds_between_two_columns() -> None:
    for twig in twigs():
        for one in twig:
            assert length(one.joined, SMALL) < GAP, one.joined


def test_all_words_of_the_outline_are_drawn() -> None:
    for twig in twigs():
        drawn = ElementTree.fromstring(graph(twig, "Titre", "Description"))
        words = " ".join("".join(drawn.itertext()).split())
        for one in twig:
            for said in (one.label, one.article, one.joined, one.hidden, *one.marks):
                assert " ".join(said.split()) in words, said
        assert drawn.find(f"{SVG}title").text == "Titre"  # type: ignore[union-attr]
        assert drawn.find(f"{SVG}desc").text == "Description"  # type: ignore[union-attr]


def test_each_criterion_is_a_link_and_what_is_hidden_another() -> None:
    twig = twig_of("intervention", DAYS[1])
    drawn = ElementTree.fromstring(graph(twig, "", ""))
    links = [link.attrib["href"] for link in drawn.iter(f"{SVG}a")]
    assert [link for link in links if link.startswith("/regles/")] == [one.address for one in twig]
    hidden = [one.deeper for one in twig if one.hidden]
    assert hidden
    assert [link for link in links if link.startswith("/graphe")] == hidden


def test_hostile_words_are_only_words() -> None:
    evil = '"><script>x</script>&'
    twig = made(evil, article=evil, joined=evil, address=evil, children=(made(evil),))
    drawn = ElementTree.fromstring(graph(twig, evil, evil))
    assert not list(drawn.iter(f"{SVG}script"))
    assert next(drawn.iter(f"{SVG}a")).attrib["href"] == evil
    assert drawn.find(f"{SVG}title").text == evil  # type: ignore[union-attr]


def test_lines_differ_by_what_they_join() -> None:
    children = (made("Un"), made("Deux"))
    kinds = {
        body: graph(made(body=body, children=children), "", "")
        for body in ("all_of", "any_of", "none_of")
    }
    assert "stroke-dasharray" not in kinds["all_of"]
    assert "stroke-dasharray" in kinds["any_of"]
    assert kinds["none_of"].count('class="branches"') == 2
    assert len(set(kinds.values())) == 3


def test_nothing_is_styled_inline() -> None:
    assert "style=" not in graph(twig_of("ess", DAYS[1]), "", "")


@pytest.mark.parametrize("words", ["mot " * 30, "a" * 200, "Elle poursuit un but"])
def test_wrapping_keeps_every_word_in_order(words: str) -> None:
    assert " ".join(wrapped(words.strip(), TEXT)) == words.strip()


def test_the_drawing_holds_all_its_boxes() -> None:
    twig = twig_of("scic", DAYS[1])
    drawn = ElementTree.fromstring(graph(twig, "", ""))
    box: Box = placed(twig)
    assert int(drawn.attrib["height"]) > max(one.y + one.height for one in box)
    assert int(drawn.attrib["width"]) >= max(one.x + WIDTH for one in box)
