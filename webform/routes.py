"""The pages: home, the form, the result. Nothing is kept between them but what they carry."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, current_app, redirect, request
from werkzeug.wrappers import Response

from esslaw import load_rulebook
from webform import csrf, errors, headers
from webform.doors import QUESTION, Door, door_named, door_of, doors
from webform.errors import UnknownQuestion
from webform.examples import Example, examples
from webform.form import StructureForm, filled, form_for
from webform.language import BLUEPRINT, link, spoken
from webform.pages import render
from webform.plan import plan_of
from webform.result import result_page
from webform.screens import api
from webform.shown import carried, shown
from webform.tables import ADD, REMOVE, TableField, without_row

LARGEST = 256 * 1024
"""Bytes of a form sent; a full one makes less than twenty thousand."""


def blueprint() -> Blueprint:
    """Return the form as a blueprint, to be mounted under any prefix."""
    site = Blueprint(
        BLUEPRINT,
        "webform",
        static_folder="static",
        static_url_path="/style",
        template_folder="templates",
    )
    site.before_request(_limit)
    site.before_request(csrf.check)
    site.after_request(headers.secure)
    errors.register(site)
    site.add_url_rule("/", "home", _home)
    site.add_url_rule("/structure", "structure", _structure)
    site.add_url_rule("/structure", "edit", _edit, methods=["POST"])
    site.add_url_rule("/resultat", "result", _result, methods=["POST"])
    site.add_url_rule("/resultat", "no_result", _no_result)
    api.register(site)
    return site


def _limit() -> None:
    request.max_content_length = LARGEST


def _home() -> str:
    law = load_rulebook()
    return render(
        "home.html",
        doors=doors(law),
        examples=[(example, door_of(example.structure, law)) for example in _examples()],
        rulebook=law,
    )


def _structure() -> str:
    """Show the form of a door, blank or as one of the examples fills it."""
    door = door_named(request.args.get(QUESTION), load_rulebook()) or abort(404)
    name = request.args.get("exemple")
    if name is None:
        return _form(_asked()(data={"on": date.today()}), door)
    for example in _examples():
        if example.name == name:
            return _form(filled(_asked(), example.structure, date.today()), door)
    abort(404)


def _edit() -> str:
    """Show the form again as it was typed, perhaps with a row more or less."""
    return _form(_sent(), _door())


def _result() -> tuple[str, int] | str:
    """Show the result, or the form again with everything that is wrong with it."""
    form, door = _sent(), _door()
    if ADD in request.form or REMOVE in request.form:
        return _form(form, door)
    case = form.case()
    if case is None:
        return _form(form, door), 422
    plan = plan_of(request.form)
    page = result_page(case, form.law(), door, plan, load_rulebook(), spoken())
    kept = (*door.pairs, *form.pairs(), *(() if page.capital else plan.pairs()))
    wrong = tuple(plan.faults()) if page.capital else ()
    shown_page = render("result.html", page=page, kept=kept, faults=wrong)
    return (shown_page, 422) if wrong else shown_page


def _no_result() -> Response:
    """Lead to the form a person who comes back to the address of a result."""
    return redirect(link("structure"), 303)


def _form(form: StructureForm, door: Door) -> str:
    parts = shown(form, door)
    kept = (*door.pairs, *carried(form, parts), *plan_of(request.form).pairs())
    return render(
        "form.html", form=form, door=door, parts=parts, kept=kept, faults=tuple(form.faults())
    )


def _door() -> Door:
    """Return the door that the address of a form sent names, or else the form itself."""
    slug = request.args.get(QUESTION) or request.form.get(QUESTION)
    door = door_named(slug, load_rulebook())
    if door is None:
        raise UnknownQuestion
    return door


def _asked() -> type[StructureForm]:
    return form_for(load_rulebook())


def _sent() -> StructureForm:
    """Return the form that was sent, with the row that one of its buttons adds or removes."""
    added, removed = request.form.get(ADD), request.form.get(REMOVE, "")
    form = _asked()(without_row(request.form, removed))
    for field in form:
        if isinstance(field, TableField):
            if field.name == added:
                field.add()
            if removed.startswith(f"{field.name}-"):
                field.removed()
    return form


def _examples() -> tuple[Example, ...]:
    return examples(current_app.config.get("ESSLAW_EXAMPLES"))
