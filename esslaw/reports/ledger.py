"""The register of de minimis aids as lines of text; `ledger_record` gives it as JSON data.

Guarantees: nothing is decided here; the words are those of `ledger_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from esslaw.advice.ledger import Account, Ledger
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.amounts import day
from esslaw.reports.columns import GAP, aligned, lines_of
from esslaw.reports.ledger_record import ledger_record
from esslaw.reports.ledger_texts import articles, verify
from esslaw.reports.ledger_words import MOST, LedgerWords, Said
from esslaw.reports.words import DISCLAIMER

__all__ = ["ledger_lines", "ledger_record", "ledger_text"]

REGIME = sentence("Régime")


def ledger_text(ledger: Ledger, name: str | None = None, language: str = SOURCE) -> str:
    """Return a register of aids as a page of text, under the name of the undertaking."""
    _ = translator(language)
    title = " · ".join(filter(None, [name, f"{_('droit au')} {day(ledger.on, language)}"]))
    lines = [title, "", *ledger_lines(ledger, language), *verify(ledger, _)]
    return "\n".join([*lines, _(DISCLAIMER)]) + "\n"


def ledger_lines(ledger: Ledger, language: str = SOURCE) -> Iterator[str]:
    """Yield a register of aids line by line, the regime of the planned aid first."""
    return _Lines(LedgerWords(ledger, language)).lines()


class _Lines:
    def __init__(self, words: LedgerWords) -> None:
        self.words, self.ledger = words, words.ledger
        self.translate: Translate = words.translate

    def lines(self) -> Iterator[str]:
        new, others, brief = self.words.accounts()
        for account in new:
            yield from self.account(account)
        yield from self.ended(_said(self.words.plan()))
        for account in others:
            yield from self.account(account)
        yield from self.brief(brief)
        yield from self.missing()

    def account(self, account: Account) -> Iterator[str]:
        _, words = self.translate, self.words
        yield _(account.regime.label).upper()
        yield from lines_of(f"{_(account.ceiling.label)} ({articles(account.citations)}).")
        yield from lines_of(words.window(account))
        if words.unsure(account):
            yield words.unsure(account)
        yield ""
        if account.entries:
            yield from self.ended(self.table(account))
        yield from aligned(words.sums(account), right=(1,))
        if account.planned is not None:
            yield ""
            yield from _said(words.planned(account))
        yield from self.openings(account)
        yield ""

    def ended(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines, and an empty one after them where there are any."""
        found = [*lines]
        yield from [*found, ""] if found else []

    def table(self, account: Account) -> Iterator[str]:
        _ = self.translate
        headers = ("", _("N°"), _("Octroi"), _(REGIME), _("Montant"), _("Compte jusqu'au"))
        rows = [
            (row.sign, str(row.number), row.day, row.regime, row.amount, row.until)
            for row in self.words.rows(account)
        ]
        yield from aligned([headers, *rows], folding=3, right=(1, 4))

    def openings(self, account: Account) -> Iterator[str]:
        coming = [("", one.day, one.room, one.why) for one in self.words.openings(account)]
        if coming:
            yield ""
            yield self.translate("La place ensuite :")
            yield from aligned(coming[:MOST], right=(2,))
            if len(coming) > MOST:
                yield f"{GAP}…"
        horizon = self.words.horizon(account)
        if horizon:
            yield ""
            yield from lines_of(horizon, hang=2)

    def brief(self, accounts: Sequence[Account]) -> Iterator[str]:
        """Yield the regimes of which no aid is known, in a line each."""
        _, words = self.translate, self.words
        if accounts:
            rows = [
                (_(one.regime.label), words.money(one.ceiling.value), words.range(one.room))
                for one in accounts
            ]
            title = _("Aucune aide déclarée") if words.declared() else _(REGIME)
            headers = (title, _("Plafond"), _("Place restante"))
            yield from aligned(dict.fromkeys([headers, *rows]), right=(1, 2))
        for other in self.ledger.unread:
            yield from lines_of(f"{_(other.regime.label)} : {_(other.reason)}", hang=2)
        if accounts or self.ledger.unread:
            yield ""

    def missing(self) -> Iterator[str]:
        lines = [line for said in self.words.missing() for line in lines_of(f"○ {said}", 2, 2)]
        if lines:
            yield from [self.translate("Il manque :"), *lines, ""]


def _said(sentences: Iterable[Said]) -> Iterator[str]:
    """Yield sentences with their signs; one without a sign goes on under the one before."""
    for one in sentences:
        yield from lines_of(f"{one.sign} {one.text}", hang=2) if one.sign else lines_of(one.text, 2)
