"""Registers of aids to test: a case, its account of a regime, and a grant that is planned."""

from datetime import date

from esslaw import aid_ledger

ON = date(2024, 1, 30)
G, S, A, P = (f"de_minimis_{name}" for name in ("general", "sieg", "agricole", "peche"))
LYON = [("2021-01-30", 200000, G)]
PLAN = {"regime_aide_choisi": G, "montant": 120000, "instrument": "subvention_economique"}


def rows(*aids):
    return [
        dict(zip(("date_octroi", "montant", "regime"), aid, strict=True)) if aid else {}
        for aid in aids
    ]


def ledger(aids, on=ON, rulebook=None, **facts):
    table = {} if aids is None else {"aides_anterieures": rows(*aids)}
    return aid_ledger({"intervention": {**table, **facts}}, on, rulebook)


def account(found, regime=G):
    return next(one for one in found.accounts if one.regime == regime)
