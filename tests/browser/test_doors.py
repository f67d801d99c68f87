"""A founder and a lawyer, from the home page to what they came for, without JavaScript."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from esslaw import examine, read_record, replay
from esslaw.replaying import Status
from esslaw.reports.deliberation import deliberation
from esslaw.reports.typography import typeset

from .answers import JOURNEYS, answer
from .conftest import EXAMPLES, Open

pytestmark = pytest.mark.requires("chromium")
PHONE, DESK = (360, 740), (1280, 900)
WORDS = {"fr": "Oui", "en": "Yes"}


def walked(page: Page, name: str, lang: str) -> int:
    """Walk from the home page to the result; return how many pages were opened."""
    regime, steps = JOURNEYS[name]
    page.goto(f"/?lang={lang}")
    page.click(f"a[href*='/pas-a-pas/{regime}']:not([href*='{regime}_'])")
    for answers in steps:
        answer(page, answers)
        page.click("form#questionnaire .end button")
    assert "/reponses" in page.url
    page.click(".end .button")
    assert "/resultat" in page.url
    return len(steps) + 3


@pytest.mark.parametrize("lang", WORDS)
def test_a_founder_on_a_phone_gets_a_verdict_and_its_report(lang: str, opened: Open) -> None:
    context, noise = opened(*PHONE, java_script_enabled=False)
    page = context.new_page()
    assert walked(page, "structure", lang) <= 8
    expect(page.locator("#reponse-esus")).to_have_text(WORDS[lang])
    with page.expect_download() as found:
        page.click("[formaction*='rapport/esus.pdf']")
    text = "".join(one.extract_text() for one in PdfReader(found.value.path()).pages)
    assert "Régie de quartier des Coteaux" in text.replace("\xa0", " ")
    with page.expect_download() as sealed:
        page.click("[formaction*='preuve/esus.json']")
    record = read_record(Path(sealed.value.path()).read_text("utf-8"))
    assert replay(record).status is Status.CONFIRMED
    assert not noise.faults


@pytest.mark.parametrize("lang", WORDS)
def test_a_lawyer_at_a_desk_copies_the_visas(lang: str, opened: Open) -> None:
    context, noise = opened(*DESK)
    page = context.new_page()
    assert walked(page, "intervention", lang) <= 10
    verdict = examine(EXAMPLES / "interventions" / "lyon_scic.yaml", "intervention", date.today())
    draft = typeset(deliberation(verdict, "fr"), "fr")
    page.locator(".copied.visas").click()
    copied = page.evaluate("getSelection().toString()")
    visas = [line for line in copied.splitlines() if line.startswith("Vu")]
    assert len(visas) >= 3
    assert all(line in draft for line in visas)
    with page.expect_download() as found:
        page.click("[formaction*='deliberation.docx']")
    assert Path(found.value.path()).read_bytes()[:2] == b"PK"
    assert not noise.faults
