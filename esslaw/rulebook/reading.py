"""From files to documents of the right shape, each with the line where it stands.

Guarantees: every malformed file and every malformed entry is reported, all at once, with its
file, line, rule and a suggestion for a mistyped key; what is well formed is still returned, and
`unusable` names what exists but could not be read, so that it is not reported as missing too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from esslaw.documents import Document, Lines, PlacedProblem, first_line, read_yaml, within
from esslaw.facts.refusals import model_at
from esslaw.problems import InputError, path_of
from esslaw.rulebook import schema
from esslaw.rulebook.clause_schema import ClauseDoc
from esslaw.rulebook.criteria import Place
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.glossary_schema import DefinitionDoc
from esslaw.rulebook.texts import Texts, digest_of, texts_of
from esslaw.rulebook.visa_schema import VisaDoc
from esslaw.suggest import did_you_mean

D = TypeVar("D", bound=BaseModel)

SECTIONS: dict[str, type[BaseModel]] = {
    "sources": schema.SourceDoc,
    "fingerprints": schema.FingerprintDoc,
    "parameters": schema.ParameterDoc,
    "criteria": schema.CriterionDoc,
    "formalities": schema.FormalityDoc,
    "visas": VisaDoc,
    "clauses": ClauseDoc,
    "glossary": DefinitionDoc,
}
SINGLE: dict[str, type[BaseModel]] = {
    "rulebook": schema.RulebookDoc,
    "regime": schema.RegimeDoc,
}
_MODELS = {**SECTIONS, **SINGLE}
_ID = re.compile(r"(?:^|[{,])[\s-]*id:[ ]+[\"']?([A-Za-z0-9_.\-]+)")
"""An identifier, in a text of which nothing better can be had."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[D]):
    """One entry of a rule document, where it stands, and the lines of its parts."""

    doc: D
    place: Place
    lines: Lines

    def line(self, *path: str | int) -> int:
        """Return the line of a part of the entry."""
        return first_line(within(self.lines, path))


@dataclass(slots=True)
class Documents:
    """All the entries of a folder of rules, the defects of form, and the digest of the files.

    `unusable` holds the identifiers of the entries that are there but malformed.
    """

    entries: dict[str, list[Entry[Any]]] = field(
        default_factory=lambda: {name: [] for name in _MODELS}
    )
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unusable: set[str] = field(default_factory=set)
    digest: str = ""


def read_folder(folder: Path, texts: Texts | None = None) -> Documents:
    """Return everything that the YAML files of a folder say; `texts`, where they are read."""
    texts = texts_of(folder) if texts is None else texts
    documents = Documents(digest=digest_of(texts))
    for name, text in texts:
        _File(name, documents).read(text)
    if not texts:
        message = "aucun document .yaml dans ce dossier"
        documents.diagnostics.append(Diagnostic(folder.name, 1, "rulebook-count", "", message))
    return documents


@dataclass(frozen=True, slots=True)
class _File:
    """A file being read into the documents."""

    name: str
    documents: Documents

    def report(
        self, line: int, code: str, rule: str, message: str, hint: str | None = None
    ) -> None:
        self.documents.diagnostics.append(Diagnostic(self.name, line, code, rule, message, hint))

    def read(self, text: bytes) -> None:
        try:
            document = read_yaml(text)
        except InputError as error:
            self.unreadable(text, error)
            return
        if not isinstance(document.value, dict):
            message = "un document de règles est un objet {section: …}"
            self.report(document.line(()), "schema", "", message)
            return
        for section, content in document.value.items():
            self.section(document, section, content)

    def unreadable(self, text: bytes, error: InputError) -> None:
        lines = text.decode("utf-8", "replace").split("\n")
        found = [
            (rank, match[1]) for rank, line in enumerate(lines, 1) for match in _ID.finditer(line)
        ]
        self.documents.unusable.update(name for _, name in found)
        for problem in error.problems:
            at = problem.line if isinstance(problem, PlacedProblem) else 1
            rule = next((name for rank, name in reversed(found) if rank <= at), "")
            where = f"{problem.path} : " if problem.path else ""
            message = f"{where}{problem.got} ; attendu : {problem.expected}"
            self.report(at, problem.code, rule, message, problem.suggestion)

    def section(self, document: Document, section: str, content: Any) -> None:
        if section in SINGLE:
            self.entry(document, (section,), content)
        elif section not in SECTIONS:
            hint = did_you_mean(section, _MODELS)
            line = document.line((section,))
            self.report(line, "schema", "", f"la section « {section} » n'existe pas", hint)
        elif not isinstance(content, list):
            line = document.line((section,))
            self.report(line, "schema", "", f"la section « {section} » est une liste")
        else:
            for rank, item in enumerate(content):
                self.entry(document, (section, rank), item)

    def entry(self, document: Document, path: tuple[str | int, ...], value: Any) -> None:
        section = str(path[0])
        model = _MODELS[section]
        try:
            doc = model.model_validate(value)
        except ValidationError as error:
            own = value.get("id") if isinstance(value, dict) else None
            rule = own if isinstance(own, str) else ""
            self.documents.unusable.update([rule] if rule else [])
            for detail in error.errors(include_url=False):
                where = (*path, *detail["loc"])
                inside = path_of(document.place(where)[len(path) :])
                message = f"{inside} : {_said(detail)}" if inside else _said(detail)
                hint = _hint(detail, model)
                self.report(document.line(where), "schema", rule, message, hint)
        else:
            lines = within(document.lines, path)
            place = Place(self.name, first_line(lines))
            self.documents.entries[section].append(Entry(doc, place, lines))


_SAID = {
    "extra_forbidden": "cette clé n'existe pas",
    "missing": "cette clé manque",
    "string_type": "un texte est attendu",
    "string_too_short": "un texte d'au moins {min_length} caractères est attendu",
    "string_too_long": "un texte d'au plus {max_length} caractères est attendu",
    "string_pattern_mismatch": "un identifiant est attendu : des mots en minuscules, sans accent, "
    "séparés par des points",
    "list_type": "une liste est attendue",
    "too_short": "une liste non vide est attendue",
    "int_type": "un nombre entier est attendu",
    "greater_than_equal": "un nombre d'au moins {ge} est attendu",
    "less_than_equal": "un nombre d'au plus {le} est attendu",
    "model_type": "un objet {{clé: valeur}} est attendu",
}
_CHOSEN = ("enum", "literal_error")
_OWN = ("figure", "day", "count", "answer", "sha256")
"""Refusals of the schemas, which are in French already."""


def _said(detail: ErrorDetails) -> str:
    if detail["type"] in _OWN:
        return detail["msg"]
    if detail["type"] in _CHOSEN:
        return "une valeur est attendue parmi " + ", ".join(_choices(detail))
    said = _SAID.get(detail["type"], "une valeur d'une autre sorte est attendue")
    return said.format(**detail.get("ctx", {}))


def _choices(detail: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", detail["ctx"]["expected"])


def _hint(detail: ErrorDetails, model: type[BaseModel]) -> str | None:
    if detail["type"] in _CHOSEN:
        return did_you_mean(str(detail["input"]), _choices(detail))
    if detail["type"] != "extra_forbidden":
        return None
    key = str(detail["loc"][-1])
    holder = model_at(model, detail["loc"][:-1])
    if key in _keys(model_at(holder, ["versions"]) if holder else None):
        return "l'écrire dans une version"
    return did_you_mean(key, _keys(holder))


def _keys(model: type[BaseModel] | None) -> list[str]:
    fields = model.model_fields if model else {}
    return [found.alias or name for name, found in fields.items()]
