"""From files to documents of the right shape, each with the line where it stands.

Guarantees: every malformed file and every malformed entry is reported, all at once, with its
file, line, rule and a suggestion for a mistyped key; what is well formed is still returned.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from esslaw.documents import Document, read_yaml
from esslaw.problems import InputError
from esslaw.rulebook import schema
from esslaw.rulebook.criteria import Place
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.suggest import did_you_mean

D = TypeVar("D", bound=BaseModel)

SECTIONS: dict[str, type[BaseModel]] = {
    "sources": schema.SourceDoc,
    "parameters": schema.ParameterDoc,
    "criteria": schema.CriterionDoc,
    "formalities": schema.FormalityDoc,
}
SINGLE: dict[str, type[BaseModel]] = {
    "rulebook": schema.RulebookDoc,
    "regime": schema.RegimeDoc,
}


@dataclass(frozen=True, slots=True)
class Entry(Generic[D]):
    """One entry of a rule document, and where it stands."""

    doc: D
    place: Place
    document: Document
    path: tuple[str | int, ...]

    def line(self, *path: str | int) -> int:
        """Return the line of a part of the entry."""
        return self.document.line((*self.path, *path))


@dataclass(slots=True)
class Documents:
    """All the entries of a folder of rules, the defects of form, and the digest of the files."""

    entries: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    digest: str = ""


def read_folder(folder: Path) -> Documents:
    """Return everything that the YAML files of a folder say."""
    documents = Documents({name: [] for name in [*SECTIONS, *SINGLE]})
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        text = path.read_bytes()
        digest.update(f"{name}\0{len(text)}\0".encode() + text)
        _read_file(name, text, documents)
    documents.digest = digest.hexdigest()
    return documents


def _read_file(name: str, text: bytes, documents: Documents) -> None:
    try:
        document = read_yaml(text)
    except InputError as error:
        for problem in error.problems:
            line = int(problem.got.partition("ligne ")[2].partition(")")[0].partition(",")[0] or 1)
            documents.diagnostics.append(
                Diagnostic(name, line, problem.code, problem.path, str(problem), problem.suggestion)
            )
        return
    for entry in _entries(name, document, documents.diagnostics):
        section = str(entry.path[0])
        documents.entries[section].append(entry)


def _entries(name: str, document: Document, found: list[Diagnostic]) -> Iterator[Entry[Any]]:
    value = document.value
    if not isinstance(value, dict):
        found.append(Diagnostic(name, 1, "schema", "", "un document de règles est un objet"))
        return
    for section, content in value.items():
        if section in SINGLE:
            yield from _entry(SINGLE[section], content, name, document, (section,), found)
        elif section in SECTIONS and isinstance(content, list):
            for rank, item in enumerate(content):
                yield from _entry(SECTIONS[section], item, name, document, (section, rank), found)
        else:
            hint = did_you_mean(str(section), [*SECTIONS, *SINGLE])
            found.append(
                Diagnostic(
                    name,
                    document.line((section,)),
                    "schema",
                    str(section),
                    "cette section n'existe pas, ou n'est pas une liste",
                    hint,
                )
            )


def _entry(
    model: type[D],
    value: Any,
    name: str,
    document: Document,
    path: tuple[str | int, ...],
    found: list[Diagnostic],
) -> Iterator[Entry[D]]:
    try:
        doc = model.model_validate(value)
    except ValidationError as error:
        rule = str(value.get("id", "")) if isinstance(value, dict) else ""
        for detail in error.errors(include_url=False):
            where = (*path, *detail["loc"])
            found.append(
                Diagnostic(
                    name,
                    document.line(where),
                    "schema",
                    rule,
                    f"{'.'.join(str(part) for part in detail['loc'])} : {_said(detail['type'], detail['msg'])}",
                    _hint(detail["type"], str(detail["loc"][-1]) if detail["loc"] else "", model),
                )
            )
        return
    yield Entry(doc, Place(name, document.line(path)), document, path)


_SAID = {
    "extra_forbidden": "cette clé n'existe pas",
    "missing": "cette clé manque",
    "string_type": "un texte est attendu",
    "list_type": "une liste est attendue",
    "date_type": "une date AAAA-MM-JJ est attendue",
}


def _said(code: str, message: str) -> str:
    return _SAID.get(code, message)


def _hint(code: str, key: str, model: type[BaseModel]) -> str | None:
    if code != "extra_forbidden":
        return None
    return did_you_mean(key, _keys(model))


def _keys(model: type[BaseModel]) -> set[str]:
    """Return every key that a model and its versions may have."""
    keys: set[str] = set()
    for doc in (model, *(part for part in vars(schema).values() if _is_version_of(part, model))):
        keys |= {found.alias or name for name, found in doc.model_fields.items()}
    return keys


def _is_version_of(part: Any, model: type[BaseModel]) -> bool:
    expected = model.__name__.replace("Doc", "VersionDoc")
    return isinstance(part, type) and part.__name__ == expected
