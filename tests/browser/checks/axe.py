"""axe-core finds nothing: WCAG 2.2 at the levels A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT

from ..visit import Visit

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
async ({tags, skipped}) => {
  const rules = Object.fromEntries(skipped.map(name => [name, {enabled: false}]));
  const found = await axe.run({runOnly: {type: "tag", values: tags}, rules,
    resultTypes: ["violations"], preload: false});
  return found.violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ` + nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")
    + (nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""));
}
"""


def axe(visit: Visit) -> Iterator[str]:
    """Yield the violations, each with the first elements that make it."""
    if not visit.run("() => 'axe' in window"):
        visit.run(AXE_SCRIPT)
    yield from visit.run(RUN, {"tags": list(TAGS), "skipped": []})
