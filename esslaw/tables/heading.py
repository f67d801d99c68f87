"""The columns of a file: which facts they say, and which are kept as they are.

Guarantees: a column is named as the vocabulary names a fact, as a case writes it, or as its label,
capitals and accents aside; a fact that two columns say is refused. A column of no fact is kept and
said once; facts that the rules do not read are read where they could contradict those that they
do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from esslaw.engines.table.columns import LEAST_END, MOST_END, Column
from esslaw.facts.cells import fold
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind, all_facts, fact_at
from esslaw.facts.written import KINDS, places
from esslaw.i18n import sentence
from esslaw.problems import InputError, Problem, printable, shown
from esslaw.suggest import nearest
from esslaw.tables.coherence import related_facts

HINTED = 50
"""How many unknown columns get a suggestion: looking for near names takes time."""
UNKNOWN, TWICE, NONE = "colonne-inconnue", "colonne-en-double", "colonnes"
LINE, EXCESS = "esslaw:ligne", "esslaw:cellules-de-trop"
"""Columns that reading a file adds: the line of a row, and what follows its last column."""
RESERVED = frozenset({LINE, EXCESS})
Wanted = Callable[[tuple[str, ...]], Collection[str]]
"""Chooses, among the columns of a file, those that are read."""
_NOT_READ = sentence("un fait du vocabulaire ; la colonne n'est pas lue")
_MEANT = sentence("vouliez-vous dire « {nom} » ?")
_ONE = sentence("une seule colonne par fait")
_ALSO = sentence("« {colonne} » dit déjà « {nom} »")
_NO_FACT = sentence("aucune colonne que la question lise")
_SOME_FACT = sentence("au moins une colonne qui porte le nom d'un fait du vocabulaire")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a file are for.

    `facts` gives the columns of the engine that each says, and `tables` the table of the
    vocabulary whose rows it holds, by their name in the file; `kept` are the others, of which
    `unknown` are in no vocabulary (`notes`).
    """

    facts: Mapping[str, tuple[Column, ...]]
    tables: Mapping[str, str]
    kept: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[str, ...]:
        """The names in the file of the columns that are read."""
        return (*self.facts, *self.tables)


def is_known(name: str) -> bool:
    """Return whether a column is named as a fact of the vocabulary, or one of its labels."""
    return fold(name) in _names()


def wanted(columns: Mapping[str, Column], kept: Collection[str] = (), _: Say = str) -> Wanted:
    """Return what chooses the columns to read of a file: those of facts, and some that are kept.

    See `opening.opened`. It raises `InputError` where the file has no column of these facts.
    """
    return lambda names: {*heading_of(names, columns, _).read, *kept}


def heading_of(names: Iterable[str], columns: Mapping[str, Column], _: Say = str) -> Heading:
    """Return what the columns of a file are for, `columns` being those that rules read.

    Raise `InputError` where two columns say one fact, and where none says any.
    """
    targets = _targets(columns)
    facts: dict[str, tuple[Column, ...]] = {}
    tables: dict[str, str] = {}
    kept: list[str] = []
    said_by: dict[str, str] = {}
    twice: list[Problem] = []
    unknown: list[str] = []
    for name in names:
        if name in RESERVED:
            continue
        target = targets.get(fold(name)) or targets.get(fold(_names().get(fold(name), "")))
        if target is None:
            kept.append(name)
            unknown += [name] if fold(name) not in _names() else []
            continue
        own = _said(target, columns)
        for one in own:
            if one in said_by:
                got = _(_ALSO).format(colonne=printable(said_by[one]), nom=one)
                twice.append(Problem(printable(name), TWICE, got, _(_ONE)))
                break
            said_by[one] = name
        if isinstance(target, str):
            tables[name] = target
        else:
            facts[name] = target
    if twice:
        raise InputError([*twice, *notes(unknown, columns, _)])
    if not any(one.name in columns for own in facts.values() for one in own) and not tables:
        none = Problem("", NONE, _(_NO_FACT), _(_SOME_FACT))
        raise InputError([none, *notes(unknown, columns, _)])
    return Heading(MappingProxyType(facts), MappingProxyType(tables), tuple(kept), tuple(unknown))


def _said(target: tuple[Column, ...] | str, columns: Mapping[str, Column]) -> tuple[str, ...]:
    """Return the columns of the engine that a column of a file fills."""
    if isinstance(target, str):
        own = (one.name for one in columns.values() if one.quantity and one.fact == target)
        return (*own, target)
    return tuple(one.name for one in target)


def _targets(columns: Mapping[str, Column]) -> Mapping[str, tuple[Column, ...] | str]:
    """Return what each folded name stands for: columns of the engine, or a table."""
    found: dict[str, tuple[Column, ...] | str] = {}
    for column in columns.values():
        found.setdefault(fold(column.name), (column,))
        if column.quantity is not None:
            found.setdefault(fold(column.fact), column.fact)
    for column in columns.values():
        if column.end == LEAST_END:
            whole = column.name.removesuffix(f".{LEAST_END}")
            ends = (column, columns[f"{whole}.{MOST_END}"])
            found.setdefault(fold(whole), ends)
    for name in related_facts({column.fact for column in columns.values()}):
        kind = fact_at(name).kind
        target = name if kind is Kind.ROWS else (Column(name, kind, name),)
        found.setdefault(fold(name), target)
    return found


@cache
def _names() -> Mapping[str, str]:
    """Return the name of each fact by its folded name, the path of a case, and its label."""
    found = {fold(name): name for name in all_facts()}
    for kind in KINDS:
        for path, name in places(kind).items():
            found.setdefault(fold(path), name)
    for name, fact in all_facts().items():
        found.setdefault(fold(fact.info.label), name)
    return MappingProxyType(found)


def notes(
    unknown: Iterable[str], columns: Mapping[str, Column], _: Say = str
) -> tuple[Problem, ...]:
    """Return that columns of these names are not read, with the nearest name that would be."""
    known = [*all_facts(), *columns]
    problems = []
    for rank, name in enumerate(unknown):
        near = nearest(name, known) if rank < HINTED else None
        hint = _(_MEANT).format(nom=near) if near else None
        problems.append(Problem(printable(name), UNKNOWN, shown(name), _(_NOT_READ), hint))
    return tuple(problems)
