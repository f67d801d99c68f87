"""The question that the command line asks of a case."""

from __future__ import annotations

from pathlib import Path

import click

from esslaw.facts.case import read_case
from esslaw.facts.written import INTERVENTION

WHICH = (
    "Une structure s'examine au titre d'un régime : --regime ess, esus, scic … "
    "`esslaw regimes CAS` les examine tous."
)


def regime_of(case: Path, regime: str | None) -> str:
    """Return the regime asked for; an intervention, unless it is said, is examined as such.

    Raise `InputError` where the case cannot be read, `click.UsageError` where a structure is
    examined and no regime is said.
    """
    if regime is None and read_case(case).kind != INTERVENTION:
        raise click.UsageError(WHICH)
    return regime or INTERVENTION
