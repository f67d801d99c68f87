"""Hypothesis profiles, and what tests need that not every machine has.

Profiles: quick by default, the same examples at every run in CI, thorough by hand.
`HYPOTHESIS_PROFILE=thorough pytest tests/laws` looks further; `CI=true` chooses `ci`.

A test that needs a program, or a large package of Python, says so:
`@pytest.mark.requires("chromium")`. Where it is missing the test is not run, and the end of the run
says so with the command that installs it; with `CI=true` nothing runs at all until it is there.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from esslaw.cache import VARIABLE
from tests.tools import absent, command

EXPECTED = [
    HealthCheck.too_slow,  # a structure is many facts
    HealthCheck.data_too_large,
    HealthCheck.filter_too_much,  # a law about settled outcomes drops the others
]

settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=EXPECTED)
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
in_ci = "ci" if os.environ.get("CI") else "quick"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or in_ci)

REQUIRES = "requires"
NOT_RUN = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"{REQUIRES}(program, ...): what a test needs; see tests/tools.py"
    )
    # The programs that tests start share it; nothing is left among what the user's own keep.
    os.environ[VARIABLE] = str(config.cache.mkdir("esslaw"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Set aside the tests whose programs are missing; refuse to run without them in CI."""
    lacking = {item: needed for item in items if (needed := absent(_required(item)))}
    config.stash[NOT_RUN] = list(_said(lacking))
    if lacking and os.environ.get("CI"):
        raise pytest.UsageError(*config.stash[NOT_RUN])
    for item, needed in lacking.items():
        item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(needed)}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(NOT_RUN, []):
        terminalreporter.write_line(line, red=True, bold=True)


def _required(item: pytest.Item) -> Iterator[str]:
    for mark in item.iter_markers(REQUIRES):
        yield from mark.args


def _said(lacking: dict[pytest.Item, list[str]]) -> Iterator[str]:
    """Yield a line for each folder of tests that is not wholly run."""
    suites: dict[str, list[Sequence[str]]] = {}
    for item, needed in lacking.items():
        suites.setdefault(_suite(item.path), []).append(needed)
    for suite, needs in suites.items():
        programs = sorted({name for needed in needs for name in needed})
        tests = f"{len(needs)} test{'s' if len(needs) > 1 else ''}"
        yield f"NOT RUN: {suite}, {tests} (needs {', '.join(programs)}): {command(programs)}"


def _suite(path: Path) -> str:
    folder = Path(__file__).parent
    inside = path.relative_to(folder).parts if path.is_relative_to(folder) else path.parts[-1:]
    return inside[0]
