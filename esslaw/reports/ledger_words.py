"""The register of de minimis aids in words, for every report that lays it out.

Guarantees: nothing is decided here; no figure, no day and no reason is said that the ledger does
not hold. A sign goes with a word and differs from the others by its shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esslaw.advice.aid_ceilings import AIDS
from esslaw.advice.aid_plan import Days, Planned
from esslaw.advice.aid_windows import Entry, Range, Standing
from esslaw.advice.ledger import Account, Ledger, Opening
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.reports.amounts import day, said
from esslaw.reports.terms import within
from esslaw.reports.words import inside

MOST = 5
"""How many days, aids or missing cells are named before « … »."""
FITS = {
    TRUE: ("●", sentence("L'aide prévue, de {montant}, y tient : il restera {place}.")),
    FALSE: ("⊘", sentence("L'aide prévue, de {montant}, n'y tient pas : {place} de trop.")),
    UNKNOWN: ("○", sentence("On ne peut pas encore dire si l'aide prévue, de {montant}, y tient.")),
}
TOGETHER = {
    TRUE: ("●", sentence("Elle tient sous tous ces plafonds.")),
    FALSE: ("⊘", sentence("Elle ne tient pas sous tous ces plafonds.")),
    UNKNOWN: ("○", sentence("On ne peut pas encore dire si elle tient sous tous ces plafonds.")),
}
THEN = {
    TRUE: ("●", sentence("Le {jour}, jour d'octroi prévu, elle y tient.")),
    FALSE: ("⊘", sentence("Le {jour}, jour d'octroi prévu, elle n'y tient pas.")),
    UNKNOWN: (
        "○",
        sentence("On ne peut pas encore dire si elle y tient le {jour}, jour d'octroi prévu."),
    ),
}
STANDINGS = {
    Standing.COUNTS: ("●", sentence("non connu")),
    Standing.MAY_COUNT: ("○", sentence("à préciser")),
    Standing.NO_LONGER: ("–", sentence("ne compte plus")),
    Standing.NOT_YET: ("–", sentence("pas encore")),
}
BLOCKING = "⊘"
"""The sign of an aid that keeps the planned one from fitting."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; `sign` is empty for one that goes on from another."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class AidRow:
    """An earlier aid: its sign, number from 1, day, regime, amount, and last day of counting."""

    sign: str
    number: int
    day: str
    regime: str
    amount: str
    until: str


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A day to come, the room from it on, and why; no room where the ceiling has ceased to be."""

    day: str
    room: str
    why: str


class LedgerWords:
    """Says a register in a language."""

    def __init__(self, ledger: Ledger, language: str = SOURCE) -> None:
        self.ledger, self.language = ledger, language
        self.translate: Translate = translator(language)

    def accounts(self) -> tuple[list[Account], list[Account], list[Account]]:
        """Return the accounts of the planned aid, others with aids, others without any.

        Of the others, a ceiling that regimes share is told once.
        """
        accounts = self.ledger.accounts
        shared = {_ceiling(one): one for one in reversed(accounts)}
        shared |= {_ceiling(one): one for one in accounts if one.planned is not None}
        others = [one for one in accounts if one.planned is None and shared[_ceiling(one)] is one]
        return (
            [one for one in accounts if one.planned is not None],
            [one for one in others if one.entries],
            [one for one in others if not one.entries],
        )

    def window(self, account: Account) -> str:
        """Return which aids count: granted from when to when, under which regimes."""
        _ = self.translate
        first, last = account.window
        words = _("Comptent les aides octroyées du {debut} au {fin} : {regimes}.")
        if first is None:
            words = _("Comptent les aides octroyées d'un jour à préciser au {fin} : {regimes}.")
        regimes = ", ".join(inside(_(one.label)) for one in account.ceiling.regimes)
        start = self.day(first) if first else ""
        return words.format(debut=start, fin=self.day(last), regimes=regimes)

    def unsure(self, account: Account) -> str:
        """Return that a ceiling may not concern the undertaking, or nothing."""
        if account.applies is not UNKNOWN:
            return ""
        return self.translate("Ce plafond particulier ne concerne peut-être pas l'entreprise.")

    def rows(self, account: Account) -> Iterator[AidRow]:
        """Yield the earlier aids, the oldest first."""
        blocking = account.planned.blocking if account.planned is not None else ()
        for entry in sorted(account.entries, key=lambda one: one.aid.date_octroi or date.max):
            yield self.row(entry, blocking=entry.rank in blocking)

    def row(self, entry: Entry, *, blocking: bool) -> AidRow:
        """Return an earlier aid."""
        sign, words = STANDINGS[entry.standing]
        until = self.translate(words)
        if entry.last is not None and entry.standing is not Standing.MAY_COUNT:
            until = self.day(entry.last)
        aid = entry.aid
        cells = [(aid.date_octroi, Kind.DATE), (aid.regime, Kind.CHOICE), (aid.montant, Kind.MONEY)]
        granted, regime, amount = (
            said(value, kind, self.language, self.translate) for value, kind in cells
        )
        sign = BLOCKING if blocking else sign
        return AidRow(sign, entry.rank + 1, granted, regime, amount, until)

    def sums(self, account: Account) -> Iterator[tuple[str, str]]:
        """Yield the total, the ceiling and the room, each with its amount."""
        _ = self.translate
        yield _("Total des aides qui comptent"), self.range(account.total)
        yield _("Plafond"), self.money(account.ceiling.value)
        yield _("Place restante"), self.range(account.room)
        if account.excess.least or (account.excess.exact is None and account.excess.most):
            yield _("Dépassement du plafond"), self.range(account.excess)

    def planned(self, account: Account) -> Iterator[Said]:
        """Yield whether the planned aid fits under a ceiling, when it will, what blocks it."""
        _, new = self.translate, account.planned
        if new is None:
            return
        if new.asked.amount is None or not new.asked.examined:
            unknown = _("Le montant de l'aide prévue n'est pas connu.")
            form = _("Le recueil n'examine pas cette forme d'aide sous ce régime.")
            yield Said("○", unknown if new.asked.examined else form)
            return
        sign, words = FITS[new.fits]
        place = new.left if new.fits is TRUE else new.excess
        said_so = self.range(place) if place is not None else ""
        yield Said(sign, _(words).format(montant=self.money(new.asked.amount), place=said_so))
        if new.asked.amount > account.ceiling.value and not new.asked.assumed:
            yield Said("", _("À lui seul, ce montant dépasse le plafond."))
        else:
            yield from self.days(new.days)
        if new.blocking:
            yield Said("", self.blocking(new))
        if new.asked.assumed:
            form = _("Sa forme n'est pas connue : une subvention compterait pour ce montant.")
            yield Said("", form)

    def blocking(self, new: Planned) -> str:
        """Return which aids keep a planned one from fitting."""
        _ = self.translate
        text = _("Aides qui l'en empêchent : {aides}.").format(aides=self.ranks(new.blocking))
        if new.decisive == new.blocking:
            return text
        last = _("Celles dont la sortie, en dernier, fait la place : {aides}.")
        return f"{text} {last.format(aides=self.ranks(new.decisive))}"

    def plan(self) -> Iterator[Said]:
        """Yield what is said of the planned aid under all the ceilings of its regime."""
        _, new = self.translate, self.ledger.plan
        if new is None:
            return
        if sum(account.planned is not None for account in self.ledger.accounts) > 1:
            sign, words = TOGETHER[new.fits]
            yield Said(sign, _(words))
            yield from self.days(new.days)
        if new.then is not None and new.granted is not None:
            sign, words = THEN[new.then]
            yield Said(sign, _(words).format(jour=self.day(new.granted)))

    def days(self, days: Days) -> Iterator[Said]:
        """Yield when a planned aid fits, where it does not on the date."""
        _ = self.translate
        if days.latest == self.ledger.on:
            return
        if days.first is not None:
            words = _("Elle y tient à partir du {jour}, et pas avant.")
            yield Said("", words.format(jour=self.day(days.first)))
            return
        if days.earliest is not None and days.earliest != self.ledger.on:
            words = _("Au plus tôt, elle y tient le {jour}.")
            yield Said("", words.format(jour=self.day(days.earliest)))
        if days.latest is not None:
            words = _("Au plus tard, elle y tient le {jour}.")
            yield Said("", words.format(jour=self.day(days.latest)))

    def openings(self, account: Account) -> Iterator[OpeningRow]:
        """Yield the days from which the room is another, all of them."""
        for one in account.openings:
            yield self.opening(one)

    def opening(self, one: Opening) -> OpeningRow:
        """Return a day from which the room is another."""
        _ = self.translate
        if one.room is None:
            return OpeningRow(self.day(one.day), "", _("ce plafond n'existe plus"))
        why = _("le plafond change")
        if one.leaving:
            why = _("ne comptent plus : {aides}").format(aides=self.ranks(one.leaving))
        return OpeningRow(self.day(one.day), self.range(one.room), why)

    def horizon(self, account: Account) -> str:
        """Return until when the law is known and why no longer, where it matters."""
        later = account.planned is not None and account.planned.days.latest is None
        if account.horizon is None or not (later or any(map(_beyond, account.entries))):
            return ""
        _, horizon = self.translate, account.horizon
        text = _("Après le {jour} : {raison}")
        return text.format(jour=self.day(horizon.last), raison=_(horizon.reason))

    def declared(self) -> bool:
        """Return whether it is known which aids there were."""
        return not any(cell.path == AIDS for cell in self.ledger.missing)

    def missing(self) -> Iterator[str]:
        """Yield what is to be said for every figure to be known, the first of it only."""
        _, cells = self.translate, self.ledger.missing
        for cell in cells[:MOST]:
            label = fact_at(cell.table if cell.row is None else f"{AIDS}.{cell.column}").info.label
            where = "" if cell.row is None else f" ({_('aide n° {n}').format(n=cell.row + 1)})"
            yield f"{_(label)}{where}"
        more = len(cells) - MOST
        if more > 0:
            words = _("et une autre case") if more == 1 else _("et {n} autres cases")
            yield words.format(n=more)

    def ranks(self, ranks: Sequence[int]) -> str:
        """Return aids by their numbers, the first of them only."""
        named = [self.translate("n° {n}").format(n=rank + 1) for rank in ranks[:MOST]]
        return ", ".join([*named, "…"] if len(ranks) > MOST else named)

    def range(self, amounts: Range) -> str:
        """Return an amount, or between what and what it lies."""
        if amounts.exact is not None:
            return self.money(amounts.exact)
        return within((amounts.least, amounts.most), self.money, self.translate)

    def money(self, amount: Decimal) -> str:
        """Return an amount in euros."""
        return said(amount, Kind.MONEY, self.language, self.translate)

    def day(self, value: date) -> str:
        """Return a day in full."""
        return day(value, self.language)


def _ceiling(account: Account) -> tuple[object, ...]:
    ceiling = account.ceiling
    return ceiling.label, ceiling.value, ceiling.regimes, ceiling.years, ceiling.fiscal


def _beyond(entry: Entry) -> bool:
    """Whether an aid counts until a day of which the law is not known."""
    known = entry.aid.date_octroi is not None and entry.standing is not Standing.NO_LONGER
    return known and entry.standing is not Standing.MAY_COUNT and entry.last is None
