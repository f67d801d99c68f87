"""A drafted délibération as a Word document, with styles of its own that a service can restyle.

Guarantees: the same words as the plain text (`reports.deliberation`), in the same order; its dates
are the day of law. It needs python-docx, which the extra `reports` installs.
"""

from __future__ import annotations

from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from esslaw.i18n import SOURCE
from esslaw.reports.deliberation import AFTER_DEBATE, DECIDES, DRAFT, Act, act_of
from esslaw.verdict import Verdict

if TYPE_CHECKING:
    from docx.document import Document

EXTRA = "esslaw[reports]"
"""What installs python-docx."""
WARNING, HEAD, VISA, REASON, FORMULA, ARTICLE, FOOT = (
    "Avertissement",
    "En-tête de délibération",
    "Visa",
    "Considérant",
    "Formule",
    "Article de délibération",
    "Mention",
)
"""The paragraph styles of the act; titles and lists have Word's own."""


def available() -> bool:
    """Return whether python-docx is installed."""
    return find_spec("docx") is not None


def deliberation_docx(verdict: Verdict, language: str = SOURCE) -> bytes:
    """Return the délibération that a verdict founds, as the bytes of a .docx file.

    Raise as `reports.deliberation.act_of` does, and `ModuleNotFoundError` without python-docx.
    """
    import docx

    act = act_of(verdict, language)
    document = docx.Document()
    _styles(document)
    _properties(document, act, verdict)
    _body(document, act)
    _around(document, act)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _body(document: Document, act: Act) -> None:
    for one in act.warning[:1]:
        document.add_paragraph(one, WARNING)
    for one in act.warning[1:]:
        document.add_paragraph(one, "List Bullet")
    document.add_paragraph(act.head, HEAD)
    document.add_paragraph(DRAFT, "Subtitle")
    document.add_paragraph(act.title, "Title")
    document.add_paragraph(f"{act.assembly},", FORMULA)
    for one in act.visas:
        document.add_paragraph(one, VISA)
    for one in act.considerants:
        document.add_paragraph(one, REASON)
    document.add_paragraph(AFTER_DEBATE, FORMULA)
    document.add_paragraph(DECIDES, FORMULA)
    for head, text in act.articles:
        paragraph = document.add_paragraph(style=ARTICLE)
        paragraph.add_run(head).bold = True
        paragraph.add_run(text)


def _around(document: Document, act: Act) -> None:
    for title, lines in act.notes:
        document.add_heading(title, 1)
        for line in lines:
            document.add_paragraph(line, "List Bullet")
    for line in act.foot:
        document.add_paragraph(line, FOOT)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for name in (WARNING, HEAD, VISA, REASON, FORMULA, ARTICLE, FOOT):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.space_after = Pt(8)
        style.quick_style = True
        if name in (HEAD, FORMULA, WARNING):
            style.font.bold = True
            style.paragraph_format.keep_with_next = True
        if name in (VISA, REASON, ARTICLE):
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles[FOOT].font.size = Pt(9)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "fr-FR")


def _properties(document: Document, act: Act, verdict: Verdict) -> None:
    said = document.core_properties
    said.title, said.subject, said.author = act.title, DRAFT, act.head
    said.language, said.comments, said.last_modified_by = "fr-FR", "", act.head
    said.created = said.modified = datetime(verdict.on.year, verdict.on.month, verdict.on.day)
