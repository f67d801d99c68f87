"""Rules that would read well and mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.facts.vocabulary import all_facts
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import CriterionVersion
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.figures import numbers
from esslaw.rulebook.graph import leaves
from esslaw.rulebook.terms import Leaf, Quantity, facts_read, terms
from esslaw.suggest import did_you_mean

NOT_CONJUNCTIVE = ("any_of", "none_of", "at_least")


def check_shape(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield each trap: *sans objet* under an alternative, an assessment that is not declared."""
    for criterion in rulebook.criteria.values():
        for version in criterion.versions:
            for code, message, suggestion in _traps(rulebook, version):
                yield Diagnostic(
                    version.place.file,
                    version.place.line,
                    code,
                    criterion.id,
                    message,
                    suggestion,
                )
    for formality in rulebook.formalities.values():
        if formality.regime not in rulebook.regimes:
            yield Diagnostic(
                formality.place.file,
                formality.place.line,
                "unknown-regime",
                formality.id,
                f"le régime « {formality.regime} » n'existe pas",
                did_you_mean(formality.regime, rulebook.regimes),
            )


def _traps(rulebook: Rulebook, version: CriterionVersion) -> Iterator[tuple[str, str, str | None]]:
    if version.body in NOT_CONJUNCTIVE:
        for child in version.children:
            if any(below.condition is not None for below in rulebook.criteria[child].versions):
                yield (
                    "applies-if-in-alternative",
                    f"« {child} » peut être sans objet, donc vrai, dans une alternative",
                    "le placer sous un all_of",
                )
    if version.leaf is not None and version.appreciation is None:
        for path in _assessed(version.leaf):
            hint = "déclarer appreciation: {by, factors}"
            yield "appreciation-undeclared", f"« {path} » est une appréciation", hint
    if version.condition is not None and version.condition.leaf is not None:
        for path in _assessed(version.condition.leaf):
            hint = "en faire un critère avec son appreciation, que nomme applies_if"
            yield "appreciation-undeclared", f"« {path} » est une appréciation", hint
    for leaf in leaves(version):
        for term in terms(leaf):
            if isinstance(term, Quantity) and term.last is not None:
                counts = numbers(rulebook.parameters[term.last.parameter])
                if any(figure < 1 or figure % 1 for figure in counts):
                    message = f"« {term.last.parameter} » ne compte pas des exercices entiers"
                    yield "unit", message, "un nombre entier, 1 au moins"


def _assessed(leaf: Leaf) -> Iterator[str]:
    """Yield the facts of a leaf that are assessments of an open-textured term."""
    facts = all_facts()
    for path in facts_read(leaf):
        if path in facts and facts[path].info.appreciation:
            yield path
