"""Parameters: dated figures, and the sums of twelve months of another one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from keyword import iskeyword

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook import schema
from esslaw.rulebook.building.work import Building
from esslaw.rulebook.criteria import Parameter, ParameterVersion
from esslaw.rulebook.kinds import SAID
from esslaw.rulebook.reading import Entry
from esslaw.suggest import did_you_mean

UNITS = {name: Kind(name) for name in ("money", "ratio", "number", "years", "date")}


def parameter(building: Building, entry: Entry[schema.ParameterDoc]) -> Parameter:
    """Return the parameter of an entry."""
    doc = entry.doc
    kind = UNITS[doc.unit]
    building.not_a_fact(entry)
    if not all(part.isidentifier() and not iskeyword(part) for part in doc.id.split(".")):
        message = "une comparaison ne peut pas nommer ce paramètre"
        building.report(entry, "syntax", message, "écrire des mots séparés par des points", "id")
    if (doc.calendar_year is None) == (not doc.versions):
        building.report(entry, "body-count", "un paramètre a des versions, ou une année civile")
    versions = []
    for rank, (days, version) in enumerate(zip(building.days(entry), doc.versions, strict=True)):
        at = ("versions", rank)
        said = _misfit(kind, version.value)
        if said is not None:
            building.report(entry, "unit", said, None, *at, "value")
        references = building.references(entry, version.source, *at, "source")
        versions.append(
            ParameterVersion(
                days, version.value, references, version.journal_officiel, version.note
            )
        )
    made = Parameter(doc.id, doc.label, kind, tuple(versions), entry.place)
    return made if doc.calendar_year is None else _yearly(building, entry, made, doc.calendar_year)


def _misfit(kind: Kind, value: Decimal | date) -> str | None:
    """Return why a value is not one of its kind, or None."""
    if isinstance(value, date) is not (kind is Kind.DATE):
        return f"{SAID[kind]} est attendu" + ("e" if kind is Kind.DATE else "")
    if kind is Kind.YEARS and not isinstance(value, date) and (value < 0 or value % 1):
        return "une durée en années est un nombre entier"
    return None


def _yearly(
    building: Building,
    entry: Entry[schema.ParameterDoc],
    made: Parameter,
    year: schema.CalendarYearDoc,
) -> Parameter:
    at = ("calendar_year", "of")
    known = building.names.parameters
    monthly = known.get(year.of)
    if monthly is None and year.of not in building.unusable:
        hint = did_you_mean(year.of, known)
        message = f"« {year.of} » n'est pas un paramètre"
        building.report(entry, "unknown-name", message, hint, *at)
    if year.of in building.names.yearly:
        building.report(entry, "kind", f"« {year.of} » est déjà annuel", None, *at)
    elif monthly is not None and monthly is not made.kind:
        message = f"« {year.of} » est {SAID[monthly]}, et sa somme {SAID[made.kind]}"
        building.report(entry, "unit", message, None, *at)
    return Parameter(
        made.id, made.label, made.kind, made.versions, made.place, year.of, year.until, year.caveat
    )
