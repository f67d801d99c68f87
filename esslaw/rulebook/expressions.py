"""From the text of a comparison to typed terms.

Guarantees: the text is parsed by Python's own grammar, then every node is checked against a
short white list; names are resolved and kinds and units checked here, once, at load time.
Nothing is ever evaluated by Python. A failure is an `ExpressionError` with a suggestion.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import Decimal
from typing import NoReturn

from esslaw.facts.vocabulary import Fact, Kind
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
)
from esslaw.suggest import did_you_mean

MAX_LENGTH = 400

OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: Operator.EQUAL,
    ast.NotEq: Operator.DIFFERENT,
    ast.Lt: Operator.LESS,
    ast.LtE: Operator.AT_MOST,
    ast.Gt: Operator.MORE,
    ast.GtE: Operator.AT_LEAST,
    ast.In: Operator.AMONG,
    ast.NotIn: Operator.NOT_AMONG,
}
ORDERED = {Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.DATE, Kind.YEAR}
SUMS = {ast.Add: "+", ast.Sub: "-"}
PRODUCTS = {
    (Kind.NUMBER, Kind.NUMBER): Kind.NUMBER,
    (Kind.NUMBER, Kind.MONEY): Kind.MONEY,
    (Kind.NUMBER, Kind.RATIO): Kind.RATIO,
    (Kind.RATIO, Kind.MONEY): Kind.MONEY,
    (Kind.RATIO, Kind.RATIO): Kind.RATIO,
}
QUANTITIES = {
    "cumul": Kind.MONEY,
    "dernier": Kind.MONEY,
    "nombre": Kind.NUMBER,
    "capital": Kind.MONEY,
}


class ExpressionError(ValueError):
    """A comparison that is not well formed; `code` names the defect."""

    def __init__(self, code: str, message: str, suggestion: str | None = None) -> None:
        self.code, self.suggestion = code, suggestion
        super().__init__(message)


def parse(text: str, facts: Mapping[str, Fact], parameters: Mapping[str, Kind]) -> Comparison:
    """Return the typed comparison that a text says; raise `ExpressionError`."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError("syntax", f"une comparaison d'au plus {MAX_LENGTH} caractères")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("syntax", f"« {text} » n'est pas une comparaison") from None
    return _Parser(facts, parameters).comparison(tree)


