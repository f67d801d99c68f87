"""Step by step: one subject a page, the answers to check, the result.

Guarantees: a page that is wrong is shown again as it was typed, and nothing is kept of it; what
is right is kept at once; an answer can be changed without losing the others.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from esslaw import Outcome, load_rulebook, read_case
from esslaw.facts.fact import Subject
from esslaw.facts.written import facts_written, sources_of, tree
from esslaw.reports.amounts import day
from esslaw.rulebook.criteria import Regime
from webform.asked import Part
from webform.asked import asked as facts_asked
from webform.doors import Door, door_of_regime
from webform.form import CaseForm, filled, form_for, form_of
from webform.journey.answers import Answers, TooMany, answers_of, forget, keep
from webform.journey.review import review
from webform.journey.steps import (
    Step,
    ahead_of,
    as_sent,
    is_first,
    paths,
    step_of,
    with_ahead,
)
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.refusals import refused_by
from webform.screens.result import shown_result
from webform.screens.whole import whole_form
from webform.sent import rows_asked, sent
from webform.shown import carried
from webform.tables import answers as answers_in

PREFIX = "/pas-a-pas/<regime>"
SHOWN = "posees"
"""The name of what says which questions a page shows."""


def register(site: Blueprint) -> None:
    """Add the pages of every regime to a site."""
    site.add_url_rule(PREFIX, "guided", _start)
    site.add_url_rule(f"{PREFIX}/sujet/<subject>", "step", _step)
    site.add_url_rule(f"{PREFIX}/sujet/<subject>", "answer", _answer, methods=["POST"])
    site.add_url_rule(f"{PREFIX}/reponses", "review", _review)
    site.add_url_rule(f"{PREFIX}/resultat", "guided_result", _result)
    site.add_url_rule(f"{PREFIX}/recommencer", "restart", _restart, methods=["POST"])


def _start(regime: str) -> Response:
    """Go on where the person is: the next subject, or the answers to check."""
    asked = _regime(regime)
    return _onward(answers_of(asked.case), asked)


def _step(regime: str, subject: str) -> str | Response:
    asked, about = _regime(regime), _subject(subject)
    answers = answers_of(asked.case)
    step = step_of(about, answers, asked, load_rulebook())
    if step is None:
        return _onward(answers, asked)
    form = filled(form_of(asked.case, step.fields), answers.case, answers.on)
    return _page(step, form, answers, asked)


def _answer(regime: str, subject: str) -> str | Response | tuple[str, int]:
    """Keep the answers of a page and go on; or show it again, with what is wrong."""
    asked, about = _regime(regime), _subject(subject)
    answers = answers_of(asked.case)
    step = step_of(about, answers, asked, load_rulebook())
    if SHOWN in request.form:
        names = request.form[SHOWN].split()
        step = as_sent(step, about, names, facts_asked(load_rulebook(), (asked.id,)))
    if step is None or not step.fields:
        return _onward(answers, asked)
    form = sent(form_of(asked.case, step.fields), request.form)
    if rows_asked(request.form):
        return _page(step, form, answers, asked)
    after = _with(form, answers, step, asked)
    if after is None:
        return _page(step, form, answers, asked), 422
    after = with_ahead(after, asked, load_rulebook())
    try:
        keep(after)
    except TooMany:
        return _too_many(after, asked)
    return _onward(after, asked)


def _review(regime: str) -> str | Response:
    """Show the answers to check."""
    asked = _regime(regime)
    answers, _ = answers_of(asked.case), spoken()
    if not answers.begun:
        return redirect(link("guided", regime=regime), 303)
    ahead = ahead_of(answers, asked, load_rulebook())
    return render(
        "review.html",
        regime=asked,
        door=_door(asked),
        subjects=review(answers, _),
        law=day(answers.law, _.code),
        first=asked.opens_with[0].value,
        ahead=ahead,
        settled=ahead.outcome is not Outcome.UNDETERMINED,
    )


def _result(regime: str) -> tuple[str, int] | str | Response:
    """Show the result of the answers so far."""
    asked = _regime(regime)
    answers = answers_of(asked.case)
    if not answers.begun:
        return redirect(link("guided", regime=regime), 303)
    form = filled(form_for(load_rulebook(), asked.case), answers.case, answers.on)
    return shown_result(answers.case, answers.law, form, _door(asked), guided=asked.id)


def _restart(regime: str) -> Response:
    """Forget the answers and begin again."""
    asked = _regime(regime)
    forget(asked.case)
    return redirect(link("guided", regime=regime), 303)


def _onward(answers: Answers, regime: Regime) -> Response:
    """Lead to the next subject, or to the answers to check."""
    ahead = ahead_of(answers, regime, load_rulebook())
    if ahead.subject is None or (answers.begun and ahead.outcome is not Outcome.UNDETERMINED):
        return redirect(link("review", regime=regime.id), 303)
    return redirect(link("step", regime=regime.id, subject=ahead.subject.value), 303)


def _with(form: CaseForm, answers: Answers, step: Step, regime: Regime) -> Answers | None:
    """Return the answers with those of a page; None once everything wrong with it is said."""
    kind = answers.case.kind
    if form.case() is None:
        return None
    known = answers_in(field for field in form if field is not form.on)
    facts = dict(facts_written(answers.case.described))
    for fact in step.fields:
        facts.pop(sources_of(kind, fact.info.name)[0], None)
    facts |= {sources_of(kind, name)[0]: value for name, value in known.items()}
    with refused_by(form, kind) as refused:
        case = read_case({kind: tree(facts)})
    if refused:
        return None
    on = form.on.data if is_first(step.subject, regime) else answers.on
    return replace(
        answers,
        case=case,
        on=on,
        passed=answers.passed | frozenset(paths(step)),
        trail=tuple(dict.fromkeys((*answers.trail, step.subject))),
    )


def _page(step: Step, form: CaseForm, answers: Answers, regime: Regime) -> str:
    _ = spoken()
    part = Part(step.subject, step.shown)
    ahead = ahead_of(answers, regime, load_rulebook())
    first = is_first(step.subject, regime)
    return render(
        "step.html",
        regime=regime,
        door=_door(regime),
        form=form,
        part=part,
        kept=((SHOWN, " ".join(fact.info.name for fact in part.facts)), *carried(form, (part,))),
        faults=tuple(form.faults()),
        again=link("answer", regime=regime.id, subject=step.subject.value),
        back=_back(step.subject, answers, regime),
        ahead=ahead,
        first=first,
        law=day(answers.law, _.code),
    )


def _back(subject: Subject, answers: Answers, regime: Regime) -> str:
    """Return the address of the page before: the subject answered before it, or else home."""
    trail = answers.trail
    before = trail[: trail.index(subject)] if subject in trail else trail
    if not before:
        return link("home")
    return link("step", regime=regime.id, subject=before[-1].value)


def _too_many(answers: Answers, regime: Regime) -> tuple[str, int]:
    """Go on with the whole form, which carries its answers itself."""
    _ = spoken()
    form = filled(form_for(load_rulebook(), regime.case), answers.case, answers.on)
    words = _(
        "Vos réponses sont trop nombreuses pour être gardées d'une page à l'autre. Elles sont "
        "toutes ici : continuez sur cette page."
    )
    return whole_form(form, _door(regime), notice=words), 200


def _door(regime: Regime) -> Door:
    """Return the door of a regime, with that regime alone."""
    door = door_of_regime(regime, load_rulebook())
    assert door is not None
    return replace(door, regimes=(regime,))


def _regime(name: str) -> Regime:
    found = load_rulebook().regimes.get(name)
    if found is None or door_of_regime(found, load_rulebook()) is None:
        abort(404)
    return found


def _subject(name: str) -> Subject:
    try:
        return Subject(name)  # type: ignore[call-arg]
    except ValueError:
        abort(404)
