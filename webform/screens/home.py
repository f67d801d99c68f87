"""The home page: the two doors, the questions behind each, and the examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint

from esslaw import load_rulebook
from esslaw.facts.written import INTERVENTION, STRUCTURE
from esslaw.reports.amounts import day
from esslaw.reports.typography import typeset
from webform.doors import door_of, doors_of
from webform.examples import Example, shown_examples
from webform.language import spoken
from webform.pages import render
from webform.words import FRENCH


def register(site: Blueprint) -> None:
    """Add the home page to a site."""
    site.add_url_rule("/", "home", _home)


def _home() -> str:
    law, _ = load_rulebook(), spoken()
    structure = (
        STRUCTURE,
        _("Ma structure"),
        _("Vous portez un projet : ce que la structure est, peut devenir, ce qui lui manque."),
        doors_of(STRUCTURE, law),
    )
    intervention = (
        INTERVENTION,
        _("L'intervention de ma collectivité"),
        _("Vous aidez une structure : qui peut agir, comment, sous quel régime d'aide d'État."),
        doors_of(INTERVENTION, law),
    )
    return render(
        "home.html",
        ways_in=(structure, intervention),
        examples=[(_set(example), door_of(example.case, law)) for example in shown_examples()],
        rulebook=law,
        law=day(date.today(), _.code),
    )


def _set(example: Example) -> Example:
    """Return an example with its words, which are French, set as those of the page are."""
    title, about = (typeset(words, FRENCH) for words in (example.title, example.about))
    return replace(example, title=title, about=about)
