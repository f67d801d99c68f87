"""From documents to the law: names resolved, expressions typed, versions made disjoint.

Guarantees: every defect of meaning inside an entry is reported once, with its line; what names a
malformed entry is not reported in its place. With a defect, the rulebook is not fit for use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from esslaw.facts.vocabulary import all_facts
from esslaw.rulebook import schema
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.building.bodies import criterion, polarity
from esslaw.rulebook.building.clauses import clause
from esslaw.rulebook.building.figures import UNITS, parameter
from esslaw.rulebook.building.fingerprints import fingerprints
from esslaw.rulebook.building.glossary import definition
from esslaw.rulebook.building.visas import visa
from esslaw.rulebook.building.work import Building
from esslaw.rulebook.criteria import (
    Formality,
    FormalityVersion,
    Part,
    Regime,
    Source,
    SourceVersion,
)
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.expressions import Names
from esslaw.rulebook.links import link
from esslaw.rulebook.reading import Documents, Entry


def build(documents: Documents) -> tuple[Rulebook, list[Diagnostic]]:
    """Return the rulebook that the documents make, and every defect found on the way."""
    entries = documents.entries
    parameters = [entry.doc for entry in entries["parameters"]]
    names = Names(
        all_facts(),
        {doc.id: UNITS[doc.unit] for doc in parameters},
        {doc.id for doc in parameters if doc.calendar_year is not None},
    )
    criteria = {entry.doc.id for entry in entries["criteria"]}
    building = Building(documents.diagnostics, names, criteria, documents.unusable)
    recorded = fingerprints(building, entries["fingerprints"], entries["sources"])
    for entry in entries["sources"]:
        building.unique(entry, building.sources)
        building.sources[entry.doc.id] = _source(building, entry, recorded)
    building.parameters = _all(building, entries["parameters"], parameter)
    slots = {entry.doc.slot for entry in entries["visas"] if entry.doc.slot is not None}
    texts = {source.text for source in building.sources.values()}
    own = entries["rulebook"]
    for entry in own[1:]:
        message = f"la version du recueil est déjà donnée, {own[0].place.file}:{own[0].place.line}"
        building.report(entry, "rulebook-count", message)
    rulebook = Rulebook(
        own[0].doc.version if own else "",
        own[0].doc.read_on if own else None,
        documents.digest,
        building.sources,
        building.parameters,
        _all(building, entries["criteria"], criterion),
        _all(building, entries["formalities"], _formality),
        _all(building, sorted(entries["regime"], key=lambda one: one.doc.rank), _regime),
        _all(building, entries["visas"], partial(visa, slots=slots, texts=texts)),
        _all(building, entries["clauses"], clause),
        _all(building, entries["glossary"], definition),
    )
    return rulebook, building.diagnostics


def _all(building: Building, entries: Iterable[Entry[Any]], make: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for entry in entries:
        building.unique(entry, made)
        made[entry.doc.id] = make(building, entry)
    return made


def _source(
    building: Building, entry: Entry[schema.SourceDoc], recorded: Mapping[tuple[str, date], str]
) -> Source:
    doc = entry.doc
    versions = []
    for rank, (days, version) in enumerate(zip(building.days(entry), doc.versions, strict=True)):
        url = link(doc, version.identifier)
        if doc.text_identifier is None and version.identifier is None and url is None:
            message = "cette version n'a ni identifiant ni lien, et le texte non plus"
            hint = "donner text_identifier, url, ou l'identifiant de la version"
            building.report(entry, "source-without-identifier", message, hint, "versions", rank)
        versions.append(
            SourceVersion(
                days,
                version.identifier,
                version.evidence,
                version.caveat,
                url,
                version.by,
                recorded.get((doc.id, version.from_)),
                version.since_unknown,
            )
        )
    return Source(doc.id, doc.text, doc.article, tuple(versions), entry.place)


def _formality(building: Building, entry: Entry[schema.FormalityDoc]) -> Formality:
    doc = entry.doc
    versions = []
    for rank, (days, version) in enumerate(zip(building.days(entry), doc.versions, strict=True)):
        when = tuple(polarity(text) for text in version.when)
        for place, (name, _) in enumerate(when):
            building.known_criterion(entry, name, "versions", rank, "when", place)
        references = building.own_references(entry, version, rank)
        label = version.label or doc.label
        versions.append(FormalityVersion(days, label, references, when, version.note))
    return Formality(doc.id, doc.regime, doc.kind, tuple(versions), entry.place)


def _regime(building: Building, entry: Entry[schema.RegimeDoc]) -> Regime:
    doc = entry.doc
    building.known_criterion(entry, doc.goal, "goal")
    for rank, part in enumerate(doc.parts):
        building.known_criterion(entry, part.goal, "parts", rank, "goal")
    return Regime(
        doc.id,
        doc.label,
        doc.question,
        doc.goal,
        doc.covered_from,
        doc.before,
        entry.place,
        doc.answers.met if doc.answers else None,
        doc.answers.not_met if doc.answers else None,
        doc.case,
        tuple(Part(part.id, part.label, part.goal) for part in doc.parts),
        tuple(doc.opens_with),
    )
