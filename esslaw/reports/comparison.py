"""Two verdicts side by side as a page of text: the outcomes, what made them differ, the rest.

Guarantees: nothing is decided here; what changes the outcome is told first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from esslaw.advice.changes import Change
from esslaw.comparison import CaseComparison, Comparison, FactDifference
from esslaw.facts.vocabulary import Kind, all_facts
from esslaw.facts.written import INTERVENTION
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.amounts import day, said_of
from esslaw.reports.changes import Told
from esslaw.reports.columns import lines_of
from esslaw.reports.words import DISCLAIMER, OUTCOMES, headline, inside, status
from esslaw.verdict import Verdict

LAW_AT = sentence("droit au {jour}")
SAME = sentence("La réponse est la même.")
TURNED = sentence("Ce qui change la réponse")
OTHERS = sentence("Autres changements de la loi")
VALUES = sentence("Conditions dont la réponse change")
NONE = sentence("Rien n'a changé dans ce qui est demandé.")
FACTS = sentence("Faits qui diffèrent")
NO_FACT = sentence("Les deux cas disent les mêmes faits.")
ALONE = sentence("à lui seul, il donnerait : {reponse}")
NOT_ALONE = sentence("à lui seul, il contredirait le reste du premier cas")
TABLE = sentence("tableau modifié")
FROM_TO = "{avant} → {apres}"
FIRST, SECOND = sentence("Premier cas"), sentence("Second cas")


def comparison_text(comparison: Comparison, language: str = SOURCE) -> str:
    """Return the comparison of two dates of law as a page of text."""
    page = _Page(language)
    return page.text([*page.head(comparison.before), *page.dates(comparison)])


def case_comparison_text(comparison: CaseComparison, language: str = SOURCE) -> str:
    """Return the comparison of two cases as a page of text."""
    page = _Page(language)
    return page.text([*page.head(comparison.verdicts.before), *page.cases(comparison)])


class _Page:
    def __init__(self, language: str) -> None:
        self.language = language
        self.translate: Translate = translator(language)
        self.told = Told(language)

    def text(self, lines: Sequence[str]) -> str:
        return "\n".join([*lines, "", self.translate(DISCLAIMER)]) + "\n"

    def head(self, verdict: Verdict) -> Iterator[str]:
        _ = self.translate
        yield from lines_of(_(verdict.regime.label))
        yield from lines_of(_(verdict.regime.question))
        yield ""

    def dates(self, comparison: Comparison) -> Iterator[str]:
        verdicts = (comparison.before, comparison.after)
        name = _name(comparison.before)
        if name:
            yield from lines_of(name)
        for verdict in verdicts:
            on = self.translate(LAW_AT).format(jour=day(verdict.on, self.language))
            yield from self.answer(on, verdict)
        yield from self.changes(comparison)

    def cases(self, comparison: CaseComparison) -> Iterator[str]:
        _, verdicts = self.translate, comparison.verdicts
        on = _(LAW_AT).format(jour=day(verdicts.before.on, self.language))
        yield f"{on[:1].upper()}{on[1:]}"
        for title, verdict in ((FIRST, verdicts.before), (SECOND, verdicts.after)):
            name = _name(verdict)
            yield from self.answer(f"{_(title)} ({name})" if name else _(title), verdict)
        if verdicts.same:
            yield from ("", _(SAME))
        yield from ("", _(FACTS).upper())
        for one in sorted(comparison.facts, key=lambda one: one not in comparison.turning):
            yield from self.difference(one, comparison)
        if not comparison.facts:
            yield _(NO_FACT)
        yield from self.values(VALUES, [*verdicts.responsible, *verdicts.others])

    def answer(self, title: str, verdict: Verdict) -> Iterator[str]:
        _ = self.translate
        said = headline(verdict, _) if verdict.covered else _(verdict.regime.before)
        yield from lines_of(f"{title} : {said}", hang=2)

    def changes(self, comparison: Comparison) -> Iterator[str]:
        _ = self.translate
        if comparison.same:
            yield from ("", _(SAME))
        for title, changes in ((TURNED, comparison.responsible), (OTHERS, comparison.others)):
            lines = [*self.told_together(changes)]
            if lines:
                yield from ("", _(title).upper(), *lines)
        yield from self.values(VALUES, [one for one in comparison.others if not one.of_the_law])
        if not comparison.changes and comparison.before.covered and comparison.after.covered:
            yield from ("", _(NONE))

    def told_together(self, changes: Sequence[Change]) -> Iterator[str]:
        for title, words in self.told.causes(changes):
            yield from lines_of(f"▸ {title}{' :' if words else '.'}", hang=2)
            for text in words:
                yield from lines_of(f"– {text}", 2, 2)

    def values(self, title: str, changes: Sequence[Change]) -> Iterator[str]:
        """Yield the criteria that answer otherwise, those that only gather others left aside."""
        _ = self.translate
        lines: list[str] = []
        for change in changes:
            before, after = change.before, change.after
            if before is None or after is None or any(after.criteria()):
                continue
            (one, was), (other, now) = status(before), status(after)
            if was != now:
                words = FROM_TO.format(avant=f"{one} {_(was)}", apres=f"{other} {_(now)}")
                lines += lines_of(f"{_(change.label)} : {words}", hang=2)
        if lines:
            yield from ("", _(title).upper(), *lines)

    def difference(self, one: FactDifference, comparison: CaseComparison) -> Iterator[str]:
        _ = self.translate
        label = _(all_facts()[one.fact].info.label)
        yield from lines_of(f"{label} : {self.values_of(one)}", hang=2)
        if one in comparison.turning and one.alone is not None:
            answer = _(ALONE).format(reponse=inside(_(OUTCOMES[one.alone])))
            yield from lines_of(f"→ {answer}", 2, 2)
        elif one.alone is None:
            yield from lines_of(f"– {_(NOT_ALONE)}", 2, 2)

    def values_of(self, one: FactDifference) -> str:
        _, fact = self.translate, all_facts()[one.fact]
        if fact.kind is Kind.ROWS and one.before is not None and one.after is not None:
            return _(TABLE)
        before, after = (
            self.value(one.fact, value, fact.kind) for value in (one.before, one.after)
        )
        return FROM_TO.format(avant=before, apres=after)

    def value(self, path: str, value: Any, kind: Kind) -> str:
        shown = Kind.NUMBER if kind is Kind.YEARS else kind
        return said_of(path, value, shown, self.language, self.translate)


def _name(verdict: Verdict) -> str | None:
    """Return what is examined by its name; that of the authority for an intervention."""
    if verdict.regime.case == INTERVENTION:
        named: str | None = verdict.case.facts["collectivite.nom"]
        return named
    return verdict.case.structure.denomination
