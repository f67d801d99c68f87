"""The same answers under the law of two dates: a screen that the page of the result leads to."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from esslaw import load_rulebook
from webform.days import ComparedDays
from webform.described import described
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.result.comparison import compared


def register(site: Blueprint) -> None:
    """Add the screen to a site."""
    site.add_url_rule("/comparaison", "comparison", _comparison, methods=["POST"])
    site.add_url_rule("/comparaison", "no_comparison", _no_comparison)


def _comparison() -> Response | tuple[str, int] | str:
    """Ask for two dates, the second being that of the result; show what they change."""
    given, law = described(), load_rulebook()
    if isinstance(given, Response):
        return given
    form = ComparedDays(request.form)
    asked = form.asked(request.form)
    if not asked:
        form = ComparedDays(data={"apres": given.on})
    days = form.days() if asked else None
    found = tuple(compared(given.case, given.door, days, law, spoken())) if days else ()
    faults = tuple(form.faults())
    shown = render(
        "comparison.html",
        form=form,
        found=found,
        door=given.door,
        name=given.case.structure.denomination or "",
        kept=given.pairs,
        faults=faults,
    )
    return (shown, 422) if faults else shown


def _no_comparison() -> Response:
    """Lead to the form a person who comes back to the address."""
    return redirect(link("structure"), 303)
