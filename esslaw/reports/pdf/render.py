"""The report set by Typst, with the fonts that it carries: the same bytes on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.util import find_spec
from os import getpid
from pathlib import Path
from typing import TYPE_CHECKING, Any

from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.compared import EXPECTED
from esslaw.reports.pdf.blocks import Raw
from esslaw.reports.pdf.characters import UNKNOWN
from esslaw.reports.pdf.content import content
from esslaw.reports.pdf.data import data_of, set_in
from esslaw.reports.pdf.link import checked, qr_code
from esslaw.verdict import Verdict

if TYPE_CHECKING:
    from typst import Fonts

EXTRA = "esslaw[reports]"
"""What installs typst and segno."""
NEEDED = ("typst", "segno")
TEMPLATE = Path(__file__).with_name("report.typ")
_LONG = re.compile(r"\S{32}")
"""A word that a narrow column may not hold."""
OWN_WAY = ("url", "digest")
"""Long words that the template knows how to set."""
FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""No PDF is dated before it."""
HEAD = 90
"""The most letters at the head of a page."""
PAGE = sentence("page {page} sur {pages}")
FIND_AGAIN = sentence("Retrouver ce résultat")
QR_CODE = sentence("Code QR de l'adresse de ce résultat")
LEFT_OUT = sentence("Les caractères que les polices de ce document n'ont pas y sont remplacés par")


def available() -> bool:
    """Return whether what sets a PDF is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def pdf(verdict: Verdict, language: str = SOURCE, link: str | None = None) -> bytes:
    """Return a verdict as a tagged PDF (PDF/UA-1), in a language.

    `link` is the address where the answer is found again: it is printed, and drawn as a QR code.
    Raise `InputError` where it is not an address of the web, `ModuleNotFoundError` without the
    extra `reports`, `RuntimeError` in a process forked from one that has set a PDF: Typst's
    threads are not in it, and it would wait for them for ever. Threads may share a process.
    """
    import typst

    if _first_process() != getpid():
        raise RuntimeError("Typst cannot be used after a fork: set the first PDF in the child")
    made: bytes = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(data(verdict, language, link), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=max(FIRST_DAY, datetime.combine(verdict.on, datetime.min.time(), UTC)),
    )
    return made


def data(verdict: Verdict, language: str, link: str | None) -> dict[str, Any]:
    """Return all that the template reads."""
    _ = translator(language)
    found: dict[str, Any] = data_of(content(verdict, language), language)
    said = [*_texts(found)]
    lost = any(UNKNOWN in text for text in said)
    return found | {
        "language": language,
        "link": None if link is None else _link(checked(link), language, _),
        "lost": f"{set_in(_(LEFT_OUT), language)} {UNKNOWN}" if lost else "",
        "running": shorten(" · ".join(filter(None, [found["regime"], found["name"]]))),
        "long": any(map(_LONG.search, said)),
        "page": set_in(_(PAGE), language),
        "expected": set_in(f" ; {_(EXPECTED)} : ", language),
        "colon": set_in(" : ", language),
    }


def _texts(data: Any) -> Iterator[str]:
    """Yield every text of the data, but for those that are set in their own way."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from _texts(one)
    elif isinstance(data, dict):
        for name, one in data.items():
            if name not in OWN_WAY:
                yield from _texts(one)


def shorten(text: str) -> str:
    """Return a text that fits in one line at the head of a page."""
    return text if len(text) <= HEAD else text[: HEAD - 1].rstrip() + "…"


def _link(link: str, language: str, _: Translate) -> dict[str, str]:
    return {
        "url": set_in(Raw(link), language),
        "label": set_in(_(FIND_AGAIN), language),
        "drawing": qr_code(link),
        "alt": set_in(_(QR_CODE), language),
    }


@cache
def _first_process() -> int:
    """Return the process that set the first PDF, this one or one that it was forked from."""
    return getpid()


@cache
def _fonts() -> Fonts:
    """Return the fonts that Typst carries, read once."""
    from typst import Fonts

    return Fonts(include_system_fonts=False)
