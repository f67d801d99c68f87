"""Texts to verify: what a verdict rests on that was not read word for word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from esslaw.advice.lacking import missing_of
from esslaw.facts.vocabulary import fact_at
from esslaw.i18n import Translate
from esslaw.logic.nodes import Node, Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.logic.usage import Figures, facts_used
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation, Parameter, ParameterVersion
from esslaw.rulebook.dated import in_force
from esslaw.rulebook.figures import figure_on, months_of, value_over
from esslaw.rulebook.lists import Evidence
from esslaw.rulebook.terms import Dated, LawNotFound, parameters_read


@dataclass(frozen=True, slots=True)
class Caveat:
    """A text to verify, and why: how far it was read, or what the rulebook says of it.

    `words` are what the reason has places for: by name, the sentences that fill the place.
    """

    citation: Citation | None
    reason: str
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def said(self, translate: Translate) -> str:
        """Return the reason in a language, its places filled."""
        filled = {name: " + ".join(map(translate, words)) for name, words in self.words}
        return translate(self.reason).format(**filled)


NO_FIGURE = "Le recueil n'a pas de valeur pour {date} : {figure}."
NO_SHARE = "Le rapport n'a pas de sens, car son diviseur n'est pas positif : {diviseur}."
LATER = (
    "La date de droit est postérieure au relevé des textes : ils peuvent avoir changé entre-temps."
)


def caveats(proof: Proof, rulebook: Rulebook) -> tuple[Caveat, ...]:
    """Return the texts to verify among those that carry the value, each once."""
    found: dict[tuple[str, str], Caveat] = {}
    parameters = rulebook.parameters
    if rulebook.read_on is not None and proof.situation.on > rulebook.read_on:
        found["", LATER] = Caveat(None, LATER)
    for node in proof.carried():
        found |= _cited(node.node)
        if isinstance(node.node, Test):
            if isinstance(node.node.comparison, LawNotFound):
                reason = node.node.comparison.reason
                found["", reason] = Caveat(None, reason)
            for caveat in _undefined_share(node, parameters):
                found[_key(caveat)] = caveat
            for dated in _compared(node.node):
                key = node.situation.facts[dated.key.name] if dated.key else node.situation.on
                if key is not None:
                    found |= _of_figure(dated, key, Figures(parameters))
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _cited(node: Node) -> Mapping[tuple[str, str], Caveat]:
    """Return the texts to verify among those that a criterion cites, by their key."""
    citations = node.criterion.citations if node.criterion else ()
    found = (of_citation(citation) for citation in citations)
    return {_key(caveat): caveat for caveat in found if caveat is not None}


@lru_cache(maxsize=4096)
def _compared(node: Test) -> tuple[Dated, ...]:
    """Return the figures that a leaf compares with."""
    return parameters_read(node.comparison)


def of_citation(citation: Citation) -> Caveat | None:
    """Return why a citation is to be verified, or None when it was read word for word."""
    if citation.caveat is not None:
        return Caveat(citation, citation.caveat)
    if citation.evidence is Evidence.VERBATIM:
        return None
    return Caveat(citation, READING[citation.evidence])


READING = {
    Evidence.TRANSLATION: "Lu dans une traduction : les mots français sont à vérifier.",
    Evidence.RECONSTRUCTED: "Contenu établi par recoupement, texte non relu mot à mot.",
    Evidence.UNVERIFIED: "Texte non trouvé : à vérifier avant de s'appuyer dessus.",
}


def _key(caveat: Caveat) -> tuple[str, str]:
    citation = caveat.citation
    return (citation.source if citation else str(caveat.words), caveat.reason)


@lru_cache(maxsize=1024)
def _of_figure(dated: Dated, key: Any, figures: Figures) -> Mapping[tuple[str, str], Caveat]:
    """Return what is to be verified of a figure for a day or a year, by its key."""
    return {_key(caveat): caveat for caveat in _figure(dated, key, figures.parameters)}


def _figure(dated: Dated, key: Any, parameters: Mapping[str, Parameter]) -> Iterable[Caveat]:
    """Yield what is to be verified of a figure: its own text, and the caveat of a yearly sum."""
    parameter = parameters[dated.parameter]
    if not _has_value(parameter, key, parameters):
        yield Caveat(None, NO_FIGURE, (("figure", (parameter.label,)), ("date", (str(key),))))
        return
    if parameter.monthly is not None:
        versions = months_of(parameters[parameter.monthly], key) or []
        if parameter.caveat is not None and key == parameter.until and versions:
            yield Caveat(versions[-1].references[0].at(versions[-1].days.start), parameter.caveat)
    else:
        version = in_force(parameter.versions, key)
        if version is not None:
            yield from _version(version, key)
        return
    for version in dict.fromkeys(versions):
        yield from _version(version, version.days.start)


def _undefined_share(proof: Proof, parameters: Mapping[str, Parameter]) -> Iterable[Caveat]:
    """Yield why a share is unknown though nothing is missing: what it is divided by."""
    if proof.value is UNKNOWN and isinstance(proof.node, Test):
        for use in facts_used(proof, parameters)[:1]:
            leaf, situation = proof.node.comparison, proof.situation
            if use.below and use.value is None and not [*missing_of(leaf, situation, parameters)]:
                labels = tuple(fact_at(term.paths[0]).info.label for term in use.below)
                yield Caveat(None, NO_SHARE, (("diviseur", labels),))


def _has_value(parameter: Parameter, key: Any, parameters: Mapping[str, Parameter]) -> bool:
    if parameter.monthly is None:
        return figure_on(parameter, key) is not None
    return value_over(parameter, key, parameters) is not None


def _version(version: ParameterVersion, on: date) -> Iterable[Caveat]:
    """Yield what is to be verified of the texts which give a figure, as they stand on a day."""
    for reference in version.references:
        caveat = of_citation(reference.at(on))
        if caveat is not None:
            yield caveat
