"""The register of de minimis aids in words, as parts and as lines; `ledger_record` is its data.

Guarantees: nothing is decided here; no figure, no day and no reason is said that the ledger does
not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from esslaw.reports.ledger_record import ledger_record
from esslaw.reports.ledger_texts import articles, verify
from esslaw.reports.parts import BLANK, Grid, Head, Part, Said, lines
from esslaw.reports.terms import within
from esslaw.reports.words import DISCLAIMER, inside

__all__ = ["ledger_lines", "ledger_parts", "ledger_record", "ledger_text"]

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
REGIME = sentence("Régime")


def ledger_text(ledger: Ledger, name: str | None = None, language: str = SOURCE) -> str:
    """Return a register of aids as a page of text, under the name of the undertaking."""
    _ = translator(language)
    title = " · ".join(filter(None, [name, f"{_('droit au')} {day(ledger.on, language)}"]))
    told = [title, "", *ledger_lines(ledger, language), *verify(ledger, _)]
    return "\n".join([*told, _(DISCLAIMER)]) + "\n"


def ledger_lines(ledger: Ledger, language: str = SOURCE) -> Iterator[str]:
    """Yield a register of aids line by line, the regime of the planned aid first."""
    return lines(ledger_parts(ledger, language))


def ledger_parts(ledger: Ledger, language: str = SOURCE) -> Iterator[Part]:
    """Yield a register of aids part by part, the regime of the planned aid first."""
    return _Parts(ledger, language).parts()


def _each_ceiling_once(accounts: Sequence[Account]) -> list[Account]:
    """Return the accounts of no planned aid; a ceiling that regimes share is told once."""
    shared = {_ceiling(one): one for one in reversed(accounts)}
    shared |= {_ceiling(one): one for one in accounts if one.planned is not None}
    return [one for one in accounts if one.planned is None and shared[_ceiling(one)] is one]


def _ceiling(account: Account) -> tuple[object, ...]:
    ceiling = account.ceiling
    return ceiling.label, ceiling.value, ceiling.regimes, ceiling.years, ceiling.fiscal


class _Parts:
    def __init__(self, ledger: Ledger, language: str) -> None:
        self.ledger, self.language = ledger, language
        self.translate: Translate = translator(language)

    def parts(self) -> Iterator[Part]:
        _, ledger = self.translate, self.ledger
        new = [one for one in ledger.accounts if one.planned is not None]
        others = _each_ceiling_once(ledger.accounts)
        for account in new:
            yield from self.account(account)
        yield from self.plan(several=len(new) > 1)
        for account in others:
            if account.entries:
                yield from self.account(account)
        yield from self.brief([one for one in others if not one.entries])
        yield from self.missing()

    def account(self, account: Account) -> Iterator[Part]:
        _, ceiling = self.translate, account.ceiling
        yield Head(_(account.regime.label))
        yield Said(f"{_(ceiling.label)} ({articles(account.citations)}).")
        first, last = account.window
        words = _("Comptent les aides octroyées du {debut} au {fin} : {regimes}.")
        if first is None:
            words = _("Comptent les aides octroyées d'un jour à préciser au {fin} : {regimes}.")
        regimes = ", ".join(inside(_(one.label)) for one in ceiling.regimes)
        start = self.day(first) if first else ""
        yield Said(words.format(debut=start, fin=self.day(last), regimes=regimes))
        if account.applies is UNKNOWN:
            yield Said(_("Ce plafond particulier ne concerne peut-être pas l'entreprise."))
        yield BLANK
        if account.entries:
            yield self.table(account)
            yield BLANK
        yield self.sums(account)
        if account.planned is not None:
            yield BLANK
            yield from self.planned(account, account.planned)
        yield from self.openings(account)
        yield BLANK

    def table(self, account: Account) -> Grid:
        _ = self.translate
        headers = ("", _("N°"), _("Octroi"), _(REGIME), _("Montant"), _("Compte jusqu'au"))
        entries = sorted(account.entries, key=lambda one: one.aid.date_octroi or date.max)
        blocking = account.planned.blocking if account.planned is not None else ()
        rows = [self.row(entry, blocking=entry.rank in blocking) for entry in entries]
        return Grid((headers, *rows), right=(1, 4), folding=3, headed=True)

    def row(self, entry: Entry, *, blocking: bool) -> tuple[str, ...]:
        sign, words = STANDINGS[entry.standing]
        until = self.translate(words)
        if entry.last is not None and entry.standing is not Standing.MAY_COUNT:
            until = self.day(entry.last)
        aid = entry.aid
        cells = [(aid.date_octroi, Kind.DATE), (aid.regime, Kind.CHOICE), (aid.montant, Kind.MONEY)]
        said_so = (said(value, kind, self.language, self.translate) for value, kind in cells)
        return "⊘" if blocking else sign, str(entry.rank + 1), *said_so, until

    def sums(self, account: Account) -> Grid:
        _ = self.translate
        rows = [
            (_("Total des aides qui comptent"), self.range(account.total)),
            (_("Plafond"), self.money(account.ceiling.value)),
            (_("Place restante"), self.range(account.room)),
        ]
        if account.excess.least or (account.excess.exact is None and account.excess.most):
            rows.append((_("Dépassement du plafond"), self.range(account.excess)))
        return Grid(tuple(rows), right=(1,))

    def planned(self, account: Account, new: Planned) -> Iterator[Part]:
        _, asked = self.translate, new.asked
        if asked.amount is None or not asked.examined:
            unknown = _("Le montant de l'aide prévue n'est pas connu.")
            form = _("Le recueil n'examine pas cette forme d'aide sous ce régime.")
            yield Said(unknown if asked.examined else form, sign="○")
            return
        sign, words = FITS[new.fits]
        place = new.left if new.fits is TRUE else new.excess
        said_so = self.range(place) if place is not None else ""
        text = _(words).format(montant=self.money(asked.amount), place=said_so)
        yield Said(text, hang=2, sign=sign)
        if asked.amount > account.ceiling.value and not asked.assumed:
            yield Said(_("À lui seul, ce montant dépasse le plafond."), 2)
        else:
            yield from self.days(new.days)
        if new.blocking:
            text = _("Aides qui l'en empêchent : {aides}.").format(aides=self.ranks(new.blocking))
            if new.decisive != new.blocking:
                last = _("Celles dont la sortie, en dernier, fait la place : {aides}.")
                text += f" {last.format(aides=self.ranks(new.decisive))}"
            yield Said(text, 2)
        if asked.assumed:
            form = _("Sa forme n'est pas connue : une subvention compterait pour ce montant.")
            yield Said(form, 2)

    def plan(self, *, several: bool) -> Iterator[Part]:
        """Yield what is said of the planned aid under all the ceilings of its regime."""
        _, new = self.translate, self.ledger.plan
        if new is None:
            return
        told: list[Part] = []
        if several:
            sign, words = TOGETHER[new.fits]
            told += [Said(_(words), sign=sign), *self.days(new.days)]
        if new.then is not None and new.granted is not None:
            sign, words = THEN[new.then]
            text = _(words).format(jour=self.day(new.granted))
            told.append(Said(text, hang=2, sign=sign))
        if told:
            yield from [*told, BLANK]

    def days(self, days: Days) -> Iterator[Part]:
        """Yield when a planned aid fits, where it does not on the date."""
        _ = self.translate
        if days.latest == self.ledger.on:
            return
        if days.first is not None:
            words = _("Elle y tient à partir du {jour}, et pas avant.")
            yield Said(words.format(jour=self.day(days.first)), 2)
            return
        if days.earliest is not None and days.earliest != self.ledger.on:
            words = _("Au plus tôt, elle y tient le {jour}.")
            yield Said(words.format(jour=self.day(days.earliest)), 2)
        if days.latest is not None:
            words = _("Au plus tard, elle y tient le {jour}.")
            yield Said(words.format(jour=self.day(days.latest)), 2)

    def openings(self, account: Account) -> Iterator[Part]:
        _, coming = self.translate, account.openings
        if coming:
            yield BLANK
            yield Said(_("La place ensuite :"))
            yield Grid(tuple(self.opening(one) for one in coming[:MOST]), right=(2,))
            if len(coming) > MOST:
                yield Said("…", 2)
        horizon = account.horizon
        later = account.planned is not None and account.planned.days.latest is None
        if horizon is not None and (later or any(map(_beyond, account.entries))):
            text = _("Après le {jour} : {raison}")
            text = text.format(jour=self.day(horizon.last), raison=_(horizon.reason))
            yield BLANK
            yield Said(text, hang=2)

    def opening(self, one: Opening) -> tuple[str, ...]:
        _ = self.translate
        if one.room is None:
            return "", self.day(one.day), "", _("ce plafond n'existe plus")
        why = _("le plafond change")
        if one.leaving:
            why = _("ne comptent plus : {aides}").format(aides=self.ranks(one.leaving))
        return "", self.day(one.day), self.range(one.room), why

    def brief(self, accounts: Sequence[Account]) -> Iterator[Part]:
        """Yield the regimes of which no aid is known, in a line each."""
        _ = self.translate
        if accounts:
            rows = [
                (_(one.regime.label), self.money(one.ceiling.value), self.range(one.room))
                for one in accounts
            ]
            declared = not any(cell.path == AIDS for cell in self.ledger.missing)
            title = _("Aucune aide déclarée") if declared else _(REGIME)
            headers = (title, _("Plafond"), _("Place restante"))
            yield Grid(tuple(dict.fromkeys([headers, *rows])), right=(1, 2), headed=True)
        for other in self.ledger.unread:
            yield Said(f"{_(other.regime.label)} : {_(other.reason)}", hang=2)
        if accounts or self.ledger.unread:
            yield BLANK

    def missing(self) -> Iterator[Part]:
        _, cells = self.translate, self.ledger.missing
        if not cells:
            return
        yield Said(_("Il manque :"))
        for cell in cells[:MOST]:
            label = fact_at(cell.table if cell.row is None else f"{AIDS}.{cell.column}").info.label
            where = "" if cell.row is None else f" ({_('aide n° {n}').format(n=cell.row + 1)})"
            yield Said(f"{_(label)}{where}", 2, 2, "○")
        more = len(cells) - MOST
        if more > 0:
            words = _("et une autre case") if more == 1 else _("et {n} autres cases")
            yield Said(words.format(n=more), 2, sign="○")
        yield BLANK

    def ranks(self, ranks: Sequence[int]) -> str:
        named = [self.translate("n° {n}").format(n=rank + 1) for rank in ranks[:MOST]]
        return ", ".join([*named, "…"] if len(ranks) > MOST else named)

    def range(self, amounts: Range) -> str:
        if amounts.exact is not None:
            return self.money(amounts.exact)
        return within((amounts.least, amounts.most), self.money, self.translate)

    def money(self, amount: Decimal) -> str:
        return said(amount, Kind.MONEY, self.language, self.translate)

    def day(self, value: date) -> str:
        return day(value, self.language)


def _beyond(entry: Entry) -> bool:
    """Whether an aid counts until a day of which the law is not known."""
    known = entry.aid.date_octroi is not None and entry.standing is not Standing.NO_LONGER
    return known and entry.standing is not Standing.MAY_COUNT and entry.last is None
