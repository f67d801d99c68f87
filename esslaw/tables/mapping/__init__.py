"""From the files that people really hold to the facts of the vocabulary, by declared mappings.

>>> load_mapping("rna").kind
'structure'
"""

from esslaw.tables.mapping.applying import Mapped, apply
from esslaw.tables.mapping.model import ColumnMapping, Conversion, FactReading, Format, Source
from esslaw.tables.mapping.reading import load_mapping, shipped

__all__ = [
    "ColumnMapping",
    "Conversion",
    "FactReading",
    "Format",
    "Mapped",
    "Source",
    "apply",
    "load_mapping",
    "shipped",
]
