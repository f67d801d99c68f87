"""Why a cell is refused, in the words of the vocabulary itself.

Guarantees: what is said of a value that is out of bounds is what the models say of it in a case;
only floats and whole columns, which no case has, have sentences of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from esslaw.engines.table.columns import Column
from esslaw.facts.case import model_of
from esslaw.facts.cells import Unreadable, form_of, reader
from esslaw.facts.refusals import problems_of
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Kind
from esslaw.facts.written import tree
from esslaw.i18n import sentence
from esslaw.problems import shown
from esslaw.tables.limits import fact_of, kind_of, limits_of, path_of_fact
from esslaw.tables.mistakes import Refusal

Tell = Callable[[Any], Refusal]
"""Says why a value of a column is refused."""
UNREADABLE, FLOAT, TYPE = "cellule", "flottant", "type-de-colonne"
BOUNDS = "bornes"
_FLOAT = sentence("un nombre entier, des décimales exactes (Decimal) ou du texte")
_FLOAT_HINT = sentence("un nombre à virgule flottante n'est pas exact")
_BETWEEN = sentence("un nombre entre {least} et {most}")
_PERCENT = sentence("un pourcentage entre 0 et 100")
_EXCESS = sentence("une cellule de trop, {cellule}")
_AT_MOST = sentence("une cellule par colonne au plus")
_QUOTES = sentence("un séparateur dans un texte, sans guillemets autour ?")
_TYPES = {
    Kind.FLAG: sentence("une colonne de booléens, ou de texte : oui, non"),
    Kind.DATE: sentence("une colonne de dates, ou de texte : JJ/MM/AAAA"),
    Kind.CHOICE: sentence("une colonne de texte"),
    Kind.CHOICES: sentence("une colonne de listes de textes, ou de texte"),
    Kind.ROWS: sentence("une colonne de listes de lignes, ou de texte en JSON"),
}
_NUMBERS = sentence("une colonne d'entiers, de décimales exactes ou de texte")


def of_float(value: float, _: Say) -> Refusal:
    """Return why a float that is not a whole number is refused."""
    return Refusal(FLOAT, shown(value), _(_FLOAT), _(_FLOAT_HINT))


def of_type(kind: Kind, type_: object, _: Say) -> Refusal:
    """Return why a column of some type is refused whole."""
    return Refusal(TYPE, str(type_), _(_TYPES.get(kind, _NUMBERS)))


def of_no_day(_: Say) -> Refusal:
    """Return why a row without its day is refused: there is no law of no day."""
    return Refusal("date", shown(None), form_of(Kind.DATE, _))


def of_excess(text: str, _: Say) -> Refusal:
    """Return why a row with more cells than the file has columns is refused."""
    return Refusal("cellules", _(_EXCESS).format(cellule=shown(text)), _(_AT_MOST), _(_QUOTES))


def of_value(column: Column, value: Any, _: Say, written: str | None = None) -> Refusal:
    """Return why a value is refused by its model; `written` is what the cell holds, as text."""
    got = shown(value if written is None else written)
    if column.quantity is None:
        path = path_of_fact(column.fact)
        try:
            model_of(kind_of(column.fact)).model_validate(tree({path: value}))
        except ValidationError as error:
            found = problems_of(error, model_of(kind_of(column.fact)))[0]
            if written is not None and column.kind is Kind.RATIO and not 0 <= value <= 1:
                return Refusal(found.code, got, _(_PERCENT))
            hint = _(found.suggestion) if found.suggestion else None
            return Refusal(found.code, got, _(found.expected), hint)
    return Refusal(BOUNDS, got, _between(column, _))


def of_text(column: Column, text: str, _: Say) -> Refusal:
    """Return why a text is refused: it cannot be read, or its value is out of bounds."""
    try:
        value = reader(fact_of(column), _)(text)
    except Unreadable as wrong:
        return Refusal(UNREADABLE, shown(text), wrong.expected, wrong.suggestion)
    return of_value(column, value, _, text)


def _between(column: Column, _: Say) -> str:
    if column.kind is Kind.DATE:
        return form_of(column.kind, _)
    limits = limits_of(column)
    least, most = (f"{Decimal(end).scaleb(-column.scale):f}" for end in (limits.least, limits.most))
    return _(_BETWEEN).format(least=least, most=most)
