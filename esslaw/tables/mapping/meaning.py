"""What a mapping means: its facts, choices and conversions, checked against the vocabulary.

Guarantees: every name that is not one, every choice of another list and every conversion that
does not suit its fact is found at once, whatever else is wrong in the document; only a document
without any of these becomes a `ColumnMapping`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from esslaw.facts.vocabulary import Fact, Kind, all_facts, vocabulary
from esslaw.facts.written import INTERVENTION, STRUCTURE, places
from esslaw.problems import Problem, path_of, shown
from esslaw.suggest import nearest
from esslaw.tables.mapping import model
from esslaw.tables.mapping.model import Conversion, FactReading, Format, MappingDoc

E = TypeVar("E", bound=StrEnum)
Say = Callable[[str], str]
Place = tuple[str | int, ...]
Placed = tuple[Place, Problem]
"""A problem, and the place of the document where it stands."""
SIREN = "siren"
MOST_RANK = 50
"""The last line of a table that may have a column of its own, `exercices.3.benefice`."""
_WRITTEN = {True: "true", False: "false"}
_USUAL = {
    Kind.DATE: Conversion.DATE,
    Kind.MONEY: Conversion.MONEY,
    Kind.FLAG: Conversion.FLAG,
    Kind.TEXT: Conversion.TEXT,
    Kind.CHOICE: Conversion.TEXT,
    Kind.CHOICES: Conversion.TEXT,
}


def fact_named(name: str, kind: str) -> Fact | None:
    """Return the fact of a kind of case by the name that rules give it, None for another name.

    >>> fact_named("exercices.2.benefice", "structure").kind
    <Kind.MONEY: 'money'>
    """
    known = _facts(kind)
    if name in known:
        return known[name]
    table, _, rest = name.partition(".")
    rank, _, column = rest.partition(".")
    if table not in known or not rank.isascii() or not rank.isdigit() or len(rank) > 3:
        return None
    return known[table].columns.get(column) if 1 <= int(rank) <= MOST_RANK else None


def _facts(kind: str) -> Mapping[str, Fact]:
    return vocabulary() if kind == STRUCTURE else all_facts()


def problems(value: Mapping[str, Any], _: Say) -> Iterator[Placed]:
    """Yield what is wrong with the meaning of a document, whose form may be wrong too."""
    kind = STRUCTURE if value.get("kind") == STRUCTURE else INTERVENTION
    checks = _Checks(kind, _)
    facts, codes = _table(value.get("facts")), _table(value.get("codes"))
    for name, reading in facts.items():
        yield from checks.reading(name, _table(reading))
    from_codes: dict[str, str] = {}
    for column, lines in codes.items():
        named = {fact for line in _table(lines).values() for fact in _table(line)} - {model.LABEL}
        for fact in sorted(named):
            if fact in facts or fact in from_codes:
                where: Place = ("codes", column)
                yield checks.said(where, "fait-en-double", fact, _("un fait lu d'une seule façon"))
            from_codes[fact] = column
        for code, line in _table(lines).items():
            for fact, target in _table(line).items():
                if fact != model.LABEL:
                    place = ("codes", column, code, fact)
                    yield from checks.target(place, fact, target)
    if not facts and not from_codes:
        yield checks.said(
            ("facts",), "correspondance", None, _("un fait au moins, et ses colonnes")
        )


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


class _Checks:
    """What is looked at in the readings of a kind of case."""

    def __init__(self, kind: str, _: Say) -> None:
        self.kind, self.translate = kind, _

    def said(
        self, place: Place, code: str, got: object, expected: str, hint: str | None = None
    ) -> Placed:
        return place, Problem(path_of(place), code, shown(got), expected, hint)

    def near(self, name: str, known: Collection[str]) -> str | None:
        found = nearest(name, known)
        return found and self.translate("vouliez-vous dire « {nom} » ?").format(nom=found)

    def unknown_fact(self, place: Place, name: str) -> Placed:
        """Say that a name is none; that of a place in a case suggests the one that rules use."""
        _ = self.translate
        ruled = places(INTERVENTION).get(name)
        if ruled is not None and ruled in _facts(self.kind):
            hint: str | None = _("vouliez-vous dire « {nom} » ?").format(nom=ruled)
        else:
            hint = self.near(name, _facts(self.kind))
        return self.said(place, "cle-inconnue", name, _("un fait du vocabulaire"), hint)

    def reading(self, name: str, reading: Mapping[str, Any]) -> Iterator[Placed]:
        _ = self.translate
        fact, place = fact_named(name, self.kind), ("facts", name)
        if fact is None:
            yield self.unknown_fact(place, name)
            return
        conversion = _among(Conversion, reading.get("as"))
        suited = [one.value for one in Conversion if _suits(one, name, fact)]
        if conversion is not None and conversion not in suited:
            expected = _("une conversion qui convient à ce fait : {noms}")
            listed = expected.format(noms=", ".join(suited))
            yield self.said((*place, "as"), "conversion", conversion.value, listed)
        written = _among(Format, reading.get("format"))
        formats = model.FORMATS.get(conversion or usual(fact), frozenset())
        if written is not None and written not in formats:
            expected = _("un format qui convient à ce fait : {noms}")
            listed = expected.format(noms=", ".join(sorted(formats)) or _("aucun"))
            yield self.said((*place, "format"), "format", written.value, listed)
        for code, target in _table(reading.get("values")).items():
            yield from self.target((*place, "values", code), name, target)

    def target(self, place: Place, name: str, target: Any) -> Iterator[Placed]:
        """Check what a code is said to mean for a fact."""
        _ = self.translate
        fact = fact_named(name, self.kind)
        if not isinstance(target, str | bool | None):
            return  # a defect of form, said already
        if fact is None:
            if place[0] == "codes":
                yield self.unknown_fact(place, name)
        elif fact.kind is Kind.FLAG:
            if not isinstance(target, bool | None):
                yield self.said(place, "oui-non", target, _("true, false ou null"))
        elif fact.kind is not Kind.CHOICE:
            expected = _(
                "un choix ou un oui-non ; d'un autre fait, la cellule est lue telle quelle"
            )
            yield self.said(place, "codes", target, expected)
        elif target is not None:
            names = [choice.value for choice in fact.choices or ()]
            if target not in names:
                expected = _("une valeur parmi : {valeurs}").format(valeurs=", ".join(names))
                hint = self.near(target, names) if isinstance(target, str) else None
                yield self.said(place, "choix", target, expected, hint)


def _among(kind: type[E], value: Any) -> E | None:
    """Return a member of a list, None for what is not one: the form is checked elsewhere."""
    return kind(value) if isinstance(value, str) and value in set(kind) else None


def _suits(conversion: Conversion, name: str, fact: Fact) -> bool:
    fits = fact.kind in model.FITTING[conversion]
    return fits and (conversion is not Conversion.SIRET or name == SIREN)


def usual(fact: Fact) -> Conversion:
    """Return the conversion of a fact for which none is written."""
    return _USUAL.get(fact.kind, Conversion.NUMBER)


def readings(doc: MappingDoc) -> Iterator[FactReading]:
    """Yield how each fact is read, those that codes give after the others."""
    for name, reading in doc.facts.items():
        fact = fact_named(name, doc.kind)
        if fact is None:
            raise KeyError(name)
        yield FactReading(
            name,
            tuple(dict.fromkeys(reading.from_)),
            reading.as_ or usual(fact),
            reading.format,
            None if reading.values is None else _codes(reading.values),
            {},
            _cells(reading.unknown),
            {column: _cells(cells) for column, cells in reading.only_if.items()},
            reading.note,
        )
    for column, lines in doc.codes.items():
        labels = {
            code: str(line[model.LABEL]) for code, line in lines.items() if model.LABEL in line
        }
        named = dict.fromkeys(fact for line in lines.values() for fact in line)
        for name in named:
            if name != model.LABEL:
                said = {code: line.get(name) for code, line in lines.items()}
                yield FactReading(name, (column,), None, None, _codes(said), labels)


def _cells(written: Iterable[str]) -> frozenset[str]:
    return frozenset(cell.strip() for cell in written)


def _codes(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Return what each code means as it is written in a cell."""
    return {
        code.strip(): _WRITTEN[said] if isinstance(said, bool) else said
        for code, said in values.items()
    }
