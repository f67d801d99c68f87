"""A browser's worth of HTTP: cookies are kept, redirects followed, pages not drawn.

One connection a request, as gunicorn's workers want it; compressed, as browsers ask for it.
"""

from __future__ import annotations

import asyncio
import gzip
import html
import re
import time
from dataclasses import dataclass, field
from secrets import token_hex
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
REDIRECTS = (301, 302, 303, 307, 308)
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers in small letters, the body as it was sent, seconds taken."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        """The body, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass(slots=True)
class User:
    """A person at a browser: their cookie, the token of their session, the answers they got."""

    address: str
    cookie: str = ""
    token: str = ""
    every: float = 0.0
    """Seconds from one page to the next, at least: a person reads before going on."""
    ready: float = 0.0
    answers: list[Answer] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=lambda: {"denomination": f"Ici {token_hex(4)}"})
    """What no other user answers, so that nothing is remembered of the answers of another."""

    async def get(self, path: str) -> Answer:
        """Open an address."""
        return await self._send("GET", path, b"", "")

    async def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form, with the token of the session, and follow where it leads."""
        body = urlencode({**fields, "csrf_token": self.token}).encode()
        return await self._send("POST", path, body, "application/x-www-form-urlencoded")

    async def _send(self, method: str, path: str, body: bytes, kind: str) -> Answer:
        await asyncio.sleep(max(0.0, self.ready - time.perf_counter()))
        self.ready = time.perf_counter() + self.every
        answer = await asyncio.wait_for(self._exchange(method, path, body, kind), PATIENCE)
        self.answers.append(answer)
        self.cookie = answer.headers.get("set-cookie", self.cookie).partition(";")[0]
        if answer.status in REDIRECTS:
            return await self.get(answer.headers["location"])
        if not self.token and "csrf_token" in answer.text:
            self.token = html.unescape(TOKEN.findall(answer.text)[0])
        return answer

    async def _exchange(self, method: str, path: str, body: bytes, kind: str) -> Answer:
        start = time.perf_counter()
        host = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(host.hostname, host.port)
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {host.netloc}",
            "Connection: close",
            "Accept-Encoding: gzip",
            *([f"Cookie: {self.cookie}"] if self.cookie else ()),
            *([f"Content-Type: {kind}", f"Content-Length: {len(body)}"] if body else ()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        head, _, content = (await reader.read()).partition(b"\r\n\r\n")
        seconds = time.perf_counter() - start
        writer.close()
        first, *others = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): text for name, _, text in (one.partition(": ") for one in others)}
        return Answer(int(first.split()[1]), headers, content, seconds)
