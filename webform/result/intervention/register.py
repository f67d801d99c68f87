"""The register of the beneficiary's de minimis aids, on the page of an intervention.

Guarantees: every figure, day and reason is the register's own, in the words of the reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from esslaw.advice.ledger import Account, Ledger
from esslaw.reports.drawings import Setting, ledger_drawing
from esslaw.reports.ledger_words import BLOCKING, LedgerWords, Said
from webform.language import Language
from webform.result.marks import SHAPES
from webform.result.sources import Source, sources


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `shape` is empty for one that goes on from another."""

    shape: str
    text: str


@dataclass(frozen=True, slots=True)
class Aid:
    """An earlier aid; `blocking` is true of one that keeps the planned aid from fitting."""

    shape: str
    number: str
    day: str
    regime: str
    amount: str
    until: str
    blocking: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """A day to come, the room from it on, and why it changes."""

    day: str
    room: str
    why: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The aids under one ceiling: which count, their sum, the room, the planned one, the future.

    `drawing` is a picture of the same figures; it is empty where there is no aid.
    """

    drawing: Markup
    regime: str
    label: str
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    aids: tuple[Aid, ...]
    sums: tuple[tuple[str, str], ...]
    planned: tuple[Sentence, ...]
    openings: tuple[Opening, ...]
    horizon: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A regime under which no aid is declared: its ceiling and its room, or why neither is read."""

    regime: str
    ceiling: str
    room: str
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """The section; `plan` is what is said of the planned aid under all its ceilings."""

    ceilings: tuple[Ceiling, ...]
    plan: tuple[Sentence, ...]
    others: tuple[Brief, ...]
    declared: bool
    missing: tuple[str, ...]


def register(ledger: Ledger, _: Language) -> Register | None:
    """Return the section, None where no aid is declared and none is planned under a ceiling."""
    words = LedgerWords(ledger, _.code)
    new, others, brief = words.accounts()
    if ledger.plan is None and not others:
        return None
    return Register(
        ceilings=tuple(
            _ceiling(account, words, rank, _) for rank, account in enumerate((*new, *others), 1)
        ),
        plan=tuple(_said(words.plan(), _)),
        others=tuple(_brief(brief, words, _)),
        declared=words.declared(),
        missing=tuple(map(_, words.missing())),
    )


def _ceiling(account: Account, words: LedgerWords, rank: int, _: Language) -> Ceiling:
    on, setting = words.ledger.on, Setting(_.code, f"aides-{rank}", _)
    return Ceiling(
        drawing=Markup(ledger_drawing(account, on, setting)) if account.entries else Markup(),
        regime=_(account.regime.label),
        label=_(account.ceiling.label),
        sources=sources(account.citations, _),
        notes=tuple(_(said) for said in (words.window(account), words.unsure(account)) if said),
        aids=tuple(
            Aid(
                SHAPES[row.sign],
                str(row.number),
                _(row.day),
                _(row.regime),
                _(row.amount),
                _(row.until),
                row.sign == BLOCKING,
            )
            for row in words.rows(account)
        ),
        sums=tuple((_(label), _(amount)) for label, amount in words.sums(account)),
        planned=tuple(_said(words.planned(account), _)),
        openings=tuple(
            Opening(_(one.day), _(one.room), _(one.why)) for one in words.openings(account)
        ),
        horizon=_(words.horizon(account)),
    )


def _brief(accounts: Iterable[Account], words: LedgerWords, _: Language) -> Iterator[Brief]:
    rows = (
        Brief(_(one.regime.label), _(words.money(one.ceiling.value)), _(words.range(one.room)), "")
        for one in accounts
    )
    yield from dict.fromkeys(rows)
    for unread in words.ledger.unread:
        yield Brief(_(unread.regime.label), "", "", _(unread.reason))


def _said(sentences: Iterable[Said], _: Language) -> Iterator[Sentence]:
    for one in sentences:
        yield Sentence(SHAPES.get(one.sign, ""), _(one.text))
