"""Rendering: every page gets its language, its links and its token in the same way."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import render_template
from flask_wtf.csrf import generate_csrf

from esslaw.reports.words import DISCLAIMER
from webform.language import LANGUAGES, link, spoken
from webform.wording import none_of_these, table_words
from webform.words import before


def render(template: str, **context: Any) -> str:
    """Return a page, in the language of the request; `edit` is where the rows of a table go."""
    _ = spoken()
    context.setdefault("edit", partial(link, "edit"))
    return render_template(
        f"esslaw/{template}",
        **context,
        _=_,
        translate=_.translate,
        lang=_.code,
        languages=LANGUAGES,
        link=link,
        token=generate_csrf,
        disclaimer=_(DISCLAIMER),
        colon=before(":", _.code),
        semicolon=before(";", _.code),
        table_words=table_words,
        none_of_these=none_of_these,
    )
