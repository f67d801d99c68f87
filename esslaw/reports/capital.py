"""The capital table in words, as parts and as lines of text, and as JSON data.

Guarantees: nothing is decided here; figures are rounded for reading only, and a share never so
far that it looks equal to a cap which it misses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from babel.numbers import format_percent

from esslaw.advice.cap import NoCap
from esslaw.advice.capital import ASSOCIES, CapitalTable, Cell
from esslaw.advice.caveats import of_citation
from esslaw.advice.holdings import Counted, Line
from esslaw.advice.margins import Remedies, Room
from esslaw.advice.movements import Planned
from esslaw.facts.fact import Choice
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.logic.usage import plain
from esslaw.reports.amounts import LOCALES, day, said, told_apart
from esslaw.reports.layout import folded
from esslaw.reports.parts import BLANK, Amounts, Grid, Part, Said, lines
from esslaw.reports.record import source_record
from esslaw.reports.terms import WHOLE_CAPITAL
from esslaw.reports.words import DISCLAIMER, cited

WIDTH, GAP = 88, "  "
READING = Context(prec=60)
"""Enough digits for a share of any capital to differ from a cap which it misses."""
SIX_DIGITS = Decimal("0.000001")
MOST = 5
"""How many missing cells are named before « et … »."""
COUNTED = {
    Counted.ALL: sentence("oui"),
    Counted.NONE: sentence("non"),
    Counted.PART: sentence("en partie"),
    Counted.UNKNOWN: sentence("à préciser"),
}
RESPECTED = {
    TRUE: ("●", sentence("Le plafond des SCIC est respecté.")),
    FALSE: ("⊘", sentence("Le plafond des SCIC est dépassé.")),
    UNKNOWN: ("○", sentence("On ne peut pas encore dire si le plafond des SCIC est respecté.")),
}
NO_CAP = {
    NoCap.NOT_CONCERNED: (
        "–",
        sentence("Le plafond des collectivités ne concerne que les SCIC."),
    ),
    NoCap.NOT_IN_FORCE: ("○", sentence("Aucun plafond n'est en vigueur à cette date.")),
    NoCap.NOT_FOUND: ("○", sentence("Le plafond de cette date n'a pas été trouvé.")),
}
NO_CAPITAL = "○", sentence("Le capital est nul : une part n'a pas de sens.")
ROOM = sentence("Avant d'atteindre le plafond, et chaque montant vaut seul :")
ROOM_WAYS = {
    "at_constant_capital": sentence("à racheter à d'autres associés, à capital constant"),
    "by_subscription": sentence("à souscrire, le capital augmentant d'autant"),
    "others_withdrawal": sentence("que les autres associés peuvent retirer du capital"),
}
REMEDIES = sentence("Pour respecter le plafond, au choix :")
REMEDY_WAYS = {
    "transfer": sentence("à céder à d'autres associés, à capital constant"),
    "withdrawal": sentence("à retirer du capital"),
    "subscription": sentence("à faire souscrire par d'autres associés"),
}


def capital_text(table: CapitalTable, name: str | None = None, language: str = SOURCE) -> str:
    """Return a capital table as a page of text, under the name of its structure."""
    _ = translator(language)
    title = " · ".join(filter(None, [name, f"{_('droit au')} {day(table.on, language)}"]))
    told = [title, "", *capital_lines(table, language), ""]
    for citation in table.cap.citations if table.cap else ():
        caveat = of_citation(citation)
        if caveat is not None:
            text = f"{_('Textes à vérifier')} : {cited(citation)} : {caveat.said(_)}"
            told += folded(text, WIDTH, hang=2)
    return "\n".join([*told, _(DISCLAIMER)]) + "\n"


def capital_lines(
    table: CapitalTable, language: str = SOURCE, *, brief: bool = False
) -> Iterator[str]:
    """Yield a capital table line by line; a brief one leaves the categories of the statuts out."""
    for part in capital_parts(table, language, brief=brief):
        yield from aligned(part.rows) if isinstance(part, Grid) else lines([part])


def capital_parts(
    table: CapitalTable, language: str = SOURCE, *, brief: bool = False
) -> Iterator[Part]:
    """Yield a capital table part by part; a brief one leaves the categories of the statuts out."""
    return _Parts(table, language).parts(brief=brief)


class _Parts:
    def __init__(self, table: CapitalTable, language: str) -> None:
        self.table, self.language = table, language
        self.translate: Translate = translator(language)

    def parts(self, *, brief: bool) -> Iterator[Part]:
        table, _ = self.table, self.translate
        if table.movements:
            yield Said(_("Une fois faits les mouvements prévus :"))
            yield from (Said(self.movement(one), sign="–") for one in table.movements)
            yield BLANK
        yield self.grid("type", [*map(self.line, table.types), *self.totals()])
        if not brief and any(line.name is not None for line in table.categories):
            yield BLANK
            yield self.grid("categorie", map(self.line, table.categories))
            yield BLANK
        sign, words = self.conclusion()
        yield Said(_(words), sign=sign)
        yield from self.ways(ROOM, ROOM_WAYS, table.room, none=_("sans limite"))
        yield from self.ways(REMEDIES, REMEDY_WAYS, table.remedies)
        yield from self.missing()

    def conclusion(self) -> tuple[str, str]:
        """Return the sign and the words of the criterion, or of why it says nothing."""
        table = self.table
        if table.respected is UNKNOWN and table.no_cap is not None:
            return NO_CAP[table.no_cap]
        if table.respected is UNKNOWN and table.total == 0:
            return NO_CAPITAL
        return RESPECTED[table.respected]

    def grid(self, column: str, rows: Iterable[tuple[str, ...]]) -> Grid:
        return Grid((self.header(column), *rows), right=(1, 2), headed=True)

    def header(self, column: str) -> tuple[str, ...]:
        _ = self.translate
        labels = [fact_at(f"{ASSOCIES}.{name}").info.label for name in (column, "capital")]
        return (*map(_, labels), _("Part"), _("Sous le plafond") if self.table.cap else "")

    def line(self, line: Line) -> tuple[str, ...]:
        _, name = self.translate, line.name
        label = _(name.label) if isinstance(name, Choice) else name or _("Non renseignée")
        amount = self.money(line.amount)
        if line.amount is None and line.least:
            amount = _("au moins {borne}").format(borne=self.money(line.least))
        counted = _(COUNTED[line.counted]) if self.table.cap else ""
        return label, amount, self.percent(line.share), counted

    def totals(self) -> Iterator[tuple[str, ...]]:
        table, _ = self.table, self.translate
        whole = self.percent(Fraction(1)) if table.total else ""
        yield _(WHOLE_CAPITAL), self.money(table.total), whole, ""
        if table.cap is None:
            return
        together, cap = self.percent(None), self.ratio(table.cap.value)
        if table.share is not None:
            bounds = [table.cap.value]
            together, (cap,) = told_apart(decimal(table.share), bounds, self.ratio)
        yield _("Ensemble, sous le plafond"), self.money(table.public), together, ""
        articles = " ; ".join(cited(citation) for citation in table.cap.citations)
        yield f"{_('Plafond des SCIC')} ({articles})", "", cap, ""

    def ways(
        self,
        title: str,
        ways: Mapping[str, str],
        amounts: Room | Remedies | None,
        none: str | None = None,
    ) -> Iterator[Part]:
        """Yield each amount with what it is for; one that is absent is `none`, or left out."""
        if amounts is None:
            return
        given = {way: getattr(amounts, name) for name, way in ways.items()}
        said = {
            way: none if amount is None else self.money(amount) for way, amount in given.items()
        }
        yield Said(self.translate(title))
        told = ((amount, self.translate(way)) for way, amount in said.items() if amount is not None)
        yield Amounts(tuple(told))

    def missing(self) -> Iterator[Part]:
        _, cells = self.translate, self.table.missing
        if not cells:
            return
        yield Said(_("Il manque :"))
        for cell in cells[:MOST]:
            yield Said(self.cell(cell), 2, 2, "○")
        more = len(cells) - MOST
        if more > 0:
            words = _("et une autre case") if more == 1 else _("et {n} autres cases")
            yield Said(words.format(n=more), 2, sign="○")

    def cell(self, cell: Cell) -> str:
        _ = self.translate
        if cell.row is None or cell.column is None:
            return _(fact_at(cell.table).info.label)
        column = _(fact_at(f"{ASSOCIES}.{cell.column}").info.label)
        if cell.table != ASSOCIES:
            return f"{column} ({self.movement(self.table.movements[cell.row])})"
        where = _("associé n° {n}").format(n=cell.row + 1)
        return f"{column} ({', '.join(filter(None, [where, cell.name]))})"

    def movement(self, one: Planned) -> str:
        _ = self.translate
        who = _(one.type.label) + (f" ({one.categorie})" if one.categorie else "")
        words = _("souscription de {montant}") if one.amount > 0 else _("retrait de {montant}")
        return f"{who} : {words.format(montant=self.money(abs(one.amount)))}"

    def money(self, amount: Decimal | None) -> str:
        return said(amount, Kind.MONEY, self.language, self.translate)

    def percent(self, share: Fraction | None) -> str:
        return "" if share is None else self.ratio(decimal(share))

    def ratio(self, value: Decimal, digits: int = 0) -> str:
        """Return a share with two decimals at least, so that a column of them is aligned."""
        space = "" if self.language == "en" else "\xa0"
        pattern = f"#,##0.00{'#' * digits}{space}%"
        return format_percent(value, pattern, LOCALES.get(self.language, self.language))


def aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows as a table: a label that folds, two columns of figures, a word."""
    _, *widths = (max(map(len, column)) for column in zip(*rows, strict=True))
    room = WIDTH - sum(widths) - len(GAP) * len(widths)
    for label, amount, share, word in rows:
        figures = [f"{amount:>{widths[0]}}{GAP}{share:>{widths[1]}}{GAP}{word}"]
        for part, beside in zip_longest(folded(label, room, hang=2), figures, fillvalue=""):
            yield f"{part:<{room}}{GAP}{beside}".rstrip()


