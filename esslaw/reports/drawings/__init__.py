"""Drawings as SVG text: pure functions of what the library answers, for pages and for documents.

Guarantees: nothing is decided here; each drawing is one well-formed `svg` element with a title and
a description that says its figures; what it means never rests on colour alone. It is made of
presentation attributes in `currentColor`, so that it stands alone; its classes let the style sheet
of a page choose the colours. Beside it, whoever shows it sets a table or a text with the same
figures.
"""

from esslaw.reports.drawings.ledger import ledger_drawing
from esslaw.reports.drawings.margins import margin_drawing
from esslaw.reports.drawings.shares import share_drawing
from esslaw.reports.drawings.sheet import Setting
from esslaw.reports.drawings.timeline import timeline_drawing

__all__ = ["Setting", "ledger_drawing", "margin_drawing", "share_drawing", "timeline_drawing"]
