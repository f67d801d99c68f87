"""The articles that a proof cites, each in the version that was applied."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from esslaw.logic.nodes import Program
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.dated import in_force


@lru_cache(maxsize=64)
def cited_by(rulebook: Rulebook, program: Program) -> Mapping[str, Mapping[str, Any]]:
    """Return, for each criterion of a program, the articles that it cites, by their key."""
    return {
        node.id: dict(article_of(rulebook, citation) for citation in node.criterion.citations)
        for node in program.nodes
        if node.criterion is not None
    }


def article_of(rulebook: Rulebook, citation: Citation) -> tuple[str, dict[str, Any]]:
    """Return the key of an article in one of its versions, and what a record says of it."""
    start, end = citation.days.start, citation.days.end
    source = rulebook.sources[citation.source]
    version = in_force(source.versions, start)
    return (
        f"{citation.source}@{start}",
        {
            "text": citation.text,
            "article": source.article,
            "identifier": citation.identifier,
            "from": start.isoformat(),
            "to": None if end is None else end.isoformat(),
            "evidence": citation.evidence.value,
            "fingerprint": None if version is None else version.fingerprint,
        },
    )
