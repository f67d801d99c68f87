"""Which columns of a file are those of a mapping.

Guarantees: a column is never taken for another one: two that differ by their capitals alone are
neither of them the one meant, and a file without any column of the facts is refused whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from esslaw.problems import InputError, Problem, printable
from esslaw.suggest import nearest
from esslaw.tables.mapping.cells import is_readable
from esslaw.tables.mapping.model import ColumnMapping

if TYPE_CHECKING:
    import polars

Say = Callable[[str], str]
_MARK = "\ufeff"


def named(mapping: ColumnMapping) -> tuple[str, ...]:
    """Return every column that a mapping names, those that it keeps included."""
    return tuple(dict.fromkeys((*mapping.columns, *mapping.keep)))


def found(mapping: ColumnMapping, schema: polars.Schema, _: Say) -> dict[str, str]:
    """Return the column of a file that stands for each of the mapping's, capitals aside.

    Raise `InputError` where none of a fact is there, or where one does not hold single values.
    """
    there = placed(mapping, [*schema], _)
    odd = [
        name for name in mapping.columns if name in there and not is_readable(schema[there[name]])
    ]
    if odd:
        got, expected = _("des listes ou des objets"), _("une valeur par cellule")
        raise InputError(Problem(name, "colonne", got, expected) for name in odd)
    return there


def placed(mapping: ColumnMapping, names: Collection[str], _: Say = str) -> dict[str, str]:
    """Return the column, among those of a file, that stands for each of the mapping's.

    Raise `InputError` where none of a fact is there.
    """
    folded: dict[str, list[str]] = {}
    for name in names:
        folded.setdefault(_folded(name), []).append(name)
    there: dict[str, str] = {}
    for name in named(mapping):
        same = [name] if name in names else folded.get(_folded(name), [])
        if len(same) == 1:
            there[name] = same[0]
    facts = {name for one in mapping.facts for name in one.columns}
    if not facts & there.keys():
        raise InputError(_absent(mapping, names, _))
    return there


def _folded(name: str) -> str:
    return name.removeprefix(_MARK).strip().casefold()


def _absent(mapping: ColumnMapping, names: Collection[str], _: Say) -> Iterator[Problem]:
    known = [printable(name) for name in names]
    expected = _("une colonne de ce nom, pour la correspondance « {nom} »").format(nom=mapping.name)
    for name in dict.fromkeys(name for one in mapping.facts for name in one.columns):
        near = nearest(name, known)
        hint = _("vouliez-vous dire « {nom} » ?").format(nom=near) if near else None
        yield Problem(name, "colonne-absente", _("aucune colonne de ce nom"), expected, hint)
