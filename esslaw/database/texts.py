"""The text of a view, and of the table that it reads.

Guarantees: what a person runs in the database as it is: comments first, then one statement; every
name between quotation marks.
"""

from __future__ import annotations

from typing import Any

from esslaw.database.asking import Asked, Names
from esslaw.database.words import comments, described, heading
from esslaw.engines.table.sql import Dialect, Query, place
from esslaw.i18n import SOURCE, Translate, translator


def view_text(asked: Asked, lang: str = SOURCE) -> str:
    """Return the statement that makes the view, after what is said of it in a language."""
    query = asked.query
    return comments(heading(asked, query, translator(lang))) + "\n" + view_statement(asked, query)


def view_statement(asked: Asked, query: Query) -> str:
    """Return the statement that makes the view, alone."""
    return f"CREATE VIEW {name_of(asked.dialect, asked.view)} AS\n{query.text};\n"


def table_text(asked: Asked, lang: str = SOURCE) -> str:
    """Return the statement that makes a table with every column that the view reads or shows.

    Each column has a comment, which says in a language what it holds.
    """
    _ = translator(lang)
    return table_statement(asked, asked.query, _)


def table_statement(asked: Asked, query: Query, _: Translate) -> str:
    """Return the statement that makes the table of a query."""
    dialect = asked.dialect
    own = [name for name in query.kept if name not in query.given]
    lines = [(column(dialect, name, "string"), "") for name in own] + [
        (column(dialect, one.name, one.type), comments([described(one, _)]).strip())
        for one in query.columns
        if one.name in query.given
    ]
    last = len(lines) - 1
    said = "".join(
        f"  {line}{',' if rank < last else ''}{f'  {note}' if note else ''}\n"
        for rank, (line, note) in enumerate(lines)
    )
    return f"CREATE TABLE {name_of(dialect, asked.table)} (\n{said});\n"


def column(dialect: Dialect, name: str, kind: str) -> str:
    """Return the declaration of a column."""
    return f"{quoted(dialect, name)} {dialect.text(dialect.type_of(kind))}"


def quoted(dialect: Dialect, name: str) -> str:
    """Return a name between quotation marks."""
    return name_of(dialect, (name,))


def name_of(dialect: Dialect, names: Names) -> str:
    """Return the name of a table or of a view, after those that hold it."""
    named: Any = place(names)
    return dialect.text(named)
