"""`esslaw rules sql`: the view, its table, the cases; every mistake on standard error."""

import pytest
from click.testing import CliRunner

from esslaw.cli import main
from esslaw.cli.rules_sql import DIALECTS
from esslaw.engines.table import sql

ASKED = ("--regime", "ptce", "--on", "2026-11-22")


def run(*arguments):
    return CliRunner().invoke(main, ["rules", "sql", *arguments])


def test_the_view_with_its_law_and_its_columns():
    result = run(*ASKED, "--table", "poles", "--criterion", "ptce.territoire", "--keep", "siret")
    assert (result.exit_code, result.stderr) == (0, "")
    head, _, body = result.output.partition("\n\n")
    assert "2026-11-22" in head
    assert "--   membres_meme_territoire BOOLEAN : " in head
    assert body.startswith('CREATE VIEW "ptce" AS\n')
    assert 'x."siret" AS "siret"' in body
    assert 'AS "ptce_territoire"' in body


def test_a_column_that_the_table_lacks_is_said_and_not_read():
    result = run(*ASKED, "--columns", "membres_ptce")
    assert "membres_meme_territoire BOOLEAN" in result.output
    assert 'x."membres_meme_territoire"' not in result.output
    assert 'x."membres_ptce"' in result.output


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_table_and_the_cases(dialect):
    mark = "`" if dialect == "spark" else '"'
    table = run(*ASKED, "--dialect", dialect, "--create-table")
    assert table.output.startswith(f"CREATE TABLE {mark}structures{mark} (")
    cases = run(*ASKED, "--dialect", dialect, "--cases")
    assert f"CREATE VIEW {mark}controle_ptce{mark} AS" in cases.output


def test_mistakes_are_all_told():
    result = run("--regime", "ptc", "--on", "2026-11-22", "--view", "", "--keep", "a\tb")
    assert result.exit_code == 2
    assert [line.partition(" ")[0] for line in result.stderr.splitlines()] == [
        *("regime", "view", "keep")
    ]
    assert run(*ASKED, "--cases", "--create-table").exit_code == 2


def test_the_dialects_are_those_of_the_engine():
    assert tuple(sql.DIALECTS) == DIALECTS
