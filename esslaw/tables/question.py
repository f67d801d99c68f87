"""What is asked of a table: a regime, a date of law for all its rows or one for each, what to say.

Guarantees: everything that is wrong with the question is said at once, before a row is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from esslaw.engines.table import Wanted
from esslaw.facts.day import check_day
from esslaw.facts.typed import Say
from esslaw.i18n import sentence
from esslaw.logic.link import program_at
from esslaw.logic.segments import changes_of
from esslaw.problems import Findings, InputError, Problem, shown
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.regimes import regime_named
from esslaw.suggest import did_you_mean
from esslaw.tables.backends import BACKENDS
from esslaw.tables.mapping import ColumnMapping, load_mapping

_A_CRITERION = sentence("un critère dont la question dépend")
_A_BACKEND = sentence("un moteur parmi {noms}")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a table: `day` is the column that gives each row its date of law.

    `on` is then None. `kept` are the columns of the file to copy beside the answers.
    """

    rulebook: Rulebook
    regime: Regime
    on: date | None
    day: str | None
    wanted: Wanted
    kept: tuple[str, ...]
    backend: str
    mapping: ColumnMapping | None


def asked(
    regime: str,
    on: date | str,
    *,
    wanted: Wanted | None = None,
    kept: tuple[str, ...] = (),
    backend: str = "polars",
    mapping: str | None = None,
    rulebook: Rulebook | None = None,
    _: Say = str,
) -> Asked:
    """Return a question; `on` is a date of law, or the column that gives each row its own.

    Raise `InputError` with everything that is wrong with it.
    """
    law = rulebook or load_rulebook()
    found = Findings()
    one = read = None
    with found:
        one = regime_named(law, regime)
    if not isinstance(on, str):
        with found:
            check_day(on)
    with found:
        read = load_mapping(mapping, _) if mapping else None
    with found:
        _check_backend(backend, _)
    if one is not None:
        with found:
            _check_criteria(wanted.criteria if wanted else (), law, one, _)
    found.check()
    assert one is not None
    day = on if isinstance(on, str) else None
    said = replace(wanted or Wanted(), kept=())
    return Asked(law, one, None if isinstance(on, str) else on, day, said, kept, backend, read)


def _check_backend(name: str, _: Say) -> None:
    if name not in BACKENDS:
        expected = _(_A_BACKEND).format(noms=", ".join(BACKENDS))
        hint = did_you_mean(name, BACKENDS)
        raise InputError([Problem("backend", "moteur", shown(name), expected, hint)])


def _check_criteria(names: tuple[str, ...], law: Rulebook, regime: Regime, _: Say) -> None:
    known = {*_criteria(law, regime)}
    wrong = [name for name in names if name not in known]
    if wrong:
        raise InputError(
            Problem("criteria", "critere", shown(name), _(_A_CRITERION), did_you_mean(name, known))
            for name in wrong
        )


def _criteria(law: Rulebook, regime: Regime) -> Iterator[str]:
    """Yield the criteria on which a regime rests, whatever the day."""
    for day in changes_of(law, regime.goal, regime.covered_from):
        for node in program_at(law, regime.goal, day).nodes:
            if node.criterion is not None:
                yield node.id
