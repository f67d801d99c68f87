r"""Many structures at once, from a table: a template to fill, its reading, a regime on each row.

>>> from datetime import date
>>> table = "denomination;forme_juridique\nLa Régie;GIE\nL'Atelier;SAZ\n"
>>> found = results(read_portfolio(table.encode()), "ess", date(2026, 11, 22))
>>> [(line.row.number, line.outcome and line.outcome.value) for line in found.lines]
[(2, 'not_met'), (3, None)]
"""

from esslaw.portfolio.filling import filled, template
from esslaw.portfolio.outcomes import Results, RowResult, results
from esslaw.portfolio.reading import Portfolio, Row, read_portfolio

__all__ = [
    "Portfolio",
    "Results",
    "Row",
    "RowResult",
    "filled",
    "read_portfolio",
    "results",
    "template",
]
