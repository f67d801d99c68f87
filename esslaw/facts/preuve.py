"""The evidence of a fact: declared, documented by a piece, or verified by someone on a day.

Guarantees: a fact of which nothing is said is declared, which is what declaring means; a grade
says what it needs (a document; who verified, and when) or is refused with what is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from esslaw.facts.fact import Choice
from esslaw.facts.refusals import problems_of
from esslaw.facts.scalars import Date, Incoherence, Text, refuse_all
from esslaw.problems import Problem, path_of, shown
from esslaw.suggest import did_you_mean

PREUVES = "preuves"
"""The key of a case file under which the evidence of its facts is written."""


class Degre(Choice):
    """How far a fact is proved, from the weakest to the strongest.

    >>> Degre.DECLARE.strength < Degre.DOCUMENTE.strength < Degre.VERIFIE.strength
    True
    """

    DECLARE = "declare", "déclaré"
    DOCUMENTE = "documente", "documenté"
    VERIFIE = "verifie", "vérifié"

    @property
    def strength(self) -> int:
        """The rank of the grade, 0 for the weakest."""
        return [*Degre].index(self)


ASKS: Mapping[Degre, tuple[str, ...]] = MappingProxyType(
    {Degre.DECLARE: (), Degre.DOCUMENTE: ("document",), Degre.VERIFIE: ("par", "le")}
)
"""What each grade has to say."""
ADMITS: Mapping[Degre, tuple[str, ...]] = MappingProxyType(
    {**ASKS, Degre.VERIFIE: ("document", "par", "le")}
)
"""What each grade may say."""
NAMED = {
    "document": "le document d'où vient le fait",
    "par": "la personne qui a vérifié le fait",
    "le": "le jour de la vérification, AAAA-MM-JJ",
}


class Preuve(BaseModel):
    """The evidence of one fact: its grade, the document, who verified it and when.

    >>> Preuve(degre="documente", document="Liasse 2025, 2052").degre.label
    'documenté'
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    degre: Degre = Field(title="Degré")
    document: Text | None = Field(default=None, title=NAMED["document"])
    par: Text | None = Field(default=None, title=NAMED["par"])
    le: Date | None = Field(default=None, title=NAMED["le"])

    @model_validator(mode="after")
    def _says_what_it_needs(self) -> Self:
        refuse_all(self._incoherences())
        return self

    def _incoherences(self) -> Iterator[Incoherence]:
        for name, what in NAMED.items():
            said = getattr(self, name)
            if not said and name in ASKS[self.degre]:
                yield Incoherence(name, what)
            elif said is not None and name not in ADMITS[self.degre]:
                higher = next(one for one in Degre if name in ADMITS[one])
                yield Incoherence(
                    name, f"rien, pour un fait {self.degre.label} ; sinon, degre: {higher.value}"
                )


@dataclass(frozen=True, slots=True)
class Preuves(Mapping[str, Preuve]):
    """The evidence of a case, by the path of each fact as it is written there; immutable.

    `said` is in the order of the paths: the same evidence, however it was written, is equal.
    """

    said: tuple[tuple[str, Preuve], ...] = ()

    def __getitem__(self, path: str) -> Preuve:
        """Return the evidence at a path; raise `KeyError` where nothing is said."""
        for name, preuve in self.said:
            if name == path:
                return preuve
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Yield the paths, in their order."""
        return (path for path, _ in self.said)

    def __len__(self) -> int:
        """Return how many paths have evidence."""
        return len(self.said)


NONE = Preuves()


def read_preuves(
    value: object, known: Mapping[str, bool] | None, names: tuple[str, ...]
) -> tuple[Preuves, list[Problem]]:
    """Return the evidence that a part of a case says, and every problem of it.

    `names` are the paths that a case of this kind may have; `known` says which of them are given,
    None where the facts themselves could not be read.
    """
    if not isinstance(value, Mapping):
        return NONE, [Problem(PREUVES, "objet", shown(value), "un objet {fait: {degre: …}}")]
    read: list[tuple[str, Preuve]] = []
    problems: list[Problem] = []
    for key, said in value.items():
        path = str(key)
        where = path_of([PREUVES, path])
        if path not in names:
            hint = did_you_mean(path, names)
            problems.append(
                Problem(where, "cle-inconnue", shown(path), "le chemin d'un fait", hint)
            )
        elif known is not None and not known[path]:
            got, expected = "la preuve d'un fait inconnu", "la preuve d'un fait donné dans le cas"
            problems.append(Problem(where, "fait-absent", got, expected))
        try:
            read.append((path, Preuve.model_validate(said)))
        except ValidationError as error:
            problems += problems_of(error, Preuve, (PREUVES, path))
    return Preuves(tuple(sorted(read, key=lambda pair: pair[0]))), problems
