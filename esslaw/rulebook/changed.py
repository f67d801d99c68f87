"""The articles that two rulebooks do not record alike: their versions, their wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Source, SourceVersion


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article whose versions, or whose wording, one rulebook records otherwise than another.

    `added` and `removed` are first days of versions; `reworded` are the versions of the first one
    whose fingerprint is another in the second; `unread` those that lost or gained theirs.
    """

    source: Source
    added: tuple[date, ...]
    removed: tuple[date, ...]
    reworded: tuple[SourceVersion, ...]
    unread: tuple[date, ...]


def changed_articles(here: Rulebook, there: Rulebook) -> tuple[ChangedArticle, ...]:
    """Return the articles that differ from `there` to `here`, in the order of the names."""
    found = []
    for name in sorted({*here.sources, *there.sources}):
        source = here.sources.get(name) or there.sources[name]
        new, old = _by_start(here, name), _by_start(there, name)
        both = [new[day] for day in new if day in old]
        prints = [(one, one.fingerprint, old[one.days.start].fingerprint) for one in both]
        changed = ChangedArticle(
            source,
            tuple(day for day in new if day not in old),
            tuple(day for day in old if day not in new),
            tuple(one for one, now, was in prints if now and was and now != was),
            tuple(one.days.start for one, now, was in prints if bool(now) != bool(was)),
        )
        if changed.added or changed.removed or changed.reworded or changed.unread:
            found.append(changed)
    return tuple(found)


def _by_start(rulebook: Rulebook, name: str) -> dict[date, SourceVersion]:
    source = rulebook.sources.get(name)
    return {one.days.start: one for one in source.versions} if source else {}
