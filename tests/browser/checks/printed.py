"""On paper: no navigation, and everything that was folded is there to be read.

What serves a screen only (a choice of dates, a text to select that is printed elsewhere) says so by
its class, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..visit import Visit

SEEN = """
() => {
  const seen = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && one.getClientRects().length > 0;
  const brief = one => one.outerHTML.slice(0, 120);
  const shown = [...document.querySelectorAll("nav, .skip, .first-submit")].filter(seen)
    .map(one => `navigation is printed: ${brief(one)}`);
  const folded = [...document.querySelectorAll("details:not([open]) > :not(summary)")]
    .filter(one => !one.closest(".on-screen") && !seen(one))
    .map(one => `stays folded: ${brief(one)}`);
  return [...shown.slice(0, 5), ...folded.slice(0, 5)];
}
"""


def printed(visit: Visit) -> Iterator[str]:
    """Yield the navigation that is printed, and what stays folded."""
    visit.page.emulate_media(media="print")
    yield from visit.run(SEEN)
    visit.page.emulate_media(media="screen")
