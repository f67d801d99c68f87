"""Every French sentence has a translation, and the translation says the same thing."""

import re
from collections import Counter

import pytest

from esslaw.catalogues import ROOT, defects, read, wanted, written
from esslaw.i18n import languages
from esslaw.rulebook.loader import load_rulebook

CATALOGUES = [
    pytest.param(language, ROOT / "locales" / language / "LC_MESSAGES" / "esslaw.po", id=language)
    for language in languages()[1:]
]
SAME = {
    "en": {
        "{borne}",
        "{n} points",
        "API",
        "Articles",
        "Condition",
        "Question",
        "absent",
        "Commune",
        "Conclusion",
        "Conditions",
        "Culture",
        "Département",
        "Instrument",
        "Mayotte",
        "Obligations",
        "Population",
        "Services",
        "Sport",
        "date",
        "euros",
    },
}
"""What is written alike in French and in another language."""
FRENCH = re.compile(
    r"\b(au|aux|avec|ces|dans|des|du|elle|est|et|la|le|les|leur|ou|où|par|pas|pour|que|qui|sa|ses"
    r"|son|sont|sur|une)\b|[dlnqs]['’](?=[aeéèêiouh])|«|»"
)
QUOTED = re.compile(
    r"\([^()]*\)"  # a term of art after its gloss
    r"|“[^”]*”"
    r"|code (de|des|général) [^,;.)]+"
    r"|articles? [LR]\. [-0-9]+|885 O bis|[Ll]oi n° [-0-9]+"
)
"""What stays in French: legal references, and terms of art after their gloss."""


@pytest.fixture(scope="module")
def sentences():
    return wanted()


def translated(path):
    """The sentences that are translated: what is not is found by the first test."""
    return {text: said for text, said in read(path.read_bytes()).items() if said}


def placeholders(text):
    return Counter(re.findall(r"\{[^{}]*\}|%\(\w+\)\w|\[\]", text))


def figures(text):
    return Counter(re.findall(r"[0-9]+", text))


def test_english_is_there():
    assert "en" in languages()


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_it_is_complete_and_holds_nothing_else(language, path, sentences):
    assert list(defects(sentences, read(path.read_bytes()))) == []


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_it_is_as_the_command_writes_it(language, path, sentences):
    source = path.read_bytes()
    assert written(language, sentences, read(source)) == source


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_placeholders_and_figures_are_kept(language, path):
    for text, said in translated(path).items():
        assert placeholders(said) == placeholders(text), text
        assert figures(said) == figures(text), text


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_no_french_is_left(language, path):
    known = translated(path)
    assert {text for text, said in known.items() if said == text} == SAME[language]
    for text, said in known.items():
        assert not FRENCH.search(QUOTED.sub("", said)), text


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_marks_at_the_end_are_kept(language, path):
    for text, said in translated(path).items():
        assert text[len(text.rstrip()) :] == said[len(said.rstrip()) :], text
        for mark in ".?!:":
            assert text.rstrip().endswith(mark) == said.rstrip().endswith(mark), text


@pytest.mark.parametrize(("language", "path"), CATALOGUES)
def test_a_criterion_can_go_on_from_another_sentence(language, path):
    """The reasoning puts a label after « because », without its capital: it is no acronym."""
    known = read(path.read_bytes())
    for criterion in load_rulebook().criteria.values():
        for text in (criterion.label, *(version.label for version in criterion.versions)):
            assert known[text][:1].isupper(), text
            assert not known[text][1:2].isupper(), text
