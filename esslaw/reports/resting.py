"""What rests on an article, and the articles that changed, as text and as JSON data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.amounts import day
from esslaw.reports.columns import lines_of
from esslaw.resting import RestingOn
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.changed import ChangedArticle

HEADS = {
    "criteria": sentence("Critères"),
    "through": sentence("Critères qui comparent avec un de ses chiffres"),
    "parameters": sentence("Chiffres"),
    "formalities": sentence("Formalités"),
    "visas": sentence("Visas"),
    "clauses": sentence("Clauses modèles"),
    "terms": sentence("Termes du glossaire"),
    "cases": sentence("Cas du juriste"),
    "examples": sentence("Exemples"),
}
NOTHING = sentence("Rien ne repose sur cet article.")
ALL_ALIKE = sentence("Aucun article ne diffère.")
REWORDED = sentence("Rédaction changée, version du {jour}")
ADDED = sentence("Version ajoutée : {jours}")
REMOVED = sentence("Version retirée : {jours}")
UNREAD = sentence("Empreinte absente d'un des deux dossiers : {jours}")
Changed = Sequence[tuple[ChangedArticle, tuple[RestingOn, ...]]]
"""The articles that changed, each with what rests on each of its versions that were reworded."""


def resting_text(rulebook: Rulebook, found: RestingOn, language: str = SOURCE) -> str:
    """Return what rests on an article, as lines of text."""
    _ = translator(language)
    source = rulebook.sources[found.rules.source]
    lines = [*lines_of(f"{source.text}, {source.article}")]
    lines += _resting(rulebook, found, _)
    return "\n".join(lines) + "\n"


def changed_text(rulebook: Rulebook, found: Changed, language: str = SOURCE) -> str:
    """Return the articles that changed and what rests on them, as lines of text."""
    return "\n".join(_changed(rulebook, found, language)).strip("\n") + "\n"


def _changed(rulebook: Rulebook, found: Changed, language: str) -> Iterator[str]:
    _ = translator(language)
    if not found:
        yield _(ALL_ALIKE)
    for article, resting in found:
        yield ""
        yield from lines_of(f"{article.source.text}, {article.source.article}")
        for words, days in ((ADDED, article.added), (REMOVED, article.removed)):
            if days:
                said = ", ".join(day(one, language) for one in days)
                yield from lines_of(_(words).format(jours=said), 2)
        if article.unread:
            said = ", ".join(day(one, language) for one in article.unread)
            yield from lines_of(_(UNREAD).format(jours=said), 2)
        for version, on_it in zip(article.reworded, resting, strict=True):
            yield from lines_of(_(REWORDED).format(jour=day(version.days.start, language)), 2)
            yield from _resting(rulebook, on_it, _)


def _resting(rulebook: Rulebook, found: RestingOn, _: Translate) -> list[str]:
    """Return what rests on an article, kind by kind; a criterion by its name and its label."""
    named = {
        "criteria": [_labelled(rulebook, one, _) for one in found.rules.criteria],
        "through": [
            f"{_labelled(rulebook, one, _)} ({', '.join(figures)})"
            for one, figures in found.rules.through.items()
        ],
        "parameters": [
            f"{one} : {_(rulebook.parameters[one].label)}" for one in found.rules.parameters
        ],
        "formalities": [*found.rules.formalities],
        "visas": [*found.rules.visas],
        "clauses": [*found.rules.clauses],
        "terms": [_(rulebook.glossary[one].term) for one in found.rules.terms],
        "cases": [*found.cases],
        "examples": [*found.examples],
    }
    lines: list[str] = []
    for kind, title in HEADS.items():
        if named[kind]:
            lines.append(f"  {_(title)} ({len(named[kind])})")
            lines += [line for words in named[kind] for line in lines_of(f"– {words}", 2, 2)]
    return lines or [f"  {_(NOTHING)}"]


def _labelled(rulebook: Rulebook, name: str, _: Translate) -> str:
    return f"{name} : {_(rulebook.criteria[name].label)}"


def resting_record(found: RestingOn) -> dict[str, Any]:
    """Return what rests on an article, as JSON data."""
    rules = found.rules
    return {
        "source": rules.source,
        "criteria": [*rules.criteria],
        "through": {name: [*figures] for name, figures in rules.through.items()},
        "parameters": [*rules.parameters],
        "formalities": [*rules.formalities],
        "visas": [*rules.visas],
        "clauses": [*rules.clauses],
        "terms": [*rules.terms],
        "cases": [*found.cases],
        "examples": [*found.examples],
    }


def changed_record(found: Changed) -> list[dict[str, Any]]:
    """Return the articles that changed and what rests on them, as JSON data."""
    return [
        {
            "source": article.source.id,
            "added": _days(article.added),
            "removed": _days(article.removed),
            "unread": _days(article.unread),
            "reworded": [
                {"from": version.days.start.isoformat(), "rests_on": resting_record(on_it)}
                for version, on_it in zip(article.reworded, resting, strict=True)
            ],
        }
        for article, resting in found
    ]


def _days(days: Iterable[Any]) -> list[str]:
    return [one.isoformat() for one in days]
