"""From the text of a comparison to typed terms.

Guarantees: the text is parsed by Python's own grammar, then every node is checked against a
short white list; names are resolved and kinds and units checked here, once, at load time.
Nothing is ever evaluated by Python. A comparison reads a fact at least, and has one on its left.
A failure is an `ExpressionError` with a suggestion.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from esslaw.facts.vocabulary import Fact, Kind
from esslaw.problems import shown
from esslaw.rulebook.kinds import (
    CLOSING,
    DIVIDED,
    MIRRORED,
    OPERATORS,
    ORDERED,
    QUANTITIES,
    REST,
    SAID,
    SUMMED,
    SUMS,
    TODAY,
    YEAR_END,
    Derived,
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
from esslaw.suggest import did_you_mean

MAX_LENGTH = 400


class ExpressionError(ValueError):
    """A comparison that is not well formed; `code` names the defect, `name` what is unknown."""

    def __init__(
        self, code: str, message: str, suggestion: str | None = None, name: str | None = None
    ) -> None:
        self.code, self.suggestion, self.name = code, suggestion, name
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Names:
    """What a comparison may name: facts, and parameters with their kind.

    `yearly` are the parameters that have a value for a year, and none on a day.
    """

    facts: Mapping[str, Fact]
    parameters: Mapping[str, Kind]
    yearly: Collection[str] = ()


def parse(text: str, names: Names) -> Comparison:
    """Return the typed comparison that a text says; raise `ExpressionError`."""
    if len(text) > MAX_LENGTH:
        _refuse("syntax", f"une comparaison a {MAX_LENGTH} caractères au plus")
    try:
        comparison = _Parser(names).comparison(ast.parse(text.strip(), mode="eval").body)
    except ExpressionError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionError("syntax", f"{shown(text)} n'est pas une comparaison") from None
    if not _has_a_fact(comparison.left):
        _refuse("syntax", "une comparaison porte sur un fait au moins")
    return comparison


class _Parser:
    def __init__(self, names: Names) -> None:
        self.facts, self.parameters, self.yearly = names.facts, names.parameters, names.yearly

    def comparison(self, node: ast.expr) -> Comparison:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            if not isinstance(node.operand, ast.Name | ast.Attribute):
                hint = "écrire la comparaison contraire"
                _refuse("syntax", "not se place devant un fait oui ou non", hint)
            return Comparison(Operator.EQUAL, self.flag(node.operand), Literal(False, Kind.FLAG))
        if isinstance(node, ast.Name | ast.Attribute):
            return Comparison(Operator.EQUAL, self.flag(node), Literal(True, Kind.FLAG))
        if isinstance(node, ast.BoolOp):
            hint = "« et » s'écrit all_of, « ou » s'écrit any_of"
            _refuse("syntax", "une seule comparaison est attendue", hint)
        if not isinstance(node, ast.Compare):
            _refuse("syntax", f"{_shown(node)} n'est pas une comparaison")
        if len(node.ops) != 1:
            hint = "écrire deux critères sous un all_of"
            _refuse("syntax", "une seule comparaison est attendue", hint)
        operator = OPERATORS.get(type(node.ops[0]))
        if operator is None:
            _refuse("syntax", "« is » n'est pas admis", "écrire == ou !=")
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
            _refuse("syntax", "« in » attend une liste de valeurs", 'écrire ("…",) ou ("…", "…")')
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
            _refuse("unit", f"on compare {SAID[first.kind]} à {SAID[second.kind]}")
        if _is_quotient(first) and _is_quotient(second):
            _refuse("syntax", "un seul côté peut être un quotient")
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
                return self.derived_from_one(name, node)
            case ast.Call():
                return self.quantity(node)
            case ast.BinOp(op=ast.Div()) if side:
                return self.quotient(node)
            case ast.BinOp():
                return self.arithmetic(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
                _refuse_figure(node)
        _refuse("syntax", f"{_shown(node)} n'est pas admis dans une comparaison")

    def literal(self, node: ast.Constant) -> Literal:
        match node.value:
            case bool():
                _refuse("kind", "un fait oui ou non s'écrit seul, ou après not")
            case 0 if isinstance(node.value, int):
                return Literal(Decimal(0), Kind.NUMBER)
            case int() | float():
                _refuse_figure(node)
            case str():
                _refuse("syntax", "le fait s'écrit à gauche et sa valeur à droite")
        _refuse("syntax", f"{_shown(node)} n'est pas admis dans une comparaison")

    def arithmetic(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if type(node.op) in SUMS:
            if left.kind is Kind.DATE and right.kind is Kind.YEARS and isinstance(node.op, ast.Add):
                return Arithmetic("+", left, right, Kind.DATE)
            left, right = _adapted(left, right), _adapted(right, left)
            if left.kind != right.kind or left.kind not in SUMMED:
                _refuse("unit", f"on additionne {SAID[left.kind]} et {SAID[right.kind]}")
            return Arithmetic(SUMS[type(node.op)], left, right, left.kind)
        if isinstance(node.op, ast.Mult):
            kind = product(left.kind, right.kind)
            if kind is None:
                _refuse("unit", f"on multiplie {SAID[left.kind]} par {SAID[right.kind]}")
            return Arithmetic("*", left, right, kind)
        _refuse("syntax", "seuls +, - et * sont admis, et un quotient pour tout un côté")

    def quotient(self, node: ast.BinOp) -> Term:
        left, right = self.term(node.left), self.term(node.right)
        if left.kind != right.kind or left.kind not in DIVIDED:
            _refuse("unit", f"on divise {SAID[left.kind]} par {SAID[right.kind]}")
        return Arithmetic("/", left, right, Kind.RATIO)

    def derived_from_one(self, name: str, node: ast.Call) -> Term:
        """The end of the year of a date, or what a share leaves of the whole."""
        if len(node.args) != 1 or node.keywords:
            _refuse("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {name}(…)")
        if name == YEAR_END:
            day = self.term(node.args[0])
            if day.kind is not Kind.DATE:
                _refuse("unit", f"« {name} » prend une date, pas {SAID[day.kind]}")
            return YearEnd(day)
        share = self.term(node.args[0])
        if share.kind is not Kind.RATIO:
            _refuse("unit", f"« {name} » prend un rapport, pas {SAID[share.kind]}")
        return Arithmetic("-", Literal(Decimal(1), Kind.RATIO), share, Kind.RATIO)

    def reference(self, node: ast.expr) -> Term:
        if isinstance(node, ast.Name) and node.id == TODAY:
            return Today()
        if isinstance(node, ast.Name) and node.id not in self.parameters:
            return self.fact(node.id)
        if not isinstance(node, ast.Subscript):
            parameter = self.parameter(node)
            if parameter.parameter in self.yearly:
                hint = f"écrire {parameter.parameter}[un fait qui est une année]"
                _refuse("kind", f"« {parameter.parameter} » se lit pour une année", hint)
            return parameter
        name, kind = _dotted(node.value), self.parameter(node.value).kind
        key = self.fact(_dotted(node.slice))
        wanted = Kind.YEAR if name in self.yearly else Kind.DATE
        if key.kind is not wanted:
            said = f"« {key.name} » est {SAID[key.kind]}"
            _refuse("kind", f"« {name} » se lit avec {SAID[wanted]}, et {said}")
        return Dated(name, kind, key)

    def parameter(self, node: ast.expr) -> Dated:
        name = _dotted(node)
        if name not in self.parameters:
            hint = did_you_mean(name, [*self.parameters, *self.facts])
            _refuse("unknown-name", f"{shown(name)} n'est ni un fait ni un paramètre", hint, name)
        return Dated(name, self.parameters[name])

    def quantity(self, node: ast.Call) -> Quantity:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        derived = QUANTITIES.get(name)
        if derived is None:
            hint = did_you_mean(name, QUANTITIES)
            _refuse("unknown-name", f"la grandeur {shown(name)} n'existe pas", hint)
        if not node.args or node.keywords:
            _refuse("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {derived.written}")
        table, column = self.column(node.args[0])
        columns, rest = self.facts[table].columns, node.args[1:]
        known = [*derived.needs, *(["type"] if rest and derived.choices else [])]
        if derived.years is not (CLOSING in columns) or not columns.keys() >= set(known):
            _refuse("kind", f"« {name} » ne se calcule pas sur « {table} »")
        kind = columns[column].kind if column is not None else None
        if not _fits(derived, kind, len(rest)):
            _refuse("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {derived.written}")
        if kind not in derived.columns:
            said = " ou ".join(sorted(SAID[one] for one in derived.columns if one))
            _refuse("kind", f"« {table}.{column} » n'est pas {said}")
        made = derived.kind or kind
        assert made is not None
        if derived.choices:
            types = Named(f"{table}.type", Kind.CHOICE)
            chosen = tuple(self.choice(types, one) for one in rest)
            return Quantity(name, table, column, made, None, chosen)
        last = self.parameter(rest[0]) if rest else None
        if last is not None and last.kind is not Kind.NUMBER:
            _refuse("kind", f"« {last.parameter} » n'est pas un nombre d'exercices")
        return Quantity(name, table, column, made, last)

    def column(self, node: ast.expr) -> tuple[str, str | None]:
        table, _, column = _dotted(node).partition(".")
        fact = self.fact(table)
        if fact.kind is not Kind.ROWS:
            _refuse("kind", f"« {table} » n'est pas un tableau")
        columns = self.facts[table].columns
        if column and column not in columns:
            hint = did_you_mean(column, columns)
            _refuse("unknown-name", f"« {table} » n'a pas de « {column} »", hint)
        return table, column or None

    def fact(self, name: str) -> Named:
        if name not in self.facts:
            hint = did_you_mean(name, [*self.facts, *self.parameters])
            _refuse("unknown-name", f"{shown(name)} n'est pas un fait du vocabulaire", hint, name)
        return Named(name, self.facts[name].kind)

    def named(self, node: ast.expr, kind: Kind) -> Named:
        fact = self.fact(_dotted(node))
        if fact.kind is not kind:
            _refuse("kind", f"« {fact.name} » est {SAID[fact.kind]}, pas {SAID[kind]}")
        return fact

    def flag(self, node: ast.expr) -> Named:
        return self.named(node, Kind.FLAG)

    def choice(self, fact: Named, node: ast.expr) -> str:
        table, _, column = fact.name.partition(".")
        declared = self.facts[table].columns[column] if column else self.facts[table]
        values = [str(member.value) for member in declared.choices or ()]
        value = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(value, str):
            _refuse("syntax", f"{_shown(node)} n'est pas une valeur entre guillemets")
        if value not in values:
            hint = did_you_mean(value, values)
            _refuse(
                "unknown-value", f"{shown(value)} n'est pas une valeur de « {fact.name} »", hint
            )
        return value


def _fits(derived: Derived, kind: Kind | None, rest: int) -> bool:
    """Whether a quantity takes a column of this kind, or none, and so many arguments after it."""
    if kind is None and None not in derived.columns:
        return False
    if kind is not None and derived.columns == {None}:
        return False
    most = rest if derived.choices and kind is None else int(derived.last)
    return rest <= most


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
    return isinstance(term, Named | Quantity)


def _is_quotient(term: Term) -> bool:
    return isinstance(term, Arithmetic) and term.operator == "/"


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    _refuse("syntax", f"{_shown(node)} n'est pas un nom")


def _shown(node: ast.expr) -> str:
    return shown(ast.unparse(node))


def _refuse_figure(node: ast.expr) -> NoReturn:
    message = f"le chiffre {ast.unparse(node)} est écrit dans la règle"
    _refuse("bare-figure", message, "en faire un paramètre daté, avec sa source")


def _refuse(
    code: str, message: str, suggestion: str | None = None, name: str | None = None
) -> NoReturn:
    raise ExpressionError(code, message, suggestion, name)
