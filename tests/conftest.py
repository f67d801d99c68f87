"""Hypothesis profiles, and what tests need that not every machine has.

Profiles: quick by default, the same examples at every run in CI, thorough by hand.
`HYPOTHESIS_PROFILE=thorough pytest tests/laws` looks further; `CI=true` chooses `ci`.

A test that needs a program, or a large package of Python, says so:
`@pytest.mark.requires("chromium")`. Where it is missing the test is not run, and the end of the run
says so with the command that installs it; with `CI=true` it fails.

`make test` runs a process a core (`pytest -n auto`), each taking whole files.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
NEEDS = "needs"
"""The property of a report: the programs for want of which a test was not run."""
TOGETHER = ("tests/spark/", "tests/database/")
"""Folders whose session is dear to make: one process runs them."""
LONG = ("spark", "laws", "browser", "database", "tables", "engines")
"""What is begun first, so that no process ends long after another."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", f"{REQUIRES}(program, ...): what a test needs; see tests/tools.py"
    )
    # The programs that tests start share it; nothing is left among what the user's own keep.
    os.environ[VARIABLE] = str(config.cache.mkdir("esslaw"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Give each process whole files, and some folders whole."""
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            folders = (folder for folder in TOGETHER if nodeid.startswith(folder))
            return next(folders, super()._split_scope(nodeid))

    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is long first."""
    items.sort(key=_rank)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Set aside a test whose programs are missing; in CI, that is its failure."""
    if needed := absent(_required(item)):
        item.user_properties.append((NEEDS, needed))
        end = pytest.fail if os.environ.get("CI") else pytest.skip
        end(f"needs {', '.join(needed)}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say, for each folder of tests, what was not run and how it can be."""
    lacking: dict[str, list[list[str]]] = {}
    reports = [one for kind in ("skipped", "error") for one in terminalreporter.getreports(kind)]
    for report in reports:
        if needed := dict(report.user_properties).get(NEEDS):
            lacking.setdefault(_suite(Path(report.location[0]).absolute()), []).append(needed)
    for suite, needs in lacking.items():
        programs = sorted({name for needed in needs for name in needed})
        tests = f"{len(needs)} test{'s' if len(needs) > 1 else ''}"
        line = f"NOT RUN: {suite}, {tests} (needs {', '.join(programs)}): {command(programs)}"
        terminalreporter.write_line(line, red=True, bold=True)


def _rank(item: pytest.Item) -> int:
    suite = _suite(item.path)
    return LONG.index(suite) if suite in LONG else len(LONG)


def _required(item: pytest.Item) -> Iterator[str]:
    for mark in item.iter_markers(REQUIRES):
        yield from mark.args


def _suite(path: Path) -> str:
    folder = Path(__file__).parent
    inside = path.relative_to(folder).parts if path.is_relative_to(folder) else path.parts[-1:]
    return inside[0]
