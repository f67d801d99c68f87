"""The same rules by columns: one Ibis expression per regime, for as many rows as there are.

Guarantees: built from the program that the kernel evaluates, so that nothing legal is said twice;
NULL is unknown, as in Kleene's logic; amounts and shares are whole numbers (`columns`), never
floats. Ibis is imported with the first table (`pip install esslaw[table]`).
"""

from esslaw.engines.table.columns import Column, columns_of
from esslaw.engines.table.expression import Wanted, examined

__all__ = ["Column", "Wanted", "columns_of", "examined"]
