"""`python -m tests.browser.captures`: the pictures of docs/parcours.md, at two widths.

Not a test: `make captures` takes them anew when the pages change. It walks as a founder and as a
lawyer do, through the same server and the same browser as the tests.
"""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

import webform

from .answers import JOURNEYS, answer
from .conftest import ARGUMENTS, EXAMPLES, Quiet

FOLDER = Path(__file__).parents[2] / "docs" / "captures"
WIDTHS = {"360": (360, 740), "1280": (1280, 900)}
TALLEST = 1800
"""Pixels of a picture: a result is longer, and its beginning says what it is."""


def walk(page: Page, name: str, width: str) -> int:
    """Take the pictures of a journey, from home to its result; return how many pages it has."""
    regime, steps = JOURNEYS[name]

    def take(rank: int, what: str) -> None:
        page.wait_for_load_state()
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": int(width), "height": height}
        path = FOLDER / f"{name}-{rank}-{what}-{width}.png"
        page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]

    page.goto("/")
    take(1, "accueil")
    page.click(f"a[href$='/pas-a-pas/{regime}']")
    for rank, answers in enumerate(steps, 2):
        answer(page, answers)
        take(rank, page.url.rpartition("/")[2].partition("#")[0])
        page.click("form#questionnaire .end button")
    take(len(steps) + 2, "reponses")
    page.click(".end .button")
    take(len(steps) + 3, "resultat")
    return len(steps) + 3


def main() -> None:
    """Take every picture again."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    config = {"SECRET_KEY": "captures", "ESSLAW_EXAMPLES": EXAMPLES, "ESSLAW_LOG": False}
    server = make_server(
        "127.0.0.1", 0, webform.create_app(config), threaded=True, request_handler=Quiet
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for width, (wide, high) in WIDTHS.items():
            for name in JOURNEYS:
                context = browser.new_context(
                    base_url=f"http://127.0.0.1:{server.server_port}",
                    viewport={"width": wide, "height": high},
                    locale="fr-FR",
                    color_scheme="light",
                )
                pages = walk(context.new_page(), name, width)
                print(f"{name}, {width} px : {pages} pages")
                context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
