"""The questions of a regime inside the page of another site: they work there, and leave nothing."""

from __future__ import annotations

from base64 import b64encode

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from .conftest import Open, framing, serving

pytestmark = pytest.mark.requires("chromium")

CORNER = """
async image => {
  const bitmap = await createImageBitmap(await (await fetch(image)).blob());
  const drawn = new OffscreenCanvas(1, 1).getContext("2d");
  drawn.drawImage(bitmap, -9, -9);
  return [...drawn.getImageData(0, 0, 1, 1).data];
}
"""


def framed(page: Page, host: str, server: str) -> FrameLocator:
    """Return the frame of a page of another site."""
    page.goto(f"{host}/?{server}/embed/ess")
    return page.frame_locator("iframe")


def test_a_question_is_answered_inside_the_frame(opened: Open, host: str, server: str) -> None:
    context, noise = opened()
    page = context.new_page()
    frame = framed(page, host, server)
    frame.locator("[name=forme_juridique]").select_option("association_1901")
    frame.locator("form .end button").click()
    expect(frame.locator("#reponse")).to_have_text("On ne peut pas encore conclure")
    expect(frame.locator("[name=forme_juridique]")).to_have_value("association_1901")
    assert page.url.startswith(host)
    assert context.cookies() == []
    assert [fault for fault in noise.faults if host not in fault] == []


def test_the_background_of_the_host_is_seen_through(opened: Open, host: str, server: str) -> None:
    context, _ = opened(width=300, height=200)
    page = context.new_page()
    framed(page, host, server).locator("h1").wait_for()
    picture = b64encode(page.screenshot()).decode()
    assert page.evaluate(CORNER, f"data:image/png;base64,{picture}") == [255, 0, 0, 255]


def test_a_site_that_is_not_named_cannot_frame(opened: Open, server: str) -> None:
    context, noise = opened()
    page = context.new_page()
    with serving(framing) as other:
        frame = framed(page, other, server)
        page.wait_for_timeout(300)
        assert frame.locator("#questionnaire").count() == 0
    assert "frame-ancestors" in "".join(noise.faults)
