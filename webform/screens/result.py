"""The page of a result, whichever way its answers came: from the whole form or step by step."""

from __future__ import annotations

from datetime import date

from flask import request

from esslaw import Case, load_rulebook
from webform.doors import Door
from webform.form import CaseForm
from webform.language import spoken
from webform.pages import render
from webform.plan import plan_of
from webform.result import result_page


def shown_result(
    case: Case, on: date, form: CaseForm, door: Door, guided: str = ""
) -> tuple[str, int] | str:
    """Return the page; with status 422 when a movement of capital that is planned is wrong.

    `guided` is the regime of answers that were given step by step: they are changed there.
    """
    plan = plan_of(request.form)
    page = result_page(case, on, door, plan, load_rulebook(), spoken())
    kept = (*door.pairs, *form.pairs(), *(() if page.capital else plan.pairs()))
    wrong = tuple(plan.faults()) if page.capital else ()
    shown_page = render("result.html", page=page, kept=kept, faults=wrong, door=door, guided=guided)
    return (shown_page, 422) if wrong else shown_page
