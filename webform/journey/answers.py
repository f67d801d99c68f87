"""What a person answered so far, in the signed cookie of the session; nothing is kept elsewhere.

Guarantees: only answers that were read whole are kept; they come back exactly. What would not fit
in a cookie is refused before anything is lost (`TooMany`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app, session
from flask.sessions import SecureCookieSessionInterface

from esslaw import Case, InputError, read_case
from esslaw.facts.fact import Subject

KEY = "esslaw"
"""The name of what is ours in a session that may be the one of a host application."""
LARGEST = 3600
"""Bytes of the signed session; with its name and attributes, a browser keeps 4,096 at least."""


class TooMany(Exception):
    """The answers are more than a cookie can hold."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers about one kind of case.

    `on` is the date of law, None for the one that goes with the case; `passed` are the questions
    that were shown and are still open; `trail` are the subjects answered, in that order; `ahead`
    is what to ask next, worked out when the last answer came in.
    """

    case: Case
    on: date | None = None
    passed: frozenset[str] = frozenset()
    trail: tuple[Subject, ...] = ()
    ahead: Mapping[str, Any] | None = None

    @property
    def law(self) -> date:
        """The date of law: the one given; else that of the grant, else today."""
        granted = self.case.facts.get("date_octroi")
        return self.on or granted or date.today()

    @property
    def begun(self) -> bool:
        """Whether anything was answered or passed."""
        return bool(self.trail)


def answers_of(kind: str) -> Answers:
    """Return what the session holds on a kind of case; nothing where it cannot be read."""
    blank = Answers(read_case({kind: {}}))
    kept = session.get(KEY, {}).get(kind)
    if kept is None:
        return blank
    try:
        return Answers(
            case=read_case({kind: kept["faits"]}),
            on=date.fromisoformat(kept["droit"]) if kept["droit"] else None,
            passed=frozenset(kept["vu"]),
            trail=tuple(Subject(one) for one in kept["suite"]),  # type: ignore[call-arg]
            ahead=kept.get("apres"),
        )
    except (InputError, KeyError, TypeError, ValueError):  # an older version wrote it
        return blank


def keep(answers: Answers) -> None:
    """Keep answers in the session; raise `TooMany`, and keep what was, where they do not fit."""
    before = session.get(KEY, {})
    session[KEY] = {**before, answers.case.kind: _written(answers)}
    if _size() > LARGEST:
        session[KEY] = before
        raise TooMany


def forget(kind: str) -> None:
    """Forget the answers on a kind of case."""
    kept = {name: value for name, value in session.get(KEY, {}).items() if name != kind}
    session[KEY] = kept


def _written(answers: Answers) -> dict[str, Any]:
    written = {
        "faits": answers.case.described.model_dump(mode="json", exclude_none=True),
        "droit": answers.on.isoformat() if answers.on else "",
        "vu": sorted(answers.passed),
        "suite": [subject.value for subject in answers.trail],
    }
    return {**written, "apres": dict(answers.ahead)} if answers.ahead else written


def _size() -> int:
    """Return the bytes of the session as its cookie will hold it."""
    signer = SecureCookieSessionInterface().get_signing_serializer(current_app)
    return 0 if signer is None else len(signer.dumps(dict(session)))
