"""Planned movements of a variable capital: the associates as they would be afterwards.

Guarantees: a plan is taken as a whole, whatever the order of its movements, and refused when it
withdraws more than is held; what it does not say is left unknown, never chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from pydantic import BaseModel, ValidationError

from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.exercice import FROZEN
from esslaw.facts.refusals import problems_of
from esslaw.facts.scalars import Money, Text
from esslaw.logic.exact import EXACT
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import did_you_mean

MOVEMENTS = "movements"
"""How the path of a problem names the plan."""
NOT_ZERO = "un montant positif pour une souscription, négatif pour un retrait"


@dataclass(frozen=True, slots=True)
class Movement:
    """Capital, in euros, that associates of a type subscribe (positive) or withdraw (negative).

    A transfer is two movements. `categorie` is a category of the statuts; without it a
    subscription belongs to no category, and a withdrawal to any that the type is in.
    """

    type: TypeAssocie | str
    amount: Decimal | int | str
    categorie: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A movement once read."""

    type: TypeAssocie
    amount: Decimal
    categorie: str | None


Holding = tuple[TypeAssocie | None, str | None]
"""A type of associate in a category of the statuts."""


@dataclass(frozen=True, slots=True)
class After:
    """The associates after a plan; None while they are not known.

    `undecided` are the holdings from which a withdrawal without category may have been made:
    their sum is right, how it is shared among them is not said. `unsaid` are the ranks of those
    withdrawals.
    """

    associes: tuple[Associe, ...] | None
    undecided: frozenset[Holding] = frozenset()
    unsaid: tuple[int, ...] = ()


class _Said(BaseModel):
    """What a movement may say, to be checked as the facts of a case are."""

    model_config = FROZEN

    type: TypeAssocie
    amount: Money
    categorie: Text | None = None


def read_movements(movements: Iterable[Movement]) -> tuple[Planned, ...]:
    """Return the movements of a plan; raise `InputError` with everything wrong with them."""
    read: list[Planned] = []
    problems: list[Problem] = []
    for rank, movement in enumerate(movements):
        at = (MOVEMENTS, rank)
        if not isinstance(movement, Movement):
            problems.append(Problem(path_of(at), "mouvement", shown(movement), "un Movement"))
            continue
        given: dict[str, Any] = {name: getattr(movement, name) for name in _Said.model_fields}
        try:
            said = _Said.model_validate(given)
        except ValidationError as error:
            problems.extend(problems_of(error, _Said, at))
            continue
        if not said.amount:
            problems.append(Problem(path_of((*at, "amount")), "montant", "0", NOT_ZERO))
        read.append(Planned(said.type, said.amount, said.categorie or None))
    if problems:
        raise InputError(problems)
    return tuple(read)


def after(associes: Sequence[Associe] | None, plan: Sequence[Planned]) -> After:
    """Return the associates once a plan is carried out.

    A withdrawal is compared with what is held before the plan; one that may concern an amount
    which is not known is not refused. Raise `InputError` with every withdrawal that is too large.
    """
    if associes is None:
        return After(None)
    with localcontext(EXACT):
        return _Plan(associes, plan).after()


class _Plan:
    def __init__(self, associes: Sequence[Associe], plan: Sequence[Planned]) -> None:
        self.rows, self.plan = list(associes), plan
        self.refused: dict[int, Problem] = {}

    def after(self) -> After:
        withdrawals = {rank: one for rank, one in enumerate(self.plan) if one.amount < 0}
        # Those of a category first: what they leave is there for those of any category.
        for rank, one in withdrawals.items():
            if one.categorie is not None:
                self.withdraw(rank, one)
        loose = {rank: one for rank, one in withdrawals.items() if one.categorie is None}
        before = {rank: self.holdings(one) for rank, one in loose.items()}
        for rank, one in loose.items():
            self.withdraw(rank, one)
        if self.refused:
            raise InputError(self.refused[rank] for rank in sorted(self.refused))
        # A type that is left with nothing has nothing left in any category.
        unsaid = [
            rank
            for rank, one in loose.items()
            if len({categorie for _, categorie in before[rank]}) > 1 and self.holdings(one)
        ]
        undecided = frozenset(holding for rank in unsaid for holding in before[rank])
        entered = (
            Associe(type=one.type, categorie=one.categorie, capital=one.amount)
            for one in self.plan
            if one.amount > 0
        )
        return After((*self.rows, *entered), undecided, tuple(unsaid))

    def withdraw(self, rank: int, one: Planned) -> None:
        """Take a withdrawal from the rows that it may concern, the surest first; or refuse it."""
        left = -one.amount
        rows = list(self.rows)
        for place in self.concerned(one):
            row = rows[place]
            if row.capital is None:
                left = Decimal(0)
                break
            taken = min(row.capital, left)
            rows[place] = row.model_copy(update={"capital": row.capital - taken})
            left -= taken
        if left:
            self.refused[rank] = self.too_large(rank, one, -one.amount - left)
        else:
            self.rows = rows

    def concerned(self, one: Planned) -> list[int]:
        """Return the places of the rows that may be those of a movement."""
        places = [
            place
            for place, row in enumerate(self.rows)
            if row.type in (one.type, None)
            and (one.categorie is None or row.categorie == one.categorie)
        ]
        return sorted(
            places,
            key=lambda place: (self.rows[place].type is None, self.rows[place].capital is None),
        )

    def holdings(self, one: Planned) -> frozenset[Holding]:
        """Return the holdings, not empty as far as is known, that a movement may concern."""
        rows = (self.rows[place] for place in self.concerned(one))
        return frozenset((row.type, row.categorie or None) for row in rows if row.capital != 0)

    def too_large(self, rank: int, one: Planned, held: Decimal) -> Problem:
        who = f"les associés « {one.type.label} »"
        if one.categorie is not None:
            who += f" de la catégorie « {one.categorie} »"
        expected = (
            f"un retrait d'au plus {held:f} euros : {who} n'ont pas davantage"
            if held
            else f"pas de retrait : {who} ne détiennent rien"
        )
        hint = f"écrire {-held:f}" if held else None
        if one.categorie is not None and not held:
            hint = did_you_mean(one.categorie, self.categories(one.type))
        path = path_of((MOVEMENTS, rank, "amount"))
        return Problem(path, "retrait", shown(one.amount), expected, hint)

    def categories(self, of: TypeAssocie) -> list[str]:
        found = (row.categorie for row in self.rows if row.type is of and row.categorie)
        return list(dict.fromkeys(found))
