"""The generated source: read by people, made of nothing but what the generator writes."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import CodeType
from typing import Any

import pytest

from esslaw import load_rulebook
from esslaw.engines import fast
from esslaw.engines.fast.allowed import FIXED, allowed
from esslaw.engines.fast.names import literal, remark
from esslaw.facts.vocabulary import Kind
from esslaw.logic.link import program_at
from esslaw.logic.nodes import All, Node, Program, Test, program_of
from esslaw.rulebook.criteria import InForce
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    Today,
)
from tests.logic.small import ALONE, ON

LAW = load_rulebook()
DAY = date(2026, 11, 22)
EXCERPT = """\
K0 = Decimal('0.20')  # ess.fonds_developpement.taux
K1 = Decimal('0.20')  # ess.fonds_developpement.reserves_suffisantes
"""
LINES = """\
        # esus.remuneration.moyenne.smic — Code du travail, L. 3332-17-1, I, 3°, a
        v53 = 1 if f22 is None or q6 is None else 2 if f22 <= K4 * q6 else 0
        # esus.remuneration.moyenne.branche — Code du travail, L. 3332-17-1, I, 3°, a
        v54 = 1 if f22 is None or f24 is None else 2 if f22 <= K4 * f24 else 0
"""
OURS = re.compile(r"[fqvKSFR]\d+|facts|on|before|values")
PLAIN = (
    *(ast.Module, ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.Expr),
    *(ast.Try, ast.Name, ast.Load, ast.Store, ast.Constant, ast.Tuple, ast.Subscript, ast.Call),
    *(ast.IfExp, ast.Compare, ast.BoolOp, ast.BinOp, ast.boolop, ast.operator, ast.cmpop),
    *(ast.UnaryOp, ast.USub),
)
HOSTILE = [
    "'); __import__('os').abort(); ('",
    '"""\n__import__("os").abort()\n"""',
    "a\n__import__('os').abort()",
    "a\r__import__('os').abort()",
    "a\u2028b\x0cc\x00d",
    "\\",
    "{}",
    "é — ’ \N{CAT FACE}",
    "\ud800",
]


def program(regime: str) -> Program:
    return program_at(LAW, LAW.regimes[regime].goal, DAY)


def test_it_is_written_to_be_read() -> None:
    text = fast.source(LAW, program("esus"))
    assert text.startswith('"""esus: what each criterion')
    assert EXCERPT in text
    assert LINES in text
    assert "        f22 = facts['moyenne_cinq_plus_hautes_remunerations']\n" in text
    assert "F0 = by_year('smic.annuel')\n" in text


@pytest.mark.parametrize("regime", LAW.regimes)
def test_every_name_is_one_of_ours(regime: str) -> None:
    """No attribute, no import, no name but those of the generator and those that it is given."""
    named = check(fast.source(LAW, program(regime)))
    assert not named & set(dir(builtins)) - set(FIXED)


def check(text: str) -> set[str]:
    """Assert that a source is made of plain expressions over our names; return those it reads."""
    given, named = set(allowed(LAW.parameters)), set()
    for node in ast.walk(ast.parse(text)):
        assert isinstance(node, PLAIN), ast.dump(node)
        if isinstance(node, ast.Name):
            named.add(node.id)
            assert OURS.fullmatch(node.id) or node.id in given, node.id
        if isinstance(node, ast.FunctionDef | ast.arg):
            assert OURS.fullmatch(node.name if isinstance(node, ast.FunctionDef) else node.arg)
    return named


