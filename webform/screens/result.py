"""The page of a result, whichever way its answers came: from the whole form or step by step."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from esslaw import Case, load_rulebook
from webform.doors import Door
from webform.form import CaseForm
from webform.language import spoken
from webform.pages import render
from webform.plan import plan_of
from webform.result import result_page
from webform.result.intervention import INTERVENTION, intervention_page, spaser_page


def shown_result(
    case: Case, on: date, form: CaseForm, door: Door, guided: str = ""
) -> tuple[str, int] | str:
    """Return the page; with status 422 when a movement of capital that is planned is wrong.

    `guided` is the regime of answers that were given step by step: they are changed there.
    """
    if case.intervention is not None:
        return _of_an_authority(case, on, form, door, guided)
    plan = plan_of(request.form)
    page = result_page(case, on, door, plan, load_rulebook(), spoken())
    kept = (*door.pairs, *form.pairs(), *(() if page.capital else plan.pairs()))
    wrong = tuple(plan.faults()) if page.capital else ()
    shown_page = render("result.html", page=page, kept=kept, faults=wrong, door=door, guided=guided)
    return (shown_page, 422) if wrong else shown_page


def _of_an_authority(case: Case, on: date, form: CaseForm, door: Door, guided: str) -> str:
    """Return the page of what an authority asks: about an intervention, or about itself."""
    law, _ = load_rulebook(), spoken()
    kept = (*door.pairs, *form.pairs())
    shown: dict[str, Any] = {"kept": kept, "door": door, "guided": guided}
    if door.slug == INTERVENTION:
        return render("intervention.html", page=intervention_page(case, on, law, _), **shown)
    return render("spaser.html", page=spaser_page(case, on, law, _), **shown)
