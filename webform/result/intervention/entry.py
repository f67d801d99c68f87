"""The share that public bodies will hold of a SCIC once the authority has come in.

Guarantees: figures are those of `advice.entry`, rounded for reading only; a share that only rounds
to the cap is said with the decimals that tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from esslaw.advice.entry import Entry
from esslaw.advice.margins import Remedies, Room
from esslaw.facts.vocabulary import Kind
from esslaw.i18n import sentence
from esslaw.reports.amounts import said, told_apart
from esslaw.reports.capital import decimal
from esslaw.reports.drawings.shares import share_drawing
from esslaw.reports.drawings.sheet import Setting
from webform.language import Language
from webform.result.capital import NO_LIMIT, NOT_ENOUGH, NOW, respect
from webform.result.marks import Mark
from webform.result.sources import Source, sources

ROOM = {
    "by_subscription": sentence("À souscrire encore par des collectivités, le capital augmentant"),
    "at_constant_capital": sentence("À racheter à d'autres associés, à capital constant"),
    "others_withdrawal": sentence("Que les autres associés peuvent retirer du capital"),
}
REMEDIES = {
    "transfer": sentence("À laisser souscrire ou à céder à d'autres associés, à capital constant"),
    "withdrawal": sentence("À souscrire en moins, ou à retirer, par les collectivités"),
    "subscription": sentence("À faire souscrire en plus par d'autres associés"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that may, or must, move: each stands alone."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class EntrySection:
    """The section; `share` is empty while it is not known."""

    mark: Mark
    held: str
    total: str
    share: str
    cap: str
    drawing: Markup
    sources: tuple[Source, ...]
    room: tuple[Amount, ...]
    remedies: tuple[Amount, ...]


def entry_section(entry: Entry, _: Language) -> EntrySection:
    """Return the section in words."""

    def money(amount: Decimal | None) -> str:
        return _(said(amount, Kind.MONEY, _.code, _.translate))

    def ratio(share: Decimal, digits: int = 0) -> str:
        return _(said(share, Kind.RATIO, _.code, _.translate, digits=digits))

    def amounts(
        found: Room | Remedies | None, labels: Mapping[str, str], without: str
    ) -> tuple[Amount, ...]:
        if found is None:
            return ()
        given = {label: getattr(found, name) for name, label in labels.items()}
        return tuple(
            Amount(_(label), _(without) if amount is None else money(amount))
            for label, amount in given.items()
        )

    share, bounds = "", [ratio(entry.cap)]
    if entry.share is not None:
        share, bounds = told_apart(decimal(entry.share), [entry.cap], ratio)
    return EntrySection(
        mark=respect(entry.respected, _),
        held=money(entry.public),
        total=money(entry.total),
        share=share,
        cap=bounds[0],
        drawing=Markup(
            share_drawing(entry.share, entry.cap, entry.respected, Setting(_.code, NOW, _))
        ),
        sources=sources(entry.citations, _),
        room=amounts(entry.room, ROOM, NO_LIMIT),
        remedies=amounts(entry.remedies, REMEDIES, NOT_ENOUGH),
    )
