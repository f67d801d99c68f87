"""What a regime says of each row, as the text of a query over a table of one's own database.

Guarantees: the query is that of `engines.table`, in the dialect asked for; the table holds plain
amounts, shares, dates and answers, which are made whole numbers exactly; each node of the rules is
written once. Ibis and SQLGlot are imported where a query is written.
"""

from esslaw.engines.table.sql.dialects import DIALECTS, Dialect
from esslaw.engines.table.sql.names import LONGEST, plain_name
from esslaw.engines.table.sql.natural import Natural, naturals_of
from esslaw.engines.table.sql.query import ID, PROBLEMS, SAID, Query, place, query_of

__all__ = [
    "DIALECTS",
    "ID",
    "LONGEST",
    "PROBLEMS",
    "SAID",
    "Dialect",
    "Natural",
    "Query",
    "naturals_of",
    "place",
    "plain_name",
    "query_of",
]
