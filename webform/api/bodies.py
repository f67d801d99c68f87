"""What the requests say: the models from which they are read, and from which they are documented.

Guarantees: no other field is accepted; nothing is guessed or converted; a case is read by the
library, by its own vocabulary. Where it refuses, its problems are those of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from esslaw import InputError, Problem, Record, load_rulebook, read_case, read_record
from esslaw.advice.record.layout import pieces_of, text_of
from esslaw.facts.case import Case
from esslaw.facts.scalars import Date, Flag, refuse
from esslaw.i18n import SOURCE, languages, sentence
from esslaw.problems import shown
from esslaw.rulebook.regimes import regime_named
from esslaw.suggest import did_you_mean

T = TypeVar("T")
NAMED = "component"
"""Stands, in a schema, for a reference to the component of that name: pydantic resolves its own."""
PROBLEMS = "esslaw_problems"
"""The type of the error of a field that the library refused: its problems are in the context."""

MOST_ROWS: Mapping[str, int] = MappingProxyType({"exercices": 30, "aides_anterieures": 100})
"""The longest tables: what would change a refusal is looked for in each of their rows, and the
library itself takes longer ones for as long as it takes."""


def _by_library(read: Callable[[Any], T]) -> BeforeValidator:
    """Return the validator of a field that the library reads; all its problems are kept."""

    def validated(value: Any) -> T:
        try:
            return read(value)
        except InputError as error:
            found = {"problems": error.problems}
            raise PydanticCustomError(PROBLEMS, "refused by the library", found) from None

    return BeforeValidator(validated)


def _case(value: Any) -> Case:
    if isinstance(value, str):  # the library would read it as a text
        expected = "un objet {structure: {…}} ou {intervention: {…}}"
        raise InputError([Problem("", "cas", shown(value), expected)])
    case = read_case(value)
    found = {name: len(case.facts.get(name) or ()) for name in MOST_ROWS}
    too_long = [name for name, count in found.items() if count > MOST_ROWS[name]]
    if too_long:
        raise InputError(
            Problem(
                f"{case.kind}.{case.path(name)}",
                "liste",
                f"une liste de {found[name]} lignes",
                f"une liste d'au plus {MOST_ROWS[name]} lignes",
            )
            for name in too_long
        )
    return case


def _regime(value: Any) -> str:
    return regime_named(load_rulebook(), value).id


def _record(value: Any) -> Record:
    """Read a record from its content: that, and not its layout, is what the seal is of."""
    if not isinstance(value, dict):
        raise InputError([Problem("", "objet", shown(value), "un enregistrement scellé")])
    try:
        text = text_of(pieces_of(value))
    except (TypeError, ValueError):
        expected = "des textes, des entiers, des listes et des objets"
        raise InputError([Problem("", "nombre", "un nombre décimal", expected)]) from None
    return read_record(text, search=False)


def _lang(value: Any) -> str:
    known = languages()
    if not isinstance(value, str) or value not in known:
        hint = did_you_mean(value, known) if isinstance(value, str) else None
        refuse("langue", "une langue parmi " + ", ".join(known), hint)
    return value


def _ref(name: str) -> WithJsonSchema:
    return WithJsonSchema({NAMED: name})


Lang = Annotated[str, BeforeValidator(_lang), _ref("Lang")]
Regime = Annotated[str, _by_library(_regime), _ref("RegimeId")]
AnyCase = Annotated[Any, _by_library(_case), _ref("Case")]
InterventionCase = Annotated[Any, _by_library(_case), _ref("InterventionCase")]
SealedRecord = Annotated[Any, _by_library(_record), _ref("SealedRecord")]
ON = sentence("La date de droit : le droit en vigueur ce jour-là est appliqué.")
IN = sentence("La langue des phrases de la réponse et des erreurs.")
CASE = sentence("Le cas, comme dans un fichier de cas.")
INTERVENTION = sentence("L'intervention, comme dans un fichier de cas.")
ASKED = sentence(
    "La question posée. Une structure en demande une ; une intervention est examinée comme telle "
    "si aucune n'est donnée."
)
FIRST = sentence("Le premier jour, compris.")
LAST = sentence("Le dernier jour, compris ; cent ans au plus après.")
FIXED = sentence(
    "Garder les dates du cas (demande, octroi, consultation) telles qu'il les dit, au lieu de les "
    "prendre au jour examiné."
)
INVERSE = sentence("L'inverse : pour cette collectivité et ce projet, les instruments ouverts.")
RECORD = sentence(
    "L'enregistrement scellé. Son contenu compte, non ses espaces ni l'ordre de ses clés."
)


class Body(BaseModel):
    """What every body shares: no other field, and the language of the answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    most: ClassVar[int] = 256 * 1024
    """Bytes; a full case makes less than twenty thousand."""

    lang: Lang = Field(SOURCE, description=IN)


class OfRegime(Body):
    """A case, and the question that is asked of it."""

    case: AnyCase = Field(description=CASE)
    regime: Regime | None = Field(None, description=ASKED)


class Question(OfRegime):
    """A case, a question and a date of law."""

    on: Date = Field(description=ON)


class Period(OfRegime):
    """A case, a question, and the days between which its answer is followed."""

    start: Date = Field(alias="from", description=FIRST)
    end: Date = Field(alias="to", description=LAST)
    fixed: Flag = Field(default=False, description=FIXED)


class Planned(Body):
    """An intervention, for every authority or by every instrument."""

    case: InterventionCase = Field(description=INTERVENTION)
    on: Date = Field(description=ON)
    instruments: Flag = Field(default=False, description=INVERSE)


class Sealed(Body):
    """A sealed record, as it was given."""

    most: ClassVar[int] = 2_000_000
    """Bytes; a record holds a case and the whole of its proof."""

    record: SealedRecord = Field(description=RECORD)
