"""The status of a criterion: a shape and a word, and who may see it otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from esslaw.logic.nodes import Test
from esslaw.logic.proof import APPRECIATION, Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.reports import words
from esslaw.rulebook.terms import LawNotFound
from webform.language import Language
from webform.words import of

DASH = "dash"
"""The shape of what does not concern the case."""
SHAPES: Mapping[str, str] = MappingProxyType(
    {"●": "filled", "⊘": "barred", "○": "open", "◐": "half", "–": DASH}
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The status of a criterion. `shape` names a drawing; `reserve` may be empty."""

    shape: str
    word: str
    reserve: str


def mark(proof: Proof, _: Language) -> Mark:
    """Return the status of a criterion in words."""
    sign, word = words.status(proof)
    leaf = proof.node.comparison if isinstance(proof.node, Test) else None
    said = _("Texte non trouvé") if isinstance(leaf, LawNotFound) else _(word)
    return Mark(SHAPES[sign], said, reserve(proof, _) if proof.applies else "")


def reserve(proof: Proof, _: Language) -> str:
    """Return who appreciates what a criterion rests on, or nothing."""
    if proof.standing is not APPRECIATION:
        return ""
    by = _listed(dict.fromkeys(of(_.translate(name), _.code) for name in _judges(proof)), _)
    if not by:
        return ""
    if proof.value is UNKNOWN:
        return _("relève de l'appréciation {by}").format(by=_(by))
    return _("sous réserve de l'appréciation {by}").format(by=_(by))


def _judges(proof: Proof) -> Iterator[str]:
    for part in proof.carried():
        criterion = part.node.criterion
        if criterion is not None and criterion.appreciation is not None and part.applies:
            yield criterion.appreciation.by


def _listed(parts: dict[str, None], _: Language) -> str:
    *before, last = parts or [""]
    return f"{', '.join(before)} {_('et')} {last}" if before else last
