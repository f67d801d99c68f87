"""French social-economy law as a library: describe a structure, get a verdict with its proof.

>>> from datetime import date
>>> import esslaw
>>> esslaw.examine({"structure": {}}, "esus", date(2026, 11, 22)).outcome.value
'undetermined'
"""

from esslaw.examination import examine
from esslaw.facts import Case, Structure, read_case
from esslaw.panorama import Overview, overview
from esslaw.problems import InputError, Problem
from esslaw.rulebook.diagnostics import RulebookError
from esslaw.rulebook.loader import load_rulebook
from esslaw.verdict import Outcome, Verdict

__version__ = "0.1.0"
__all__ = [
    "Case",
    "InputError",
    "Outcome",
    "Overview",
    "Problem",
    "RulebookError",
    "Structure",
    "Verdict",
    "examine",
    "load_rulebook",
    "overview",
    "read_case",
]
