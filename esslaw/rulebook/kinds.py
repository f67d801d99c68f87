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


CLOSING = "date_cloture"
"""The column of a table of years: those that are not closed yet never count."""


FIRST_YEAR = "premier_exercice"
"""Its column that says whether a year is the first since the creation: none closed before."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived quantity: its kind (that of its column if None), and how it is written.

    `columns` are the kinds of column that it takes, None meaning that it may do without;
    `years` says that its table is one of closed years, `needs` which other columns it must have,
    `window` that it counts the rows between two days, which it takes first.
    """

    kind: Kind | None
    written: str
    columns: frozenset[Kind | None] = frozenset({None})
    years: bool = False
    needs: tuple[str, ...] = ()
    choices: bool = False
    last: bool = False
    window: bool = False


QUANTITIES = {
    "cumul": Derived(
        Kind.MONEY,
        "cumul(tableau.colonne, nombre d'exercices)",
        frozenset({Kind.MONEY}),
        years=True,
        last=True,
    ),
    "dernier": Derived(Kind.MONEY, "dernier(tableau.colonne)", frozenset({Kind.MONEY}), years=True),
    "nombre": Derived(Kind.NUMBER, "nombre(tableau)", years=True),
    "capital": Derived(
        Kind.MONEY, 'capital(tableau, "qualité", …)', needs=("capital", "type"), choices=True
    ),
    "compte": Derived(
        Kind.NUMBER,
        'compte(tableau, "qualité", …) ou compte(tableau.oui_ou_non, "qualité", …)',
        frozenset({None, Kind.FLAG}),
        choices=True,
    ),
    "aides": Derived(
        Kind.MONEY,
        'aides(tableau, depuis, jusqu\'à, "régime", …)',
        needs=("montant", "regime", "date_octroi"),
        choices=True,
        window=True,
    ),
    "plus_grand": Derived(None, "plus_grand(tableau.colonne)", frozenset({Kind.RATIO, Kind.MONEY})),
    "plus_petit": Derived(None, "plus_petit(tableau.colonne)", frozenset({Kind.RATIO, Kind.MONEY})),
}
"""See `facts.quantities`, which computes them."""

TODAY, YEAR_END, REST = "jour_examine", "fin_annee", "reste"
"""The day examined; the last day of the year of a date; what a share leaves of the whole."""


def product(left: Kind, right: Kind) -> Kind | None:
    """Return the kind of a product, or None where it has no meaning.

    >>> product(Kind.MONEY, Kind.NUMBER)
    <Kind.MONEY: 'money'>
    """
    return PRODUCTS.get((left, right)) or PRODUCTS.get((right, left))
