"""What a mapping says: for each fact, the columns of a foreign file and how their cells are read.

Guarantees: the documents below are form only (no unknown key, nothing converted); a
`ColumnMapping` is what is left once every fact, choice and conversion was checked: immutable,
each fact read in one manner, each code with one meaning or known to say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, StrictStr
from pydantic_core import PydanticCustomError

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.lists import Evidence
from esslaw.rulebook.schema import Day, Doc, OneOrMore, Sentence

LABEL = "label"
"""The key of a line of codes that is no fact: what the code says in the foreign file."""


class Conversion(StrEnum):
    """What the cells of a column hold; `siret` is the SIREN that a SIRET begins with."""

    DATE = "date"
    MONEY = "money"
    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    SIRET = "siret"


class Format(StrEnum):
    """How dates or decimals are written, where it is known: cells are rewritten accordingly."""

    ISO = "iso"
    FRENCH_DAY = "jj/mm/aaaa"
    POINT = "point"
    COMMA = "virgule"


FITTING: Mapping[Conversion, frozenset[Kind]] = {
    Conversion.DATE: frozenset({Kind.DATE}),
    Conversion.MONEY: frozenset({Kind.MONEY}),
    Conversion.TEXT: frozenset({Kind.TEXT, Kind.CHOICE, Kind.CHOICES}),
    Conversion.FLAG: frozenset({Kind.FLAG}),
    Conversion.NUMBER: frozenset({Kind.NUMBER, Kind.YEAR, Kind.YEARS, Kind.RATIO, Kind.ROWS}),
    Conversion.SIRET: frozenset({Kind.TEXT}),
}
"""The kinds of facts that each conversion may serve."""
FORMATS: Mapping[Conversion, frozenset[Format]] = {
    Conversion.DATE: frozenset({Format.ISO, Format.FRENCH_DAY}),
    Conversion.MONEY: frozenset({Format.POINT, Format.COMMA}),
    Conversion.NUMBER: frozenset({Format.POINT, Format.COMMA}),
}
"""The formats of each conversion that has some."""


def _as_written(value: Any) -> Any:
    """Return a date of YAML as the text that was written: cells are texts."""
    return value.isoformat() if type(value) is date else value


def _target(value: Any) -> str | bool | None:
    if isinstance(value, str | bool | None):
        return value
    raise PydanticCustomError("target", "a choice, true, false or null")


Name = Annotated[StrictStr, Field(min_length=1, max_length=200)]
Cell = Annotated[StrictStr, BeforeValidator(_as_written), Field(max_length=300)]
Target = Annotated[str | bool | None, PlainValidator(_target)]


class SourceDoc(Doc):
    """What a mapping was written from, and how far it was read."""

    title: Sentence
    url: Annotated[StrictStr, Field(pattern=r"^https://", max_length=300)] | None = None
    date: Day | None = None
    evidence: Evidence
    note: Sentence | None = None


class ReadingDoc(Doc):
    """How a fact is read: `from` its columns, the first that is filled.

    `unknown` lists the cells that mean nothing is known; under `only_if`, a cell is read only
    where other columns hold one of some values. `values` says what each code means, null for a
    code that is known and says nothing of the fact.
    """

    from_: Annotated[list[Name], OneOrMore, Field(min_length=1)] = Field(alias="from")
    as_: Conversion | None = Field(default=None, alias="as")
    format: Format | None = None
    values: dict[str, Target] | None = None
    unknown: Annotated[list[Cell], OneOrMore] = Field(default_factory=list)
    only_if: dict[str, Annotated[list[Cell], OneOrMore, Field(min_length=1)]] = Field(
        default_factory=dict
    )
    note: Sentence | None = None


class MappingDoc(Doc):
    """A file of mapping: `facts` by their columns, `codes` by what each code says of facts.

    A line of `codes` holds its `label` in the foreign file, and facts by their value; a code on
    whose line a fact is not named is known to say nothing of it.
    """

    name: Annotated[StrictStr, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
    title: Sentence
    kind: Literal["structure", "intervention"]
    separator: Literal[",", ";", "\t", "|"] | None = None
    encoding: Literal["utf-8", "windows-1252", "iso-8859-1"] | None = None
    sources: list[SourceDoc] = Field(default_factory=list)
    notes: list[Sentence] = Field(default_factory=list)
    keep: Annotated[list[Name], OneOrMore] = Field(default_factory=list)
    facts: dict[str, ReadingDoc] = Field(default_factory=dict)
    codes: dict[str, dict[str, dict[str, Target]]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """What a mapping was written from: `date` is the version read, `evidence` how it was."""

    title: str
    url: str | None
    date: date | None
    evidence: Evidence
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class FactReading:
    """How a fact is read: see `ReadingDoc`. Cells are texts, and so are the values of codes.

    `codes` is None where cells hold the fact itself; None is the value of a code that says
    nothing. `labels` are what the codes say in the foreign file, where it is known.
    """

    fact: str
    columns: tuple[str, ...]
    conversion: Conversion | None = None
    format: Format | None = None
    codes: Mapping[str, str | None] | None = None
    labels: Mapping[str, str] | None = None
    unknown: frozenset[str] = frozenset()
    only_if: Mapping[str, frozenset[str]] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ColumnMapping:
    """A mapping once checked: what each line of a foreign file says of a case.

    `separator` and `encoding` are what the file is usually written with, None where both occur;
    `keep` are the columns by which people recognise a line.
    """

    name: str
    title: str
    kind: str
    separator: str | None
    encoding: str | None
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    keep: tuple[str, ...]
    facts: tuple[FactReading, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that facts are read from, those of conditions included, each once."""
        named = [*(one for fact in self.facts for one in (*fact.columns, *(fact.only_if or ())))]
        return tuple(dict.fromkeys(named))
