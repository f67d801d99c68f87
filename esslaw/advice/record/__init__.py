"""The sealed record of a verdict: what was said, what the law was, what was proved, under one seal.

Guarantees: one way to write it, so that any change of the file is found, with its line; nothing
of the case or of the proof is left out, and no number goes through a float. What proves a record
again is `esslaw.replaying`. A seal is not a signature: it says that nothing has changed since, not
who made it.
"""

from esslaw.advice.record.content import Record, seal
from esslaw.advice.record.reading import read_record

__all__ = ["Record", "read_record", "seal"]
