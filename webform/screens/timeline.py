"""When the answer of a regime changes: a screen that the page of the result leads to."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from esslaw import load_rulebook
from esslaw.facts.quantities import plus_annees
from webform.days import Period
from webform.described import described
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.result.timeline import timeline_page

AHEAD = 10
"""In years: how far it goes until another day is asked for."""
REGIME = "regime"
"""The name of the regime, in the address."""


def register(site: Blueprint) -> None:
    """Add the screen to a site."""
    site.add_url_rule("/chronologie", "timeline", _timeline, methods=["POST"])
    site.add_url_rule("/chronologie", "no_timeline", _no_timeline)


def _timeline() -> Response | tuple[str, int] | str:
    """Show the timeline of a regime over the period asked for: ten years at first."""
    given, law = described(), load_rulebook()
    if isinstance(given, Response):
        return given
    regime = law.regimes.get(request.args.get(REGIME, "")) or abort(404)
    if regime.case != given.case.kind:
        abort(404)
    first = (given.on, plus_annees(given.on, AHEAD))
    form = Period(request.form)
    if not form.asked(request.form):
        form = Period(data=dict(zip(form.data, first, strict=True)))
    days = form.days()
    page = timeline_page(given.case, regime.id, days or first, law, spoken())
    faults = tuple(form.faults())
    shown = render("timeline.html", page=page, form=form, kept=given.pairs, faults=faults)
    return (shown, 422) if faults else shown


def _no_timeline() -> Response:
    """Lead to the form a person who comes back to the address."""
    return redirect(link("structure"), 303)
