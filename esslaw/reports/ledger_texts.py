"""The texts that a register of aids rests on: as they are cited, and what is to be verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esslaw.advice.caveats import LATER, of_citation
from esslaw.advice.ledger import Ledger
from esslaw.i18n import Translate
from esslaw.reports.columns import lines_of
from esslaw.reports.words import cited
from esslaw.rulebook.criteria import Citation


def articles(citations: Iterable[Citation]) -> str:
    """Return citations as a note writes them, a text named once for its articles in a row."""
    words: list[str] = []
    text = None
    for citation in citations:
        words.append(citation.article if citation.text == text else cited(citation))
        text = citation.text
    return " ; ".join(words)


def verify(ledger: Ledger, translate: Translate) -> Iterator[str]:
    """Yield the texts to verify line by line, those of one text with the same reason together."""
    found: dict[tuple[str, str], dict[Citation, None]] = {}
    for account in ledger.accounts:
        for citation in account.citations:
            caveat = of_citation(citation)
            if caveat is not None:
                found.setdefault((citation.text, caveat.said(translate)), {})[citation] = None
    words = [f"{articles(citations)} : {reason}" for (_, reason), citations in found.items()]
    if ledger.rulebook.read_on is not None and ledger.on > ledger.rulebook.read_on:
        words.insert(0, translate(LATER))
    for text in words:
        yield from lines_of(f"{translate('Textes à vérifier')} : {text}", hang=2)
