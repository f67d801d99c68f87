"""The register of de minimis aids, as parts and as lines; `ledger_record` gives it as JSON data.

Guarantees: nothing is decided here; the words are those of `ledger_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from esslaw.advice.ledger import Account, Ledger
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.amounts import day
from esslaw.reports.ledger_record import ledger_record
from esslaw.reports.ledger_texts import articles, verify
from esslaw.reports.ledger_words import MOST, LedgerWords
from esslaw.reports.ledger_words import Said as Signed
from esslaw.reports.parts import BLANK, Grid, Head, Part, Said, lines
from esslaw.reports.words import DISCLAIMER

__all__ = ["ledger_lines", "ledger_parts", "ledger_record", "ledger_text"]

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
    return _Parts(LedgerWords(ledger, language)).parts()


class _Parts:
    def __init__(self, words: LedgerWords) -> None:
        self.words, self.ledger = words, words.ledger
        self.translate: Translate = words.translate

    def parts(self) -> Iterator[Part]:
        new, others, brief = self.words.accounts()
        for account in new:
            yield from self.account(account)
        yield from _ended(_said(self.words.plan()))
        for account in others:
            yield from self.account(account)
        yield from _ended(self.brief(brief))
        yield from self.missing()

    def account(self, account: Account) -> Iterator[Part]:
        _, words = self.translate, self.words
        yield Head(_(account.regime.label))
        yield Said(f"{_(account.ceiling.label)} ({articles(account.citations)}).")
        yield Said(words.window(account))
        if words.unsure(account):
            yield Said(words.unsure(account))
        yield BLANK
        if account.entries:
            yield self.table(account)
            yield BLANK
        yield Grid(tuple(words.sums(account)), right=(1,))
        if account.planned is not None:
            yield BLANK
            yield from _said(words.planned(account))
        yield from self.openings(account)
        yield BLANK

    def table(self, account: Account) -> Grid:
        _ = self.translate
        headers = ("", _("N°"), _("Octroi"), _(REGIME), _("Montant"), _("Compte jusqu'au"))
        rows = (
            (row.sign, str(row.number), row.day, row.regime, row.amount, row.until)
            for row in self.words.rows(account)
        )
        return Grid((headers, *rows), right=(1, 4), folding=3, headed=True)

    def openings(self, account: Account) -> Iterator[Part]:
        coming = tuple(("", one.day, one.room, one.why) for one in self.words.openings(account))
        if coming:
            yield BLANK
            yield Said(self.translate("La place ensuite :"))
            yield Grid(coming[:MOST], right=(2,))
            if len(coming) > MOST:
                yield Said("…", 2)
        horizon = self.words.horizon(account)
        if horizon:
            yield BLANK
            yield Said(horizon, hang=2)

    def brief(self, accounts: Sequence[Account]) -> Iterator[Part]:
        """Yield the regimes of which no aid is known, in a line each."""
        _, words = self.translate, self.words
        if accounts:
            rows = [
                (_(one.regime.label), words.money(one.ceiling.value), words.range(one.room))
                for one in accounts
            ]
            title = _("Aucune aide déclarée") if words.declared() else _(REGIME)
            headers = (title, _("Plafond"), _("Place restante"))
            yield Grid(tuple(dict.fromkeys([headers, *rows])), right=(1, 2), headed=True)
        for other in self.ledger.unread:
            yield Said(f"{_(other.regime.label)} : {_(other.reason)}", hang=2)

    def missing(self) -> Iterator[Part]:
        told = [Said(said, 2, 2, "○") for said in self.words.missing()]
        if told:
            yield from [Said(self.translate("Il manque :")), *told, BLANK]


def _ended(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts, and a blank one after them where there are any."""
    found = [*parts]
    yield from [*found, BLANK] if found else []


def _said(sentences: Iterable[Signed]) -> Iterator[Said]:
    """Yield sentences with their signs; one without a sign goes on under the one before."""
    for one in sentences:
        yield Said(one.text, hang=2, sign=one.sign) if one.sign else Said(one.text, 2)
