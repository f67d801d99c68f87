"""The graph of a regime: drawn and listed alike, on the day asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from esslaw import load_rulebook

from .conftest import Page

Get = Callable[[str], Page]
LAW = load_rulebook()
SVG = "{http://www.w3.org/2000/svg}"


def drawing(page: Page) -> ElementTree.Element:
    (markup,) = re.findall(r"<svg[^>]*class=\"graph\".*?</svg>", page.source, re.DOTALL)
    return ElementTree.fromstring(markup)


def listed(page: Page) -> list[str]:
    (markup,) = re.findall(r'<section class="as-list">(.*?)</section>', page.source, re.DOTALL)
    return re.findall(r'<a (?:class="deeper" )?href="([^"]+)"', markup)


@pytest.mark.parametrize("name", list(LAW.regimes))
def test_the_drawing_and_the_list_lead_to_the_same_places(get: Get, name: str) -> None:
    page = get(f"/regles/regime/{name}?date=2026-11-22")
    drawn = [link.attrib["href"] for link in drawing(page).iter(f"{SVG}a")]
    assert sorted(drawn) == sorted(link.replace("&amp;", "&") for link in listed(page))
    assert f"/regles/{LAW.regimes[name].goal}" in drawn


def test_the_law_of_the_day_is_drawn(get: Get) -> None:
    before, after = (
        get(f"/regles/regime/ess?date={day}").links for day in ("2019-01-01", "2025-01-01")
    )
    assert "/regles/ess.utilite_sociale.exclusions" in before
    assert "/regles/ess.utilite_sociale.exclusions" not in after
    assert "/regles/ess.utilite_sociale.patrimoine" in after
    assert "/regles/ess.utilite_sociale.patrimoine" not in before


@pytest.mark.parametrize("typed", ["2016-03-01", "01/03/2016", "1.3.2016", " 2016-3-1 "])
def test_a_day_may_be_typed_in_both_manners(get: Get, typed: str) -> None:
    assert "au 1er mars 2016" in get(f"/regles/regime/ess?date={typed}").text


@pytest.mark.parametrize("typed", ["hier", "2016-02-30", "31/31/2016", "2016", "0000-01-01"])
def test_a_day_that_is_wrong_is_told_beside_its_field(get: Get, typed: str) -> None:
    page = get(f"/regles/regime/ess?date={typed}")
    assert page.status == 422
    assert page.title.startswith("Erreur : ")
    assert "#date" in page.links
    assert 'aria-invalid="true"' in page.source
    assert page.sent["date"] == typed
    assert page.inside("date-error")


def test_a_large_regime_is_drawn_level_by_level(get: Get) -> None:
    page = get("/regles/regime/intervention?date=2026-11-22")
    deeper = [link for link in page.links if "depuis=" in link and "lang" not in link]
    assert deeper
    inner = get(deeper[0])
    assert inner.status == 200
    assert "À partir de" in inner.text
    assert "date=2026-11-22" in deeper[0]


def test_a_day_before_the_first_one_covered_says_so(get: Get) -> None:
    text = get("/regles/regime/esus?date=2010-01-01").text
    assert "L'agrément ESUS date du 2 août 2014" in text
    assert "Aucune de ces règles n'est en vigueur ce jour-là" in text


def test_the_days_on_which_the_rules_change_may_be_chosen(get: Get) -> None:
    page = get("/regles/regime/ess?date=2026-11-22")
    assert "/regles/regime/ess?date=2019-05-24" in page.links
    assert "/regles/regime/ess?date=2024-06-15" in page.links
    assert not [link for link in page.links if "date=2014-08-01" in link]
