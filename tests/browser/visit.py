"""A visit: a page as a person has it before them, and everything the browser complains about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

DOCUMENT_REFUSED = "Failed to load resource"
"""What the console says of the page itself when its status is an error, as that of a 404 is."""
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
  console.error(`${event.violatedDirective} refuses ${event.blockedURI}`))
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page open in a language; `framed` when its background is that of another site."""

    page: Page
    lang: str
    framed: bool = False

    def run(self, script: str, argument: Any = None) -> Any:
        """Return what a function of JavaScript returns; the policy of the page does not bind it."""
        return self.page.evaluate(script, argument)


Check = Callable[[Visit], Iterator[str]]


class Noise:
    """What a context hears: requests that leave the machine, refusals, errors of the console."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.faults: list[str] = []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(DOCUMENT_REFUSED):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.server}/"):
            self.faults.append(f"leaves the machine: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
