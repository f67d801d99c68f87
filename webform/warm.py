"""What the first request would otherwise wait for, done when the application starts.

Guarantees: nothing is decided, nothing kept but what each part keeps of itself. gunicorn with
`--preload` does it once for all its workers, which share the memory.
"""

from __future__ import annotations

from datetime import date

from flask import Flask

from esslaw import load_rulebook, overview, read_case
from esslaw.facts.written import KINDS
from esslaw.i18n import languages, translator
from webform.doors import doors
from webform.form import form_for

TEMPLATES = ("base", "home", "step", "fields", "marks", "kept", "summary", "review", "error")
"""Those of the way to a result; the others, four times as long to compile, wait to be asked."""


def warm(app: Flask) -> None:
    """Load the rules and the languages, compile today's programs and the first templates."""
    law = load_rulebook()
    doors(law)
    for kind in KINDS:
        form_for(law, kind)()
    for lang in languages():
        translator(lang)
    seen = overview(read_case({"structure": {}}), date.today(), law)
    for line in seen.lines:
        line.verdict.reasoning  # noqa: B018 (the second engine builds its rules as well)
    for name in TEMPLATES:
        app.jinja_env.get_template(f"esslaw/{name}.html")
