"""`python -m bench.peers`: check every peer, time them in one run, print; `--write` the page.

Exit status 1, and nothing written, where a peer does not say what the kernel says.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.peers import all_peers, measures, page
from bench.peers.aims import Run
from bench.peers.checking import Different
from bench.peers.rules import rules

PAGE = Path(__file__).parent.parent.parent / "docs" / "benchmarks.md"


def main() -> int:
    """Run everything; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    asked = parser.parse_args()
    if asked.write and asked.quick:
        parser.error("--write is for the whole measure, not for a quick one")
    missing = all_peers.absences(rules())
    for name, why in missing.items():
        say(f"NOT MEASURED: {name}: {why}")
    try:
        run = measured(measures.QUICK if asked.quick else measures.FULL, missing)
    except Different as difference:
        say(f"NOT EQUAL, nothing is timed: {difference}")
        return 1
    print("\n".join(page.told(run)))
    if asked.write:
        PAGE.write_text(page.page(run).rstrip() + "\n", "utf-8")
        say(f"written: {PAGE}")
    return 0


def measured(scale: measures.Scale, missing: dict[str, str]) -> Run:
    """Return what one run finds."""
    compared = measures.checked(scale, say)
    sections = {}
    for section in measures.sections(scale):
        sections[section.key] = section
        say(f"measured: {section.key}")
    memory = measures.memory(scale)
    say("measured: memory")
    return Run(sections, memory, measures.starting(), missing, compared)


def say(words: str) -> None:
    """Print how far the run is, apart from its results."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
