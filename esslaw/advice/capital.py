"""The capital table of a cooperative: who holds what, under which cap, and what may still move.

Guarantees: who is under the cap, the cap itself and whether it is respected are read from the
criterion in force on the day, for a case that may be concerned; amounts and shares are exact; a
figure that an empty cell could change is unknown, the others are given (an empty category says
that the associate is in none of those that are named); the order of the associates changes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

from esslaw.advice.cap import CRITERION, Cap, NoCap, cap_on
from esslaw.advice.holdings import CENTS, Line, by_category, by_type, share_of
from esslaw.advice.margins import Remedies, Room, remedies, room
from esslaw.advice.movements import MOVEMENTS, After, Movement, Planned, after, read_movements
from esslaw.facts.associe import Associe
from esslaw.facts.case import Case, read_case
from esslaw.facts.quantities import capital
from esslaw.facts.structure import Structure
from esslaw.logic.evaluate import prove
from esslaw.logic.exact import EXACT
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.loader import load_rulebook

ASSOCIES = "associes"
"""The fact that a capital table is made from."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Something missing: a table, one of its rows, or a cell; `name` is that of its associate."""

    table: str
    row: int | None = None
    column: str | None = None
    name: str | None = None

    @property
    def path(self) -> str:
        """Where to say it: `associes[1].capital`."""
        return path_of(part for part in (self.table, self.row, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class CapitalTable:
    """A capital table on a day, once the movements of a plan are carried out.

    `public` and `share` are what the associates under the cap hold together, in euros and as an
    exact share of the `total`. Where there is no `cap` to show, it is None and `no_cap` says why.
    `respected` is the value of the criterion, which may be known before they are; UNKNOWN for a
    case which the cap does not concern. `room` is given where the cap is respected, `remedies`
    where it is exceeded, neither before `public` and `total` are known. `missing` is what is to
    be said for everything to be known. `rulebook` is the law that was read.
    """

    on: date
    movements: tuple[Planned, ...]
    types: tuple[Line, ...]
    categories: tuple[Line, ...]
    total: Decimal | None
    public: Decimal | None
    share: Fraction | None
    cap: Cap | None
    no_cap: NoCap | None
    respected: Truth
    room: Room | None
    remedies: Remedies | None
    missing: tuple[Cell, ...]
    rulebook: Rulebook = field(repr=False)


Holders = Case | Structure | Mapping[str, Any] | str | bytes | Path | Sequence[Associe]
"""A case, in any form that `examine` reads, or the associates alone."""


def capital_table(
    structure_or_associes: Holders,
    on: date,
    rulebook: Rulebook | None = None,
    movements: Iterable[Movement] = (),
) -> CapitalTable:
    """Return the capital table of a structure, or of associates, at a date of law.

    Loi n° 47-1775, art. 19 septies, last alinéa. The cap is that of a SCIC: a case whose status
    is known to be another has none; associates alone, or a case whose status is not said, are
    taken as those of a SCIC. Raise `InputError` with every problem of the input, one of which is
    a planned withdrawal larger than what is held.

    >>> held = [Associe(type="salarie", capital=73000), Associe(type="autre", capital=27000)]
    >>> town = Movement("collectivite_territoriale", 100000)
    >>> table = capital_table(held, date(2026, 11, 22), movements=[town])
    >>> table.share, table.respected, table.room.by_subscription
    (Fraction(1, 2), <Truth.TRUE: 'true'>, Decimal('0.00'))
    """
    law = load_rulebook() if rulebook is None else rulebook
    structure, plan = _read(structure_or_associes, on, movements)
    planned = after(structure.associes, plan)
    with localcontext(EXACT):
        return _table(structure, planned, plan, law, on)


def _read(
    holders: Holders, on: object, movements: Iterable[Movement]
) -> tuple[Structure, tuple[Planned, ...]]:
    """Return what is given, once read; raise with the problems of all of it."""
    problems: list[Problem] = []
    structure = Structure()
    plan: tuple[Planned, ...] = ()
    if not isinstance(on, date) or isinstance(on, datetime):
        problems.append(Problem("on", "date", shown(on), "une date de droit (datetime.date)"))
    try:
        if isinstance(holders, Sequence) and not isinstance(holders, str | bytes):
            holders = {"structure": {ASSOCIES: list(holders)}}
        structure = read_case(holders).structure
    except InputError as error:
        problems.extend(error.problems)
    try:
        plan = read_movements(movements)
    except InputError as error:
        problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return structure, plan


def _table(
    structure: Structure, planned: After, plan: tuple[Planned, ...], law: Rulebook, on: date
) -> CapitalTable:
    rows, facts = planned.associes, {**structure.__dict__, ASSOCIES: planned.associes}
    found = cap_on(law, facts, on)
    cap, no_cap = (None, found) if isinstance(found, NoCap) else (found, None)
    total = _in_cents(capital(rows))
    public = _in_cents(capital(rows, cap.types)) if cap else None
    respected = UNKNOWN
    if no_cap is not NoCap.NOT_CONCERNED and CRITERION in law.criteria:
        respected = prove(law, CRITERION, facts, on)[1].value
    figures = None
    if cap is not None and public is not None and total is not None:
        figures = (public, total, cap.value)
    return CapitalTable(
        on=on,
        movements=plan,
        types=by_type(rows or (), total, cap, planned.doubt),
        categories=by_category(rows or (), total, cap, planned.undecided),
        total=total,
        public=public,
        share=share_of(public, total),
        cap=cap,
        no_cap=no_cap,
        respected=respected,
        room=room(*figures) if figures and respected is TRUE else None,
        remedies=remedies(*figures) if figures and respected is FALSE else None,
        missing=tuple(_missing(structure.associes, planned)),
        rulebook=law,
    )


def _in_cents(amount: Decimal | None) -> Decimal | None:
    """Return an amount with its cents, which a sum of no associate would lack."""
    return None if amount is None else amount + CENTS


def _missing(given: Sequence[Associe] | None, planned: After) -> Iterator[Cell]:
    if given is None:
        yield Cell(ASSOCIES)
    # Withdrawals that leave nothing of unknown type say by themselves whose they were.
    types_matter = any(row.type is None and row.capital != 0 for row in planned.associes or ())
    for rank, row in enumerate(given or ()):
        if types_matter and row.type is None and row.capital != 0:
            yield Cell(ASSOCIES, rank, "type", row.nom)
        if row.capital is None:
            yield Cell(ASSOCIES, rank, "capital", row.nom)
    for rank in planned.unsaid:
        yield Cell(MOVEMENTS, rank, "categorie")
