"""What the pages of a portfolio show: the form of the upload, the results of a file.

Guarantees: what is read of the file lives as long as the request; the first rows are shown, and
how many there are besides; every word comes from the library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wtforms import Form

from esslaw.documents.text import PlacedProblem
from esslaw.i18n import sentence
from esslaw.portfolio import Results, RowResult
from esslaw.reports.amounts import day
from esslaw.reports.portfolio import answer, appreciated, failed, lacking, number_of
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.verdict import Outcome
from webform.fields import DateField
from webform.form import DATE_OF_LAW
from webform.language import Language

SHOWN = 50
"""How many rows, and how many mistakes, the page shows; the file of results has them all."""
NAMED = 3
"""How many conditions or answers a row names."""
DAY = replace(
    DATE_OF_LAW,
    info=replace(
        DATE_OF_LAW.info,
        help=sentence(
            "Le droit en vigueur ce jour-là est appliqué ; sans réponse, celui d'aujourd'hui."
        ),
    ),
)
SHAPES = {
    Outcome.MET: "filled",
    Outcome.NOT_MET: "barred",
    Outcome.UNDETERMINED: "open",
    None: "cross",
}


class UploadForm(Form):
    """The date of law; the question and the file are read by the screen itself."""

    on = DateField(DAY)


@dataclass(frozen=True, slots=True)
class Count:
    """How many structures have an outcome; `start` and `width` place it on a bar of 100."""

    shape: str
    words: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: the structure, its answer, and what made it or is missing, `more` left out."""

    number: int
    name: str
    shape: str
    word: str
    reserved: bool
    title: str
    reasons: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A mistake of the table, in words."""

    line: int
    column: str
    got: str
    expected: str


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """Everything that the page of the results shows."""

    label: str
    day: str
    not_covered: str
    total: int
    counts: tuple[Count, ...]
    rows: tuple[ShownRow, ...]
    problems: tuple[ShownProblem, ...]
    wrong: int
    confirmed: bool


def regimes(rulebook: Rulebook) -> tuple[Regime, ...]:
    """Return the questions that are asked of structures."""
    return tuple(one for one in rulebook.regimes.values() if one.case == "structure")


def portfolio_page(results: Results, _: Language) -> PortfolioPage:
    """Return the page of some results."""
    problems = results.portfolio.all_problems
    return PortfolioPage(
        label=_(results.regime.label),
        day=day(results.on, _.code),
        not_covered="" if results.covered else _(results.regime.before),
        total=len(results.lines),
        counts=tuple(_counts(results, _)),
        rows=tuple(_row(line, results, _) for line in results.lines[:SHOWN]),
        problems=tuple(_problem(problem, _) for problem in problems[:SHOWN]),
        wrong=len(problems),
        confirmed=results.second_opinion,
    )


def _counts(results: Results, _: Language) -> Iterator[Count]:
    start = 0.0
    for outcome, number in results.counts.items():
        width = round(100 * number / max(1, len(results.lines)), 2)
        if number:
            yield Count(SHAPES[outcome], number_of(outcome, number, _), start, width)
        start += width


def _row(line: RowResult, results: Results, _: Language) -> ShownRow:
    row = line.row
    title, reasons = _reasons(line, _)
    return ShownRow(
        number=row.number,
        name=row.denomination or row.siren,
        shape=SHAPES[line.outcome] if results.covered or line.outcome is None else "dash",
        word=_(answer(line, results, _.translate)),
        reserved=bool(line.reservations),
        title=title,
        reasons=tuple(map(_, reasons[:NAMED])),
        more=max(0, len(reasons) - NAMED),
    )


def _reasons(line: RowResult, _: Language) -> tuple[str, list[str]]:
    """Return what a row is told with, and what it is told."""
    missing, say = lacking(line, _.translate), _.translate
    if line.outcome is None:
        errors = [f"{one.path} : {one.expected}" for one in line.row.problems]
        return _("À corriger"), errors
    if line.causes:
        return _("Conditions non remplies"), failed(line, say)
    if missing is None:
        return _("Réponses qui manquent : non recherchées ici"), []
    if missing:
        one = len(missing) == 1
        count = _("Une réponse manque") if one else _("{n} réponses manquent")
        return count.format(n=len(missing)), missing
    reserves = appreciated(line, say)
    return (_("Ce qui s'apprécie") if reserves else ""), reserves


def _problem(problem: PlacedProblem, _: Language) -> ShownProblem:
    expected = _(problem.expected)
    if problem.suggestion:
        expected = f"{expected} ({_(problem.suggestion)})"
    return ShownProblem(problem.line, problem.path, problem.got, expected)
