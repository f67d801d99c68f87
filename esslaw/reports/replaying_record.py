"""A record replayed, or two records compared, as JSON data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from esslaw.advice.record import Record
from esslaw.advice.record.changes import ArticleChange, Difference
from esslaw.replaying import Diff, Replay


def replay_record(found: Replay) -> dict[str, Any]:
    """Return what replaying a record gives, as JSON data."""
    return {
        "status": found.status.value,
        "record": _record(found.record),
        "again": _record(found.again),
        "differences": _differences(found.differences),
        "articles": _articles(found.articles),
        "criteria": [one.name for one in found.criteria],
    }


def diff_record(found: Diff) -> dict[str, Any]:
    """Return what differs between two records, as JSON data."""
    return {
        "one": _record(found.one),
        "other": _record(found.other),
        "changed": found.changed,
        "alone": None if found.alone is None else [*found.alone],
        "law": found.law,
        "responsible": [one.source for one in found.responsible],
        "differences": _differences(found.differences),
        "articles": _articles(found.articles),
        "criteria": [one.name for one in found.criteria],
    }


def _record(record: Record) -> dict[str, Any]:
    return {
        "sceau": record.sceau,
        "regime": record.regime,
        "on": record.on.isoformat(),
        "outcome": record.outcome,
        "library": record.content["library"],
        "rulebook": record.content["rulebook"],
    }


def _differences(found: Iterable[Difference]) -> list[dict[str, Any]]:
    return [{"pointer": one.pointer, "one": one.one, "other": one.other} for one in found]


def _articles(found: Iterable[ArticleChange]) -> list[dict[str, Any]]:
    return [
        {
            "source": one.source,
            "one": list(one.one),
            "other": list(one.other),
            "same_wording": one.same_wording,
        }
        for one in found
    ]
