"""Articles as the reference pages show them: where to read them, how far they were read, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esslaw.reports.rules import EVIDENCE, period
from esslaw.rulebook.criteria import Citation, Reference, Source, SourceVersion
from esslaw.rulebook.lists import Evidence
from webform.language import Language
from webform.result.sources import Source as Shown
from webform.result.sources import source as shown


@dataclass(frozen=True, slots=True)
class Cited:
    """An article cited: its link, how far it was read, and what is to be verified of it.

    `by` is the text that made the version, and may be empty, as `caveat` may.
    """

    source: Shown
    id: str
    evidence: str
    verbatim: bool
    caveat: str
    by: str


def cited(reference: Reference, on: date, _: Language) -> Cited:
    """Return an article as it is cited on a day."""
    return citation(reference.at(on), _)


def citation(one: Citation, _: Language) -> Cited:
    """Return a citation with how far it was read."""
    return Cited(
        source=shown(one, _),
        id=one.source,
        evidence=_(EVIDENCE[one.evidence]),
        verbatim=one.evidence is Evidence.VERBATIM,
        caveat=_(one.caveat or ""),
        by=_(one.by) if one.by else "",
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of an article: its days, and how far it was read."""

    period: str
    evidence: str
    verbatim: bool
    unread: bool
    caveat: str
    by: str
    url: str | None


def reading(version: SourceVersion, read_on: date | None, _: Language) -> Reading:
    """Return a version of an article."""
    return Reading(
        period=_(period(version.days, read_on, _.code, _.translate)),
        evidence=_(EVIDENCE[version.evidence]),
        verbatim=version.evidence is Evidence.VERBATIM,
        unread=version.evidence is Evidence.UNVERIFIED,
        caveat=_(version.caveat or ""),
        by=_(version.by) if version.by else "",
        url=version.url,
    )


def slug(source: Source) -> str:
    """Return what names the text of an article in addresses: the head of its identifier."""
    return source.id.partition(".")[0]
