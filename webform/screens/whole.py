"""The whole form of a case on one page; on the way to its result, only the form is kept."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from esslaw import load_rulebook
from esslaw.facts.written import KINDS, STRUCTURE
from webform.doors import QUESTION, Door, door_named
from webform.errors import UnknownQuestion
from webform.examples import shown_examples
from webform.form import CaseForm, filled, form_for
from webform.links import link
from webform.pages import render
from webform.plan import plan_of
from webform.screens.result import shown_result
from webform.sent import rows_asked, sent
from webform.shown import carried, shown


def register(site: Blueprint) -> None:
    """Add the forms of both kinds, and their results, to a site."""
    for kind in KINDS:
        site.add_url_rule(f"/{kind}", kind, _whole, defaults={"kind": kind})
        site.add_url_rule(f"/{kind}", "edit", _edit, defaults={"kind": kind}, methods=["POST"])
    site.add_url_rule("/resultat", "result", _result, methods=["POST"])
    site.add_url_rule("/resultat", "no_result", _no_result)


def _whole(kind: str) -> str | Response:
    """Show the form of a door, blank or as one of the examples fills it."""
    door = door_named(request.args.get(QUESTION), load_rulebook(), kind) or abort(404)
    if door.kind != kind:
        return redirect(link(door.kind, **request.args))
    name = request.args.get("exemple")
    if name is None:
        return whole_form(_asked(door)(data={"on": date.today()}), door)
    for example in shown_examples():
        if example.name == name and example.case.kind == kind:
            granted = example.case.facts.get("date_octroi")
            return whole_form(filled(_asked(door), example.case, granted or date.today()), door)
    abort(404)


def _edit(kind: str) -> str:
    """Show the form again as it was typed, perhaps with a row more or less."""
    door = _door(kind)
    return whole_form(_sent(door), door)


def _result() -> tuple[str, int] | str:
    """Show the result, or the form again with everything that is wrong with it."""
    door = _door(STRUCTURE)
    form = _sent(door)
    if rows_asked(request.form):
        return whole_form(form, door)
    case = form.case()
    if case is None:
        return whole_form(form, door), 422
    return shown_result(case, form.law(), form, door)


def _no_result() -> Response:
    """Lead to the form a person who comes back to the address of a result."""
    return redirect(link(STRUCTURE), 303)


def whole_form(form: CaseForm, door: Door, notice: str = "") -> str:
    """Return the page of a whole form, perhaps with a notice that says why it is shown."""
    parts = shown(form, door)
    kept = (*door.pairs, *carried(form, parts), *plan_of(request.form).pairs())
    return render(
        "form.html",
        form=form,
        door=door,
        parts=parts,
        kept=kept,
        faults=tuple(form.faults()),
        notice=notice,
        again=link("edit", kind=door.kind),
    )


def _door(kind: str) -> Door:
    """Return the door that the address of a form sent names, or else the form itself."""
    slug = request.args.get(QUESTION) or request.form.get(QUESTION)
    door = door_named(slug, load_rulebook(), kind)
    if door is None:
        raise UnknownQuestion
    return door


def _asked(door: Door) -> type[CaseForm]:
    return form_for(load_rulebook(), door.kind)


def _sent(door: Door) -> CaseForm:
    """Return the form that was sent, with the row that one of its buttons adds or removes."""
    return sent(_asked(door), request.form)
