"""French typography: the spaces that do not break, the apostrophes, nothing doubled.

What is read is what is shown: the text as the browser lays it out, and what it says to assistive
technology. What the page quotes in another language, or as code, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..visit import Visit

SAID = """
lang => {
  const other = [...document.querySelectorAll(`code, pre, [lang]:not(html):not([lang|="${lang}"])`)];
  const kept = other.map(one => [one, one.hidden]);
  other.forEach(one => one.hidden = true);
  const labels = [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")]
    .filter(one => !one.closest(`[lang]:not(html):not([lang|="${lang}"])`))
    .flatMap(one => ["aria-label", "title", "alt", "placeholder"].map(name => one.getAttribute(name)));
  const drawn = [...document.querySelectorAll("svg title, svg desc, svg text")].map(one => one.textContent);
  const said = [document.title, document.body.innerText, ...labels, ...drawn].filter(Boolean);
  kept.forEach(([one, hidden]) => one.hidden = hidden);
  return said.join("\\n");
}
"""
RULES = {
    "a space that breaks before a mark": r"\w[^\n]? [;:?!»%€]",
    "no space before a mark": r"[^\W\d_][;?!»](?![\w=&])",
    "no space before a colon": r"[^\W\d_]:(?!//)(?=\s)",
    "no space that holds after «": r"«(?![\u00a0\u202f])",
    "a typewriter's apostrophe": r"\w'\w",
    "two spaces": r"[ \u00a0\u202f]{2,}",
    "a space before a stop": r"\w [,.](?!\d)",
    "a figure that breaks": r"\d \d{3}\b",
}
AROUND = 24


def said(visit: Visit) -> str:
    """Return everything that a page says in its own language."""
    return str(visit.run(SAID, visit.lang))


def typography(visit: Visit) -> Iterator[str]:
    """Yield the faults of a French page, each with the words around it; other pages have none."""
    if visit.lang == "fr":
        yield from faults_of(said(visit))


def faults_of(text: str) -> Iterator[str]:
    """Yield the faults of a French text."""
    for name, pattern in RULES.items():
        for found in list(re.finditer(pattern, text))[:3]:
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            yield f"{name}: {text[start:end]!r}"
