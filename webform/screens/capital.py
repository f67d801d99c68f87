"""The capital table of a SCIC by itself: its associates, the public share, what may move.

Guarantees: the section is that of the result; what was typed for other questions is carried along.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import Blueprint, request

from esslaw import examine, load_rulebook
from esslaw.advice.capital import ASSOCIES
from esslaw.facts.vocabulary import fact_at
from webform.asked import Part
from webform.doors import Door, door_named
from webform.form import CaseForm, form_for
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.plan import plan_of
from webform.result.capital import Capital, capital
from webform.result.page import CAPPED
from webform.sent import sent
from webform.shown import carried, shown
from webform.tables import ADD, REMOVE, TableField

COLUMNS = ("nom", "categorie", "type", "capital")
"""What a capital table says of an associate; the rest is carried along unseen."""


def register(site: Blueprint) -> None:
    """Add the screen to a site."""
    site.add_url_rule("/capital", "capital_page", _blank)
    site.add_url_rule("/capital", "capital_shown", _shown, methods=["POST"])


def _blank() -> str:
    """Show the table of associates, with a first row to fill."""
    form = form_for(load_rulebook())(data={"on": date.today()})
    table = form[ASSOCIES]
    assert isinstance(table, TableField)
    table.add()
    return _page(form, None, examined=False)


def _shown() -> tuple[str, int] | str:
    """Show the capital of the associates, or what is wrong with them."""
    law = load_rulebook()
    form = sent(form_for(law), request.form)
    if ADD in request.form or REMOVE in request.form:
        return _page(form, None, examined=False)
    case = form.case()
    if case is None:
        return _page(form, None, examined=False), 422
    verdict = examine(case, CAPPED, form.law(), law)
    verdict.reasoning  # noqa: B018 (the second engine must agree on what is shown)
    plan = plan_of(request.form)
    held = capital(verdict, plan, spoken())
    wrong = held is not None and any(plan.faults())
    page = _page(form, held, examined=True)
    return (page, 422) if wrong else page


def _page(form: CaseForm, held: Capital | None, *, examined: bool) -> str:
    door = _door()
    parts = shown(form, door)
    plan = held.plan if held else plan_of(request.form)
    kept = (*carried(form, parts), *(() if held else plan.pairs()))
    return render(
        "capital_page.html",
        form=form,
        door=door,
        parts=parts,
        kept=kept,
        held=held,
        examined=examined,
        faults=(*form.faults(), *(plan.faults() if held else ())),
        owner="questionnaire",
        again=link("capital_shown"),
    )


def _door() -> Door:
    """Return the door of the regime that caps a part of the capital, the associates alone asked."""
    door = door_named(CAPPED, load_rulebook())
    assert door is not None
    table = fact_at(ASSOCIES)
    asked = replace(table, columns={name: table.columns[name] for name in COLUMNS})
    return replace(door, parts=(Part(table.info.subject, (asked,)),))
