"""The account of a table: how many rows of each outcome, and everything that was wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.outcome import Outcome
from esslaw.reports.amounts import day
from esslaw.reports.words import DISCLAIMER, OUTCOMES

if TYPE_CHECKING:
    from esslaw.tables.mistakes import Mistake, Mistakes
    from esslaw.tables.question import Asked
    from esslaw.tables.summary import Summary

TOLD = 20
"""How many mistakes, and codes of a fact, the text tells one by one."""
ROWS = sentence("{n} lignes")
ON = sentence("date de droit : {day}")
OF_EACH = sentence("date de droit : celle de la colonne « {column} »")
WRONG = sentence("Lignes qui ont une erreur, et restent à compléter : {n}")
MORE = sentence("… et {n} autres")
UNMAPPED = sentence("Codes sans correspondance, laissés inconnus :")
SILENT = sentence("Codes connus qui ne disent rien du fait :")
WITHHELD = sentence("Cellules non lues, leur condition n'étant pas remplie :")
ABSENT = sentence("Colonnes absentes du fichier :")
LINE = sentence("ligne {row}, {column} : {got} ; attendu : {expected}")
COLUMN = sentence("colonne {column} : {got} ; attendu : {expected}")


def summary_lines(found: Summary, question: Asked, language: str = SOURCE) -> Iterator[str]:
    """Yield the account of a table as lines of text."""
    _ = translator(language)
    yield f"{_(question.regime.question)} ({_when(question, language, _)})"
    yield _(ROWS).format(n=found.rows)
    for outcome in Outcome:
        yield f"  {_(OUTCOMES[outcome])} : {found.outcomes.get(outcome.value, 0)}"
    yield from _mistakes(found.mistakes, _)
    yield from _codes(_(UNMAPPED), found.unmapped, _)
    yield from _codes(_(SILENT), found.silent, _)
    if found.withheld:
        yield _(WITHHELD)
        yield from (f"  {fact} : {count}" for fact, count in found.withheld.items())
    if found.absent:
        yield f"{_(ABSENT)} {', '.join(found.absent)}"
    yield _(DISCLAIMER)


def summary_record(found: Summary, question: Asked) -> dict[str, Any]:
    """Return the account of a table as JSON data."""
    return {
        "regime": question.regime.id,
        "on": question.on.isoformat() if question.on else None,
        "on_column": question.day,
        "rows": found.rows,
        "outcomes": {one.value: found.outcomes.get(one.value, 0) for one in Outcome},
        "mistakes": {
            "rows": found.mistakes.rows,
            "counts": [
                {"column": column, "code": code, "count": count}
                for (column, code), count in found.mistakes.counts.items()
            ],
            "told": [
                {
                    "row": one.row,
                    "column": one.column,
                    "code": one.code,
                    "got": one.got,
                    "expected": one.expected,
                    "suggestion": one.suggestion,
                }
                for one in found.mistakes.told
            ],
        },
        "unmapped": {fact: dict(codes) for fact, codes in found.unmapped.items()},
        "silent": {fact: dict(codes) for fact, codes in found.silent.items()},
        "withheld": dict(found.withheld),
        "absent": list(found.absent),
        "rulebook": {
            "version": question.rulebook.version,
            "digest": question.rulebook.digest,
        },
    }


def _when(question: Asked, language: str, _: Translate) -> str:
    if question.on is None:
        return _(OF_EACH).format(column=question.day)
    return _(ON).format(day=day(question.on, language))


def _mistakes(found: Mistakes, _: Translate) -> Iterator[str]:
    if not found.total and not found.rows:
        return
    yield _(WRONG).format(n=found.rows)
    for one in found.told[:TOLD]:
        yield f"  {_mistake(one, _)}"
    if found.total > TOLD:
        yield f"  {_(MORE).format(n=found.total - TOLD)}"
        for (column, code), count in found.counts.items():
            yield f"  {column} ({code}) : {count}"


def _mistake(one: Mistake, _: Translate) -> str:
    words = _(COLUMN if one.row is None else LINE).format(
        row=one.row, column=one.column, got=one.got, expected=one.expected
    )
    return f"{words} ({one.suggestion})" if one.suggestion else words


def _codes(title: str, found: Mapping[str, Mapping[str, int]], _: Translate) -> Iterator[str]:
    if found:
        yield title
    for fact, codes in found.items():
        said = [f"{code} ({count})" for code, count in [*codes.items()][:TOLD]]
        if len(codes) > TOLD:
            said.append(_(MORE).format(n=len(codes) - TOLD))
        yield f"  {fact} : {', '.join(said)}"
