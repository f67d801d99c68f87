"""Every screen in every language: opened once, then looked at in every way; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .checks.axe import axe
from .checks.borders import borders
from .checks.keyboard import keyboard
from .checks.language import language
from .checks.printed import printed
from .checks.typography import typography
from .checks.unfolded import unfold
from .checks.width import NARROW, width
from .conftest import Open
from .screens import SCREENS, Screen
from .visit import Visit

pytestmark = pytest.mark.requires("chromium")
LANGUAGES = ("fr", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_screen(screen: Screen, lang: str, opened: Open) -> None:
    context, noise = opened(color_scheme="light")
    page = context.new_page()
    screen.reach(page, lang)
    faults = [*_looked_at(Visit(page, lang)), *noise.faults]
    assert not faults, "\n".join(faults)


def _looked_at(visit: Visit) -> Iterator[str]:
    """Yield what is wrong at a desk in light colours, then on a narrow phone in dark ones."""
    yield from printed(visit)
    unfold(visit)
    for check in (axe, borders, typography, language):
        yield from check(visit)
    if visit.lang == LANGUAGES[0]:
        yield from keyboard(visit)
    visit.page.set_viewport_size(NARROW)
    visit.page.emulate_media(color_scheme="dark")
    for check in (width, axe, borders):
        yield from (f"narrow, dark: {fault}" for fault in check(visit))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_without_javascript_it_is_the_same(screen: Screen, opened: Open) -> None:
    context, _ = opened()
    without, _ = opened(java_script_enabled=False)
    seen = []
    for one in (context, without):
        page = one.new_page()
        screen.reach(page, LANGUAGES[0])
        seen.append(page.inner_text("body"))
        assert "<script" not in page.content()
    assert seen[0] == seen[1]
