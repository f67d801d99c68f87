"""The rules in one's own database: a view over a table of facts, that table, cases to check it.

>>> from datetime import date
>>> from esslaw.database import asked, view_text
>>> text = view_text(asked("ptce", date(2026, 11, 22), "duckdb", table="poles"))
>>> 'CREATE VIEW "ptce" AS' in text, 'FROM "poles"' in text
(True, True)
"""

from esslaw.database.asking import Asked, asked
from esslaw.database.cases import CheckCase, cases_text, check_cases
from esslaw.database.texts import table_text, view_text

__all__ = [
    "Asked",
    "CheckCase",
    "asked",
    "cases_text",
    "check_cases",
    "table_text",
    "view_text",
]
