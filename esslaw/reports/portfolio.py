"""The results of a portfolio: a table for a spreadsheet, a table of text, and JSON data.

Guarantees: one row for each structure, in the order of the file; the table for a spreadsheet
repeats the question, the date of law and the rulebook on each row, and none of its cells runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from esslaw.documents.csv_safe import csv_bytes
from esslaw.documents.text import PlacedProblem
from esslaw.facts.cells import BAR, text_of
from esslaw.facts.vocabulary import Kind, fact_at, table_of
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.portfolio import Portfolio, Results, RowResult
from esslaw.problems import Problem
from esslaw.reports.amounts import day
from esslaw.reports.layout import folded
from esslaw.reports.words import DISCLAIMER, OUTCOMES, cited
from esslaw.verdict import Outcome

WIDTH, FIRST = 92, 34
SAID = 2
"""How many conditions, or answers, the table of text names before « et … »."""
NOT_EXAMINED = sentence("Non examinée")
NOT_COVERED = sentence("Non couvert")
SIGNS = {Outcome.MET: "●", Outcome.NOT_MET: "⊘", Outcome.UNDETERMINED: "○", None: "✕"}
COUNTED = {
    Outcome.MET: sentence("{n} oui"),
    Outcome.NOT_MET: sentence("{n} non"),
    Outcome.UNDETERMINED: sentence("{n} à compléter"),
}
HEADS = (
    sentence("Ligne"),
    sentence("Dénomination"),
    sentence("Numéro SIREN"),
    sentence("Question"),
    sentence("Date du droit applicable"),
    sentence("Résultat"),
    sentence("Sous réserve d'appréciation"),
    sentence("Conditions non remplies"),
    sentence("Articles"),
    sentence("Nombre de réponses qui manquent"),
    sentence("Réponses qui manquent"),
    sentence("Erreurs de la ligne"),
    sentence("Recueil de règles"),
)


def answer(line: RowResult, results: Results, _: Translate) -> str:
    """Return the outcome of a row in words."""
    if line.outcome is None:
        return _(NOT_EXAMINED)
    return _(OUTCOMES[line.outcome] if results.covered else NOT_COVERED)


def failed(line: RowResult, _: Translate) -> list[str]:
    """Return the conditions that made a no, in words."""
    return list(dict.fromkeys(_(cause.label) for cause in line.causes))


def articles(line: RowResult) -> list[str]:
    """Return the articles of the conditions that made a no."""
    cites = (cited(citation) for cause in line.causes for citation in cause.citations)
    return list(dict.fromkeys(cites))


def appreciated(line: RowResult, _: Translate) -> list[str]:
    """Return the assessments on which an outcome rests, each with who may see it otherwise."""
    return list(
        dict.fromkeys(
            f"{_(one.label)} ({_(one.appreciation.by)})"
            for one in line.reservations
            if one.appreciation is not None
        )
    )


def lacking(line: RowResult, _: Translate) -> list[str] | None:
    """Return the answers that are missing, a table being one; None where they were not sought."""
    if line.missing is None:
        return None
    facts = dict.fromkeys(table_of(question.fact) for question in line.missing)
    return [_(fact_at(name).info.label) for name in facts]


def problem_line(problem: Problem, _: Translate) -> str:
    """Return a problem of a table as one line, which begins with its place."""
    said = _("reçu {recu} ; attendu : {attendu}").format(recu=problem.got, attendu=problem.expected)
    if problem.suggestion:
        said = f"{said} ; {problem.suggestion}"
    place = problem.path
    if isinstance(problem, PlacedProblem):
        row = _("ligne {nombre}").format(nombre=problem.line)
        place = f"{row}, {place}" if place else row
    if not place:
        return said
    return _("{place} : {problem}").format(place=place, problem=said)


def results_csv(results: Results, language: str = SOURCE) -> bytes:
    """Return the results as a CSV file that a French spreadsheet opens as it is."""
    _ = translator(language)
    rows = (_cells(line, results, _) for line in results.lines)
    return csv_bytes([[_(head) for head in HEADS], *rows])


def _cells(line: RowResult, results: Results, _: Translate) -> list[str]:
    law, missing = results.rulebook, lacking(line, _)
    return [
        str(line.row.number),
        line.row.denomination,
        line.row.siren,
        _(results.regime.label),
        text_of(results.on, Kind.DATE),
        answer(line, results, _),
        BAR.join(appreciated(line, _)),
        BAR.join(failed(line, _)),
        BAR.join(articles(line)),
        "" if missing is None or not _is_open(line, results) else str(len(missing)),
        _("non recherchées ici") if missing is None else BAR.join(missing),
        BAR.join(_in_row(problem, _) for problem in line.row.problems),
        f"{law.version}, {law.digest[:12]}",
    ]


def _is_open(line: RowResult, results: Results) -> bool:
    return line.outcome is Outcome.UNDETERMINED and results.covered


def _in_row(problem: PlacedProblem, _: Translate) -> str:
    where, code, got, expected = problem.path, problem.code, problem.got, problem.expected
    return problem_line(Problem(where, code, got, expected, problem.suggestion), _)


def number_of(outcome: Outcome | None, number: int, _: Translate) -> str:
    """Return how many structures have an outcome, in words; None: how many were not examined."""
    if outcome is not None:
        return _(COUNTED[outcome]).format(n=number)
    words = _("{n} non examinée") if number == 1 else _("{n} non examinées")
    return words.format(n=number)


def counted(results: Results, _: Translate) -> str:
    """Return how many structures have each outcome, in one sentence."""
    counts = [number_of(outcome, number, _) for outcome, number in results.counts.items() if number]
    total = len(results.lines)
    words = _("{n} structures :") if total > 1 else _("{n} structure :")
    return f"{words.format(n=total)} {', '.join(counts)}."


def portfolio_text(results: Results, language: str = SOURCE) -> str:
    """Return the results as one table of text: the structure on the left, the answer beside it."""
    return "\n".join(_lines(results, translator(language), language)) + "\n"


def _lines(results: Results, _: Translate, language: str) -> Iterator[str]:
    on = day(results.on, language)
    yield from folded(f"{_(results.regime.label)} · {_('droit au')} {on}", WIDTH)
    yield counted(results, _)
    if not results.covered:
        yield from folded(_(results.regime.before), WIDTH)
    yield ""
    for line in results.lines:
        name = line.row.denomination or line.row.siren or "–"
        label = folded(f"{line.row.number}. {name}", FIRST - 4)
        left = [f"{SIGNS[line.outcome]} {label[0]}", *(f"  {more}" for more in label[1:])]
        right = folded(said(line, results, _), WIDTH - FIRST)
        for beside, text in zip_longest(left, right, fillvalue=""):
            yield f"{beside:<{FIRST}}{text}".rstrip()
    yield ""
    yield _(DISCLAIMER)


def said(line: RowResult, results: Results, _: Translate) -> str:
    """Return the answer of a row in one sentence: what it rests on, what fails, what is missing."""
    word, missing = answer(line, results, _), lacking(line, _)
    if line.outcome is None:
        errors = len(line.row.problems)
        words = _("{mot} : une erreur") if errors == 1 else _("{mot} : {n} erreurs")
        return words.format(mot=word, n=errors)
    if line.causes:
        labels = failed(line, _)
        one = len(labels) == 1
        title = _("Condition non remplie :") if one else _("Conditions non remplies :")
        return f"{word}. {title} {some(labels, _)}"
    if _is_open(line, results) and missing is not None:
        count = _("Une réponse manque :") if len(missing) == 1 else _("{n} réponses manquent :")
        return f"{count.format(n=len(missing))} {some(missing, _)}"
    if line.reservations:
        return _("{mot}, sous réserve d'appréciation").format(mot=word)
    return word


def some(labels: Sequence[str], _: Translate) -> str:
    """Return the first labels, and how many more there are; a question keeps its own mark."""
    rest = len(labels) - SAID
    named = list(labels[:SAID]) + ([_("et {n} de plus").format(n=rest)] if rest > 0 else [])
    return " ; ".join(named).replace("? ;", "?")


def portfolio_record(results: Results) -> dict[str, Any]:
    """Return the results as JSON data: criteria and facts by their names."""
    law = results.rulebook
    return {
        "regime": results.regime.id,
        "on": results.on.isoformat(),
        "covered": results.covered,
        "second_opinion": results.second_opinion,
        "counts": {getattr(key, "value", "refused"): n for key, n in results.counts.items()},
        "rulebook": {"version": law.version, "digest": law.digest},
        "problems": [_problem(one) for one in results.portfolio.problems],
        "rows": [
            {
                "line": line.row.number,
                "denomination": line.row.denomination,
                "siren": line.row.siren,
                "outcome": line.outcome and line.outcome.value,
                "causes": [cause.id for cause in line.causes],
                "reservations": [one.id for one in line.reservations],
                "missing": None
                if line.missing is None
                else [question.fact for question in line.missing],
                "problems": [_problem(one) for one in line.row.problems],
            }
            for line in results.lines
        ],
    }


def problems_text(portfolio: Portfolio, language: str = SOURCE) -> list[str]:
    """Return every problem of a table, a line each, in its order."""
    _ = translator(language)
    return [problem_line(problem, _) for problem in portfolio.all_problems]


def _problem(problem: PlacedProblem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.path,
        "code": problem.code,
        "got": problem.got,
        "expected": problem.expected,
        "suggestion": problem.suggestion,
    }
