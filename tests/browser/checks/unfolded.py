"""Every `<details>` of a page opened, so that what is inside is checked as well."""

from __future__ import annotations

from ..visit import Visit


def unfold(visit: Visit) -> None:
    """Open everything that folds; a person may."""
    visit.run("() => document.querySelectorAll('details').forEach(one => one.open = true)")
