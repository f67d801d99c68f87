"""A regime in a database says what the kernel says, and nothing it is not asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from esslaw import InputError, load_rulebook, read_case
from esslaw.database import asked, cases_text, check_cases, table_text, view_text
from esslaw.database.edges import edge_cases
from esslaw.engines.table import columns_of
from esslaw.engines.table.sql import LONGEST, plain_name
from esslaw.logic.evaluate import evaluate
from esslaw.logic.link import edges_of, program_at
from esslaw.logic.outcome import OUTCOMES
from tests.database.servers import Database

LAW = load_rulebook()
ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = 'Né d\'un "nom"; DROP TABLE x --/*'


def every_criterion(regime: str, on: date) -> tuple[str, ...]:
    program = program_at(LAW, LAW.regimes[regime].goal, on)
    return tuple(node.id for node in program.nodes if node.criterion is not None)


@pytest.mark.parametrize("regime", LAW.regimes)
def test_every_regime_answers_every_case_as_the_kernel(
    regime: str, dialect: str, database: Database
) -> None:
    wanted = asked(regime, ON, dialect, criteria=every_criterion(regime, ON))
    text = cases_text(wanted)
    assert database.run(text) == []
    ((count,),) = database.run(f'SELECT count(*) FROM "{regime}"')
    assert count == text.count(f'INSERT INTO "{wanted.table[0]}" ') > 1


@pytest.mark.parametrize("on", [date(2015, 6, 1), date(2019, 5, 23), date(2021, 1, 1)])
def test_older_law_too(on: date, dialect: str, database: Database) -> None:
    assert database.run(cases_text(asked("esus", on, dialect))) == []


@pytest.mark.parametrize("regime", LAW.regimes)
def test_cases_show_all_that_a_regime_can_answer(regime: str) -> None:
    found = LAW.regimes[regime]
    program = program_at(LAW, found.goal, ON)
    cases = edge_cases(LAW, found, ON)
    said: dict[str, set[str]] = {}
    for case in cases:
        for part in evaluate(LAW, program, case.facts, ON).walk():
            said.setdefault(part.id, set()).add(part.value.name)
    assert len(said[program.goal.id]) == len(OUTCOMES)
    shown = sum(map(len, said.values()))
    assert shown >= 0.95 * len(OUTCOMES) * len(program.nodes)


def test_the_examples_answer_as_the_kernel(dialect: str, database: Database) -> None:
    cases = [read_case(path) for path in sorted(EXAMPLES.glob("*.yaml"))]
    wanted = asked("esus", ON, dialect)
    checked = check_cases(wanted, cases)
    outcomes = [one.expected["outcome"] for one in checked[: len(cases)]]
    assert {"met", "not_met", "undetermined"} == set(outcomes)
    assert database.run(cases_text(wanted, among=cases)) == []


def test_a_wrong_answer_is_shown(database: Database, dialect: str) -> None:
    text = cases_text(asked("ptce", ON, dialect))
    assert "'met'" in text
    database.run(text.replace('INSERT INTO "structures" ("id") VALUES (\'0001\');', ""))
    rows = database.run(text[text.rindex("\nSELECT a.") :])
    assert [row[0] for row in rows] == ["0001"]


def test_what_a_cell_may_not_hold_leaves_the_row_undetermined(
    database: Database, dialect: str
) -> None:
    wanted = asked("scop", ON, dialect, columns=["nombre_associes_employes", "forme_juridique"])
    text = table_text(wanted).replace("BIGINT", "INTEGER")
    database.run(text + view_text(wanted))
    database.run(
        'INSERT INTO "structures" ("id", "nombre_associes_employes", "forme_juridique") VALUES '
        "('a', -1, 'gie'), ('b', 3, 'giee'), ('c', 3, 'gie'), ('d', NULL, NULL), ('e', -1, 'x')"
    )
    rows = database.run('SELECT "id", "outcome", "problems" FROM "scop" ORDER BY "id"')
    assert rows == [
        ("a", "undetermined", "nombre_associes_employes;"),
        ("b", "undetermined", "forme_juridique;"),
        ("c", "not_met", ""),
        ("d", "undetermined", ""),
        ("e", "undetermined", "forme_juridique;nombre_associes_employes;"),
    ]


@pytest.mark.parametrize(
    ("given", "admitted"),
    [
        ("0.5", True),
        ("0.1234567891", True),
        ("0.12345678912", False),
        ("1.0000000001", False),
        ("-0.1", False),
        ("123456789012345678901234", False),
    ],
)
def test_a_share_is_exact_or_refused(
    given: str, admitted: bool, database: Database, dialect: str
) -> None:
    wanted = asked("scop", ON, dialect, columns=["part_voix_salaries"])
    table = table_text(wanted).replace("DECIMAL(11, 10)", "DECIMAL(38, 12)")
    database.run(table + view_text(wanted))
    database.run(f"INSERT INTO \"structures\" VALUES ('a', {given})")
    ((problems,),) = database.run('SELECT "problems" FROM "scop"')
    assert problems == ("" if admitted else "part_voix_salaries;")


@pytest.mark.parametrize("cents", [-1, 0, 1])
def test_amounts_compare_to_the_cent(cents: int, database: Database, dialect: str) -> None:
    """The least that a bound of a quantity may say is above its most by one cent, or is not."""
    wanted = asked("scic", ON, dialect)
    low, high = "capital_associes_min", "capital_associes_max"
    database.run(table_text(wanted) + view_text(wanted))
    database.run(
        f'INSERT INTO "structures" ("id", "{low}", "{high}") '
        f"VALUES ('a', {(900_000_000_000_099 + cents) / 100:.2f}, 9000000000000.99)"
    )
    ((problems,),) = database.run('SELECT "problems" FROM "scic"')
    assert problems == (f"{low};" if cents > 0 else "")


def test_names_are_never_anything_else(database: Database, dialect: str) -> None:
    wanted = asked(
        "ptce", ON, dialect, table=HOSTILE, view=f"v {HOSTILE}", kept=[HOSTILE, "n1", "e0"]
    )
    database.run(table_text(wanted) + view_text(wanted))
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    database.run(f"INSERT INTO {quoted} ({quoted}, \"n1\", \"e0\") VALUES ('a', 'b', 'c')")
    view = '"v ' + quoted[1:]
    rows = database.run(f'SELECT {quoted}, "n1", "e0", "outcome" FROM {view}')
    assert rows == [("a", "b", "c", "undetermined")]


def test_a_schema_holds_the_table_and_the_view(database: Database, dialect: str) -> None:
    database.run('CREATE SCHEMA ess; CREATE SCHEMA "o\'o"')
    wanted = asked("ptce", ON, dialect, table="ess.poles", view="o'o.ptce")
    database.run(table_text(wanted) + view_text(wanted))
    assert database.run('SELECT * FROM "o\'o"."ptce"') == []


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        asked("esuss", ON, "postgre", table="a\nb", view="", kept=["x" * 64])
    assert [one.path for one in refused.value.problems] == [
        *("regime", "dialect", "table", "view", "keep")
    ]
    assert refused.value.problems[1].suggestion
    with pytest.raises(InputError) as refused:
        asked("ptce", ON, columns=["membre_ptce"], criteria=["ptce.x"], kept=["ID", "id"])
    assert [one.path for one in refused.value.problems] == ["columns", "criteria", "keep"]
    assert "membres_ptce" in (refused.value.problems[0].suggestion or "")


def test_comments_stay_comments() -> None:
    wanted = asked("ptce", ON)
    label = "Un pôle\nDROP TABLE x;\u2028DROP TABLE y;"
    text = view_text(
        replace(
            wanted,
            regime=LAW.regimes["ptce"].__class__(
                **{name: getattr(wanted.regime, name) for name in wanted.regime.__slots__}
                | {"label": label}
            ),
        )
    )
    for line in text[: text.index("CREATE VIEW")].splitlines():
        assert line.startswith("--") or not line


def test_names_of_columns_are_plain_and_differ_in_every_regime_at_every_date() -> None:
    for regime in LAW.regimes.values():
        for on in {*edges_of(LAW)[::6], ON}:
            program = program_at(LAW, regime.goal, on)
            names = [plain_name(one) for one in columns_of(program, LAW.parameters)]
            criteria = [plain_name(one.id) for one in program.nodes if one.criterion]
            for those in (names, criteria):
                assert len(set(those)) == len(those)
                assert all(name.isidentifier() and len(name) <= LONGEST for name in those)
