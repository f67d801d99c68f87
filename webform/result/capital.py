"""The capital of a cooperative: who holds what, the public share against its cap, what may move.

Guarantees: figures are those of the library's capital table, rounded for reading only; a share
that only rounds to the cap is said with the decimals that tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from esslaw import InputError, Verdict, capital_table
from esslaw.advice.capital import CapitalTable
from esslaw.advice.holdings import Counted, Line
from esslaw.advice.margins import Remedies, Room
from esslaw.advice.movements import MOVEMENTS
from esslaw.facts.choices import TypeAssocie
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import sentence
from esslaw.logic.truth import FALSE, TRUE, Truth
from esslaw.reports.amounts import said, told_apart
from esslaw.reports.capital import decimal
from esslaw.reports.drawings.shares import share_drawing
from esslaw.reports.drawings.sheet import Setting
from esslaw.reports.words import inside
from webform.language import Language
from webform.plan import Plan
from webform.result.marks import Mark
from webform.result.sources import Source, sources
from webform.wording import table_words

COUNTED = {
    Counted.ALL: sentence("compte dans le plafond"),
    Counted.PART: sentence("compte en partie dans le plafond"),
    Counted.NONE: "",
    Counted.UNKNOWN: "",
}
ROOM = {
    "by_subscription": sentence("Souscription de parts nouvelles par ceux que le plafond vise"),
    "at_constant_capital": sentence("Rachat de parts aux autres associés, à capital constant"),
    "others_withdrawal": sentence("Retrait des autres associés"),
}
NOW, AFTER = "part", "part-apres"
"""The drawings of the share, by the names of their parts."""
NO_LIMIT = sentence("sans limite")
REMEDIES = {
    "transfer": sentence("Cession de parts aux autres associés, à capital constant"),
    "withdrawal": sentence("Retrait de ceux que le plafond vise"),
    "subscription": sentence("Souscription de parts nouvelles par les autres associés"),
}
NOT_ENOUGH = sentence("aucun montant n'y suffit")


@dataclass(frozen=True, slots=True)
class Held:
    """An amount and its share of the capital, in words and figures."""

    amount: str
    share: str


@dataclass(frozen=True, slots=True)
class Row:
    """What some associates hold now and, where a movement is planned, after it."""

    label: str
    note: str
    now: Held
    after: Held | None


@dataclass(frozen=True, slots=True)
class Share:
    """What those under the cap hold together, drawn; `share` is empty while it is not known."""

    mark: Mark
    held: str
    total: str
    share: str
    cap: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Margin:
    """Amounts that may, or must, move: each one stands alone."""

    label: str
    now: str
    after: str


@dataclass(frozen=True, slots=True)
class Capital:
    """The section; `after` and the columns of the same name are None without a movement.

    `lacking` are the names of what has to be said for everything to be known.
    """

    under: str
    sources: tuple[Source, ...]
    now: Share
    after: Share | None
    types: tuple[Row, ...]
    categories: tuple[Row, ...]
    whole: tuple[Row, ...]
    room: tuple[Margin, ...]
    remedies: tuple[Margin, ...]
    lacking: tuple[str, ...]
    undecided: bool
    plan: Plan


def capital(verdict: Verdict, plan: Plan, _: Language) -> Capital | None:
    """Return the section, None where no associate is said or there is no cap to show.

    What is wrong with the plan is put beside its fields.
    """
    now, after = verdict.capital, None
    if now is None or now.cap is None:
        return None
    movements = plan.movements()
    if movements:
        try:
            after = capital_table(verdict.case, verdict.on, verdict.rulebook, movements)
        except InputError as error:
            plan.refuse(error, verdict.case.structure.associes or ())
    return _Sayer(now, after, _).section(plan)


class _Sayer:
    """Says a table and, where there is one, the table after a plan beside it."""

    def __init__(self, now: CapitalTable, after: CapitalTable | None, _: Language) -> None:
        self.now, self.after, self.say = now, after, _

    def section(self, plan: Plan) -> Capital:
        _, now, after, cap = self.say, self.now, self.after, self.now.cap
        assert cap is not None
        return Capital(
            under=", ".join(inside(_(one.label)) for one in cap.types),
            sources=sources(cap.citations, _),
            now=self.share(now, NOW),
            after=self.share(after, AFTER) if after else None,
            types=self.types(),
            categories=self.categories(),
            whole=tuple(self.whole()),
            room=tuple(self.margins("room", ROOM, NO_LIMIT)),
            remedies=tuple(self.margins("remedies", REMEDIES, NOT_ENOUGH)),
            lacking=tuple(self.lacking()),
            undecided=after is not None and any(one.table == MOVEMENTS for one in after.missing),
            plan=plan,
        )

    def money(self, amount: Decimal | None) -> str:
        return self.say(said(amount, Kind.MONEY, self.say.code, self.say.translate))

    def ratio(self, share: Decimal, digits: int = 0) -> str:
        _ = self.say
        return _(said(share, Kind.RATIO, _.code, _.translate, digits=digits))

    def percent(self, share: Fraction | None) -> str:
        return "" if share is None else self.ratio(decimal(share))

    def share(self, table: CapitalTable, ident: str) -> Share:
        _, cap, share = self.say, self.now.cap, table.share
        assert cap is not None
        value, bounds = "", [self.ratio(cap.value)]
        if share is not None:
            value, bounds = told_apart(decimal(share), [cap.value], self.ratio)
        return Share(
            mark=respect(table.respected, self.say),
            held=self.money(table.public),
            total=self.money(table.total),
            share=value,
            cap=bounds[0],
            drawing=Markup(
                share_drawing(share, cap.value, table.respected, Setting(_.code, ident, _))
            ),
        )

    def types(self) -> tuple[Row, ...]:
        """Return a row for each type of associate, in the order of the vocabulary."""
        before, later = self.lines("types")
        names = [name for name in (*TypeAssocie, None) if name in before | later]
        return tuple(self.row(before.get(name), later.get(name)) for name in names)

    def categories(self) -> tuple[Row, ...]:
        """Return a row for each category by name; none where no associate is in one."""
        before, later = self.lines("categories")
        names = sorted(before | later, key=lambda name: (name is None, name or ""))
        if names == [None]:
            return ()
        return tuple(self.row(before.get(name), later.get(name)) for name in names)

    def lines(self, kind: str) -> tuple[dict[str | None, Line], dict[str | None, Line]]:
        """Return the lines of a kind now and after, by name; none after without a plan."""
        now, after = getattr(self.now, kind), getattr(self.after, kind, ())
        return {line.name: line for line in now}, {line.name: line for line in after}

    def row(self, before: Line | None, later: Line | None) -> Row:
        _, line = self.say, later or before
        assert line is not None
        match line.name:
            case TypeAssocie(label=label):
                said = _(label)
            case None:
                said = _("Non renseigné")
            case category:
                said = category
        after = self.held(later) if self.after else None
        return Row(said, _(COUNTED[line.counted]), self.held(before), after)

    def held(self, line: Line | None) -> Held:
        if line is None:
            return Held("–", "")
        if line.amount is not None or not line.least:
            return Held(self.money(line.amount), self.percent(line.share))
        least = self.say("au moins {montant}").format(montant=self.money(line.least))
        return Held(least, "")

    def whole(self) -> Iterator[Row]:
        """Yield what those under the cap hold together, then the whole capital."""
        _, now, after = self.say, self.now, self.after
        yield Row(
            _("Ceux que le plafond vise"),
            "",
            Held(self.money(now.public), self.percent(now.share)),
            Held(self.money(after.public), self.percent(after.share)) if after else None,
        )
        yield Row(
            _("Capital total"),
            "",
            Held(self.money(now.total), ""),
            Held(self.money(after.total), "") if after else None,
        )

    def margins(self, kind: str, labels: Mapping[str, str], without: str) -> Iterator[Margin]:
        """Yield the amounts of a kind; nothing where neither table has them."""
        now, after = getattr(self.now, kind), getattr(self.after, kind, None)
        if now is None and after is None:
            return
        for name, label in labels.items():
            said = [self.margin(some, name, without) for some in (now, after)]
            yield Margin(self.say(label), *said)

    def margin(self, some: Room | Remedies | None, name: str, without: str) -> str:
        if some is None:
            return "–"
        amount = getattr(some, name)
        return self.say(without) if amount is None else self.money(amount)

    def lacking(self) -> Iterator[str]:
        _ = self.say
        for cell in self.now.missing:
            if cell.row is not None and cell.column is not None:
                label = _(fact_at(f"{cell.table}.{cell.column}").info.label)
                rank = table_words(cell.table, _).row.format(rank=cell.row + 1)
                yield f"{label} ({cell.name or rank})"


def respect(respected: Truth, _: Language) -> Mark:
    """Return whether a cap is respected, as a shape and a word."""
    if respected is TRUE:
        return Mark("filled", _("Plafond respecté"), "")
    if respected is FALSE:
        return Mark("barred", _("Plafond dépassé"), "")
    return Mark("open", _("À compléter"), "")
