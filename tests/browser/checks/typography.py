"""French typography: the spaces that do not break, the apostrophes, nothing doubled.

What is read is what is shown: the text as the browser lays it out, and what it says to assistive
technology; not its title, which never breaks. What the page quotes in another language, or as
code, is one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..visit import Visit

SAID = """
lang => {
  const foreign = `[lang]:not(html):not([lang|="${lang}"])`;
  const quoted = [...document.querySelectorAll(`code, pre, ${foreign}`)]
    .filter(one => !one.parentElement.closest(`code, pre, ${foreign}`))
    .map(one => [one, [...one.childNodes]]);
  const names = ["aria-label", "title", "alt", "placeholder"];
  const labels = [...document.querySelectorAll(names.map(name => `[${name}]`))]
    .filter(one => !one.closest(foreign))
    .flatMap(one => names.map(name => one.getAttribute(name)));
  const drawings = document.querySelectorAll("svg title, svg desc, svg text");
  const drawn = [...drawings].map(one => one.textContent);
  quoted.forEach(([one]) => one.replaceChildren("x"));
  const said = [document.body.innerText, ...labels, ...drawn].filter(Boolean);
  quoted.forEach(([one, held]) => one.replaceChildren(...held));
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
    """Return everything that a page says in its own language, its title left aside."""
    return str(visit.run(SAID, visit.lang))


def typography(visit: Visit) -> Iterator[str]:
    """Yield the faults of a French page, each with the words around it; other pages have none."""
    if visit.lang == "fr":
        yield from faults_of(said(visit))


def faults_of(text: str) -> Iterator[str]:
    """Yield the faults of a French text, three of a kind at most.

    >>> list(faults_of("Oui !"))
    ["a space that breaks before a mark: 'Oui !'"]
    """
    for name, pattern in RULES.items():
        for found in list(re.finditer(pattern, text))[:3]:
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            yield f"{name}: {text[start:end]!r}"
