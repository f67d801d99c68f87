"""Planned movements of a variable capital: the associates as they would be afterwards.

Guarantees: a plan is taken as a whole, whatever the order of its movements, and refused when it
withdraws more than is held; from which category, or from which associate of unknown type, it
withdraws is left unknown where nothing says it, never chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import islice
from typing import Any

from pydantic import BaseModel, ValidationError

from esslaw.facts.associe import Associe
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.exercice import FROZEN
from esslaw.facts.quantities import capital
from esslaw.facts.refusals import problems_of
from esslaw.facts.scalars import Money, Text
from esslaw.logic.exact import EXACT
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import did_you_mean

MOVEMENTS = "movements"
"""How the path of a problem names the plan."""
NOT_ZERO = "un montant positif pour une souscription, négatif pour un retrait"
MAX_MOVEMENTS = 200
"""Bound on a plan: somebody writes it, and each withdrawal looks through the associates."""
HINTED = 10
"""How many withdrawals get a suggestion: looking for near categories takes time."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Capital, in euros, that associates of a type subscribe (positive) or withdraw (negative).

    A transfer is two movements. `categorie` is a category of the statuts; without it a
    subscription belongs to no category, and a withdrawal comes from any associate of the type,
    in a category or in none.
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
"""A type of associate in a category of the statuts, or in none."""
Source = tuple[TypeAssocie, str | None]
"""Whom a withdrawal concerns: a type, in a category of the statuts or in any."""


@dataclass(frozen=True, slots=True)
class After:
    """The associates after a plan; None while they are not known.

    `undecided` are the places of those from whom a withdrawal may or may not have been made, from
    one category or another. `doubt` is the most, in euros, that those of unknown type may have
    withdrawn besides what was taken from them: it depends on an amount which is not known.
    `unsaid` are the ranks of the withdrawals which lack a category.
    """

    associes: tuple[Associe, ...] | None
    undecided: frozenset[int] = frozenset()
    doubt: Decimal = Decimal(0)
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
    for rank, movement in enumerate(_listed(movements)):
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


def _listed(movements: object) -> list[object]:
    """Return what a plan is made of; raise where it is no list of anything, or is too long."""
    if isinstance(movements, str | bytes | Mapping) or not isinstance(movements, Iterable):
        got, hint = shown(movements), None
        if isinstance(movements, Movement):
            got, hint = "un Movement seul", "écrire [Movement(…)]"
        raise InputError([Problem(MOVEMENTS, "mouvements", got, "une liste de Movement", hint)])
    listed = list(islice(movements, MAX_MOVEMENTS + 1))
    if len(listed) > MAX_MOVEMENTS:
        many = f"{len(movements)}" if isinstance(movements, Sized) else f"plus de {MAX_MOVEMENTS}"
        expected = f"{MAX_MOVEMENTS} mouvements au plus"
        raise InputError([Problem(MOVEMENTS, "mouvements", f"{many} mouvements", expected)])
    return listed


def after(associes: Sequence[Associe] | None, plan: Sequence[Planned]) -> After:
    """Return the associates once a plan is carried out.

    A withdrawal is compared with what is held before the plan; one that may concern an amount
    which is not known is not refused. Raise `InputError` with every withdrawal that is too large.
    """
    if associes is None:
        return After(None)
    with localcontext(EXACT):
        return _Plan(associes, plan).after()


def _holding(row: Associe) -> Holding:
    """Return the holding that an associate belongs to; an empty category is none."""
    return row.type, row.categorie or None


