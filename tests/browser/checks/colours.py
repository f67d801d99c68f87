"""What is drawn is seen, as it is computed: words and the borders of fields, in either scheme.

Words: 4.5:1, or 3:1 when large (WCAG 1.4.3); axe says the same, but takes seconds over a proof
that is unfolded. Borders of fields and buttons: 3:1 against what is around them (WCAG 1.4.11);
axe does not look at them, and those of the usual style sheets are too pale.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..visit import Visit

WEAK = """
() => {
  const drawn = text => {
    const parts = text.match(/-?[\\d.]+/g).map(Number);
    return text.startsWith("color(") ? parts.map((one, at) => at < 3 ? one * 255 : one) : parts;
  };
  const clear = parts => parts[3] === 0;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const canvas = dark ? [18, 18, 18] : [255, 255, 255];
  const backgrounds = new Map();
  const behind = one => {
    if (!one) return canvas;
    if (!backgrounds.has(one)) {
      const colour = drawn(getComputedStyle(one).backgroundColor);
      backgrounds.set(one, clear(colour) ? behind(one.parentElement) : colour);
    }
    return backgrounds.get(one);
  };
  const luminance = colour => colour.slice(0, 3)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const weak = new Map();
  const look = (one, kind, seen, wanted) => {
    const said = `${kind} of ${one.localName}${one.className ? "." + one.className : ""}`;
    if (seen < wanted && !weak.has(said)) {
      const ratio = `${seen.toFixed(2)}:1, ${wanted}:1 wanted`;
      weak.set(said, `${said}: ${ratio}: ${one.outerHTML.slice(0, 90)}`);
    }
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const told = new Set();
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || told.has(one) || one.closest("svg, option")) continue;
    told.add(one);
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    look(one, "words", contrast(drawn(style.color), behind(one)), large ? 3 : 4.5);
  }
  const fields = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, "
    + ".button";
  for (const one of document.querySelectorAll(fields)) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one), around = behind(one.parentElement);
    const edge = drawn(style.borderTopColor);
    const edged = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none";
    const border = edged && !clear(edge) ? contrast(edge, around) : 1;
    look(one, "border", Math.max(border, contrast(behind(one), around)), 3);
  }
  return [...weak.values()];
}
"""


def colours(visit: Visit) -> Iterator[str]:
    """Yield words and borders that are too pale, once for each kind of element."""
    yield from visit.run(WEAK)
