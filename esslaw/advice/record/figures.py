"""The figures of the law that a proof compared with, each with its version and its articles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from esslaw.advice.record.articles import article_of
from esslaw.logic.leaves import Situation
from esslaw.logic.nodes import Program, Test
from esslaw.logic.usage import plain
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Parameter, ParameterVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import figure_on, months_of, value_over
from esslaw.rulebook.terms import Dated, parameters_read


def figures_used(
    program: Program, situation: Situation, rulebook: Rulebook, articles: dict[str, Any]
) -> dict[str, Any]:
    """Return the figures that a program reads in a situation; gather the articles they cite.

    Each is named after its parameter, and after the date or the year of which it is the figure
    where a fact says it. One whose date is not known has no value.
    """
    figures = _Figures(rulebook, articles)
    read, counted = _named(rulebook, program)
    for dated in read:
        figures.add(dated, situation)
    for name in counted:
        figures.made[name] = figures.figure(rulebook.parameters[name], situation.on)
    return figures.made


@lru_cache(maxsize=64)
def _named(rulebook: Rulebook, program: Program) -> tuple[tuple[Dated, ...], tuple[str, ...]]:
    """Return the parameters that a program reads, and those that its criteria count to."""
    read: dict[Dated, None] = {}
    counted: dict[str, None] = {}
    for node in program.nodes:
        if isinstance(node, Test):
            read.update(dict.fromkeys(parameters_read(node.comparison)))
        if node.criterion is not None:
            version = in_force(rulebook.criteria[node.id].versions, program.on)
            if version is not None and isinstance(version.count, str):
                counted[version.count] = None
    return tuple(read), tuple(counted)


class _Figures:
    def __init__(self, rulebook: Rulebook, articles: dict[str, Any]) -> None:
        self.rulebook, self.articles = rulebook, articles
        self.made: dict[str, Any] = {}

    def add(self, dated: Dated, situation: Situation) -> None:
        """Add the figure that a comparison reads."""
        key: Any = situation.facts[dated.key.name] if dated.key else situation.on
        name = dated.parameter if dated.key is None else f"{dated.parameter}@{key}"
        if key is not None and name not in self.made:
            self.made[name] = self.figure(self.rulebook.parameters[dated.parameter], key)

    def figure(self, parameter: Parameter, key: Any) -> dict[str, Any]:
        """Return a figure: its value, and its version; or the months that make a yearly one."""
        if parameter.monthly is not None:
            value = value_over(parameter, key, self.rulebook.parameters)
            months = months_of(self.rulebook.parameters[parameter.monthly], key) or []
            versions: Iterable[ParameterVersion] = dict.fromkeys(months)
            return {
                "value": None if value is None else plain(value),
                "months_of": parameter.monthly,
                "versions": [self.version(version) for version in versions],
            }
        found, one = figure_on(parameter, key), in_force(parameter.versions, key)
        return {
            "value": None if found is None else plain(found),
            "versions": [] if one is None else [self.version(one)],
        }

    def version(self, version: ParameterVersion) -> dict[str, Any]:
        """Return a version of a figure, with the articles that give it."""
        start, end = version.days.start, version.days.end
        cited = dict(article_of(self.rulebook, one.at(start)) for one in version.references)
        self.articles.update(cited)
        return {
            "value": plain(version.value),
            "from": start.isoformat(),
            "to": None if end is None else end.isoformat(),
            "articles": [*cited],
        }
