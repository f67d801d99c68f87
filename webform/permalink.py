"""A lasting address for a result: its answers, its regime and its date of law, compressed in it.

Guarantees: it names no one (no denomination, no SIREN, no name of an associate or of an
authority), and nothing is kept on the server; what cannot be read back is refused with a reason,
and never takes more than a bounded time.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from esslaw import Case, InputError, read_case
from esslaw.rulebook.book import Rulebook

LARGEST = 64 * 1024
"""Bytes of the text inside a link; a full form makes less than ten thousand."""
LONGEST = 6000
"""Characters of a link; browsers and servers take that much."""
NAMES = frozenset({"denomination", "siren", "nom"})
"""What names someone: left out, and read by no rule."""
DIGEST = 12
"""Characters of the digest that are kept: enough to tell one rulebook from another."""


class Unreadable(ValueError):
    """A link that cannot be read: cut when it was copied, or made by another site."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link holds; `digest` begins that of the rulebook with which it was made."""

    case: Case
    regimes: tuple[str, ...]
    on: date
    digest: str

    def is_of(self, law: Rulebook) -> bool:
        """Whether it was made with this rulebook."""
        return law.digest.startswith(self.digest)


def written(case: Case, regimes: Iterable[str], on: date, law: Rulebook) -> str | None:
    """Return what a link holds, as text for an address; None where it would be too long."""
    facts = _unnamed(case.described.model_dump(mode="json", exclude_none=True))
    content = [list(regimes), on.isoformat(), law.digest[:DIGEST], case.kind, facts]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    packed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).rstrip(b"=").decode()
    return packed if len(packed) <= LONGEST else None


def read(text: str) -> Linked:
    """Return what a link holds; raise `Unreadable`."""
    try:
        packed = base64.urlsafe_b64decode(text[:LONGEST] + "=" * (-len(text) % 4))
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, LARGEST)
        if unpacking.unconsumed_tail or not unpacking.eof:
            raise Unreadable
        regimes, on, digest, kind, facts = json.loads(content)
        if not all(isinstance(one, str) for one in (*regimes, digest)):
            raise Unreadable
        return Linked(read_case({kind: facts}), tuple(regimes), date.fromisoformat(on), digest)
    except (binascii.Error, zlib.error, ValueError, TypeError, RecursionError, InputError):
        raise Unreadable from None


def _unnamed(value: Any) -> Any:
    match value:
        case dict():
            return {name: _unnamed(inner) for name, inner in value.items() if name not in NAMES}
        case list():
            return [_unnamed(inner) for inner in value]
    return value
