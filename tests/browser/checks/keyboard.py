"""Without a mouse: Tab reaches every control and shows where it is; the skip link skips.

The browser tells where the focus goes; nothing is asked between two presses, which is quick.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..visit import Visit

LISTEN = """
() => {
  const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
    + "[tabindex='0']";
  const group = one => one.type === "radio" && one.name;
  const usable = [...document.querySelectorAll(controls)].filter(one =>
    one.tabIndex >= 0 && !one.disabled && (one.checkVisibility() || one.matches(".skip")));
  const stands = one => {
    if (!group(one)) return true;
    const same = usable.filter(other => group(other) === group(one) && other.form === one.form);
    return one === (same.find(other => other.checked) ?? same[0]);
  };
  const brief = one => one.outerHTML.replace(/\\s+/g, " ").slice(0, 110);
  window.__expected = usable.filter(stands);
  window.__reached = new Set();
  window.__unseen = [];
  window.__brief = brief;
  document.addEventListener("focusin", ({target}) => {
    if (window.__reached.has(target)) return;
    window.__reached.add(target);
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const there = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth;
    if (!outlined || !there) window.__unseen.push(brief(target));
  });
  document.activeElement?.blur?.();
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  return window.__expected.length;
}
"""
REPORT = """
() => [
  ...window.__expected.filter(one => !window.__reached.has(one)).slice(0, 5)
    .map(one => `Tab does not reach ${window.__brief(one)}`),
  ...window.__unseen.slice(0, 5).map(one => `the focus is not seen on ${one}`),
  ...[...document.querySelectorAll("[tabindex]")].filter(one => one.tabIndex > 0)
    .map(one => `out of order: ${window.__brief(one)}`),
]
"""
FIRST = "() => [...window.__reached][0]?.matches('.skip') ?? false"
INSIDE = "main :is(a, button, input, select, summary)"
IS_INSIDE = "() => document.activeElement.closest('main') !== null"


def keyboard(visit: Visit) -> Iterator[str]:
    """Yield what Tab does not reach, what does not show the focus, a skip link that fails."""
    keys = visit.page.keyboard
    visit.run("() => scrollTo(0, 0)")
    visit.page.mouse.click(1, 1)  # where the address leads to an anchor, Tab starts from there
    stops = visit.run(LISTEN)
    keys.press("Tab")
    if visit.page.query_selector(".skip"):
        if not visit.run(FIRST):
            yield "the skip link is not the first thing that Tab reaches"
        yield from _skipping(visit)
    for _ in range(stops + 5):
        keys.press("Tab")
    yield from visit.run(REPORT)


def _skipping(visit: Visit) -> Iterator[str]:
    keys = visit.page.keyboard
    keys.press("Enter")
    keys.press("Tab")
    if visit.page.query_selector(INSIDE) and not visit.run(IS_INSIDE):
        yield "the skip link does not lead to the content"
    visit.run("() => { document.activeElement.blur(); document.querySelector('.skip').focus(); }")
