"""The border of a field is seen: 3:1 against what is around it (WCAG 1.4.11), as it is computed.

axe does not look at borders, and those of the usual style sheets are too pale.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..visit import Visit

BORDERS = """
() => {
  const drawn = text => text.match(/[\\d.]+/g).map(Number);
  const clear = ([r, g, b, a]) => a === 0;
  const behind = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = drawn(getComputedStyle(at).backgroundColor);
      if (!clear(colour)) return colour;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const luminance = rgb => rgb.slice(0, 3)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const fields = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, "
    + ".button";
  const weak = new Map();
  for (const one of document.querySelectorAll(fields)) {
    if (!one.checkVisibility()) continue;
    const style = getComputedStyle(one), around = behind(one.parentElement);
    const filled = contrast(drawn(style.backgroundColor), around);
    const edge = drawn(style.borderTopColor);
    const bordered = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none"
      && !clear(edge) ? contrast(edge, around) : 1;
    const seen = Math.max(bordered, clear(drawn(style.backgroundColor)) ? 1 : filled);
    const kind = `${one.localName}.${one.className || one.type}`;
    if (seen < 3 && !weak.has(kind)) weak.set(kind, `${seen.toFixed(2)}:1 around ${kind} #${one.id}`);
  }
  return [...weak.values()];
}
"""


def borders(visit: Visit) -> Iterator[str]:
    """Yield the fields and buttons whose edge is too pale, one of each kind."""
    yield from visit.run(BORDERS)
