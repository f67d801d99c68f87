"""The first line of a portfolio: which fact stands in each column.

Guarantees: a column that is not known, or named twice, is left out and said: leaving out a fact
can make an answer less certain, never another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from esslaw.documents.csv_text import Line
from esslaw.documents.text import PlacedProblem
from esslaw.facts.cells import fold
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import vocabulary
from esslaw.portfolio.columns import MOST_ROWS, Column
from esslaw.problems import SHOWN, printable, shown
from esslaw.suggest import nearest

HINTED = 50
"""How many unknown columns get a suggestion: looking for near names takes time."""


def columns_named(
    head: Line, known: Mapping[str, Column], body: Sequence[Line], _: Say
) -> tuple[list[Column | None], list[PlacedProblem]]:
    """Return the columns, None for one that is left out, and what is wrong with them."""
    found = [known.get(fold(cell)) for cell in head.cells]
    times: dict[str, int] = {}
    for column in found:
        if column is not None:
            times[column.name] = times.get(column.name, 0) + 1
    filled = {rank for line in body for rank, cell in enumerate(line.cells) if cell}
    problems: list[PlacedProblem] = []

    def tell(cell: str, code: str, got: str, expected: str, hint: str | None = None) -> None:
        path = printable(cell[:SHOWN])
        problems.append(PlacedProblem(path, code, got, expected, hint, line=head.number))

    for rank, (cell, column) in enumerate(zip(head.cells, found, strict=True)):
        if column is not None and times[column.name] > 1:
            found[rank] = None
            tell(cell, "colonne-en-double", _("deux colonnes pour le même fait"), _("une seule"))
        elif column is None and cell:
            near = _near(cell) if len(problems) < HINTED else None
            hint = _("vouliez-vous dire « {nom} » ?").format(nom=near) if near else None
            expected = _("un fait du vocabulaire ; la colonne n'est pas lue")
            tell(cell, "colonne-inconnue", shown(cell), expected, hint)
        elif column is None and rank in filled:
            expected = _("un nom de fait au-dessus de ces cellules ; la colonne n'est pas lue")
            got = _("la colonne {nombre}, sans nom").format(nombre=rank + 1)
            tell("", "colonne-inconnue", got, expected)
    return found, problems


def _near(cell: str) -> str | None:
    """Return the name of a column most like another; that of a table keeps its rank."""
    table, _, rest = cell.partition(".")
    rank, _, name = rest.partition(".")
    if not rank.isdigit() or not 1 <= int(rank[:4]) <= MOST_ROWS:
        return nearest(cell, vocabulary())
    near = nearest(table, (name for name, fact in vocabulary().items() if fact.columns))
    inside = nearest(name, vocabulary()[near].columns) if near else None
    return f"{near}.{rank}.{inside}" if inside else None
