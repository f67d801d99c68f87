"""The legal note: a verdict as a page of text that reads from the answer to its reasons."""

from __future__ import annotations

from esslaw.i18n import SOURCE
from esslaw.reports.intervention import InterventionNote
from esslaw.reports.sections import Note
from esslaw.verdict import Verdict


def note(verdict: Verdict, language: str = SOURCE) -> str:
    """Return a verdict as a short legal note, in plain text; filter by filter where it has some."""
    kind = InterventionNote if verdict.parts else Note
    return "\n".join(kind(verdict, language).lines()).rstrip() + "\n"
