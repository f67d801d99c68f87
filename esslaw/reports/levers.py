"""What would change a no, in words: each way with its changes, their figures, who makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from esslaw.advice.clauses import clause_for
from esslaw.advice.levers import Lever, Levers, Way
from esslaw.advice.pivots import Pivot
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import Translate, sentence
from esslaw.logic.truth import UNKNOWN
from esslaw.reports.amounts import said_of
from esslaw.reports.clauses import clause_lines
from esslaw.reports.layout import folded
from esslaw.reports.parts import Said
from esslaw.reports.terms import CAPITAL, ROWS, ROWS_OF, within
from esslaw.reports.words import cited, inside
from esslaw.rulebook.kinds import CLOSING
from esslaw.verdict import Verdict

LAST_YEARS = sentence("{label}, total des {n} derniers exercices clos")
LAST_YEAR = sentence("{label}, dernier exercice clos")
ALL_YEARS = sentence("{label}, total des exercices clos")
TOGETHER, ALONE = sentence("Il faudrait à la fois"), sentence("Il faudrait")
NOTHING = sentence(
    "Aucun changement à la portée de quelqu'un n'y suffit. Ce qui y fait obstacle ne se change "
    "pas :"
)
MISSING = sentence("Tant que des réponses manquent, aucun changement n'y suffit avec certitude :")
LIFTED = sentence("Ce qui lèverait le refus, le reste dépendant des réponses qui manquent :")
PARTIAL = sentence("La recherche s'est arrêtée avant sa fin : d'autres voies peuvent exister.")
ANOTHER, MORE = sentence("Et une autre voie."), sentence("Et {n} autres voies.")


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words: what changes, what it is now, what it may become, how and when."""

    label: str
    now: str
    targets: tuple[str, ...]
    how: str
    delay: str
    articles: str

    def said(self, _: Translate) -> str:
        """Return what it is now, what it has to become, how and when."""
        targets = f" {_('ou')} ".join(self.targets)
        return f"{self.now} → {targets} ({self.how}, {self.delay})"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A way, its place among the others, and its changes, to be made together."""

    number: int
    lead: str
    changes: tuple[Change, ...]


def change(lever: Lever, verdict: Verdict, language: str, _: Translate) -> Change:
    """Return a lever in the words of a language."""

    def said(value: Any) -> str:
        kind = fact_at(lever.fact).kind
        kind = Kind.NUMBER if kind is Kind.ROWS else kind
        return said_of(lever.fact, value, kind, language, _)

    bounds = _faced(lever)
    if bounds != (None, None):
        targets: tuple[str, ...] = (within(bounds, said, _),)
    else:
        targets = tuple(said(target) for target in lever.alike)
    program = verdict.program
    place = program.index.get(lever.criterion)
    criterion = None if place is None else program.nodes[place].criterion
    return Change(
        label=label_of(lever, _),
        now=said(lever.now),
        targets=targets,
        how=_(lever.change.label),
        delay=_(lever.delay),
        articles=" ; ".join(cited(one) for one in criterion.citations) if criterion else "",
    )


def _faced(lever: Lever) -> tuple[Any, Any]:
    """Return the bounds of what would do, as seen from what is now: the near one is enough."""
    if lever.now is None or (lever.least is None and lever.most is None):
        return lever.least, lever.most
    return (None, lever.most) if lever.target < lever.now else (lever.least, None)


def label_of(lever: Lever | Pivot, _: Translate) -> str:
    """Return what changes: a fact by its label, a total by what it is the total of."""
    label = _(fact_at(lever.fact).info.label)
    if lever.replaced == lever.fact and not lever.rows:
        is_table = fact_at(lever.fact).kind is Kind.ROWS
        return _(ROWS).format(table=label) if is_table else label
    if CLOSING in fact_at(lever.replaced).columns:
        words = ALL_YEARS if lever.years is None else LAST_YEAR if lever.years == 1 else LAST_YEARS
        return _(words).format(label=label, n=lever.years)
    known = fact_at(f"{lever.replaced}.type").choices if lever.rows else None
    qualities = ", ".join(inside(_(one.label)) for one in known or () if one.value in lever.rows)
    if lever.replaced == lever.fact:
        return _(ROWS_OF).format(table=label, qualities=qualities)
    return _(CAPITAL).format(qualities=qualities) if qualities else label


class Remedy:
    """The section of a note that says what would change a no; with `cited`, by which article."""

    def __init__(
        self,
        verdict: Verdict,
        language: str,
        translate: Translate,
        width: int,
        *,
        cited: bool = False,
    ) -> None:
        self.verdict, self.language, self.translate = verdict, language, translate
        self.width, self.cited = width, cited

    def lines(
        self, most: int | None = None, *, short: Callable[[Way], bool] | None = None
    ) -> Iterator[str]:
        """Yield the ways, the easiest first, at most so many; or what stands in the way."""
        for part in self.parts(most, short=short):
            if isinstance(part, Said):
                yield self.wrapped(part.signed, part.indent, part.hang)
            else:
                yield f"{part.number}. {part.lead}"
                yield from (self.wrapped(self.told(one), 3, 2) for one in part.changes)

    def parts(
        self, most: int | None = None, *, short: Callable[[Way], bool] | None = None
    ) -> Iterator[Said | Numbered]:
        """Yield the ways and what is said around them, before they are set."""
        _, remedy = self.translate, self.verdict.remedy
        if remedy.ways:
            yield from self.some(remedy.ways, most, short)
        elif remedy.fixed or remedy.openings:
            yield from self.obstacle(remedy)
            if remedy.openings:
                yield Said(_(LIFTED))
                yield from self.some(remedy.openings, most, short)
        if not remedy.exhaustive:
            yield Said(_(PARTIAL))

    def some(
        self, ways: tuple[Way, ...], most: int | None, short: Callable[[Way], bool] | None
    ) -> Iterator[Said | Numbered]:
        """Yield the first of some ways, and how many more there are."""
        _ = self.translate
        told = [way for way in ways if short is None or short(way)][:most]
        for number, way in enumerate(told, 1):
            lead = _(TOGETHER) if len(way) > 1 else _(ALONE)
            changes = (change(lever, self.verdict, self.language, _) for lever in way)
            yield Numbered(number, f"{lead} :", tuple(changes))
        if len(told) < len(ways) and short is None:
            more = len(ways) - len(told)
            yield Said(_(ANOTHER) if more == 1 else _(MORE).format(n=more))

    def obstacle(self, remedy: Levers) -> Iterator[Said]:
        """Yield the criteria that no change moves, or whose answers are missing."""
        _ = self.translate
        missing = any(proof.value is UNKNOWN for proof in remedy.fixed) or bool(remedy.openings)
        yield Said(_(MISSING) if missing else _(NOTHING))
        for proof in remedy.fixed:
            if proof.node.criterion is not None:
                yield Said(_(proof.node.criterion.label), 2, 2, "–")

    def change(self, lever: Lever) -> str:
        """Return one change of a way."""
        return self.told(change(lever, self.verdict, self.language, self.translate))

    def told(self, one: Change) -> str:
        """Return one change in words, as a line of a list."""
        told = f"– {one.label} : {one.said(self.translate)}"
        return f"{told} ; {one.articles}" if self.cited and one.articles else told

    def clauses(self, way: Way) -> Iterator[str]:
        """Yield the model clauses of a way, for its changes of the statuts."""
        for lever in way:
            clause = clause_for(
                self.verdict.rulebook, lever.fact, lever.target, self.verdict.on, lever.now
            )
            if clause is not None:
                yield from clause_lines(clause, self.language, self.width, indent=5)

    def wrapped(self, text: str, indent: int = 0, hang: int = 0) -> str:
        """Return a text broken into lines."""
        return "\n".join(folded(text, self.width, indent, hang))
