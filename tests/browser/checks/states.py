"""The states in which a page is looked at: unfolded, in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..visit import Visit


def unfold(visit: Visit) -> None:
    """Open everything that folds, so that what is inside is looked at as well."""
    visit.run("() => document.querySelectorAll('details').forEach(one => one.open = true)")


@contextmanager
def dark(visit: Visit) -> Iterator[None]:
    """Show a page to a person who prefers dark colours."""
    visit.page.emulate_media(color_scheme="dark")
    yield
    visit.page.emulate_media(color_scheme="light")
