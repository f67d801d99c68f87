"""French social-economy law as a library: describe a structure, get a verdict with its proof.

>>> from datetime import date
>>> import esslaw
>>> esslaw.examine({"structure": {}}, "esus", date(2026, 11, 22)).outcome.value
'undetermined'
"""

from typing import TYPE_CHECKING, Any

from esslaw.version import VERSION

if TYPE_CHECKING:
    from esslaw.advice.authorities import WhoMayAct, instruments_open, who_may_act
    from esslaw.advice.capital import CapitalTable, capital_table
    from esslaw.advice.ledger import Ledger, aid_ledger
    from esslaw.advice.movements import Movement
    from esslaw.advice.record import Record, read_record, seal
    from esslaw.advice.timeline import Timeline, timeline
    from esslaw.advice.visas import Draft, DraftRefused, draft
    from esslaw.comparison import CaseComparison, Comparison, compare_dates, compare_facts
    from esslaw.examination import examine
    from esslaw.facts import Case, Structure, read_case
    from esslaw.panorama import Overview, overview
    from esslaw.problems import InputError, Problem
    from esslaw.replaying import Diff, Replay, diff, replay
    from esslaw.rulebook.diagnostics import RulebookError
    from esslaw.rulebook.loader import load_rulebook
    from esslaw.tables.whole import TableResult, examine_table
    from esslaw.verdict import Outcome, Verdict

__version__ = VERSION
__all__ = [
    "CapitalTable",
    "Case",
    "CaseComparison",
    "Comparison",
    "Diff",
    "Draft",
    "DraftRefused",
    "InputError",
    "Ledger",
    "Movement",
    "Outcome",
    "Overview",
    "Problem",
    "Record",
    "Replay",
    "RulebookError",
    "Structure",
    "TableResult",
    "Timeline",
    "Verdict",
    "WhoMayAct",
    "aid_ledger",
    "capital_table",
    "compare_dates",
    "compare_facts",
    "diff",
    "draft",
    "examine",
    "examine_table",
    "instruments_open",
    "load_rulebook",
    "overview",
    "read_case",
    "read_record",
    "replay",
    "seal",
    "timeline",
    "who_may_act",
]

_ON_DEMAND = {
    "CapitalTable": "esslaw.advice.capital",
    "Case": "esslaw.facts",
    "CaseComparison": "esslaw.comparison",
    "Comparison": "esslaw.comparison",
    "Diff": "esslaw.replaying",
    "Draft": "esslaw.advice.visas",
    "DraftRefused": "esslaw.advice.visas",
    "InputError": "esslaw.problems",
    "Ledger": "esslaw.advice.ledger",
    "Movement": "esslaw.advice.movements",
    "Outcome": "esslaw.verdict",
    "Overview": "esslaw.panorama",
    "Problem": "esslaw.problems",
    "Record": "esslaw.advice.record",
    "Replay": "esslaw.replaying",
    "RulebookError": "esslaw.rulebook.diagnostics",
    "Structure": "esslaw.facts",
    "TableResult": "esslaw.tables.whole",
    "Timeline": "esslaw.advice.timeline",
    "Verdict": "esslaw.verdict",
    "WhoMayAct": "esslaw.advice.authorities",
    "aid_ledger": "esslaw.advice.ledger",
    "capital_table": "esslaw.advice.capital",
    "compare_dates": "esslaw.comparison",
    "compare_facts": "esslaw.comparison",
    "diff": "esslaw.replaying",
    "draft": "esslaw.advice.visas",
    "examine": "esslaw.examination",
    "examine_table": "esslaw.tables.whole",
    "instruments_open": "esslaw.advice.authorities",
    "load_rulebook": "esslaw.rulebook.loader",
    "overview": "esslaw.panorama",
    "read_case": "esslaw.facts",
    "read_record": "esslaw.advice.record",
    "replay": "esslaw.replaying",
    "seal": "esslaw.advice.record",
    "timeline": "esslaw.advice.timeline",
    "who_may_act": "esslaw.advice.authorities",
}
"""Where each name is: it is loaded when it is first asked for, so that to import costs nothing."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """Return a name, which is loaded and then stays at hand."""
        if name not in _ON_DEMAND:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_ON_DEMAND[name]), name)
        return found

    def __dir__() -> list[str]:
        """Return the names of the module, those that are loaded on demand included."""
        return sorted({*globals(), *__all__})
