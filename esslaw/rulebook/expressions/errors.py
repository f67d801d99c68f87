"""Refusing an expression: what is wrong, and what to write instead."""

from __future__ import annotations

import ast
from typing import NoReturn

from esslaw.problems import shown


class ExpressionError(ValueError):
    """A comparison that is not well formed; `code` names the defect, `name` what is unknown."""

    def __init__(
        self, code: str, message: str, suggestion: str | None = None, name: str | None = None
    ) -> None:
        self.code, self.suggestion, self.name = code, suggestion, name
        super().__init__(message)


def reject(
    code: str, message: str, suggestion: str | None = None, name: str | None = None
) -> NoReturn:
    """Raise the error of a code of `rulebook.codes`."""
    raise ExpressionError(code, message, suggestion, name)


def reject_figure(node: ast.expr) -> NoReturn:
    """Refuse a figure written in a rule."""
    message = f"le chiffre {ast.unparse(node)} est écrit dans la règle"
    reject("bare-figure", message, "en faire un paramètre daté, avec sa source")


def written(node: ast.expr) -> str:
    """Return a node as it would be written, fit to be shown."""
    return shown(ast.unparse(node))


def dotted(node: ast.expr) -> str:
    """Return the dotted name that a node is; refuse any other node."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    reject("syntax", f"{written(node)} n'est pas un nom")
