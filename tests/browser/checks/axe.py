"""axe-core finds nothing: WCAG 2.2 at the levels A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT

from ..visit import Visit

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"
"""The one rule that takes long: it looks at what is drawn under each word."""
TARGETS = "target-size"
"""The rule that depends on the width of the page."""
RUN = """
async ({chosen, without}) => {
  const rules = Object.fromEntries(without.map(name => [name, {enabled: false}]));
  const found = await axe.run({runOnly: chosen, rules, resultTypes: ["violations"]});
  return found.violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ` + nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")
    + (nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""));
}
"""


def axe(visit: Visit, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the violations of some rules only, or of all but some, with their first elements."""
    if not visit.run("() => 'axe' in window"):
        visit.run(AXE_SCRIPT)
    chosen = {"type": "rule", "values": only} if only else {"type": "tag", "values": TAGS}
    yield from visit.run(RUN, {"chosen": chosen, "without": () if only else without})
