"""The answer to the question of a regime, which is what its proof is worth."""

from __future__ import annotations

from enum import StrEnum

from esslaw.logic.truth import FALSE, TRUE, UNKNOWN


class Outcome(StrEnum):
    """The answer to the question of a regime."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"


OUTCOMES = {TRUE: Outcome.MET, FALSE: Outcome.NOT_MET, UNKNOWN: Outcome.UNDETERMINED}
