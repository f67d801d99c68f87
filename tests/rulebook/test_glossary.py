"""The glossary: read with its articles and criteria, translated as the other rule texts are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from esslaw import load_rulebook
from esslaw.rulebook.words import sentences
from tests.rulebook.folders import HERE, rulebook_of

DOCUMENT = (HERE / "good" / "glossaire.yaml").read_bytes()


def test_a_term_holds_what_its_document_says(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path / "r", regle=DOCUMENT)
    defined, own = rulebook.glossary.values()
    assert (defined.term, defined.short, defined.search) == ("Capital variable", "CV", "variable")
    assert defined.criteria == ("essai",)
    (reference,) = defined.references
    assert reference.at(date(2026, 11, 22)).article == "art. 1, 2°"
    assert (own.references, own.criteria, own.short) == ((), (), None)


def test_its_sentences_are_to_be_translated_and_its_abbreviations_are_not(tmp_path: Path) -> None:
    said = {text for text, _ in sentences(rulebook_of(tmp_path / "r", regle=DOCUMENT))}
    assert {"Capital variable", "Un mot propre à ce recueil."} <= said
    assert "CV" not in said


def test_the_shipped_glossary_defines_each_term_and_abbreviation_once() -> None:
    glossary = load_rulebook().glossary.values()
    for names in ([one.term for one in glossary], [one.short for one in glossary if one.short]):
        assert len(names) == len(set(names))


def test_the_shipped_glossary_writes_no_figure_of_the_law() -> None:
    """Figures are dated parameters; a definition that wrote one would grow false unseen."""
    assert [
        one.id for one in load_rulebook().glossary.values() if any(map(str.isdigit, one.text))
    ] == []
