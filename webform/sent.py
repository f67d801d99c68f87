"""The form as a browser sends it, with the row that one of its buttons adds or removes."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from webform.form import CaseForm
from webform.tables import ADD, REMOVE, TableField, without_row


def sent(kind: type[CaseForm], answers: MultiDict[str, str]) -> CaseForm:
    """Return a form filled with what was sent; `rows_asked` tells whether a button was pressed."""
    added, removed = answers.get(ADD), answers.get(REMOVE, "")
    form = kind(without_row(answers, removed))
    for field in form:
        if isinstance(field, TableField):
            if field.name == added:
                field.add()
            if removed.startswith(f"{field.name}-"):
                field.removed()
    return form


def rows_asked(answers: MultiDict[str, str]) -> bool:
    """Whether a button that adds or removes a row was pressed, and not the one that sends."""
    return ADD in answers or REMOVE in answers