def decimal(share: Fraction) -> Decimal:
    """Return a share as a decimal, for reading."""
    return READING.divide(Decimal(share.numerator), Decimal(share.denominator))


def capital_record(table: CapitalTable) -> dict[str, Any]:
    """Return a capital table as JSON data: exact numbers as text, unknown or without limit null.

    A share is exact as a fraction, and rounded to six decimals for reading.
    """
    cap = table.cap
    return {
        "on": table.on.isoformat(),
        "movements": [
            {"type": one.type.value, "amount": plain(one.amount), "categorie": one.categorie}
            for one in table.movements
        ],
        "types": [{"type": line.name, **_line(line)} for line in table.types],
        "categories": [{"categorie": line.name, **_line(line)} for line in table.categories],
        "total": _plain(table.total),
        "public": _plain(table.public),
        "share": _share(table.share),
        "cap": cap
        and {
            "value": plain(cap.value),
            "types": [one.value for one in cap.types],
            "label": cap.label,
            "sources": [source_record(citation) for citation in cap.citations],
        },
        "no_cap": table.no_cap,
        "respected": table.respected.value,
        "room": _amounts(table.room, ROOM_WAYS),
        "remedies": _amounts(table.remedies, REMEDY_WAYS),
        "missing": [cell.path for cell in table.missing],
        "rulebook": {"version": table.rulebook.version, "digest": table.rulebook.digest},
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "amount": _plain(line.amount),
        "at_least": plain(line.least),
        "share": _share(line.share),
        "under_cap": line.counted.value,
    }


def _amounts(amounts: Room | Remedies | None, names: Iterable[str]) -> dict[str, Any] | None:
    if amounts is None:
        return None
    return {name: _plain(getattr(amounts, name)) for name in names}


def _share(share: Fraction | None) -> dict[str, str] | None:
    if share is None:
        return None
    return {"exact": str(share), "rounded": plain(decimal(share).quantize(SIX_DIGITS))}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
