"""A note in another language holds no French sentence, whatever it has to say."""

from datetime import date
from pathlib import Path

import pytest

from esslaw import examine, read_case
from esslaw.i18n import catalogue, languages, translator
from esslaw.reports import note, sections
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.words import sentences

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").rglob("*.yaml"))
DATES = [
    date(2014, 8, 1),  # before the rulebook
    date(2014, 8, 2),
    date(2015, 9, 1),
    date(2018, 6, 30),
    date(2024, 9, 1),  # a version that was not found
    date(2026, 11, 22),
    date(2027, 3, 1),  # after it was read
]
OTHERS = languages()[1:]


def strict(language):
    """A translator that refuses a word which the catalogue does not have; figures need none."""
    known = catalogue(language)
    return lambda text: known[text] if any(map(str.isalpha, text)) else text


def verdicts(case):
    kinds = {"structure", read_case(case).kind}
    return [
        examine(case, name, on)
        for name, regime in load_rulebook().regimes.items()
        if regime.case in kinds
        for on in DATES
    ]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_sentence_said_is_in_the_catalogue(example, language, monkeypatch):
    monkeypatch.setattr(sections, "translator", strict)
    for verdict in verdicts(example):
        assert note.note(verdict, language)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_no_sentence_of_the_rules_is_in_french(example, language):
    translate = translator(language)
    # A term of art is said with its French name beside it: that is no omission.
    french = {
        text
        for text, _ in sentences(load_rulebook())
        if text.lower() not in translate(text).lower()
    }
    french -= {one.term for one in load_rulebook().glossary.values()}
    french |= {text[0].lower() + text[1:] for text in french if " " in text}  # inside a reason
    for verdict in verdicts(example):
        text = " ".join(note.note(verdict, language).split())
        for sentence in french:
            assert sentence not in text


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_not_known_is_said_too(language, monkeypatch):
    monkeypatch.setattr(sections, "translator", strict)
    later = {"structure": {"annee_remunerations": 2040, "plus_haute_remuneration": 1}}
    cases = ({"structure": {}}, later, {"intervention": {}})
    for verdict in (verdict for case in cases for verdict in verdicts(case)):
        assert note.note(verdict, language)


def test_the_answer_in_english():
    text = note.note(examine(EXAMPLES[0], "esus", date(2026, 11, 22)), "en")
    assert "Yes, subject to assessment by the administration and the préfet." in text
    assert "law as at 22 November 2026" in text
