"""Each example as a PDF, in both languages: accessible, whole, and with the words of the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from esslaw.i18n import translator
from esslaw.logic.truth import FALSE, TRUE
from esslaw.reports.conditions import conditions_of
from esslaw.reports.pdf import pdf
from esslaw.reports.pdf.content import content
from esslaw.reports.pdf.data import data_of, set_in
from esslaw.reports.pdf.render import shorten
from esslaw.reports.sections import AT_THE_TOP
from esslaw.reports.words import DISCLAIMER, headline
from esslaw.verdict import Outcome, Verdict
from tests.reports.pdf.examples import CASES
from tests.reports.pdf.reading import reader, squeezed, tags_of, text_of, verdict_of

NOT_WORDS = {"block", "sign", "outcome", "url"}


def words(data: Any) -> Iterator[str]:
    """All that the template has to set."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for one in data:
            yield from words(one)
    elif isinstance(data, dict):
        for name, one in data.items():
            if name not in NOT_WORDS:
                yield from words(one)


def sentences(verdict: Verdict, language: str) -> Iterator[str]:
    """Sentences that the verdict calls for, whatever shows it."""
    _ = translator(language)
    yield headline(verdict, _)
    yield _(DISCLAIMER)
    yield _(verdict.regime.question)
    due = (one for one in verdict.formalities if one.kind not in AT_THE_TOP or one.certain is TRUE)
    yield from (_(one.label) for one in due)
    yield from (caveat.said(_) for caveat in verdict.caveats)
    yield from (_(question.said.info.label) for question in verdict.open_questions)
    yield from (_(proof.node.criterion.label) for proof in verdict.reservations)
    if not verdict.parts and verdict.outcome is Outcome.NOT_MET:
        for proof in conditions_of(verdict.proof):
            assert proof.value is FALSE
            yield _(proof.node.criterion.label)
    yield from (_(part.part.label) for part in verdict.parts)


def running(made: bytes, data: dict[str, Any]) -> str:
    """The text from page to page, without what stands at the head and the foot of each."""
    head = " · ".join(filter(None, [data["regime"], data["name"]]))
    head = squeezed(shorten(head) + data["day"])
    foot = re.compile(re.escape(squeezed(data["disclaimer"])) + r"page\d+(sur|of)\d+")
    pages = (squeezed(page.extract_text()) for page in reader(made).pages)
    return "".join(foot.sub("", page.replace(head, "", 1)) for page in pages)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("name", "regime"), CASES)
def test_an_example(name: str, regime: str, language: str) -> None:
    verdict = verdict_of(name, regime)
    made = pdf(verdict, language)
    report = content(verdict, language)

    file = reader(made)
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is not False
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    title = filter(None, [data_of(report.regime, language), report.name])
    assert file.metadata.title == " – ".join(title)
    assert file.metadata.author == "esslaw"

    tags = tags_of(made)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") == len(report.sections)
    assert tags.index("/H1") < tags.index("/H2")
    assert "/L" in tags
    assert ("/TH" in tags) == any(
        getattr(block, "headed", False) for section in report.sections for block in section.blocks
    )

    said = {*words(data_of(report, language))}
    for one in sentences(verdict, language):
        assert any(set_in(one, language) in other for other in said), one
    whole, bare = text_of(made), running(made, data_of(report, language))
    for one in said:
        assert squeezed(one) in whole or squeezed(one) in bare, one
