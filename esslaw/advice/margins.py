"""What may still move under a cap, and what brings a holding back under it, in euros to the cent.

Guarantees: exact until the last step; what may be done is rounded down, what must be done is
rounded up, so that doing it always satisfies the cap. `public` is what is held under the cap,
`total` the whole capital, both in euros; `cap` a ratio between 0 and 1. Each amount stands alone:
they are ways to choose from, not to add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from esslaw.logic.exact import EXACT


@dataclass(frozen=True, slots=True)
class Room:
    """What may still move before the cap is crossed.

    `at_constant_capital`: shares which those under the cap may buy from the other associates;
    `by_subscription`: new shares which they may subscribe, None where the cap is the whole capital
    and sets no limit; `others_withdrawal`: what the other associates may withdraw, None where
    nothing is held under the cap: whatever they leave, no part of it is.
    """

    at_constant_capital: Decimal
    by_subscription: Decimal | None
    others_withdrawal: Decimal | None


@dataclass(frozen=True, slots=True)
class Remedies:
    """What brings a holding back under the cap.

    `transfer`: shares to transfer to other associates, the capital being constant; `withdrawal`:
    what those under the cap have to withdraw from the capital, None where they hold all of it, as
    nothing would be left to hold a share of; `subscription`: what other associates have to
    subscribe, None where the cap is zero, as no amount is enough.
    """

    transfer: Decimal
    withdrawal: Decimal | None
    subscription: Decimal | None


def room(public: Decimal, total: Decimal, cap: Decimal) -> Room:
    """Return the room of a holding which respects the cap.

    >>> room(Decimal(30000), Decimal(103000), Decimal("0.5")).by_subscription
    Decimal('43000.00')
    """
    held, whole, share = Fraction(public), Fraction(total), Fraction(cap)
    left = share * whole - held
    return Room(
        at_constant_capital=_down(left),
        by_subscription=_down(left / (1 - share)) if share < 1 else None,
        others_withdrawal=_down(whole - held / share) if held else None,
    )


def remedies(public: Decimal, total: Decimal, cap: Decimal) -> Remedies:
    """Return the remedies of a holding which exceeds the cap.

    >>> remedies(Decimal(51), Decimal(100), Decimal("0.2")).withdrawal
    Decimal('38.75')
    """
    held, whole, share = Fraction(public), Fraction(total), Fraction(cap)
    excess = held - share * whole
    return Remedies(
        transfer=_up(excess),
        withdrawal=_up(excess / (1 - share)) if held < whole else None,
        subscription=_up(held / share - whole) if share else None,
    )


def _down(amount: Fraction) -> Decimal:
    return Decimal(floor(amount * 100)).scaleb(-2, EXACT)


def _up(amount: Fraction) -> Decimal:
    return Decimal(ceil(amount * 100)).scaleb(-2, EXACT)
