"""Documents of a délibération: sentences cut at their slots, and the conditions they rest on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.building.bodies import polarity
from esslaw.rulebook.building.work import Building
from esslaw.rulebook.criteria import Condition
from esslaw.rulebook.expressions import ExpressionError, parse, parse_term
from esslaw.rulebook.kinds import SAID
from esslaw.rulebook.reading import Entry
from esslaw.rulebook.terms import Term
from esslaw.rulebook.visa_schema import VisaDoc, VisaVersionDoc
from esslaw.rulebook.visas import ARTICLES, Piece, Visa, VisaKind, VisaVersion, Word
from esslaw.suggest import did_you_mean

VisaEntry = Entry[VisaDoc]

_SLOT = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"[^\W\d]\w*(\.\w[\w\-]*)*\Z")
NOT_SAID = (Kind.FLAG, Kind.ROWS)
"""Kinds whose value is not a part of a sentence."""


def visa(
    building: Building, entry: VisaEntry, slots: Collection[str], texts: Collection[str]
) -> Visa:
    """Return the document of an entry; `slots` are filled by words, `texts` those of sources."""
    doc = entry.doc
    _check_kind(building, entry)
    if doc.gathers is not None and doc.gathers not in texts:
        message = f"aucune source n'a pour texte « {doc.gathers} »"
        building.report(entry, "unknown-text", message, did_you_mean(doc.gathers, texts), "gathers")
    if doc.slot is not None and (doc.slot in building.names.facts or doc.slot == ARTICLES):
        building.report(entry, "duplicate-id", f"« {doc.slot} » est déjà un nom", None, "slot")
    versions = []
    for rank, (days, version) in enumerate(zip(building.days(entry), doc.versions, strict=True)):
        text = version.text or doc.text
        at = ("versions", rank, "text") if version.text else ("text",)
        pieces = tuple(_pieces(building, entry, text or "", slots, at))
        if not text and doc.kind is not VisaKind.ARTICLE:
            building.report(entry, "visa", "ce document n'a pas de texte", None, "versions", rank)
        for place, name in enumerate(version.carried or ()):
            building.known_criterion(entry, name, "versions", rank, "carried", place)
        references = building.own_references(entry, version, rank)
        when = tuple(_conditions(building, entry, version, rank))
        carried = tuple(version.carried or ())
        versions.append(VisaVersion(days, text, pieces, references, when, carried))
    return Visa(
        doc.id, doc.regime, doc.kind, doc.rank, doc.slot, doc.gathers, tuple(versions), entry.place
    )


def _check_kind(building: Building, entry: VisaEntry) -> None:
    """Report what the kind of a document asks for and is not there, or does not admit."""
    doc = entry.doc
    if (doc.slot is not None) is not (doc.kind is VisaKind.MOT):
        message = "slot est le nom de ce qu'un mot remplit"
        building.report(entry, "visa", message, "l'écrire pour un mot, et lui seul")
    sourced = doc.source is not None or all(one.source is not None for one in doc.versions)
    if doc.kind is VisaKind.ARTICLE and not sourced:
        building.report(entry, "visa", "un article dit lequel", "écrire source: {article: …}")
    if doc.gathers is not None and doc.kind is not VisaKind.TEXTE:
        building.report(entry, "visa", "seul un document texte réunit des articles")
    if doc.kind is VisaKind.TEXTE and (doc.gathers is None) is not sourced:
        message = "un texte réunit les articles d'un texte, ou des sources"
        building.report(entry, "visa", message, "écrire gathers, ou source")


def _conditions(
    building: Building, entry: VisaEntry, doc: VisaVersionDoc, rank: int
) -> Iterator[Condition]:
    for place, text in enumerate(doc.when):
        at = ("versions", rank, "when", place)
        name, wanted = polarity(text)
        if name in building.criteria or name in building.unusable:
            yield Condition(None, name, not wanted)
        elif _NAME.match(name) and name not in building.names.facts:
            building.known_criterion(entry, name, *at)
        else:
            try:
                yield Condition(parse(text, building.names), None, False)
            except ExpressionError as error:
                building.report(entry, error.code, str(error), error.suggestion, *at)


def _pieces(
    building: Building,
    entry: VisaEntry,
    text: str,
    slots: Collection[str],
    at: tuple[str | int, ...],
) -> Iterator[Piece]:
    """Yield the parts of a sentence: words, then a slot, in turn."""
    for rank, part in enumerate(_SLOT.split(text)):
        if rank % 2:
            made = _slot(building, entry, part.strip(), slots, at)
            if made is not None:
                yield made
        elif part:
            if "{" in part or "}" in part:
                building.report(entry, "syntax", "une accolade est seule", "écrire {…}", *at)
            yield part


def _slot(
    building: Building,
    entry: VisaEntry,
    said: str,
    slots: Collection[str],
    at: tuple[str | int, ...],
) -> Term | Word | None:
    if said in slots and entry.doc.kind is VisaKind.MOT:
        building.report(entry, "visa", f"« {said} » : un mot n'en contient pas d'autre", None, *at)
        return None
    if said in slots or (said == ARTICLES and entry.doc.kind is VisaKind.TEXTE):
        return Word(said)
    try:
        term = parse_term(said, building.names)
    except ExpressionError as error:
        hint = error.suggestion
        if error.name is not None and hint is None:
            hint = did_you_mean(error.name, slots)
        if error.name not in building.unusable:
            building.report(entry, error.code, str(error), hint, *at)
        return None
    if term.kind in NOT_SAID:
        building.report(entry, "kind", f"« {said} » est {SAID[term.kind]}", None, *at)
        return None
    return term
