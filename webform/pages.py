"""Rendering: every page gets its language, its links and its token in the same way."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import current_app, render_template
from flask_wtf.csrf import generate_csrf

from esslaw.facts.written import STRUCTURE
from esslaw.reports.words import DISCLAIMER
from webform.api import BLUEPRINT as API
from webform.doors import Door
from webform.language import LANGUAGES, spoken
from webform.links import links
from webform.wording import none_of_these, table_words
from webform.words import before


def render(template: str, **context: Any) -> str:
    """Return a page, in the language of the request.

    In it, `edit` is the address of the whole form of the kind of case that the page is about, and
    `again` that of the page itself, where the rows of its tables go.
    """
    _ = spoken()
    door: Door | None = context.get("door")
    edit = partial(links(), "edit", kind=door.kind if door else STRUCTURE)
    context.setdefault("again", edit())
    return render_template(
        f"esslaw/{template}",
        **context,
        _=_,
        translate=_.translate,
        lang=_.code,
        languages=LANGUAGES,
        link=links(),
        edit=edit,
        token=generate_csrf,
        api_served=API in current_app.blueprints,
        disclaimer=_(DISCLAIMER),
        colon=before(":", _.code),
        semicolon=before(";", _.code),
        table_words=table_words,
        none_of_these=none_of_these,
    )
