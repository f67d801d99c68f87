"""The rulebook on `durable_rules`: forward chaining, step by step, as a second opinion.

Guarantees: given the truth of the leaves, the engine derives the same value as the kernel for
every node, or raises; its steps are the numbered reasoning (premise, article, conclusion). No
number, date or text of a person reaches it. Where `durable_rules` cannot be imported this
package can, and `available` says no.

The passes: `encoding` rewrites a program into `clauses`, `limits` refuses what the engine does
not hold safely, `ruleset` runs the rules over the C module described in `native`, `process`
keeps rulesets ready, `derive` reads the result and `agreement` compares it with the kernel's.
"""

from esslaw.engines.forward.agreement import Difference, Disagreement, check_agreement
from esslaw.engines.forward.derivation import Derivation, Step
from esslaw.engines.forward.derive import derive
from esslaw.engines.forward.errors import (
    ChainBroken,
    Contradiction,
    EngineUnavailable,
    ForwardError,
    LimitExceeded,
)
from esslaw.engines.forward.native import available

__all__ = [
    "ChainBroken",
    "Contradiction",
    "Derivation",
    "Difference",
    "Disagreement",
    "EngineUnavailable",
    "ForwardError",
    "LimitExceeded",
    "Step",
    "available",
    "check_agreement",
    "derive",
]
