"""The home page: what may be asked, and the examples."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint

from esslaw import load_rulebook
from webform.doors import door_of, doors
from webform.examples import Example, shown_examples
from webform.pages import render
from webform.words import FRENCH, typeset


def register(site: Blueprint) -> None:
    """Add the home page to a site."""
    site.add_url_rule("/", "home", _home)


def _home() -> str:
    law = load_rulebook()
    return render(
        "home.html",
        doors=doors(law),
        examples=[(_set(example), door_of(example.structure, law)) for example in shown_examples()],
        rulebook=law,
    )


def _set(example: Example) -> Example:
    """Return an example with its words, which are French, set as those of the page are."""
    title, about = (typeset(words, FRENCH) for words in (example.title, example.about))
    return replace(example, title=title, about=about)
