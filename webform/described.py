"""The case that a page of result carries, for the screens that say more about it.

Guarantees: it is read as the result itself reads it; where something is wrong with it, the result
says what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import redirect, request
from werkzeug.wrappers import Response

from esslaw import Case, load_rulebook
from webform.doors import QUESTION, Door, door_named
from webform.errors import UnknownQuestion
from webform.form import CaseForm, form_for
from webform.links import link
from webform.plan import plan_of


@dataclass(frozen=True, slots=True)
class Described:
    """A case as it was described, the date of law, the form and the door."""

    case: Case
    on: date
    form: CaseForm
    door: Door

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What carries all this further, with the movements that were planned."""
        return (*self.door.pairs, *self.form.pairs(), *plan_of(request.form).pairs())


def described() -> Described | Response:
    """Return the case that was sent; else what leads to the page that says what is wrong."""
    law = load_rulebook()
    slug = request.args.get(QUESTION) or request.form.get(QUESTION)
    door = door_named(slug, law)
    if door is None:
        raise UnknownQuestion
    form = form_for(law, door.kind)(request.form)
    case = form.case()
    if case is None:
        return redirect(link("result", question=slug), 307)
    return Described(case, form.law(), form, door)
