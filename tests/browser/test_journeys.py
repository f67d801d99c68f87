"""From the home page to an answer with the keyboard alone, and what a screen reader is told."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Open
from .screens import SEND, WRONG, Screen, typed

pytestmark = pytest.mark.requires("chromium")


@pytest.fixture
def page(opened: Open) -> Page:
    context, _ = opened()
    return context.new_page()


def test_with_the_keyboard_alone_an_answer_is_reached(page: Page) -> None:
    page.goto("/structure?exemple=regie_de_quartier")
    _tab_to(page, ":focus:is([name=denomination])")
    page.keyboard.press("Control+A")
    page.keyboard.type("Le Quartier")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/resultat")
    expect(page.locator("h1")).to_have_text("Le Quartier")
    _tab_to(page, ":focus.button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[name=denomination]")).to_have_value("Le Quartier")


def test_an_error_is_told_first_and_leads_to_its_field(page: Page) -> None:
    Screen("", "/structure", (typed({"[name=siren]": WRONG["[name=siren]"]}), SEND)).reach(
        page, "fr"
    )
    expect(page).to_have_title(re.compile("^Erreur : "))
    _tab_to(page, ":focus:is(.summary a)")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("[name=siren]")).to_have_attribute("aria-invalid", "true")


def test_the_back_button_finds_the_answers(page: Page) -> None:
    Screen("", "/structure", (typed({"[name=denomination]": "Ici"}), SEND)).reach(page, "fr")
    page.go_back()
    expect(page.locator("[name=denomination]")).to_have_value("Ici")


def test_what_a_screen_reader_is_told_of_the_frame(page: Page) -> None:
    page.goto("/nulle-part")
    expect(page.locator("body")).to_match_aria_snapshot("""
        - link "Aller au contenu"
        - banner:
          - link "esslaw"
          - paragraph
          - navigation "Langue":
            - text: Français
            - link "English"
        - main:
          - heading "Page introuvable" [level=1]
          - paragraph
          - paragraph:
            - link "Retour à l’accueil"
        - contentinfo:
          - paragraph
    """)


def test_what_a_screen_reader_is_told_of_an_answer(page: Page) -> None:
    Screen("", "/structure?exemple=regie_de_quartier", (SEND,)).reach(page, "fr")
    expect(page.locator("section.banner").nth(1)).to_match_aria_snapshot("""
        - region /Oui/:
          - paragraph
          - heading "Oui" [level=2]
    """)


def test_what_a_screen_reader_is_told_of_a_question(page: Page) -> None:
    page.goto("/structure")
    expect(page.locator("fieldset.question:has(input[value=oui])").first).to_match_aria_snapshot("""
        - group:
          - radio "Oui"
          - radio "Non"
          - radio "Je ne sais pas" [checked]
    """)


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.query_selector(selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")
