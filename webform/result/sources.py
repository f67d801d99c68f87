"""An article as the margin shows it, with its link to Légifrance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from esslaw.reports.words import cited
from esslaw.rulebook.criteria import Citation
from webform.language import Language

_ASIDE = re.compile(r" \([^()]*\)$")
"""What ends the name of a text in brackets; « Règlement (UE) 2023/2831 » keeps its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article: the text it belongs to, its place there, and where to read it."""

    text: str
    article: str
    title: str
    url: str | None


def sources(citations: Iterable[Citation], _: Language) -> tuple[Source, ...]:
    """Return citations as the margin shows them."""
    return tuple(source(citation, _) for citation in citations)


def source(citation: Citation, _: Language) -> Source:
    """Return a citation; its text is said without its subject, and whole in the title."""
    text = _ASIDE.sub("", cited(citation).removesuffix(f", {citation.article}"))
    whole = f"{citation.text}, {citation.article}"
    return Source(_(text), _(citation.article), _(whole), citation.url)
