"""The register of de minimis aids as JSON data.

Guarantees: amounts are exact, as text; days are ISO; what is not known is null.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from esslaw.advice.aid_plan import Days, Planned
from esslaw.advice.aid_windows import Entry, Range
from esslaw.advice.ledger import Account, Ledger, NewAid, Opening
from esslaw.logic.usage import plain
from esslaw.reports.record import source_record


def ledger_record(ledger: Ledger) -> dict[str, Any]:
    """Return a register of aids as JSON data: exact numbers as text, ISO dates, unknown null.

    An amount that is not known has bounds: `least` and `most`, which is null where it has none.
    Aids are named by their rank in the table, from 0.
    """
    return {
        "on": ledger.on.isoformat(),
        "accounts": [_account(account) for account in ledger.accounts],
        "unread": [{"regime": one.regime.value, "reason": one.reason} for one in ledger.unread],
        "plan": None if ledger.plan is None else _plan(ledger.plan),
        "missing": [cell.path for cell in ledger.missing],
        "rulebook": {"version": ledger.rulebook.version, "digest": ledger.rulebook.digest},
    }


def _account(account: Account) -> dict[str, Any]:
    ceiling, horizon = account.ceiling, account.horizon
    return {
        "regime": account.regime.value,
        "criterion": ceiling.criterion,
        "label": ceiling.label,
        "ceiling": plain(ceiling.value),
        "applies": account.applies.value,
        "counted_regimes": [one.value for one in ceiling.regimes],
        "window": {"first": _day(account.window[0]), "last": _day(account.window[1])},
        "aids": [_entry(entry) for entry in account.entries],
        "total": _range(account.total),
        "room": _range(account.room),
        "excess": _range(account.excess),
        "openings": [_opening(one) for one in account.openings],
        "horizon": horizon and {"last": _day(horizon.last), "reason": horizon.reason},
        "planned": None if account.planned is None else _planned(account.planned),
        "sources": [source_record(citation) for citation in account.citations],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    aid = entry.aid
    return {
        "rank": entry.rank,
        "date_octroi": _day(aid.date_octroi),
        "montant": _amount(aid.montant),
        "regime": None if aid.regime is None else aid.regime.value,
        "standing": entry.standing.value,
        "last": _day(entry.last),
    }


def _opening(one: Opening) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "leaving": list(one.leaving),
        "ceiling": None if one.ceiling is None else plain(one.ceiling.value),
        "total": _range(one.total),
        "room": _range(one.room),
    }


def _planned(new: Planned) -> dict[str, Any]:
    return {
        "amount": _amount(new.asked.amount),
        "taken_for_a_grant": new.asked.assumed,
        "form_examined": new.asked.examined,
        "fits": new.fits.value,
        "excess": _range(new.excess),
        "left": _range(new.left),
        **_days(new.days),
        "blocking": list(new.blocking),
        "decisive": list(new.decisive),
    }


def _plan(new: NewAid) -> dict[str, Any]:
    return {
        "regime": new.regime.value,
        "fits": new.fits.value,
        **_days(new.days),
        "granted": _day(new.granted),
        "fits_when_granted": None if new.then is None else new.then.value,
    }


def _days(days: Days) -> dict[str, Any]:
    return {
        "first_day": _day(days.first),
        "earliest": _day(days.earliest),
        "latest": _day(days.latest),
    }


def _range(amounts: Range | None) -> dict[str, str | None] | None:
    if amounts is None:
        return None
    return {
        "exact": _amount(amounts.exact),
        "least": plain(amounts.least),
        "most": _amount(amounts.most),
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
