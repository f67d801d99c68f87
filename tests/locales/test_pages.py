"""A page of the form in another language holds no sentence of the catalogue in French."""

import html
import re
from functools import cache
from pathlib import Path

import pytest

from esslaw.catalogues import wanted
from esslaw.documents import read_yaml
from esslaw.i18n import languages, translator
from esslaw.rulebook.loader import load_rulebook

pytest.importorskip("flask")

from webform.app import create_app

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))
OTHERS = languages()[1:]
WORDS = 3
"""Shorter sentences are words that a legal reference or a term of art may hold."""


@pytest.fixture(scope="module")
def client():
    return create_app({"SECRET_KEY": "not a secret", "ESSLAW_EXAMPLES": None}).test_client()


def said(response):
    """What a page says, in its text and in what it says to assistive technology."""
    page = response.get_data(as_text=True)
    labels = re.findall(r'aria-label="([^"]*)"', page)
    text = html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *labels]))
    return " ".join(text.replace("’", "'").split())


@cache
def french(language):
    """The sentences that the language says otherwise, as they stand and inside a reason."""
    translate = translator(language)
    # A term of art is said with its French name beside it: that is no omission.
    found = {
        text
        for text in wanted()
        if text.lower() not in translate(text).lower() and len(text.split()) >= WORDS
    }
    labels = {criterion.label for criterion in load_rulebook().criteria.values()}
    return found | {label[0].lower() + label[1:] for label in labels}


def typed(path):
    """The answers of an example that are typed as they are written."""
    for name, value in read_yaml(path.read_bytes()).value["structure"].items():
        if isinstance(value, bool):
            yield name, "oui" if value else "non"
        elif isinstance(value, str) and name != "denomination":
            yield name, value
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield name, value or "aucun"


def fresh(client, language):
    page = client.get("/structure", query_string={"lang": language})
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))
    return {"csrf_token": token[1]}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("address", ["/", "/structure", "/nowhere"])
def test_pages(client, language, address):
    text = said(client.get(address, query_string={"lang": language}))
    assert [sentence for sentence in french(language) if sentence in text] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_results(client, language, example):
    answers = {**fresh(client, language), **dict(typed(example))}
    page = client.post("/resultat", query_string={"lang": language}, data=answers)
    assert page.status_code == 200
    text = said(page)
    assert [sentence for sentence in french(language) if sentence in text] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_to_be_corrected(client, language):
    wrong = {"capital_social": "1.234", "date_creation-jour": "31", "annee_remunerations": "26"}
    answers = {**fresh(client, language), **wrong}
    page = client.post("/resultat", query_string={"lang": language}, data=answers)
    assert page.status_code == 422
    text = said(page)
    assert [sentence for sentence in french(language) if sentence in text] == []
