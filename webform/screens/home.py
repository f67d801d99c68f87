"""The home page: what may be asked, and the examples."""

from __future__ import annotations

from flask import Blueprint

from esslaw import load_rulebook
from webform.doors import door_of, doors
from webform.examples import shown_examples
from webform.pages import render


def register(site: Blueprint) -> None:
    """Add the home page to a site."""
    site.add_url_rule("/", "home", _home)


def _home() -> str:
    law = load_rulebook()
    return render(
        "home.html",
        doors=doors(law),
        examples=[(example, door_of(example.structure, law)) for example in shown_examples()],
        rulebook=law,
    )
