"""What the site promises under load, measured: boot, pages, journeys, the weight of a page.

Speeds are those of an idle machine of two cores; where something else runs, the processor time of
each page is what can be compared.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.load import wrk
from bench.load.client import User
from bench.load.journeys import JOURNEYS, REGIE, Journey, questions
from bench.load.server import Server, served

WORKERS = 4
USERS = 20
WALKS = 3
"""How often each user goes through a journey."""
RATE, READ = 300, 50
"""Question pages a second, and the milliseconds within which 95 in 100 of them come."""


@dataclass(frozen=True, slots=True)
class Page:
    """An address to ask, the requests a second and milliseconds it must reach, where it must.

    With `fields` it is a form that is sent, with the token and the cookie of a session; with a
    `document`, JSON that is posted to the API. A browser asks for a `packed` answer.
    """

    name: str
    path: str
    rate: int | None = None
    p95: int | None = None
    fields: dict[str, str] | None = None
    document: str = ""
    packed: bool = True


REGULAR = {name: text for answers in REGIE.values() for name, text in answers.items()}
"""A régie de quartier, as the whole form sends it."""
OPEN = {"forme_juridique": "association_1901", "statut_cooperatif": "aucun"}
SETTLED = {
    **OPEN,
    "but_autre_que_partage_benefices": True,
    "gouvernance_democratique": True,
    "benefices_majoritairement_consacres_activite": True,
    "reserves_obligatoires_impartageables": True,
    "categorie_plein_droit": "regie_de_quartier",
    "justificatif_plein_droit": True,
    "moyenne_cinq_plus_hautes_remunerations": "38460.00",
    "plus_haute_remuneration": "52800.00",
    "annee_remunerations": 2025,
    "salaire_minimum_branche_annuel": "21600.00",
}


def examined(structure: dict[str, object]) -> str:
    """Return what the API is asked about a structure."""
    return json.dumps({"case": {"structure": structure}, "regime": "esus", "on": "2026-11-22"})


PAGES = (
    Page("home page", "/", 300, 50),
    Page("a question page", "/pas-a-pas/esus/sujet/principes", 300, 50),
    Page("the whole form", "/structure"),
    Page("a result", "/resultat", fields={"forme_juridique": "association_1901"}),
    Page("framed questions", "/embed/esus"),
    Page("API: examine", "/api/v1/examine", 800, 40, document=examined(SETTLED), packed=False),
    Page("API: examine, packed", "/api/v1/examine", document=examined(SETTLED)),
    Page("API: examine, open questions", "/api/v1/examine", document=examined(OPEN), packed=False),
    Page("report as PDF", "/rapport/esus.pdf", 20, fields=REGULAR),
)
LIGHT = ("/", "/pas-a-pas/esus/sujet/identite", "/structure")
"""The pages whose weight is said."""


def main() -> None:
    """Print each measure, what it must reach, and its ratio to the address that does nothing."""
    print(f"{'measure':<34}{'now':>22}{'wanted':>22}")
    with served(WORKERS) as server:
        note = f"{server.boot_busy:.2f} s of processor"
        line("boot, rules and programs loaded", f"{server.boot:.2f} s", "< 1.5 s", note)
        if wrk.available():
            peer = wrk.hammered(f"{server.address}/sante", USERS).rate
            line("/sante, which does nothing", f"{peer:,.0f} /s")
            for page in PAGES:
                hammer(server, page, peer)
        else:
            print("wrk is not installed, pages are not hammered: apt-get install wrk")
        for name, journey in JOURNEYS.items():
            walk(server, name, journey)
        walk(server, f"questions, {RATE} pages a second", questions, RATE)
        for path in LIGHT:
            weigh(server, path)


def line(name: str, now: str, wanted: str = "", note: str = "") -> None:
    """Print one measure."""
    print(f"{name:<34}{now:>22}{wanted:>22}   {note}".rstrip(), flush=True)


def hammer(server: Server, page: Page, peer: float) -> None:
    """Measure one address under wrk."""
    busy = server.busy()
    headers = {"Accept-Encoding": "gzip"} if page.packed else {}
    if page.document:
        headers |= {"Content-Type": "application/json"}
        found = wrk.hammered(f"{server.address}{page.path}", USERS, "POST", page.document, headers)
    elif page.fields is None:
        found = wrk.hammered(f"{server.address}{page.path}", USERS, headers=headers)
    else:
        user = User(server.address)
        asyncio.run(user.get("/structure"))
        body = urlencode({**page.fields, "csrf_token": user.token})
        headers |= {"Cookie": user.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        found = wrk.hammered(f"{server.address}{page.path}", USERS, "POST", body, headers)
    wanted = f"> {page.rate} /s" if page.rate else ""
    wanted += f", < {page.p95} ms" if page.p95 else ""
    failed = f", {found.failed} FAILED" if found.failed else ""
    each = (server.busy() - busy) / max(found.count, 1) * 1000
    note = f"{each:.1f} ms of processor each, {found.rate / peer:.2f} x /sante{failed}"
    line(page.name, f"{found.rate:,.0f} /s, p95 {found.p95:.0f} ms", wanted, note)
    server.rest()


def walk(server: Server, name: str, journey: Journey, rate: int | None = None) -> None:
    """Measure users who walk a journey at the same time, each at once from page to page.

    With a `rate`, they read between two pages, so that together they ask that many a second.
    """
    start = time.perf_counter()
    users = asyncio.run(_walked(server.address, journey, USERS / rate if rate else 0))
    seconds = time.perf_counter() - start
    answers = [answer for user in users for answer in user.answers]
    failed = sum(answer.status >= 400 for answer in answers)
    times = sorted(answer.seconds * 1000 for answer in answers)
    p95 = times[int(len(times) * 0.95)]
    note = f"{USERS} users, {len(answers)} pages{f', {failed} FAILED' if failed else ''}"
    wanted = f"p95 < {READ} ms" if rate else ""
    line(f"journey: {name}", f"{len(answers) / seconds:,.0f} /s, p95 {p95:.0f} ms", wanted, note)


async def _walked(address: str, journey: Journey, every: float) -> list[User]:
    users = [User(address, every=every) for _ in range(USERS * WALKS)]

    async def one(rank: int) -> None:
        for user in users[rank::USERS]:
            await journey(user)

    await asyncio.gather(*map(one, range(USERS)))
    return users


def weigh(server: Server, path: str) -> None:
    """Measure what a browser that has nothing yet receives for a page."""

    async def weighed() -> int:
        user = User(server.address)
        page = await user.get(path)
        parts = re.findall(r'<(?:link|img|script)[^>]+(?:href|src)="([^"]+)"', page.text)
        others = [await user.get(part.replace("&amp;", "&")) for part in parts]
        return sum(len(answer.body) for answer in (page, *others))

    line(f"weight of {path}", f"{asyncio.run(weighed()) / 1000:.1f} kB", "< 60 kB")


if __name__ == "__main__":
    main()
