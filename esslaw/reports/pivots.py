"""On what an outcome turns, in words: each assertion that alone would change it, each margin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from esslaw.advice.pivots import Pivot
from esslaw.advice.thresholds import Margin
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.truth import UNKNOWN
from esslaw.reports.amounts import said as said_plainly
from esslaw.reports.amounts import said_of
from esslaw.reports.levers import label_of
from esslaw.reports.sections import Note
from esslaw.reports.words import headline
from esslaw.verdict import Outcome, Verdict

TURNS = sentence("Ce qui, à lui seul, retournerait la réponse")
REOPENS = sentence("Ce qui, à lui seul, la rouvrirait")
MARGINS = sentence("Marges aux seuils")
NONE = sentence("La réponse n'est pas acquise : rien ne la retourne encore.")
STEADY = sentence("Aucun fait, à lui seul, ne changerait la réponse.")
NO_VALUE = sentence("aucune de ces valeurs")
IF_IT_WERE = sentence("{label} : {now}, s'il fallait lire {target}")
UNDER, OVER = sentence("{gap} sous le seuil"), sentence("{gap} au-dessus du seuil")
BEFORE, AFTER = sentence("{gap} avant la date"), sentence("{gap} après la date")
ON_IT = sentence("exactement au seuil")
POINTS, DAYS = sentence("{n} points"), sentence("{n} jours")
OF_AMOUNT = sentence("{gap}, soit {amount}")


def pivots_text(verdict: Verdict, language: str = SOURCE) -> str:
    """Return on what a verdict turns, as text."""
    _ = translator(language)
    note = Note(verdict, language)
    lines = [*note.head(), note.wrapped(headline(verdict, _))]
    if verdict.outcome is Outcome.UNDETERMINED:
        lines += ["", note.wrapped(_(NONE))]
    elif not verdict.pivots:
        lines += ["", note.wrapped(_(STEADY))]
    turning = (one for one in verdict.pivots if one.value is not UNKNOWN)
    opening = (one for one in verdict.pivots if one.value is UNKNOWN)
    for title, pivots in ((TURNS, turning), (REOPENS, opening)):
        lines += note.titled(title, (note.wrapped(_pivot(p, language, _), 2, 2) for p in pivots))
    margins = (note.wrapped(line, 2, 2) for line in margin_lines(verdict, language, _))
    lines += note.titled(MARGINS, margins)
    return "\n".join(lines).rstrip() + "\n"


def _pivot(pivot: Pivot, language: str, _: Translate) -> str:
    def value(one: Any) -> str:
        if one == ():
            return _(NO_VALUE)
        return said_of(pivot.fact, one, fact_at(pivot.fact).kind, language, _)

    wanted = f" {_('ou')} ".join(map(value, pivot.alike))
    label = label_of(pivot, _)
    return f"– {_(IF_IT_WERE).format(label=label, now=value(pivot.now), target=wanted)}"


def margin_lines(verdict: Verdict, language: str, _: Translate) -> Iterator[str]:
    """Yield each figure that carried the outcome, with its margin to the threshold."""
    note = Note(verdict, language)
    for margin in verdict.margins:
        yield f"– {note.fact(margin.use)} — {margin_said(margin, language, _)}"


def margin_said(margin: Margin, language: str, _: Translate) -> str:
    """Return a margin in words: `10 213,10 € sous le seuil`."""
    if not margin.gap and not margin.amount:
        return _(ON_IT)
    if margin.kind is Kind.DATE:
        days = _(DAYS).format(n=margin.gap)
        return _(AFTER if margin.over else BEFORE).format(gap=days)
    gap = said_plainly(margin.gap, margin.kind, language, _)
    if margin.kind is Kind.RATIO:
        share = said_plainly(margin.gap * 100, Kind.NUMBER, language, _)
        gap = _(POINTS).format(n=share)
        if margin.amount is not None:
            amount = said_plainly(margin.amount, Kind.MONEY, language, _)
            gap = _(OF_AMOUNT).format(gap=gap, amount=amount)
    return _(OVER if margin.over else UNDER).format(gap=gap)
