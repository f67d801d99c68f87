"""The regime that is asked for, by its name."""

from __future__ import annotations

from esslaw.problems import InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.suggest import did_you_mean

NOT_A_STRUCTURE = "une intervention, pour ce régime : {intervention: {…}}"


def regime_named(rulebook: Rulebook, name: object) -> Regime:
    """Return the regime of a name; raise `InputError`, with a suggestion, where there is none."""
    found = rulebook.regimes.get(name) if isinstance(name, str) else None
    if found is None:
        hint = did_you_mean(str(name), rulebook.regimes)
        known = "un régime parmi " + ", ".join(rulebook.regimes)
        raise InputError([Problem("regime", "regime", shown(name), known, hint)])
    return found


def structure_regime_named(rulebook: Rulebook, name: object) -> Regime:
    """Return the regime of structures of a name; raise `InputError` where there is none."""
    found = regime_named(rulebook, name)
    if found.case != "structure":
        known = [one.id for one in rulebook.regimes.values() if one.case == "structure"]
        expected = "un régime de structures parmi " + ", ".join(known)
        raise InputError([Problem("regime", "regime", shown(name), expected)])
    return found


def check_kind(regime: Regime, kind: str) -> None:
    """Raise `InputError` where a regime of interventions is asked of a structure."""
    if regime.case == "intervention" and kind != regime.case:
        raise InputError([Problem("structure", "cas", "une structure", NOT_A_STRUCTURE)])