@pytest.mark.parametrize("said", HOSTILE)
def test_what_a_rule_says_is_never_code(said: str) -> None:
    """Hostile identifiers, facts, choices, figures and articles stay what they are: text."""
    shown = InForce(said, said, (), None, said)
    choice = Test(said, shown, Comparison(Operator.AMONG, Named(said, Kind.CHOICE), None, (said,)))
    listed = Comparison(Operator.CONTAINS, Named(f"{said} list", Kind.CHOICES), None, (said,))
    other = Comparison(Operator.NOT_AMONG, Named(said, Kind.CHOICE), None, (said, "b", "c"))
    nodes = (choice, Test(f"{said}?", None, listed), Test(f"{said}!", None, other))
    law = program_of(All(f"{said} goal", replace(shown, label="x"), nodes), ON)
    check(fast.source(ALONE, law))
    facts: Mapping[str, Any] = {said: said, f"{said} list": (said,)}
    assert fast.values(ALONE, law, facts, ON) == (2, 2, 0, 0)
    assert fast.values(ALONE, law, {said: "else", f"{said} list": ()}, ON) == (0, 0, 2, 0)


@pytest.mark.parametrize("said", HOSTILE)
def test_a_hostile_column_is_only_the_name_of_a_column(said: str) -> None:
    rows = Quantity("cumul", said, said, Kind.MONEY)
    compared = Comparison(Operator.MORE, rows, Literal(Decimal(0), Kind.MONEY))
    law = program_of(Test("goal", None, compared), ON)
    check(fast.source(ALONE, law))
    assert fast.values(ALONE, law, {said: None}, ON) == (1,)


@pytest.mark.parametrize("said", HOSTILE)
def test_a_remark_is_one_line(said: str) -> None:
    assert len(ast.parse(f"a = 1  # {remark(said)}\nb = 2").body) == 2
    assert ast.literal_eval(literal(said)) == said


def test_no_builtin_is_within_reach() -> None:
    code = compile("__import__('os')", "", "eval")
    assert isinstance(code, CodeType)
    with pytest.raises(NameError):
        eval(code, allowed(LAW.parameters))


class Liar(str):
    """A text whose `repr` is code."""

    def __repr__(self) -> str:
        return "__import__('os').abort()"


@pytest.mark.parametrize(
    "value", [Liar("a"), 0.1, None, datetime(2026, 1, 1), Decimal("NaN"), Decimal("Infinity"), ()]
)
def test_a_value_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(fast.UnknownShape):
        literal(value)


MONEY = Named("capital_social", Kind.MONEY)
RATIO = Arithmetic("/", MONEY, MONEY, Kind.RATIO)
TRUE = Literal(True, Kind.FLAG)
ROWS = Quantity("moyenne", "exercices", "benefice", Kind.MONEY)


def odd(left: Term, right: Term | None = MONEY, operator: Operator = Operator.MORE) -> Leaf:
    return Comparison(operator, left, right)


@pytest.mark.parametrize(
    "leaf",
    [
        odd(ROWS),
        odd(Arithmetic("+", RATIO, MONEY, Kind.RATIO)),  # a quotient inside a sum
        odd(Arithmetic("%", MONEY, MONEY, Kind.MONEY)),
        odd(Arithmetic("+", MONEY, TRUE, Kind.MONEY)),
        odd(Literal("sas", Kind.CHOICE)),
        odd(MONEY, TRUE, Operator.DIFFERENT),
        odd(Today(), TRUE, Operator.EQUAL),
        odd(ROWS, None, Operator.AMONG),
        odd(MONEY, None, Operator.CONTAINS),  # of nothing
        odd(MONEY, None, Operator.MORE),
        odd(Quantity("aides", "aides_anterieures", None, Kind.MONEY, since=Today())),
        odd(Arithmetic("+", Today(), Literal(DAY, Kind.DATE), Kind.DATE)),
        "capital_social > 0",
    ],
)
def test_a_shape_that_is_not_known_is_refused_when_it_is_written(leaf: Any) -> None:
    with pytest.raises(fast.UnknownShape):
        fast.source(ALONE, program_of(Test("goal", None, leaf), ON))


def test_a_node_that_is_not_known_is_refused() -> None:
    with pytest.raises(fast.UnknownShape):
        fast.source(ALONE, program_of(Node("goal", None), ON))


def test_the_same_program_is_written_once() -> None:
    law = program("ess")
    assert fast.function_of(LAW, law) is fast.function_of(LAW, law)
    assert fast.source(LAW, law) == fast.source(LAW, law)
