"""What README and the guides say is true: code runs, files and commands exist."""

import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from esslaw.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def examples_run() -> list[dict[str, Any]]:
    """What each Python example of README leaves behind."""
    found = []
    for code in re.findall(r"```python\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL):
        found.append({"code": code, "__name__": "readme"})
        exec(compile(code, "README.md", "exec"), found[-1])
    return found


def test_the_python_example_runs_and_gives_what_it_says():
    library, _ = examples_run()
    assert library["verdict"].outcome == "not_met"
    assert "Outcome.NOT_MET" in library["code"]


def test_the_form_is_embedded_in_ten_lines():
    _, host = examples_run()
    assert len(host["code"].splitlines()) <= 10
    client = host["host"].test_client()
    page = client.get("/droit/", follow_redirects=True)
    assert page.status_code == 200
    assert "/droit/pas-a-pas/esus" in page.text
    assert client.get("/droit/pas-a-pas/esus", follow_redirects=True).status_code == 200


def test_the_command_lines_run(monkeypatch, tmp_path):
    """From a folder of their own, where they may write."""
    for name in ("examples", "rules"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    commands = [
        line.strip()
        for page in PAGES
        for line in re.findall(
            r"(?:bin/|^ {4}|`)esslaw ([a-z][^`\n]*)", page.read_text("utf-8"), re.M
        )
    ]
    assert len(commands) >= 3
    for command in commands:
        served = command.startswith("serve")  # which ends when a person says so
        result = CliRunner().invoke(main, [*command.split(), *(["--help"] if served else ())])
        assert result.exit_code == 0, (command, result.output)


def test_links_and_folders_exist():
    for page in PAGES:
        text = page.read_text("utf-8")
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", text):
            assert (page.parent / link).exists(), (page.name, link)
        for folder in re.findall(r"`((?:esslaw|rules|webform|docs|tests)/[a-z_/]*)`", text):
            assert (ROOT / folder).exists(), (page.name, folder)
