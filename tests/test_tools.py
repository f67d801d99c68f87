"""A test whose program is missing is never passed over in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import PACKAGES, absent, packages

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]
TESTS = """
import pytest

@pytest.mark.requires("chromium")
def test_in_a_browser():
    raise AssertionError("run without its browser")

def test_elsewhere():
    pass
"""
HIDDEN = """
import importlib.util

found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "pyspark" else found(name, *rest)
"""
"""Makes an interpreter one where PySpark is not installed."""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A suite of two tests, one of which needs a browser, on a machine without any program."""
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    pytester.makepyfile(test_suite=TESTS)
    monkeypatch.setenv("PATH", str(pytester.path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.delenv("CI", raising=False)
    return pytester


def test_what_is_not_run_is_said_with_the_command_that_mends_it(suite: pytest.Pytester) -> None:
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(
        ["NOT RUN: test_suite.py, 1 test (needs chromium): *apt-get install chromium fonts-*"]
    )


def test_a_package_of_python_is_named_with_its_extra(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    suite.makepyfile(test_suite=TESTS.replace('"chromium"', '"java", "pyspark"'))
    (suite.path / "sitecustomize.py").write_text(HIDDEN)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(suite.path), str(ROOT)]))
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "NOT RUN: test_suite.py, 1 test (needs java, pyspark): "
            "*apt-get install default-jre-headless && pip install -e '.[[]spark[]]'"
        ]
    )


def test_several_processes_say_it_too(suite: pytest.Pytester) -> None:
    result = suite.runpytest_subprocess("-n", "2")
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["NOT RUN: test_suite.py, 1 test (needs chromium): *"])


def test_in_ci_it_is_a_failure(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*Failed: needs chromium", "NOT RUN: *needs chromium*"])


def test_where_the_program_is_nothing_is_said(suite: pytest.Pytester) -> None:
    program = suite.path / "chromium"
    program.touch(0o755)
    result = suite.runpytest_subprocess()
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.no_fnmatch_line("NOT RUN*")


def test_the_packages_missing_are_printed_for_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    script = [sys.executable, ROOT / "tests" / "tools.py"]
    said = subprocess.run(script, capture_output=True, text=True, check=True).stdout.split()
    assert said == packages(absent(PACKAGES))
    assert said[0] == "chromium"
    assert len(said) == len(set(said))
