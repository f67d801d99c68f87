"""Nothing is wider than a page of 320 pixels: one scrolls down, never sideways (WCAG 1.4.10)."""

from __future__ import annotations

from collections.abc import Iterator

from ..visit import Visit

NARROW = {"width": 320, "height": 640}
WIDER = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(one =>
    one.getBoundingClientRect().right > width + 1 && !one.closest(".scroll"));
  const last = wide.filter(one => !wide.some(other => other !== one && one.contains(other)));
  return [`${document.documentElement.scrollWidth} px wide: `
    + last.slice(0, 4).map(one => one.outerHTML.slice(0, 120)).join(" | ")];
}
"""


def width(visit: Visit) -> Iterator[str]:
    """Yield what makes a narrow page scroll sideways."""
    yield from visit.run(WIDER)
