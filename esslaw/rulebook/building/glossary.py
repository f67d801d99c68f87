"""The glossary: its articles and its criteria resolved."""

from __future__ import annotations

from esslaw.rulebook.building.work import Building
from esslaw.rulebook.glossary import Definition
from esslaw.rulebook.glossary_schema import DefinitionDoc
from esslaw.rulebook.reading import Entry


def definition(building: Building, entry: Entry[DefinitionDoc]) -> Definition:
    """Return the definition of an entry."""
    doc = entry.doc
    for rank, name in enumerate(doc.criteria):
        building.known_criterion(entry, name, "criteria", rank)
    return Definition(
        doc.id,
        doc.term,
        doc.short,
        doc.definition,
        building.references(entry, doc.source, "source"),
        tuple(doc.criteria),
        doc.search,
        entry.place,
    )
