"""Reading a mapping: one that is shipped, by its name, or a YAML file of one's own.

Guarantees: the mapping is read whole or refused whole, with every problem at once, each with its
line, its path, what was got, what was expected and a suggestion where one can be made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from esslaw.documents import MAX_BYTES, Document, PlacedProblem, read_yaml
from esslaw.i18n import sentence
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import nearest
from esslaw.tables.mapping.meaning import problems, readings
from esslaw.tables.mapping.model import ColumnMapping, MappingDoc, ReadingDoc, Source, SourceDoc

Say = Callable[[str], str]
SHIPPED = Path(__file__).parent / "shipped"
YAML = (".yaml", ".yml")


def shipped() -> tuple[str, ...]:
    """Return the names of the mappings that are shipped.

    >>> shipped()
    ('rna', 'scdl-subventions', 'sirene')
    """
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def load_mapping(source: str | Path, _: Say = str) -> ColumnMapping:
    """Return the mapping of a shipped name, or of a file; raise `InputError`.

    >>> load_mapping("sirene").facts[-1].codes["9230"]
    'true'
    """
    if isinstance(source, str) and source in shipped():
        return _mapping(_file(SHIPPED / f"{source}.yaml", _), _)
    path = Path(source)
    if isinstance(source, str) and path.suffix.lower() not in YAML and not path.exists():
        named = ", ".join(shipped())
        expected = _("une correspondance parmi {noms}, ou un fichier YAML").format(noms=named)
        problem = Problem(
            "", "correspondance", shown(source), expected, _near(source, shipped(), _)
        )
        raise InputError([problem])
    return _mapping(_file(path, _), _)


def _file(path: Path, _: Say) -> bytes:
    try:
        if not path.is_file():  # neither a folder, nor a device or a pipe that never ends
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        got, expected = _("un fichier illisible"), _("un fichier YAML")
        raise InputError([Problem(path.name, "fichier", got, expected)]) from None


def _near(name: str, known: tuple[str, ...] | list[str], _: Say) -> str | None:
    found = nearest(name, known)
    return found and _("vouliez-vous dire « {nom} » ?").format(nom=found)


def _mapping(text: bytes, _: Say) -> ColumnMapping:
    document = read_yaml(text)
    if not isinstance(document.value, Mapping):
        got, expected = shown(document.value), _("des clés et leurs valeurs")
        raise InputError([Problem("", "correspondance", got, expected)])
    doc: MappingDoc | None = None
    found: list[PlacedProblem] = []
    try:
        doc = MappingDoc.model_validate(document.value)
    except ValidationError as error:
        found += _form(error, document, _)
    for place, one in problems(document.value, _):
        found.append(_placed(one, document.line(place)))
    if found or doc is None:
        found.sort(key=lambda problem: problem.line)
        raise InputError(found)
    return ColumnMapping(
        doc.name,
        doc.title,
        doc.kind,
        doc.separator,
        doc.encoding,
        tuple(Source(s.title, s.url, s.date, s.evidence, s.note) for s in doc.sources),
        tuple(doc.notes),
        tuple(dict.fromkeys(doc.keep)),
        tuple(readings(doc)),
    )


def _placed(one: Problem, line: int) -> PlacedProblem:
    return PlacedProblem(one.path, one.code, one.got, one.expected, one.suggestion, line=line)


_SAID: Mapping[str, tuple[str, str]] = {
    "missing": ("cle-manquante", sentence("cette clé")),
    "string_type": ("texte", sentence("un texte, entre guillemets s'il n'a que des chiffres")),
    "string_too_short": ("texte", sentence("un texte moins court")),
    "string_too_long": ("texte", sentence("un texte moins long")),
    "target": ("codes", sentence("une valeur de la liste du fait, true, false ou null")),
    "list_type": ("liste", sentence("une liste")),
    "too_short": ("liste", sentence("une liste non vide")),
    "dict_type": ("objet", sentence("des clés et leurs valeurs")),
    "model_type": ("objet", sentence("des clés et leurs valeurs")),
    "day": ("date", sentence("une date AAAA-MM-JJ qui existe")),
}
_PATTERNS: Mapping[str, str] = {
    "name": sentence("un nom en minuscules, de lettres, de chiffres et de tirets"),
    "url": sentence("une adresse qui commence par https://"),
}
_CHOSEN = ("enum", "literal_error")


def _form(error: ValidationError, document: Document, _: Say) -> Iterator[PlacedProblem]:
    """Yield what is wrong with the form of a document."""
    for detail in error.errors(include_url=False):
        place = document.place(detail["loc"])
        code, expected, hint = _expected(detail, _)
        got = _("rien") if detail["type"] == "missing" else _got(detail, _)
        line = document.line(detail["loc"])
        yield PlacedProblem(path_of(place), code, got, expected, hint, line=line)


def _got(detail: ErrorDetails, _: Say) -> str:
    if detail["type"] == "extra_forbidden":
        return shown(str(detail["loc"][-1]))
    if isinstance(detail["input"], Mapping | list):
        return _("un objet ou une liste")
    return shown(detail["input"])


def _expected(detail: ErrorDetails, _: Say) -> tuple[str, str, str | None]:
    """Return the code of a problem of form, what was expected and a suggestion."""
    kind, name = detail["type"], str(detail["loc"][-1])
    if kind == "extra_forbidden":
        keys = _keys(detail["loc"])
        listed = _("une clé parmi : {noms}").format(noms=", ".join(keys))
        return "cle-inconnue", listed, _near(name, keys, _)
    if kind in _CHOSEN:
        choices = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        listed = _("une valeur parmi : {valeurs}").format(valeurs=", ".join(choices))
        return "choix", listed, _near(str(detail["input"]), choices, _)
    if kind == "string_pattern_mismatch" and name in _PATTERNS:
        return "texte", _(_PATTERNS[name]), None
    code, said = _SAID.get(kind, ("valeur", sentence("une valeur d'une autre sorte")))
    return code, _(said), None


def _keys(location: tuple[str | int, ...]) -> list[str]:
    """Return the keys that exist beside one that does not."""
    inside: dict[str | int, type[BaseModel]] = {"facts": ReadingDoc, "sources": SourceDoc}
    model = inside.get(location[0], MappingDoc) if len(location) > 1 else MappingDoc
    return [field.alias or name for name, field in model.model_fields.items()]
