"""A first examination by an installed esslaw: no test tool, no checkout, packaged rules only.

Run by path, from any directory, with the interpreter of the environment to try. Prints where
esslaw was imported from, then the outcome.
"""

import datetime
from pathlib import Path

import esslaw

package = Path(esslaw.__file__).parent
assert (package / "_data" / "rules").is_dir(), "the rules are not in the installed package"
assert (package / "_data" / "locales").is_dir(), "the locales are not in the installed package"

verdict = esslaw.examine({"structure": {}}, regime="esus", on=datetime.date(2026, 11, 22))
outcome = getattr(verdict.outcome, "value", verdict.outcome)

print(esslaw.__file__)
print(outcome)
# Nothing is known of the structure: an answer, either way, would have been invented.
assert outcome == "undetermined", outcome
