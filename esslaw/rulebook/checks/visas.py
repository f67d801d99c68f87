"""Documents of a délibération that could never be drafted, or that lack what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.checks.coverage import gap, sources_gaps
from esslaw.rulebook.diagnostics import Diagnostic, Severity
from esslaw.rulebook.graph import reachable
from esslaw.rulebook.terms import Comparison, Dated, Named, Operator, parameters_read
from esslaw.rulebook.visas import Visa, VisaVersion, Word
from esslaw.suggest import did_you_mean

Found = tuple[str, str, str | None]
"""The code of a defect, its message, a suggestion."""


def check_visas(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield each document that rests on what is not there, and each text that none introduces."""
    regimes = {visa.regime for visa in rulebook.visas.values()} & rulebook.regimes.keys()
    below = {name: reachable(rulebook, [rulebook.regimes[name].goal]) for name in regimes}
    for visa in rulebook.visas.values():
        for code, message, hint in _defects(rulebook, visa, below):
            yield Diagnostic(visa.place.file, visa.place.line, code, visa.id, message, hint)
    yield from _texts_without_visa(rulebook)


def _defects(rulebook: Rulebook, visa: Visa, below: Mapping[str, set[str]]) -> Iterator[Found]:
    if visa.regime not in below:
        hint = did_you_mean(visa.regime, rulebook.regimes)
        yield "unknown-regime", f"le régime « {visa.regime} » n'existe pas", hint
        return
    for version in visa.versions:
        for code, message in sources_gaps(version.days, version.references):
            yield code, message, None
        for name in [one.criterion for one in version.when if one.criterion is not None]:
            for code, message in gap(
                "condition-gap", name, version.days, rulebook.criteria[name].versions
            ):
                yield code, message, None
        for dated in figures_of(version):
            parameter = rulebook.parameters[dated.parameter]
            for code, message in gap(
                "parameter-gap", parameter.id, version.days, parameter.versions
            ):
                yield code, message, None
        for name in version.carried:
            if name not in below[visa.regime]:
                yield "visa", f"« {name} » ne porte jamais la réponse de ce régime", None


def figures_of(version: VisaVersion, *, keyed: bool = False) -> list[Dated]:
    """Return the parameters that a document reads at the day examined; with `keyed`, all."""
    leaves = [one.leaf for one in version.when if one.leaf is not None]
    leaves += [
        Comparison(Operator.EQUAL, piece, None)
        for piece in version.pieces
        if not isinstance(piece, (str, Word, Named))
    ]
    read = [dated for leaf in leaves for dated in parameters_read(leaf)]
    return [dated for dated in read if keyed or dated.key is None]


def _texts_without_visa(rulebook: Rulebook) -> Iterator[Diagnostic]:
    """Yield, once, each text that a regime with visas may cite and that none of them introduces."""
    told: set[str] = set()
    for regime in {visa.regime: None for visa in rulebook.visas.values()}:
        if regime not in rulebook.regimes:
            continue
        own = [visa for visa in rulebook.visas.values() if visa.regime == regime]
        known = {visa.gathers for visa in own}
        named = {
            reference.source.id
            for visa in own
            for version in visa.versions
            for reference in version.references
        }
        for name in sorted(reachable(rulebook, [rulebook.regimes[regime].goal])):
            for version in rulebook.criteria[name].versions:
                for source in (reference.source for reference in version.references):
                    if source.text in known or source.text in told:
                        continue
                    if source.id not in named:
                        told.add(source.text)
                        yield Diagnostic(
                            source.place.file,
                            source.place.line,
                            "text-without-visa",
                            source.id,
                            f"aucun visa ne rédige « {source.text} »",
                            severity=Severity.WARNING,
                        )
