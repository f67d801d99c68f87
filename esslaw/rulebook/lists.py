"""The closed lists of the rule documents: how a source was read, what a formality is about."""

from __future__ import annotations

from enum import StrEnum


class Evidence(StrEnum):
    """How far the wording of a source was read."""

    VERBATIM = "verbatim"
    TRANSLATION = "translation"
    RECONSTRUCTED = "reconstructed"
    UNVERIFIED = "unverified"


class FormalityKind(StrEnum):
    """What a formality is about."""

    CONCLUSION = "conclusion"
    FAMILLE = "famille"
    AUTORITE = "autorite"
    DELAI = "delai"
    DUREE = "duree"
    PIECE = "piece"
    OBLIGATION = "obligation"
    AVERTISSEMENT = "avertissement"