class _Plan:
    def __init__(self, associes: Sequence[Associe], plan: Sequence[Planned]) -> None:
        self.given, self.rows, self.plan = associes, list(associes), plan
        self.places: dict[Holding, list[int]] = {}
        for place, row in enumerate(associes):
            self.places.setdefault(_holding(row), []).append(place)
        self.doubtful: set[Holding] = set()
        self.doubt = Decimal(0)
        self.refused: dict[int, Problem] = {}

    def after(self) -> After:
        # Withdrawals of the same source are one.
        withdrawals: dict[Source, list[int]] = {}
        for rank, one in enumerate(self.plan):
            if one.amount < 0:
                withdrawals.setdefault((one.type, one.categorie), []).append(rank)
        loose = [source for source in withdrawals if source[1] is None]
        # Those of a category first: what they leave is there for those of any category.
        for source, ranks in withdrawals.items():
            if source not in loose:
                self.withdraw(source, ranks)
        before = {source: self.holdings(source) for source in loose}
        for source in loose:
            self.withdraw(source, withdrawals[source])
        if self.refused:
            raise InputError(self.refused[rank] for rank in sorted(self.refused))
        # A type that is left with nothing has nothing left in any category.
        unsaid = [
            source
            for source in loose
            if len({categorie for _, categorie in before[source]}) > 1 and self.holdings(source)
        ]
        doubtful = {one for one in self.doubtful if self.remains(one)}
        holdings = doubtful.union(*(before[source] for source in unsaid))
        return After(
            associes=(*self.rows, *self.entered()),
            undecided=frozenset(place for one in holdings for place in self.places[one]),
            doubt=self.doubt,
            unsaid=tuple(sorted(rank for source in unsaid for rank in withdrawals[source])),
        )

    def entered(self) -> Iterator[Associe]:
        for one in self.plan:
            if one.amount > 0:
                yield Associe(type=one.type, categorie=one.categorie, capital=one.amount)

    def withdraw(self, source: Source, ranks: Sequence[int]) -> None:
        """Take the withdrawals of a source, but those that are larger than what is left."""
        places = self.concerned(source)
        left = capital([self.rows[place] for place in places])
        taken = Decimal(0)
        for rank in ranks:
            amount = -self.plan[rank].amount
            if left is None or amount <= left:
                taken += amount
                left = None if left is None else left - amount
            else:
                self.refused[rank] = self.too_large(rank, source, left)
        self.take(taken, places)

    def take(self, left: Decimal, places: Sequence[int]) -> None:
        """Take an amount from rows, one after the other."""
        for place in places:
            row = self.rows[place]
            if not left:
                return
            if row.capital is None:
                if row.type is not None:
                    self.suspect(left, places)
                return
            taken = min(row.capital, left)
            self.rows[place] = row.model_copy(update={"capital": row.capital - taken})
            left -= taken

    def suspect(self, left: Decimal, places: Sequence[int]) -> None:
        """Say that the rows of unknown type may have given what is left to take.

        The amount that is not known may be less, and they may be of the type that withdraws.
        """
        untyped = [self.given[place] for place in places if self.given[place].type is None]
        most = capital(untyped)
        self.doubt += left if most is None else min(left, most)
        self.doubtful.update(_holding(row) for row in untyped)

    def concerned(self, source: Source) -> list[int]:
        """Return the places of the rows that a withdrawal may concern, the surest first."""
        who, wanted = source
        return sorted(
            (
                place
                for (name, categorie), places in self.places.items()
                if name in (who, None) and wanted in (None, categorie)
                for place in places
            ),
            key=lambda place: (self.rows[place].type is None, self.rows[place].capital is None),
        )

    def holdings(self, source: Source) -> frozenset[Holding]:
        """Return the holdings, not empty as far as is known, that a withdrawal may concern."""
        concerned = {_holding(self.rows[place]) for place in self.concerned(source)}
        return frozenset(one for one in concerned if self.remains(one))

    def remains(self, one: Holding) -> bool:
        """Whether something may be left in a holding."""
        return any(self.rows[place].capital != 0 for place in self.places[one])

    def too_large(self, rank: int, source: Source, left: Decimal) -> Problem:
        name, categorie = source
        who = f"les associés « {name.label} »"
        if categorie is not None:
            who += f" de la catégorie « {categorie} »"
        hint = None
        if left:
            expected = (
                f"un retrait de {left:f} euros au plus : {who} ne peuvent pas retirer davantage"
            )
        elif any(self.given[place].capital for place in self.concerned(source)):
            expected = f"pas de retrait : {who} n'ont plus rien à retirer"
        else:
            expected = f"pas de retrait : {who} ne détiennent rien"
            if categorie is not None and len(self.refused) < HINTED:
                hint = did_you_mean(categorie, self.categories(name))
        path, got = path_of((MOVEMENTS, rank, "amount")), shown(self.plan[rank].amount)
        return Problem(path, "retrait", got, expected, hint)

    def categories(self, of: TypeAssocie) -> list[str]:
        return [categorie for name, categorie in self.places if name is of and categorie]
