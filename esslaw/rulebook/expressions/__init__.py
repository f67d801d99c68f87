"""From the text of a comparison to typed terms.

Guarantees: the text is parsed by Python's own grammar, then every node is checked against a
short white list; names are resolved and kinds and units checked here, once, at load time.
Nothing is ever evaluated by Python. A comparison reads a fact at least, and has one on its left.
A failure is an `ExpressionError` with a suggestion.
"""

from __future__ import annotations

import ast
from decimal import Decimal

from esslaw.facts.vocabulary import Kind
from esslaw.problems import shown
from esslaw.rulebook.expressions.calls import derived_from_one, quantity
from esslaw.rulebook.expressions.errors import (
    ExpressionError,
    dotted,
    reject,
    reject_figure,
    written,
)
from esslaw.rulebook.expressions.names import Names
from esslaw.rulebook.kinds import (
    DIVIDED,
    MIRRORED,
    OPERATORS,
    ORDERED,
    REST,
    SAID,
    SUMMED,
    SUMS,
    TODAY,
    YEAR_END,
    product,
)
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    Today,
    YearEnd,
)

__all__ = ["MAX_LENGTH", "ExpressionError", "Names", "parse", "parse_term"]

MAX_LENGTH = 400


def parse(text: str, names: Names) -> Comparison:
    """Return the typed comparison that a text says; raise `ExpressionError`."""
    if len(text) > MAX_LENGTH:
        reject("syntax", f"une comparaison a {MAX_LENGTH} caractères au plus")
    alone = names.facts.get(text)
    if alone is not None and alone.kind is Kind.FLAG:  # as most are, which need no parsing
        return Comparison(Operator.EQUAL, Named(text, Kind.FLAG), Literal(True, Kind.FLAG))
    try:
        comparison = _Parser(names).comparison(ast.parse(text.strip(), mode="eval").body)
    except ExpressionError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("syntax", f"{shown(text)} n'est pas une comparaison") from None
    if not _has_a_fact(comparison.left):
        reject("syntax", "une comparaison porte sur un fait au moins")
    return comparison


def parse_term(text: str, names: Names) -> Term:
    """Return the typed term that a text says: a fact, a figure, or what is computed from them.

    Raise `ExpressionError`.
    """
    if len(text) > MAX_LENGTH:
        reject("syntax", f"une grandeur a {MAX_LENGTH} caractères au plus")
    if text in names.facts:
        return names.fact(text)
    try:
        return _Parser(names).term(ast.parse(text.strip(), mode="eval").body, side=True)
    except ExpressionError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("syntax", f"{shown(text)} n'est pas une grandeur") from None


