"""Model clauses: a fact that the statuts change, a value that it can take, a text with places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from esslaw.facts.fact import Change
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.rulebook.building.work import Building
from esslaw.rulebook.clause_schema import ClauseDoc
from esslaw.rulebook.clauses import TARGET, Clause, ClausePiece, ClauseVersion, TargetPlace
from esslaw.rulebook.kinds import SAID
from esslaw.rulebook.reading import Entry
from esslaw.rulebook.terms import Dated
from esslaw.suggest import did_you_mean

ClauseEntry = Entry[ClauseDoc]

GIVES = {
    Kind.FLAG: "value",
    Kind.CHOICE: "value",
    Kind.CHOICES: "contains",
    Kind.MONEY: "bound",
    Kind.RATIO: "bound",
    Kind.NUMBER: "bound",
    Kind.ROWS: None,
}
"""The key that says what a clause gives, by the kind of its fact; a table has none."""
_PLACE = re.compile(r"\{([^{}]*)\}")
_REFERENCE = re.compile(
    r"n°\s?[0-9]+(-[0-9]+)?"
    r"|\b[0-9]{1,2}(er)? (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre) [0-9]{4}"
    r"|\b[LRD]\. ?[0-9][0-9-]*"
    r"|\barticles? [0-9]+(er|-[0-9]+)?( (bis|ter|quater|[a-z]+ies))?"
    r"|\b[0-9]+°"
)
"""The figures that name a text: they are not figures of the law."""
_FIGURE = re.compile(r"[0-9]+")


def clause(building: Building, entry: ClauseEntry) -> Clause:
    """Return the clause of an entry."""
    doc = entry.doc
    fact = _fact(building, entry)
    if fact is not None:
        _check_value(building, entry, fact)
    # Without a fact the rulebook is not fit for use: its kind is that of nothing.
    kind = fact.kind if fact is not None else Kind.TEXT
    versions = []
    for rank, (days, version) in enumerate(zip(building.days(entry), doc.versions, strict=True)):
        text, at = version.text or doc.text or "", ("versions", rank)
        where = (*at, "text") if version.text else ("text",)
        if not text:
            building.report(entry, "clause", "cette version n'a pas de texte", None, *at)
        references = building.own_references(entry, version, rank)
        if not (version.source if version.source is not None else doc.source):
            hint = "écrire source: {article: …}"
            building.report(entry, "no-source", "une clause cite toujours un article", hint, *at)
        pieces = tuple(_pieces(building, entry, text, kind, where))
        if text and doc.bound is not None and not any(isinstance(p, TargetPlace) for p in pieces):
            message = "une clause qui fixe un chiffre l'écrit à sa place"
            building.report(entry, "clause", message, "écrire {target}", *where)
        versions.append(ClauseVersion(days, text, pieces, references, version.note))
    return Clause(
        doc.id, doc.fact, kind, doc.value, doc.contains, doc.bound, tuple(versions), entry.place
    )


def _fact(building: Building, entry: ClauseEntry) -> Fact | None:
    """Return the fact of a clause, reporting one that is unknown or that no statuts change."""
    name, known = entry.doc.fact, building.names.facts
    table = name.rpartition(".")[0]
    if name not in known and table in known:
        message = f"« {table} » est un tableau : sa clause en dit toutes les colonnes"
        building.report(entry, "clause", message, f"écrire fact: {table}", "fact")
        return None
    if name not in known:
        message = f"« {name} » n'est pas un fait du vocabulaire"
        building.report(entry, "unknown-name", message, did_you_mean(name, known), "fact")
        return None
    fact = known[name]
    if fact.info.change is not Change.STATUTS:
        message = f"« {name} » ne change pas par les statuts, mais {fact.info.change.label}"
        building.report(entry, "clause-fact", message, None, "fact")
    return fact


def _check_value(building: Building, entry: ClauseEntry, fact: Fact) -> None:
    """Report a value that the fact of a clause cannot take, or that is not said as it must be."""
    doc = entry.doc
    said = [key for key in ("value", "contains", "bound") if getattr(doc, key) is not None]
    wanted = GIVES.get(fact.kind)
    if fact.kind not in GIVES:
        message = f"« {doc.fact} » est {SAID[fact.kind]} : aucune clause ne le donne"
        building.report(entry, "clause", message, None, "fact")
        return
    if said != ([wanted] if wanted else []):
        message = f"« {doc.fact} » est {SAID[fact.kind]}"
        only = f"écrire {wanted}, et lui seul" if wanted else "n'écrire aucune valeur"
        building.report(entry, "clause", message, only, *(said[:1] or ["fact"]))
        return
    if fact.kind is Kind.FLAG and not isinstance(doc.value, bool):
        message = f"« {doc.fact} » est {SAID[fact.kind]}"
        building.report(entry, "clause", message, "écrire true ou false", "value")
    if fact.choices is not None:
        listed = [str(choice.value) for choice in fact.choices]
        chosen = doc.value if fact.kind is Kind.CHOICE else doc.contains
        if chosen not in listed:
            message = f"« {chosen} » n'est pas une valeur de « {doc.fact} »"
            hint = did_you_mean(str(chosen), listed)
            building.report(entry, "unknown-value", message, hint, str(wanted))


def _pieces(
    building: Building, entry: ClauseEntry, text: str, kind: Kind, at: tuple[str | int, ...]
) -> Iterator[ClausePiece]:
    """Yield the parts of a clause: words, then a place, in turn."""
    for rank, part in enumerate(_PLACE.split(text)):
        if rank % 2:
            place = _place(building, entry, part.strip(), kind, at)
            if place is not None:
                yield place
        elif part:
            if "{" in part or "}" in part:
                building.report(entry, "syntax", "une accolade est seule", "écrire {…}", *at)
            figure = _FIGURE.search(part) and _FIGURE.search(_REFERENCE.sub("", part))
            if figure is not None:
                message = f"« {figure[0]} » est un chiffre écrit dans une clause"
                hint = "en faire un paramètre, ou {target}"
                building.report(entry, "bare-figure", message, hint, *at)
            yield part


def _place(
    building: Building, entry: ClauseEntry, name: str, kind: Kind, at: tuple[str | int, ...]
) -> ClausePiece | None:
    if name == TARGET:
        if entry.doc.bound is None:
            message = "{target} est le chiffre que fixe une clause qui a bound"
            building.report(entry, "clause", message, None, *at)
        return TargetPlace(kind)
    known = building.names.parameters
    if name in known and name not in building.names.yearly:
        return Dated(name, known[name])
    if name in building.names.yearly:
        building.report(entry, "kind", f"« {name} » se lit pour une année", None, *at)
    elif name not in building.unusable:
        message = f"« {name} » n'est pas un paramètre"
        building.report(entry, "unknown-name", message, did_you_mean(name, [*known, TARGET]), *at)
    return None
