"""Progress: told at a terminal only, once a second has passed, and wiped."""

import io
import shutil
from datetime import date
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from esslaw import load_rulebook
from esslaw.cli import main
from esslaw.cli import progress as module
from esslaw.location import checkout_folder, data_folder


class Terminal(io.StringIO):
    def isatty(self):
        return True


def days_watched(monkeypatch, stream, clock):
    monkeypatch.setattr(module.sys, "stderr", stream)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with module.progress(date(2026, 1, 1), date(2026, 1, 31)) as watch:
        for day in range(1, 4):
            if watch is not None:
                watch(date(2026, 1, day))
    return stream.getvalue()


def test_nothing_is_drawn_where_nobody_watches(monkeypatch):
    assert days_watched(monkeypatch, io.StringIO(), iter(range(9))) == ""


def test_what_is_quick_is_not_told(monkeypatch):
    assert days_watched(monkeypatch, Terminal(), iter([0, 0.1, 0.2, 0.3])) == ""


def test_what_lasts_is_told_and_wiped(monkeypatch):
    drawn = days_watched(monkeypatch, Terminal(), iter([0, 1.5, 1.55, 2]))
    assert drawn.count("░") > 0
    assert "2026-01-01" in drawn
    assert "2026-01-02" not in drawn
    assert "2026-01-03" in drawn
    assert drawn.endswith("\r")


def things_counted(monkeypatch, stream, clock):
    monkeypatch.setattr(module.sys, "stderr", stream)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with module.counting() as among:
        watched = among(4)
        assert [*watched("ab"), *watched("cd")] == ["a", "b", "c", "d"]
    return stream.getvalue()


def test_things_are_given_as_they_are_where_nobody_watches(monkeypatch):
    assert things_counted(monkeypatch, io.StringIO(), iter(range(9))) == ""


def test_things_of_several_lists_are_counted_together(monkeypatch):
    drawn = things_counted(monkeypatch, Terminal(), iter([0, 0.5, 1.5, 1.55, 2]))
    bars = drawn.split("\r")
    assert [bar.split()[-1] for bar in bars if bar.strip()] == ["1/4", "3/4"]
    assert [bar.count("█") for bar in bars if bar.strip()] == [7, 22]
    assert (bars[-2].strip(), len(bars[-2]), bars[-1]) == ("", len(bars[1]), "")


@pytest.fixture
def reworded(tmp_path):
    """Rules in which the wording of one version is another."""
    folder = tmp_path / "rules"
    shutil.copytree(data_folder("rules"), folder)
    path = folder / "sources" / "empreintes.yaml"
    known = load_rulebook().sources["code_travail.R3332-21-2"].versions[0].fingerprint
    path.write_text(path.read_text("utf-8").replace(known, "a" * 64), "utf-8")
    return folder


@pytest.mark.parametrize("command", ["rests-on", "changed"])
def test_who_waits_for_what_rests_on_an_article_sees_its_cases_counted(
    command, reworded, monkeypatch, tmp_path
):
    monkeypatch.setattr(module, "PATIENCE", 0)
    monkeypatch.setattr(module, "STEP", 0)
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=Terminal()))
    asked = reworded if command == "changed" else "code_travail.R3332-21-2"
    cases, examples = tmp_path / "cas", checkout_folder("examples")
    cases.mkdir()
    arguments = [command, asked, "--cases", cases, "--examples", examples]
    result = CliRunner().invoke(main, ["rules", *map(str, arguments)])
    count = len([*examples.rglob("*.yaml")])
    assert (result.exit_code, "░" in result.output) == (0, False)
    assert f" {count - 1}/{count}\r" in module.sys.stderr.getvalue()
