"""Every code that the source can emit is explained in `rulebook.codes`, and none is idle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import esslaw
from esslaw.rulebook.codes import CODES

PACKAGE = Path(esslaw.__file__).parent
SOURCES = sorted(
    path for part in ("documents", "rulebook") for path in (PACKAGE / part).rglob("*.py")
)
PLACE_OF_CODE = {
    "Diagnostic": 2,
    "ExpressionError": 0,
    "PlacedProblem": 1,
    "failure": 0,
    "gap": 0,
    "reject": 0,
    "_unused": 1,
    "refuse": 1,
    "report": 1,
}
"""Which argument is the code, in each call that makes a diagnostic."""
ONLY_IN_JSON = {"json-invalide"}
ONLY_IN_CSV = {"guillemets"}
HANDED_ON = {"code", "error.code", "problem.code"}
"""Codes on their way: they were named where they were first emitted."""


def emitted(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                place = PLACE_OF_CODE.get(name)
                if place is not None and len(node.args) > place:
                    yield node.args[place]
            case ast.Yield(value=ast.Tuple(elts=[first, *_])):
                yield first


def codes_of(path: Path) -> set[str]:
    found = set()
    for node in emitted(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def test_what_is_emitted_and_what_is_explained_are_the_same() -> None:
    found = set().union(*(codes_of(path) for path in SOURCES))
    known = set(CODES) | ONLY_IN_JSON | ONLY_IN_CSV
    assert found - known == set()
    assert known - found == set()


def test_a_code_that_is_not_written_out_comes_from_one_that_is() -> None:
    for path in SOURCES:
        for node in emitted(ast.parse(path.read_text())):
            if path.name != "words.py" and not isinstance(node, ast.Constant):
                assert ast.unparse(node) in HANDED_ON, f"{path.name}:{node.lineno}"


def test_each_explanation_is_one_french_sentence() -> None:
    assert len(set(CODES.values())) == len(CODES)
    for explanation in CODES.values():
        assert explanation[0].isupper()
        assert explanation.endswith(".")
        assert "\n" not in explanation
