"""What to do next: the answers that are missing, the formalities, the texts to verify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from esslaw.facts.vocabulary import fact_at, vocabulary
from esslaw.logic.truth import TRUE
from esslaw.reports.words import FORMALITIES
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Verdict
from webform.language import Language
from webform.result.sources import Source, source, sources

FEW = 3
"""More things to know than this are folded: nothing has to be done about them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact still to be given: its subject, its field on the form, its columns that are."""

    subject: str
    field: str
    label: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A subject and the facts still to be given on it."""

    subject: str
    facts: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A formality; `certain` is false while an answer could still put it aside."""

    sentence: str
    sources: tuple[Source, ...]
    note: str
    certain: bool


@dataclass(frozen=True, slots=True)
class DuePart:
    """A kind of formality and those of that kind; `folded` when they are long and can wait."""

    kind: str
    dues: tuple[Due, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A text to verify, and why."""

    source: Source | None
    reason: str


def missing(verdicts: Iterable[Verdict], _: Language) -> tuple[MissingPart, ...]:
    """Return the answers that could still change one of the outcomes, subject by subject."""
    columns: dict[str, dict[str, None]] = {}
    for verdict in verdicts:
        for question in verdict.open_questions:
            name, _dot, column = question.fact.partition(".")
            columns.setdefault(name, {}).update({column: None} if column else {})
    order = [name for name in vocabulary() if name in columns]
    groups = groupby(order, key=lambda name: fact_at(name).info.subject)
    return tuple(
        MissingPart(
            _(subject.label),
            tuple(
                Missing(
                    subject.value,
                    name,
                    _(fact_at(name).info.label),
                    tuple(_(fact_at(f"{name}.{column}").info.label) for column in columns[name]),
                )
                for name in names
            ),
        )
        for subject, names in groups
    )


def formalities(verdict: Verdict, _: Language) -> tuple[DuePart, ...]:
    """Return the formalities of a verdict, kind by kind; all uncertain while it is open.

    The family of the structure is not one of them: the page says it beside the answer.
    """
    return tuple(
        DuePart(_(title), dues, kind is FormalityKind.AVERTISSEMENT and len(dues) > FEW)
        for kind, title in FORMALITIES.items()
        if kind is not FormalityKind.FAMILLE
        and (
            dues := tuple(
                Due(
                    _(due.label),
                    sources(due.citations, _),
                    _(due.note) if due.note else "",
                    certain=due.certain is TRUE,
                )
                for due in verdict.formalities
                if due.kind is kind
            )
        )
    )


def to_verify(verdicts: Iterable[Verdict], _: Language) -> Iterator[ToVerify]:
    """Yield the texts to verify among those that carry the outcomes, each once."""
    found = dict.fromkeys(caveat for verdict in verdicts for caveat in verdict.caveats)
    for caveat in found:
        yield ToVerify(source(caveat.citation, _) if caveat.citation else None, caveat.said(_))
