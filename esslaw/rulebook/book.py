"""The whole law encoded: what the rest of the library reads of it.

Guarantees: immutable; every name a part holds is a name of another part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from esslaw.rulebook.clauses import Clause
from esslaw.rulebook.criteria import Criterion, Formality, Parameter, Regime, Source
from esslaw.rulebook.glossary import Definition
from esslaw.rulebook.visas import Visa


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """The whole law encoded, with the digest of the documents it was read from.

    `read_on` is the day on which the texts were read: later ones may have changed.
    """

    version: str
    read_on: date | None
    digest: str
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    criteria: Mapping[str, Criterion]
    formalities: Mapping[str, Formality]
    regimes: Mapping[str, Regime]
    visas: Mapping[str, Visa] = field(default_factory=dict)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    glossary: Mapping[str, Definition] = field(default_factory=dict)
