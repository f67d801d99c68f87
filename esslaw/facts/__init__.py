"""The vocabulary: what may be said of a structure, exactly and without any default.

Guarantees: every fact may be absent, and absent is unknown; money and ratios are exact
decimals; an input is either a whole frozen model or an `InputError` that lists every problem.
"""

from esslaw.facts.associe import Associe, College
from esslaw.facts.case import Case, read_case
from esslaw.facts.exercice import Exercice
from esslaw.facts.structure import Structure

__all__ = ["Associe", "Case", "College", "Exercice", "Structure", "read_case"]
