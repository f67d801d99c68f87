"""A report as the data that the template reads.

Guarantees: every text is typeset for its language and has no character that the fonts lack; it is
data to the end: nothing of it is ever read as a program of Typst.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any

from esslaw.i18n import SOURCE
from esslaw.reports.pdf.blocks import SHAPES, Act, Raw, Report
from esslaw.reports.pdf.characters import settable
from esslaw.reports.typography import typeset

_SPACED = re.compile(r"[ \xa0\u202f](?=[;:?!])")
"""French sets a space before these; other languages do not."""


def data_of(report: Report | Any, language: str) -> Any:
    """Return a report, or a part of one, as what JSON holds; a block says its `kind`."""
    if isinstance(report, str):
        return set_in(report, language)
    if isinstance(report, tuple):
        return [data_of(one, language) for one in report]
    if not is_dataclass(report):
        return report
    if isinstance(report, Act):  # the words of an act are French in every language
        language = SOURCE
    found = {field.name: data_of(getattr(report, field.name), language) for field in fields(report)}
    if "sign" in found:
        found["sign"] = SHAPES[found["sign"]]
    kind = type(report).__name__.lower()
    return found | {"block": kind}


def set_in(text: str, language: str) -> str:
    """Return a text as it is set in a language; a raw one keeps its own marks."""
    if isinstance(text, Raw):
        return settable(text)
    said = text if language == SOURCE else _SPACED.sub("", text)
    return settable(typeset(said, language))
