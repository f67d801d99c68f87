"""The coverage of the law, its changes day by day, and the glossary."""

from __future__ import annotations

from flask import Blueprint, Response

from esslaw import load_rulebook
from webform.fresh import fresh
from webform.language import spoken
from webform.pages import render
from webform.reference.address import here
from webform.reference.changes import changes
from webform.reference.coverage import coverage_page
from webform.reference.definitions import definitions


def register(site: Blueprint) -> None:
    """Add the coverage, the changes and the glossary to a site."""
    site.add_url_rule("/regles/couverture", "coverage", _coverage)
    site.add_url_rule("/regles/changements", "changes", _changes)
    site.add_url_rule("/glossaire", "glossary", _glossary)


def _coverage() -> Response:
    return fresh(
        lambda: render(
            "coverage.html", here=here, page=coverage_page(load_rulebook(), spoken().code)
        )
    )


def _changes() -> Response:
    return fresh(
        lambda: render("changes.html", here=here, days=changes(load_rulebook(), spoken().code))
    )


def _glossary() -> Response:
    return fresh(
        lambda: render("glossary.html", here=here, terms=definitions(load_rulebook(), spoken()))
    )
