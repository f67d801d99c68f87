"""A timeline as a page of text: one paragraph a span, why it begins, what is answered.

Guarantees: nothing is decided here; the words are those of `timeline_told`.
"""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.advice.timeline import Timeline
from esslaw.i18n import SOURCE, translator
from esslaw.reports.columns import lines_of
from esslaw.reports.timeline_told import ToldSpan, told
from esslaw.reports.words import DISCLAIMER, inside


def timeline_text(line: Timeline, language: str = SOURCE) -> str:
    """Return a timeline as a page of text."""
    return "\n".join(_lines(line, language)) + "\n"


def _lines(line: Timeline, language: str) -> Iterator[str]:
    _, words = translator(language), told(line, language)
    yield from lines_of(_(line.regime.label))
    yield from lines_of(" · ".join(filter(None, [words.name, inside(words.days)])))
    yield ""
    yield from lines_of(_(line.regime.question))
    yield from lines_of(words.basis)
    for span in words.spans:
        yield ""
        yield from _span(span)
    yield ""
    yield from lines_of(words.later)
    yield _(DISCLAIMER)


def _span(span: ToldSpan) -> Iterator[str]:
    yield span.days.upper()
    for title, did in span.reasons:
        yield from lines_of(f"▸ {title}{' :' if did else '.'}", 2, 2)
        for text in did:
            yield from lines_of(f"– {text}", 4, 2)
    yield from lines_of(span.answer)
    for sign, text in span.details:
        yield from lines_of(f"{sign} {text}" if sign else text, 2, 2)
