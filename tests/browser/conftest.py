"""A server on this machine, one browser for the session, a fresh context for every test."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

import webform

from .visit import Noise

EXAMPLES = Path(__file__).parents[2] / "examples"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 20_000
"""Milliseconds; a page takes a tenth of a second, and the machine may be busy."""
Open = Callable[..., tuple[BrowserContext, Noise]]


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: a failure is said by the test."""


@pytest.fixture(scope="session")
def server(host: str) -> Iterator[str]:
    """The address of the site."""
    app = webform.create_app(
        {
            "SECRET_KEY": "browser",
            "ESSLAW_EXAMPLES": EXAMPLES,
            "ESSLAW_EMBED_ANCESTORS": host,
            "ESSLAW_LOG": False,
        }
    )
    with serving(app) as address:
        yield address


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """The address of a site that may frame ours: its one page frames the address after `?`."""
    with serving(framing) as address:
        yield address


@contextmanager
def serving(app: WSGIApplication) -> Iterator[str]:
    """Serve an application by threads of this process, at an address of its own."""
    made = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


@Request.application
def framing(request: Request) -> Response:
    """Answer with a red page that frames an address."""
    framed = request.query_string.decode()
    style = "html { background: #f00 } iframe { border: 0 }"
    body = f"<title>x</title><style>{style}</style><iframe src='{framed}'></iframe>"
    return Response(body, mimetype="text/html")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's own browser: nothing is downloaded."""
    program = shutil.which("chromium")
    assert program, "a test in a browser says so: @pytest.mark.requires('chromium')"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, server: str) -> Iterator[Open]:
    """Open a context that hears everything, and close it at the end of the test."""
    contexts = []

    def open_(width: int = 1280, height: int = 900, **options: object) -> tuple:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, base_url=server, locale="fr-FR", **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context, Noise(context, server)

    yield open_
    for context in contexts:
        context.close()
