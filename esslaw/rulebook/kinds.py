"""What may be compared, added, multiplied and derived, and what each kind is called in French."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.terms import Operator

OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: Operator.EQUAL,
    ast.NotEq: Operator.DIFFERENT,
    ast.Lt: Operator.LESS,
    ast.LtE: Operator.AT_MOST,
    ast.Gt: Operator.MORE,
    ast.GtE: Operator.AT_LEAST,
    ast.In: Operator.AMONG,
    ast.NotIn: Operator.NOT_AMONG,
}
MIRRORED = {
    Operator.LESS: Operator.MORE,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}
SUMS = {ast.Add: "+", ast.Sub: "-"}
ORDERED = {Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.DATE, Kind.YEAR}
SUMMED = {Kind.MONEY, Kind.RATIO, Kind.NUMBER}
DIVIDED = {Kind.MONEY, Kind.NUMBER}
PRODUCTS = {
    (Kind.NUMBER, Kind.NUMBER): Kind.NUMBER,
    (Kind.NUMBER, Kind.MONEY): Kind.MONEY,
    (Kind.NUMBER, Kind.RATIO): Kind.RATIO,
    (Kind.RATIO, Kind.MONEY): Kind.MONEY,
    (Kind.RATIO, Kind.RATIO): Kind.RATIO,
}

SAID = {
    Kind.MONEY: "un montant",
    Kind.RATIO: "un rapport",
    Kind.NUMBER: "un nombre",
    Kind.DATE: "une date",
    Kind.YEARS: "une durée en années",
    Kind.YEAR: "une année",
    Kind.FLAG: "une réponse oui ou non",
    Kind.CHOICE: "une valeur de liste",
    Kind.CHOICES: "des valeurs de liste",
    Kind.ROWS: "un tableau",
    Kind.TEXT: "un texte",
}


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived quantity: its kind, the column that its table must have, how it is written."""

    kind: Kind
    needs: str
    written: str


QUANTITIES = {
    "cumul": Derived(Kind.MONEY, "date_cloture", "cumul(tableau.colonne, nombre d'exercices)"),
    "dernier": Derived(Kind.MONEY, "date_cloture", "dernier(tableau.colonne)"),
    "nombre": Derived(Kind.NUMBER, "date_cloture", "nombre(tableau)"),
    "capital": Derived(Kind.MONEY, "capital", 'capital(tableau, "qualité", …)'),
}
"""See `facts.quantities`, which computes them."""


def product(left: Kind, right: Kind) -> Kind | None:
    """Return the kind of a product, or None where it has no meaning.

    >>> product(Kind.MONEY, Kind.NUMBER)
    <Kind.MONEY: 'money'>
    """
    return PRODUCTS.get((left, right)) or PRODUCTS.get((right, left))
