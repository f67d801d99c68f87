"""Every screen in every language: opened once, then looked at in every way; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from .checks.axe import CONTRAST, TARGETS, axe
from .checks.colours import colours
from .checks.keyboard import keyboard
from .checks.language import language
from .checks.printed import printed
from .checks.states import dark, unfold
from .checks.typography import typography
from .checks.width import NARROW, width
from .conftest import Open
from .screens import SCREENS, Screen
from .visit import Visit

pytestmark = pytest.mark.requires("chromium")
LANGUAGES = ("fr", "en")
FIRST = LANGUAGES[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_screen(screen: Screen, lang: str, opened: Open) -> None:
    context, noise = opened(color_scheme="light")
    page = context.new_page()
    screen.reach(page, lang)
    faults = [*(_scripted(screen, page, opened) if lang == FIRST else ())]
    faults += [*_looked_at(Visit(page, lang, screen.framed)), *noise.faults]
    assert not faults, "\n".join(faults)


def _scripted(screen: Screen, page: Page, opened: Open) -> Iterator[str]:
    """Yield what a page owes to JavaScript: it has to be the same where there is none."""
    without, _ = opened(java_script_enabled=False)
    other = without.new_page()
    screen.reach(other, FIRST)
    if other.inner_text("body") != page.inner_text("body"):
        yield "without JavaScript the page is another one"
    if other.query_selector("script"):
        yield "the page holds a script"


def _looked_at(visit: Visit) -> Iterator[str]:
    """Yield what is wrong with a page as it comes, unfolded, then on a narrow phone at night.

    What does not depend on the language is looked at in one only.
    """
    first = visit.lang == FIRST
    yield from printed(visit)
    if first:
        yield from axe(visit, only=(CONTRAST,))
    if first and not visit.framed:  # behind a frame axe sees white, a browser does not
        with dark(visit):
            yield from _said("dark", axe(visit, only=(CONTRAST,)))
    unfold(visit)
    yield from axe(visit, without=(CONTRAST,))
    for check in (colours, typography, language, *((keyboard,) if first else ())):
        yield from check(visit)
    visit.page.set_viewport_size(NARROW)
    yield from _said("narrow", width(visit))
    yield from _said("narrow", axe(visit, only=(TARGETS,)))
    with dark(visit):
        yield from _said("dark", colours(visit))


def _said(where: str, faults: Iterator[str]) -> Iterator[str]:
    yield from (f"{where}: {fault}" for fault in faults)
