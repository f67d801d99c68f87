"""The délibération of an intervention as a file: plain text, or a Word document.

Guarantees: it is made of the answers that the page of the result carries, and kept nowhere; where
nothing is drafted, or an answer is wrong, the page that says so is shown in its place.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect
from werkzeug.wrappers import Response as Answer

from esslaw import DraftRefused, Verdict, examine, load_rulebook
from esslaw.reports.deliberation import deliberation
from esslaw.reports.deliberation_docx import available, deliberation_docx
from webform.described import described
from webform.errors import UnknownQuestion
from webform.language import Language, spoken
from webform.links import link
from webform.result.intervention import INTERVENTION
from webform.screens.result import shown_result

NAME = "deliberation"
TEXT, WORD = "txt", "docx"
TYPES = {
    TEXT: "text/plain; charset=utf-8",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def register(site: Blueprint) -> None:
    """Add the files to a site."""
    address = f"/{NAME}.<any({TEXT}, {WORD}):form>"
    site.add_url_rule(address, NAME, _file, methods=["POST"])
    site.add_url_rule(address, f"no_{NAME}", _no_file)


def _file(form: str) -> Answer | str | tuple[str, int]:
    """Answer with the file, or with the page that says why there is none."""
    if form == WORD and not available():
        abort(404)
    read = described()
    if isinstance(read, Answer):
        return read
    if read.door.slug != INTERVENTION:
        raise UnknownQuestion
    verdict = examine(read.case, INTERVENTION, read.on, load_rulebook())
    verdict.reasoning  # noqa: B018 (the second engine must agree on what is drafted too)
    try:
        made = _made(verdict, form, spoken())
    except DraftRefused:
        return shown_result(read.case, read.on, read.form, read.door)
    headers = {"Content-Disposition": f'attachment; filename="{NAME}.{form}"'}
    return Response(made, content_type=TYPES[form], headers=headers)


def _made(verdict: Verdict, form: str, _: Language) -> bytes:
    if form == WORD:
        return deliberation_docx(verdict, _.code)
    return deliberation(verdict, _.code).encode()


def _no_file(form: str) -> Answer:
    """Lead to the form a person who opens the address of a file."""
    return redirect(link(INTERVENTION), 303)
