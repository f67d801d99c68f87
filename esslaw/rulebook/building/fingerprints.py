"""Fingerprints of wordings, given to the versions of the articles that they are those of.

Guarantees: each belongs to one version of one article, and each version has at most one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from esslaw.rulebook.building.work import Building
from esslaw.rulebook.reading import Entry
from esslaw.rulebook.schema import FingerprintDoc, SourceDoc
from esslaw.suggest import did_you_mean


def fingerprints(
    building: Building,
    entries: Iterable[Entry[FingerprintDoc]],
    sources: Iterable[Entry[SourceDoc]],
) -> Mapping[tuple[str, date], str]:
    """Return the fingerprint of each article and first day, reporting those of no version."""
    starts = {one.doc.id: [version.from_ for version in one.doc.versions] for one in sources}
    found: dict[tuple[str, date], str] = {}
    for entry in entries:
        article, day = entry.doc.article, entry.doc.from_
        if article not in starts:
            if article not in building.unusable:
                message = f"la source « {article} » n'existe pas"
                hint = did_you_mean(article, starts)
                building.report(entry, "unknown-source", message, hint, "article")
        elif day not in starts[article]:
            message = f"aucune version de {article} ne commence le {day}"
            known = "une version commence le " + ", le ".join(map(str, starts[article]))
            building.report(entry, "fingerprint", message, known, "from")
        elif (article, day) in found:
            message = f"l'empreinte de {article} au {day} est déjà donnée"
            building.report(entry, "fingerprint", message)
        else:
            found[article, day] = entry.doc.sha256
    return found
