"""The law once read: sources, parameters, criteria, formalities, regimes.

Guarantees: all immutable; each exists once in a rulebook and is compared by identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.dated import Interval, in_force
from esslaw.rulebook.lists import Evidence, FormalityKind
from esslaw.rulebook.terms import Leaf


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written in the rule documents."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class SourceVersion:
    """One version of an article, with how far it was read and its Légifrance link.

    `by` is the text that made it, where it is known; `fingerprint` that of the wording that was
    read, None where the whole of it was not; `since_unknown` says that its first day is only the
    one on which it was read.
    """

    days: Interval
    identifier: str | None
    evidence: Evidence
    caveat: str | None
    url: str | None
    by: str | None = None
    fingerprint: str | None = None
    since_unknown: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """An article of a text, through its versions."""

    id: str
    text: str
    article: str
    versions: tuple[SourceVersion, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A point of an article."""

    source: Source
    point: str | None

    def at(self, on: date) -> Citation:
        """Return the citation of the version in force on a day, or of the nearest one."""
        version = in_force(self.source.versions, on)
        if version is None:
            past = [v for v in self.source.versions if v.days.start <= on]
            version = past[-1] if past else self.source.versions[0]
        return Citation(
            self.source.id,
            self.source.text,
            f"{self.source.article}, {self.point}" if self.point else self.source.article,
            version.identifier,
            version.evidence,
            version.caveat,
            version.url,
            version.days,
            version.by,
            version.since_unknown,
        )


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as cited on a day; `source` is its identifier among the sources.

    `by` is the text that made the version cited, where it is known; `since_unknown` says that its
    first day is only the one on which it was read.
    """

    source: str
    text: str
    article: str
    identifier: str | None
    evidence: Evidence
    caveat: str | None
    url: str | None
    days: Interval
    by: str | None = None
    since_unknown: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ParameterVersion:
    """A value of a parameter: exact, in the parameter's unit; or a day."""

    days: Interval
    value: Decimal | date
    references: tuple[Reference, ...]
    journal_officiel: date | None
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """A figure of the law by date; or, with `monthly`, the sum of twelve months of another."""

    id: str
    label: str
    kind: Kind
    versions: tuple[ParameterVersion, ...]
    place: Place
    monthly: str | None = None
    until: int | None = None
    caveat: str | None = None


@dataclass(frozen=True, slots=True)
class Appreciation:
    """Who appreciates an open-textured term, and what is weighed."""

    by: str
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """An `applies_if`: a comparison, or a criterion, perhaps negated."""

    leaf: Leaf | None
    criterion: str | None
    negated: bool


@dataclass(frozen=True, slots=True, eq=False)
class CriterionVersion:
    """What a criterion asks over an interval.

    `body` names the kind of its one body; `count` is how many children an `at_least` asks for, or
    the parameter that says it; `text` is its comparison as it is written.
    """

    days: Interval
    label: str
    references: tuple[Reference, ...]
    body: str
    children: tuple[str, ...]
    count: int | str
    leaf: Leaf | None
    text: str | None
    condition: Condition | None
    appreciation: Appreciation | None
    note: str | None
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Criterion:
    """A criterion through its versions."""

    id: str
    label: str
    versions: tuple[CriterionVersion, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class InForce:
    """A criterion as it stands on a day: what a node of a proof shows."""

    id: str
    label: str
    citations: tuple[Citation, ...]
    appreciation: Appreciation | None
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class FormalityVersion:
    """A formality over an interval; `when` pairs a criterion with the value it must have."""

    days: Interval
    label: str
    references: tuple[Reference, ...]
    when: tuple[tuple[str, bool], ...]
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Formality:
    """Something to know or to do once the proof is made."""

    id: str
    regime: str
    kind: FormalityKind
    versions: tuple[FormalityVersion, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of a regime's answer that is told apart, and the criterion that answers it."""

    id: str
    label: str
    goal: str


@dataclass(frozen=True, slots=True, eq=False)
class Regime:
    """A question and the criterion that answers it, from the first day covered.

    `met` and `not_met` say in one sentence about the structure what a yes and a no mean; `case` is
    the kind of case of which it is asked, `parts` what is told apart in its answer; `opens_with`
    are the subjects that a form, one subject a page, begins with: they spare the most questions.
    """

    id: str
    label: str
    question: str
    goal: str
    covered_from: date
    before: str
    place: Place
    met: str | None = None
    not_met: str | None = None
    case: str = "structure"
    parts: tuple[Part, ...] = ()
    opens_with: tuple[Subject, ...] = ()
