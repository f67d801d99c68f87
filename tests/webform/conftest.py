"""A client of the form, and what a person sees of a page."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

import webform

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
VOID = {"input", "meta", "link", "br", "hr", "img", "path", "circle"}


class Page(HTMLParser):
    """What a browser makes of a page: its text, its ids, its links, what its forms would send."""

    def __init__(self, response: TestResponse) -> None:
        super().__init__()
        self.response, self.status = response, response.status_code
        self.source = response.get_data(as_text=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sent: MultiDict[str, str] = MultiDict()
        self.names: set[str] = set()
        self.lang = ""
        self._words: list[str] = []
        self._open: list[str] = []
        self._select = ""
        self._by_id: dict[str, list[str]] = {}
        self._ids_open: list[str] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag not in VOID:
            self._open.append(tag)
            self._ids_open.append(given.get("id", ""))
        if tag == "html":
            self.lang = given["lang"]
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "input" and "name" in given:
            self._input(given)
        if tag == "select":
            self._select = given["name"]
            self.names.add(given["name"])
            self.sent[given["name"]] = ""
        if tag == "option" and "selected" in given:
            self.sent[self._select] = given["value"]

    def _input(self, given: dict[str, str]) -> None:
        self.names.add(given["name"])
        if given["type"] not in ("radio", "checkbox") or "checked" in given:
            self.sent.add(given["name"], given.get("value", "on"))

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and tag in self._open:
            self._ids_open.pop()
            if self._open.pop() == tag:
                break

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:
            self._by_id.setdefault("<title>", []).append(data)
        elif "body" in self._open:
            self._words.append(data)
            for name in filter(None, self._ids_open):
                self._by_id.setdefault(name, []).append(data)

    @property
    def text(self) -> str:
        """The words of the page, with plain spaces and apostrophes."""
        return plain(self._words)

    @property
    def title(self) -> str:
        return plain(self._by_id["<title>"])

    def inside(self, name: str) -> str:
        """The words inside the element that has an id."""
        return plain(self._by_id[name])


def plain(words: list[str]) -> str:
    return " ".join("".join(words).replace("’", "'").split())


Send = Callable[..., Page]


@pytest.fixture(scope="session")
def app() -> Flask:
    return webform.create_app({"SECRET_KEY": "test", "ESSLAW_EXAMPLES": EXAMPLES})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def get(client: FlaskClient) -> Callable[[str], Page]:
    return lambda address: Page(client.get(address))


@pytest.fixture
def send(client: FlaskClient) -> Send:
    """Fill the form as a browser shows it, change some answers, and press a button."""

    def sent(
        answers: dict[str, object] | None = None,
        start: str = "/structure",
        to: str = "/resultat",
        page: Page | None = None,
    ) -> Page:
        fields = (page or Page(client.get(start))).sent.copy()
        for name, value in (answers or {}).items():
            fields.setlist(name, [value] if isinstance(value, str) else list(value))  # type: ignore[call-overload]
        return Page(client.post(to, data=fields))

    return sent
