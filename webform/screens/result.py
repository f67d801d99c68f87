"""The page of a result, whichever way its answers came: from the whole form or step by step."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from esslaw import Case, load_rulebook
from esslaw.rulebook.book import Rulebook
from webform.doors import Door
from webform.form import CaseForm
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.permalink import written
from webform.plan import plan_of
from webform.result import result_page
from webform.result.intervention import INTERVENTION, intervention_page, spaser_page


def shown_result(
    case: Case, on: date, form: CaseForm, door: Door, *, guided: str = "", notice: str = ""
) -> tuple[str, int] | str:
    """Return the page; with status 422 when a movement of capital that is planned is wrong.

    `guided` is the regime of answers that were given step by step: they are changed there.
    `notice` is said at the top.
    """
    if case.intervention is not None:
        return _of_an_authority(case, on, form, door, guided=guided, notice=notice)
    law, plan = load_rulebook(), plan_of(request.form)
    page = result_page(case, on, door, plan, law, spoken())
    wrong = tuple(plan.faults()) if page.capital else ()
    shown_page = render(
        "result.html",
        page=page,
        kept=(*door.pairs, *form.pairs(), *(() if page.capital else plan.pairs())),
        faults=wrong,
        door=door,
        guided=guided,
        notice=notice,
        permalink=permalink(case, on, door, law),
    )
    return (shown_page, 422) if wrong else shown_page


def permalink(case: Case, on: date, door: Door, law: Rulebook) -> str:
    """Return the whole lasting address of a result; empty where it would be too long."""
    held = written(case, (regime.id for regime in door.regimes), on, law)
    return "" if held is None else link("permalink", q=held, _external=True)


def _of_an_authority(
    case: Case, on: date, form: CaseForm, door: Door, *, guided: str, notice: str
) -> str:
    """Return the page of what an authority asks: about an intervention, or about itself."""
    law, _ = load_rulebook(), spoken()
    shown: dict[str, Any] = {
        "kept": (*door.pairs, *form.pairs()),
        "door": door,
        "guided": guided,
        "notice": notice,
        "permalink": permalink(case, on, door, law),
    }
    if door.slug == INTERVENTION:
        return render("intervention.html", page=intervention_page(case, on, law, _), **shown)
    return render("spaser.html", page=spaser_page(case, on, law, _), **shown)
