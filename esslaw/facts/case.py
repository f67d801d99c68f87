"""Reading a case: a file or a text that describes one structure, or one intervention.

Guarantees: the case is read whole or refused whole, with every problem at once, each with its
path, what was got, what was expected and a suggestion where one can be made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from esslaw.documents import MAX_BYTES, read_json, read_yaml
from esslaw.facts.preuve import NONE, PREUVES, Preuve, Preuves, read_preuves
from esslaw.facts.refusals import problems_of
from esslaw.facts.structure import RELATED, Structure
from esslaw.facts.written import (
    BENEFICIARY,
    CONTRACT,
    INTERVENTION,
    KINDS,
    STRUCTURE,
    evidence_kept,
    is_given,
    paths,
)
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import did_you_mean

if TYPE_CHECKING:
    from esslaw.facts.intervention import Intervention

KEYS = (*KINDS, PREUVES)
"""The keys of a case file: one of the kinds, and perhaps the evidence of its facts."""


def model_of(kind: str) -> type[BaseModel]:
    """Return the model of a kind of case; that of interventions is loaded when it is needed."""
    if kind == STRUCTURE:
        return Structure
    from esslaw.facts.intervention import Intervention

    return Intervention


@dataclass(frozen=True, slots=True)
class Case:
    """What is examined: a structure, or an intervention of which it is the beneficiary.

    `preuves` is the evidence of its facts, by the path where each is written.
    """

    structure: Structure
    intervention: Intervention | None = None
    preuves: Mapping[str, Preuve] = NONE

    @property
    def kind(self) -> str:
        """What the case describes: `structure` or `intervention`."""
        return STRUCTURE if self.intervention is None else INTERVENTION

    @property
    def described(self) -> Structure | Intervention:
        """What the case describes, whole."""
        return self.structure if self.intervention is None else self.intervention

    @property
    def facts(self) -> Mapping[str, Any]:
        """Every fact by the name that rules give it, None where it is unknown."""
        if self.intervention is None:
            return self.structure.__dict__
        from esslaw.facts.intervention.flat import flat

        return flat(self.intervention, self.structure)

    def path(self, fact: str) -> str:
        """Return where a fact is written in the case, from the name that rules give it.

        >>> read_case({"intervention": {}}).path("forme_juridique")
        'beneficiaire.forme_juridique'
        """
        name = fact.partition(".")[0]
        if self.intervention is None or name not in Structure.model_fields:
            return fact
        from esslaw.facts.intervention import SHARED

        here = {there: here for here, there in SHARED.items()}.get(fact)
        return f"{BENEFICIARY}.{fact}" if here is None else f"{CONTRACT}.{here}"

    def changed(self, changes: Mapping[str, Any]) -> Case:
        """Return the case with some facts changed, None making a fact unknown.

        A fact whose value changes loses its evidence, which was that of another value. Raise
        `ValidationError` where a change contradicts what is left as it is.
        """
        case = self._changed(changes)
        if not self.preuves:
            return case
        return replace(case, preuves=evidence_kept(self.preuves, self.described, case.described))

    def _changed(self, changes: Mapping[str, Any]) -> Case:
        if self.intervention is None:
            return Case(Structure.model_validate({**self.structure.__dict__, **changes}))
        from esslaw.facts.intervention.flat import tree_of

        tree = tree_of(self.intervention)
        for name, value in changes.items():
            *above, last = self.path(name).split(".")
            place = tree
            for part in above:
                place = place.setdefault(part, {})
            place[last] = value
        return _of(type(self.intervention).model_validate(tree))

    def _written(self, fact: str) -> str:
        """Return where a fact is written, that of a beneficiary by its name alone."""
        return self.path(fact).removeprefix(f"{BENEFICIARY}.")

    def admits(self, changes: Mapping[str, Any]) -> bool:
        """Return whether facts, admissible by themselves, agree with all that is left as it is.

        What `changed` would refuse, without reading the whole case again.
        """
        if self.intervention is None and RELATED.isdisjoint(changes):
            return True
        written = {self._written(name): value for name, value in changes.items()}
        own = {name: value for name, value in written.items() if name in Structure.model_fields}
        # Twice as fast as `model_copy`, which counts the fields that were given.
        structure = Structure.__new__(Structure)
        object.__setattr__(structure, "__dict__", {**self.structure.__dict__, **own})
        if any(structure.incoherences()):
            return False
        if self.intervention is None:
            return True
        from esslaw.facts.intervention.flat import with_facts

        others = {name: value for name, value in written.items() if name not in own}
        return not any(with_facts(self.intervention, structure, others).incoherences())


def _of(intervention: Intervention) -> Case:
    return Case(intervention.beneficiaire or Structure(), intervention)


def read_case(
    source: Case | Structure | Intervention | Mapping[str, Any] | str | bytes | Path,
) -> Case:
    """Return the case that a model, a mapping, a JSON text or a file (`Path`) describes.

    Raise `InputError` with every problem when it is not a case.
    """
    match source:
        case Case():
            return source
        case Structure():
            return Case(source)
        case BaseModel() if isinstance(source, model_of(INTERVENTION)):
            return _of(source)
        case Mapping():
            return _case(source)
        case Path():
            return _case(_file(source))
        case str() | bytes():
            return _case(_text(source))
    raise InputError([_not_a_case(source)])


def _text(text: str | bytes) -> Any:
    try:
        return read_json(text)
    except InputError as error:
        if text.lstrip()[:1] in ("{", "[", b"{", b"["):
            raise
        hint = "pour lire un fichier, donner pathlib.Path(…)"
        raise InputError([replace(one, suggestion=hint) for one in error.problems]) from None


def _file(path: Path) -> Any:
    try:
        if not path.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
    except OSError:
        raise InputError(
            [Problem(path.name, "fichier", "un fichier illisible", "un fichier YAML ou JSON")]
        ) from None
    return read_json(text) if path.suffix.lower() == ".json" else read_yaml(text).value


def _case(value: Any) -> Case:
    if not isinstance(value, Mapping):
        raise InputError([_not_a_case(value)])
    expected = "une clé parmi " + ", ".join(KEYS)
    problems = [
        Problem(path_of([str(key)]), "cle-inconnue", shown(key), expected, did_you_mean(key, KEYS))
        for key in map(str, value)
        if key not in KEYS
    ]
    described = [name for name in KINDS if name in value]
    if len(described) > 1:
        both = "un cas qui décrit à la fois " + " et ".join(described)
        problems.append(Problem("", "cas", both, "l'une ou l'autre"))
    if not described and not any(problem.suggestion for problem in problems):
        problems.append(_not_a_case(value))
    read: dict[str, BaseModel] = {}
    for name in described:
        try:
            read[name] = model_of(name).model_validate(value[name])
        except ValidationError as error:
            problems.extend(problems_of(error, model_of(name), (name,)))
    case = read_case(*read.values()) if len(read) == 1 else None  # type: ignore[arg-type]
    preuves = NONE
    if PREUVES in value and len(described) == 1:
        preuves, wrong = _preuves(value[PREUVES], described[0], case)
        problems += wrong
    if problems or case is None:
        raise InputError(problems)
    return replace(case, preuves=preuves) if preuves else case


def _preuves(value: Any, kind: str, case: Case | None) -> tuple[Preuves, list[Problem]]:
    """Return the evidence of a case of some kind; `case` is None where its facts are refused."""
    return read_preuves(value, None if case is None else is_given(case.described), paths(kind))


def _not_a_case(value: object) -> Problem:
    match value:
        case None | "" | b"":
            got = "un document vide"
        case Mapping():
            got = "un objet sans structure ni intervention"
        case list() | tuple():
            got = "une liste"
        case _:
            got = shown(value)
    return Problem("", "cas", got, "un cas : {structure: {…}} ou {intervention: {…}}")