class _Parser:
    def __init__(self, facts: Mapping[str, Fact], parameters: Mapping[str, Kind]) -> None:
        self.facts, self.parameters = facts, parameters

    def comparison(self, node: ast.expr) -> Comparison:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return Comparison(Operator.EQUAL, self.flag(node.operand), Literal(False, Kind.FLAG))
        if isinstance(node, ast.Name):
            return Comparison(Operator.EQUAL, self.flag(node), Literal(True, Kind.FLAG))
        if not isinstance(node, ast.Compare) or len(node.ops) != 1:
            _refuse("syntax", "une seule comparaison est attendue")
        operator = OPERATORS.get(type(node.ops[0]))
        if operator is None:
            _refuse("syntax", "cette comparaison n'est pas admise")
        left, right = node.left, node.comparators[0]
        if operator in (Operator.AMONG, Operator.NOT_AMONG):
            return self.membership(operator, left, right)
        return self.order(operator, left, right)

    def membership(self, operator: Operator, left: ast.expr, right: ast.expr) -> Comparison:
        """`fact in ("a", "b")`, or `"a" in facts`."""
        if isinstance(left, ast.Constant) and isinstance(left.value, str):
            many = self.named(right, Kind.CHOICES)
            turned = Operator.CONTAINS if operator is Operator.AMONG else Operator.LACKS
            return Comparison(turned, many, None, (self.choice(many, left),))
        fact = self.named(left, Kind.CHOICE)
        if not isinstance(right, ast.Tuple | ast.List | ast.Set) or not right.elts:
            _refuse("syntax", "« in » attend une liste de valeurs")
        return Comparison(operator, fact, None, tuple(self.choice(fact, e) for e in right.elts))

    def order(self, operator: Operator, left: ast.expr, right: ast.expr) -> Comparison:
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            fact = self.named(left, Kind.CHOICE)
            if operator not in (Operator.EQUAL, Operator.DIFFERENT):
                _refuse("kind", "une valeur de liste se compare par == ou !=")
            among = Operator.AMONG if operator is Operator.EQUAL else Operator.NOT_AMONG
            return Comparison(among, fact, None, (self.choice(fact, right),))
        first, second = self.term(left, side=True), self.term(right, side=True)
        first, second = _adapted(first, second), _adapted(second, first)
        if first.kind != second.kind or first.kind not in ORDERED:
            _refuse("unit", f"on compare « {first.kind} » à « {second.kind} »")
        if _is_quotient(first) and _is_quotient(second):
            _refuse("syntax", "un seul côté peut être un quotient")
        return Comparison(operator, first, second)

    def term(self, node: ast.expr, *, side: bool = False) -> Term:
        match node:
            case ast.Constant():
                return self.literal(node)
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self.reference(node)
            case ast.Call():
                return self.quantity(node)
            case ast.BinOp(op=ast.Div()) if side:
                return self.quotient(node)
            case ast.BinOp():
                return self.arithmetic(node)
        _refuse("syntax", f"« {ast.unparse(node)} » n'est pas admis dans une comparaison")

    def literal(self, node: ast.Constant) -> Literal:
        if node.value == 0 and not isinstance(node.value, bool | float):
            return Literal(Decimal(0), Kind.NUMBER)
        _refuse(
            "bare-figure",
            f"le chiffre {node.value!r} est écrit dans la règle",
            "en faire un paramètre daté, avec sa source",
        )

    def arithmetic(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if type(node.op) in SUMS:
            if left.kind is Kind.DATE and right.kind is Kind.YEARS and isinstance(node.op, ast.Add):
                return Arithmetic("+", left, right, Kind.DATE)
            left, right = _adapted(left, right), _adapted(right, left)
            if left.kind != right.kind or left.kind not in (Kind.MONEY, Kind.RATIO, Kind.NUMBER):
                _refuse("unit", f"on additionne « {left.kind} » et « {right.kind} »")
            return Arithmetic(SUMS[type(node.op)], left, right, left.kind)
        if isinstance(node.op, ast.Mult):
            kind = PRODUCTS.get((left.kind, right.kind)) or PRODUCTS.get((right.kind, left.kind))
            if kind is None:
                _refuse("unit", f"on multiplie « {left.kind} » par « {right.kind} »")
            return Arithmetic("*", left, right, kind)
        _refuse("syntax", "seuls +, - et * sont admis, et un quotient pour tout un côté")

    def quotient(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if left.kind != right.kind or left.kind not in (Kind.MONEY, Kind.NUMBER):
            _refuse("unit", f"on divise « {left.kind} » par « {right.kind} »")
        return Arithmetic("/", left, right, Kind.RATIO)

    def reference(self, node: ast.expr) -> Term:
        if isinstance(node, ast.Name):
            return self.fact(node.id)
        if isinstance(node, ast.Subscript):
            kind = self.parameter(node.value).kind
            key = self.fact(_dotted(node.slice))
            if key.kind not in (Kind.DATE, Kind.YEAR):
                _refuse("kind", "un paramètre se lit à une date ou pour une année")
            return Dated(_dotted(node.value), kind, key)
        return self.parameter(node)

    def parameter(self, node: ast.expr) -> Dated:
        name = _dotted(node)
        if name not in self.parameters:
            hint = did_you_mean(name, [*self.parameters, *self.facts])
            _refuse("unknown-name", f"« {name} » n'est ni un fait ni un paramètre", hint)
        return Dated(name, self.parameters[name])

    def quantity(self, node: ast.Call) -> Quantity:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if name not in QUANTITIES:
            _refuse(
                "unknown-name",
                f"la grandeur « {name} » n'existe pas",
                did_you_mean(name, QUANTITIES),
            )
        if not node.args or node.keywords:
            _refuse("syntax", f"{name}(tableau.colonne, …)")
        table, column = self.column(node.args[0])
        rest = node.args[1:]
        if name == "capital":
            types = Named(f"{table}.type", Kind.CHOICE)
            return Quantity(
                name, table, None, Kind.MONEY, None, tuple(self.choice(types, arg) for arg in rest)
            )
        if (column is None) != (name == "nombre") or len(rest) > (name == "cumul"):
            _refuse("syntax", f"{name} ne prend pas ces arguments")
        last = self.parameter(rest[0]) if rest else None
        if last is not None and last.kind is not Kind.NUMBER:
            _refuse("kind", "le nombre d'exercices est un nombre")
        return Quantity(name, table, column, QUANTITIES[name], last)

    def column(self, node: ast.expr) -> tuple[str, str | None]:
        table, _, column = _dotted(node).partition(".")
        fact = self.fact(table)
        if fact.kind is not Kind.ROWS:
            _refuse("kind", f"« {table} » n'est pas un tableau")
        columns = self.facts[table].columns
        if column and column not in columns:
            _refuse(
                "unknown-name",
                f"« {table} » n'a pas de « {column} »",
                did_you_mean(column, columns),
            )
        return table, column or None

    def fact(self, name: str) -> Named:
        if name not in self.facts:
            hint = did_you_mean(name, [*self.facts, *self.parameters])
            _refuse("unknown-name", f"« {name} » n'est pas un fait du vocabulaire", hint)
        return Named(name, self.facts[name].kind)

    def named(self, node: ast.expr, kind: Kind) -> Named:
        fact = self.fact(_dotted(node))
        if fact.kind is not kind:
            _refuse("kind", f"« {fact.name} » est « {fact.kind} », pas « {kind} »")
        return fact

    def flag(self, node: ast.expr) -> Named:
        return self.named(node, Kind.FLAG)

    def choice(self, fact: Named, node: ast.expr) -> str:
        table, _, column = fact.name.partition(".")
        declared = self.facts[table].columns[column] if column else self.facts[table]
        values = [str(member.value) for member in declared.choices or ()]
        value = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(value, str) or value not in values:
            hint = did_you_mean(str(value), values)
            _refuse("unknown-value", f"« {value!s} » n'est pas une valeur de « {fact.name} »", hint)
        return value


def _adapted(term: Term, other: Term) -> Term:
    """Give the literal zero the kind of what it is compared or added to."""
    if isinstance(term, Literal) and term.value == 0 and other.kind in (Kind.MONEY, Kind.RATIO):
        return Literal(term.value, other.kind)
    return term


def _is_quotient(term: Term) -> bool:
    return isinstance(term, Arithmetic) and term.operator == "/"


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    _refuse("syntax", f"« {ast.unparse(node)} » n'est pas un nom")


def _refuse(code: str, message: str, suggestion: str | None = None) -> NoReturn:
    raise ExpressionError(code, message, suggestion)
