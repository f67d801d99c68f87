"""“Did you mean”: the known name nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, or None when none is near enough.

    >>> nearest("forme_juridque", ["forme_juridique", "capital_social"])
    'forme_juridique'
    """
    # Loaded with the first mistake: an import that nothing goes wrong in need not pay for it.
    from difflib import get_close_matches

    matches = get_close_matches(name.lower()[:100], list(known), n=1, cutoff=0.7)
    return matches[0] if matches else None


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """Return the suggestion as a French sentence, or None."""
    match = nearest(name, known)
    return f"vouliez-vous dire « {match} » ?" if match else None
