"""Criteria: for each version its one body, its condition, its references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook import schema
from esslaw.rulebook.building.work import Building
from esslaw.rulebook.criteria import Appreciation, Condition, Criterion, CriterionVersion, Place
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.expressions import ExpressionError, parse
from esslaw.rulebook.figures import numbers
from esslaw.rulebook.reading import Entry
from esslaw.rulebook.terms import Comparison, LawNotFound, Leaf
from esslaw.suggest import did_you_mean

LISTS = ("all_of", "any_of", "none_of")
LEAVES = ("holds_if", "fact", "law_not_found")
BODIES = (*LISTS, "at_least", *LEAVES)
_NAME = re.compile(r"[^\W\d]\w*(\.\w[\w\-]*)*\Z")

CriterionEntry = Entry[schema.CriterionDoc]


def criterion(building: Building, entry: CriterionEntry) -> Criterion:
    """Return the criterion of an entry."""
    building.not_a_fact(entry)
    versions = [
        _version(building, entry, rank, days) for rank, days in enumerate(building.days(entry))
    ]
    return Criterion(entry.doc.id, entry.doc.label, tuple(versions), entry.place)


def polarity(text: str) -> tuple[str, bool]:
    """Return the criterion that a condition names, and whether it must hold.

    >>> polarity("not esus.entreprise_recente")
    ('esus.entreprise_recente', False)
    """
    negated = text.startswith("not ")
    return text.removeprefix("not ").strip(), not negated


def _version(
    building: Building, entry: CriterionEntry, rank: int, days: Interval
) -> CriterionVersion:
    doc, at = entry.doc.versions[rank], ("versions", rank)
    bodies = [name for name in BODIES if getattr(doc, name) is not None]
    if len(bodies) != 1:
        said = ", ".join(bodies) or "aucun"
        message = f"un seul corps est attendu, trouvé : {said}"
        building.report(entry, "body-count", message, None, *at)
    body = bodies[0] if bodies else "all_of"
    if not (doc.source if doc.source is not None else entry.doc.source):
        message = "un critère cite toujours un article"
        building.report(entry, "no-source", message, "écrire source: {article: …}", *at)
    appreciation = doc.appreciation
    return CriterionVersion(
        days,
        doc.label or entry.doc.label,
        building.own_references(entry, doc, rank),
        body,
        _children(building, entry, doc, body, rank),
        _count(building, entry, doc.at_least, *at, body, "n"),
        _leaf(building, entry, doc, body, rank),
        doc.holds_if or doc.fact,
        _condition(building, entry, doc.applies_if, rank),
        Appreciation(appreciation.by, tuple(appreciation.factors)) if appreciation else None,
        doc.note,
        Place(entry.place.file, entry.line(*at)),
    )


def _children(
    building: Building,
    entry: CriterionEntry,
    doc: schema.CriterionVersionDoc,
    body: str,
    rank: int,
) -> tuple[str, ...]:
    at: tuple[str | int, ...] = ("versions", rank, body)
    children: Sequence[str] = getattr(doc, body) or () if body in LISTS else ()
    if body == "at_least" and doc.at_least is not None:
        children, at = doc.at_least.of, (*at, "of")
    for place, child in enumerate(children):
        building.known_criterion(entry, child, *at, place)
    repeated = Counter(children) if len(set(children)) < len(children) else {}
    for child, times in repeated.items():
        if times > 1:
            message = f"« {child} » est nommé deux fois"
            place = len(children) - 1 - children[::-1].index(child)
            building.report(entry, "repeated-criterion", message, None, *at, place)
    return tuple(children)


def _count(
    building: Building, entry: CriterionEntry, doc: schema.AtLeastDoc | None, *at: str | int
) -> int | str:
    """Return how many children an `at_least` asks for, or the parameter that says it."""
    if doc is None:
        return 0
    wanted, named = [doc.n], len(doc.of)
    if isinstance(doc.n, str):
        wanted = [*_figures(building, entry, doc.n, *at)]
    for one in wanted:
        if isinstance(one, int) and one > named:
            message = f"{one} critères demandés, {named} nommés"
            building.report(entry, "at-least-too-many", message, None, *at)
    return doc.n


def _figures(building: Building, entry: CriterionEntry, name: str, *at: str | int) -> Iterator[int]:
    """Yield the values of a parameter that counts criteria, reporting what is not a count."""
    parameter = building.parameters.get(name)
    if parameter is None:
        if name not in building.unusable:
            hint = did_you_mean(name, building.parameters)
            message = f"« {name} » n'est pas un paramètre"
            building.report(entry, "unknown-name", message, hint, *at)
        return
    values = numbers(parameter)
    if parameter.kind is not Kind.NUMBER or any(value < 1 or value % 1 for value in values):
        message = f"« {name} » n'est pas un nombre de critères"
        building.report(entry, "kind", message, None, *at)
        return
    yield from map(int, values)


def _leaf(
    building: Building,
    entry: CriterionEntry,
    doc: schema.CriterionVersionDoc,
    body: str,
    rank: int,
) -> Leaf | None:
    at = ("versions", rank, body)
    if body == "law_not_found":
        return LawNotFound(doc.law_not_found or "")
    if body == "fact" and doc.fact is not None and not _NAME.match(doc.fact):
        message = "fact nomme un seul fait, oui ou non"
        building.report(entry, "syntax", message, "une comparaison s'écrit holds_if", *at)
        return None
    return _comparison(building, entry, getattr(doc, body), *at) if body in LEAVES else None


def _comparison(
    building: Building, entry: CriterionEntry, text: str, *at: str | int
) -> Comparison | None:
    try:
        return parse(text, building.names)
    except ExpressionError as error:
        hint = error.suggestion
        if error.name in building.criteria:
            hint = "c'est un critère : l'écrire sous all_of"
        if error.name not in building.unusable:
            building.report(entry, error.code, str(error), hint, *at)
        return None


def _condition(
    building: Building, entry: CriterionEntry, text: str | None, rank: int
) -> Condition | None:
    if text is None:
        return None
    at = ("versions", rank, "applies_if")
    name, wanted = polarity(text)
    facts = building.names.facts
    if name in building.criteria or name in building.unusable:
        return Condition(None, name, not wanted)
    if _NAME.match(name) and name not in facts:
        hint = did_you_mean(name, [*building.criteria, *facts])
        message = f"« {name} » n'est ni un critère ni un fait"
        building.report(entry, "unknown-name", message, hint, *at)
        return None
    return Condition(_comparison(building, entry, text, *at), None, False)
