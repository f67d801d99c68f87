"""What each operation answers: the record that the library makes, and nothing of its own."""

from __future__ import annotations

from typing import Any

from flask import Response, request

import esslaw
from esslaw import load_rulebook
from esslaw.i18n import SOURCE
from esslaw.problems import Problem, shown
from esslaw.reports.spoken import spoken
from esslaw.suggest import did_you_mean
from esslaw.verdict import Verdict
from webform.api.answers import about_a_case, about_the_law, written
from webform.api.bodies import Period, Planned, Question, Sealed
from webform.api.problems import NOT_FOUND, Refused
from webform.api.reading import read_language, regime_of


def examine(question: Question) -> Response:
    """Answer with the verdict."""
    from esslaw.reports.record_text import record_text

    return about_a_case(record_text(_verdict(question), question.lang))


def questions(question: Question) -> Response:
    """Answer with the questions that can still change the outcome."""
    from esslaw.reports.advice_record import questions_record

    return _said(questions_record(_verdict(question)), question.lang)


def levers(question: Question) -> Response:
    """Answer with what would change a refusal."""
    from esslaw.reports.advice_record import levers_record

    return _said(levers_record(_verdict(question)), question.lang)


def timeline(period: Period) -> Response:
    """Answer with the intervals on which the outcome is one."""
    from esslaw.advice.timeline import timeline as line_of
    from esslaw.reports.changes_record import timeline_record

    follow = () if period.fixed else None
    line = line_of(period.case, regime_of(period), period.start, period.end, follow=follow)
    return _said(timeline_record(line), period.lang)


def who_may_act(planned: Planned) -> Response:
    """Answer with what the law says to every authority, or of every instrument."""
    from esslaw.advice.authorities import instruments_open
    from esslaw.advice.authorities import who_may_act as authorities
    from esslaw.reports.authorities import authorities_record

    found = (instruments_open if planned.instruments else authorities)(planned.case, planned.on)
    return _said(authorities_record(found), planned.lang)


def seal(question: Question) -> Response:
    """Answer with the sealed record of the verdict: its file, to the byte."""
    from esslaw.advice.record import seal as sealed

    return about_a_case(sealed(_verdict(question)).text)


def replay(body: Sealed) -> Response:
    """Answer with what the rules at hand prove of a record's facts."""
    from esslaw.replaying import replay as proved_again
    from esslaw.reports.replaying_record import replay_record

    return _said(replay_record(proved_again(body.record)), body.lang)


def rules() -> Response:
    """Answer with the list of criteria."""
    from esslaw.reports.rules_record import rules_record

    law, lang = load_rulebook(), read_language()
    return about_the_law(law, lang, lambda: written(spoken(rules_record(law), lang)))


def rule(id: str) -> Response:
    """Answer with a criterion through its versions."""
    from esslaw.reports.rules_record import rule_record

    law, lang = load_rulebook(), read_language()
    criterion = law.criteria.get(id)
    if criterion is None:
        raise Refused(NOT_FOUND, [_no_rule(id)])
    return about_the_law(law, lang, lambda: written(spoken(rule_record(law, criterion), lang)))


def _no_rule(name: str) -> Problem:
    hint = did_you_mean(name, load_rulebook().criteria)
    return Problem("rules/{id}", "critere", shown(name), "l'identifiant d'un critère", hint)


def regimes() -> Response:
    """Answer with the questions that may be asked."""
    from esslaw.reports.rules_record import regimes_record

    law, lang = load_rulebook(), read_language()
    return about_the_law(law, lang, lambda: written(spoken(regimes_record(law), lang)))


def openapi() -> Response:
    """Answer with the OpenAPI document."""
    from webform.api.openapi import document

    law, root = load_rulebook(), (request.script_root + request.path).rpartition("/")[0]
    return about_the_law(law, SOURCE, lambda: document(law, root))


def _verdict(question: Question) -> Verdict:
    """Return the verdict, on which a second engine agrees before anything is shown of it."""
    verdict = esslaw.examine(question.case, regime_of(question), question.on)
    verdict.reasoning  # noqa: B018 (it raises on a disagreement)
    return verdict


def _said(record: dict[str, Any], language: str) -> Response:
    return about_a_case(written(spoken(record, language)))