class _Parser:
    def __init__(self, names: Names) -> None:
        self.names = names

    def comparison(self, node: ast.expr) -> Comparison:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            if not isinstance(node.operand, ast.Name | ast.Attribute):
                hint = "écrire la comparaison contraire"
                reject("syntax", "not se place devant un fait oui ou non", hint)
            return Comparison(
                Operator.EQUAL, self.names.flag(node.operand), Literal(False, Kind.FLAG)
            )
        if isinstance(node, ast.Name | ast.Attribute):
            return Comparison(Operator.EQUAL, self.names.flag(node), Literal(True, Kind.FLAG))
        if isinstance(node, ast.BoolOp):
            hint = "« et » s'écrit all_of, « ou » s'écrit any_of"
            reject("syntax", "une seule comparaison est attendue", hint)
        if not isinstance(node, ast.Compare):
            reject("syntax", f"{written(node)} n'est pas une comparaison")
        if len(node.ops) != 1:
            hint = "écrire deux critères sous un all_of"
            reject("syntax", "une seule comparaison est attendue", hint)
        operator = OPERATORS.get(type(node.ops[0]))
        if operator is None:
            reject("syntax", "« is » n'est pas admis", "écrire == ou !=")
        left, right = node.left, node.comparators[0]
        if operator in (Operator.AMONG, Operator.NOT_AMONG):
            return self.membership(operator, left, right)
        return self.order(operator, left, right)

    def membership(self, operator: Operator, left: ast.expr, right: ast.expr) -> Comparison:
        """`fact in ("a", "b")`, or `"a" in facts`."""
        if isinstance(left, ast.Constant) and isinstance(left.value, str):
            many = self.names.named(right, Kind.CHOICES)
            turned = Operator.CONTAINS if operator is Operator.AMONG else Operator.LACKS
            return Comparison(turned, many, None, (self.names.choice(many, left),))
        fact = self.names.named(left, Kind.CHOICE)
        if not isinstance(right, ast.Tuple | ast.List | ast.Set) or not right.elts:
            reject("syntax", "« in » attend une liste de valeurs", 'écrire ("…",) ou ("…", "…")')
        return Comparison(
            operator, fact, None, tuple(self.names.choice(fact, e) for e in right.elts)
        )

    def order(self, operator: Operator, left: ast.expr, right: ast.expr) -> Comparison:
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            fact = self.names.named(left, Kind.CHOICE)
            if operator not in (Operator.EQUAL, Operator.DIFFERENT):
                reject("kind", "une valeur de liste se compare par == ou !=")
            among = Operator.AMONG if operator is Operator.EQUAL else Operator.NOT_AMONG
            return Comparison(among, fact, None, (self.names.choice(fact, right),))
        first, second = self.term(left, side=True), self.term(right, side=True)
        first, second = _adapted(first, second), _adapted(second, first)
        if first.kind != second.kind or first.kind not in ORDERED:
            reject("unit", f"on compare {SAID[first.kind]} à {SAID[second.kind]}")
        if _is_quotient(first) and _is_quotient(second):
            reject("syntax", "un seul côté peut être un quotient")
        comparison = Comparison(operator, first, second)
        if not _has_a_fact(first):
            comparison = Comparison(MIRRORED.get(operator, operator), second, first)
        return comparison

    def term(self, node: ast.expr, *, side: bool = False) -> Term:
        match node:
            case ast.Constant():
                return self.literal(node)
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self.reference(node)
            case ast.Call(func=ast.Name(id=name)) if name in (YEAR_END, REST):
                return derived_from_one(name, node, self.term)
            case ast.Call():
                return quantity(node, self.names, self.term)
            case ast.BinOp(op=ast.Div()) if side:
                return self.quotient(node)
            case ast.BinOp():
                return self.arithmetic(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                reject_figure(node)
        reject("syntax", f"{written(node)} n'est pas admis dans une comparaison")

    def literal(self, node: ast.Constant) -> Literal:
        match node.value:
            case bool():
                reject("kind", "un fait oui ou non s'écrit seul, ou après not")
            case 0 if isinstance(node.value, int):
                return Literal(Decimal(0), Kind.NUMBER)
            case int() | float():
                reject_figure(node)
            case str():
                reject("syntax", "le fait s'écrit à gauche et sa valeur à droite")
        reject("syntax", f"{written(node)} n'est pas admis dans une comparaison")

    def arithmetic(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if type(node.op) in SUMS:
            if left.kind is Kind.DATE and right.kind is Kind.YEARS:
                return Arithmetic(SUMS[type(node.op)], left, right, Kind.DATE)
            left, right = _adapted(left, right), _adapted(right, left)
            if left.kind != right.kind or left.kind not in SUMMED:
                reject("unit", f"on additionne {SAID[left.kind]} et {SAID[right.kind]}")
            return Arithmetic(SUMS[type(node.op)], left, right, left.kind)
        if isinstance(node.op, ast.Mult):
            kind = product(left.kind, right.kind)
            if kind is None:
                reject("unit", f"on multiplie {SAID[left.kind]} par {SAID[right.kind]}")
            return Arithmetic("*", left, right, kind)
        reject("syntax", "seuls +, - et * sont admis, et un quotient pour tout un côté")

    def quotient(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if left.kind != right.kind or left.kind not in DIVIDED:
            reject("unit", f"on divise {SAID[left.kind]} par {SAID[right.kind]}")
        return Arithmetic("/", left, right, Kind.RATIO)

    def reference(self, node: ast.expr) -> Term:
        if isinstance(node, ast.Name) and node.id == TODAY:
            return Today()
        if isinstance(node, ast.Name) and node.id not in self.names.parameters:
            return self.names.fact(node.id)
        if isinstance(node, ast.Attribute) and dotted(node) in self.names.facts:
            return self.names.fact(dotted(node))
        if not isinstance(node, ast.Subscript):
            parameter = self.names.parameter(node)
            if parameter.parameter in self.names.yearly:
                hint = f"écrire {parameter.parameter}[un fait qui est une année]"
                reject("kind", f"« {parameter.parameter} » se lit pour une année", hint)
            return parameter
        name, kind = dotted(node.value), self.names.parameter(node.value).kind
        key = self.names.fact(dotted(node.slice))
        wanted = Kind.YEAR if name in self.names.yearly else Kind.DATE
        if key.kind is not wanted:
            said = f"« {key.name} » est {SAID[key.kind]}"
            reject("kind", f"« {name} » se lit avec {SAID[wanted]}, et {said}")
        return Dated(name, kind, key)


def _adapted(term: Term, other: Term) -> Term:
    """Give the literal zero the kind of what it is compared or added to."""
    if isinstance(term, Literal) and term.value == 0 and other.kind in (Kind.MONEY, Kind.RATIO):
        return Literal(term.value, other.kind)
    return term


def _has_a_fact(term: Term) -> bool:
    """Whether a side says something of the case, beyond the day or the year of a parameter."""
    if isinstance(term, Arithmetic):
        return _has_a_fact(term.left) or _has_a_fact(term.right)
    if isinstance(term, YearEnd):
        return _has_a_fact(term.of)
    return isinstance(term, (Named, Quantity))


def _is_quotient(term: Term) -> bool:
    return isinstance(term, Arithmetic) and term.operator == "/"
