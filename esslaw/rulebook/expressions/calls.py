"""Terms written as a call: derived quantities, the end of a year, what a share leaves."""

from __future__ import annotations

import ast
from collections.abc import Callable
from decimal import Decimal

from esslaw.facts.vocabulary import Kind
from esslaw.problems import shown
from esslaw.rulebook.expressions.errors import reject
from esslaw.rulebook.expressions.names import Names
from esslaw.rulebook.kinds import CLOSING, QUANTITIES, SAID, YEAR_END, Derived
from esslaw.rulebook.terms import Arithmetic, Literal, Named, Quantity, Term, YearEnd
from esslaw.suggest import did_you_mean


def derived_from_one(name: str, node: ast.Call, term: Callable[[ast.expr], Term]) -> Term:
    """Return the end of the year of a date, or what a share leaves of the whole."""
    if len(node.args) != 1 or node.keywords:
        reject("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {name}(…)")
    if name == YEAR_END:
        day = term(node.args[0])
        if day.kind is not Kind.DATE:
            reject("unit", f"« {name} » prend une date, pas {SAID[day.kind]}")
        return YearEnd(day)
    share = term(node.args[0])
    if share.kind is not Kind.RATIO:
        reject("unit", f"« {name} » prend un rapport, pas {SAID[share.kind]}")
    return Arithmetic("-", Literal(Decimal(1), Kind.RATIO), share, Kind.RATIO)


def quantity(node: ast.Call, names: Names, term: Callable[[ast.expr], Term]) -> Quantity:
    """Return the quantity that a call says, its table, column and arguments being checked."""
    name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
    derived = QUANTITIES.get(name)
    if derived is None:
        hint = did_you_mean(name, QUANTITIES)
        reject("unknown-name", f"la grandeur {shown(name)} n'existe pas", hint)
    if not node.args or node.keywords:
        reject("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {derived.written}")
    table, column = names.column(node.args[0])
    columns, rest = names.facts[table].columns, node.args[1:]
    window, rest = (rest[:2], rest[2:]) if derived.window else ([], rest)
    by = "regime" if derived.window else "type"
    known = [*derived.needs, *([by] if rest and derived.choices else [])]
    if derived.years is not (CLOSING in columns) or not columns.keys() >= set(known):
        reject("kind", f"« {name} » ne se calcule pas sur « {table} »")
    kind = columns[column].kind if column is not None else None
    if not _fits(derived, kind, len(rest)) or len(window) < 2 * derived.window:
        reject("syntax", f"« {name} » ne prend pas ces arguments", f"écrire {derived.written}")
    if kind not in derived.columns:
        said = " ou ".join(sorted(SAID[one] for one in derived.columns if one))
        reject("kind", f"« {table}.{column} » n'est pas {said}")
    made = derived.kind or kind
    assert made is not None
    if derived.choices:
        types = Named(f"{table}.{by}", Kind.CHOICE)
        chosen = tuple(names.choice(types, one) for one in rest)
        days = [_day(name, one, term) for one in window]
        return Quantity(name, table, column, made, None, chosen, *days)
    last = names.parameter(rest[0]) if rest else None
    if last is not None and last.kind is not Kind.NUMBER:
        reject("kind", f"« {last.parameter} » n'est pas un nombre d'exercices")
    return Quantity(name, table, column, made, last)


def _day(name: str, node: ast.expr, term: Callable[[ast.expr], Term]) -> Term:
    day = term(node)
    if day.kind is not Kind.DATE:
        reject("unit", f"« {name} » compte entre deux dates, pas {SAID[day.kind]}")
    return day


def _fits(derived: Derived, kind: Kind | None, rest: int) -> bool:
    """Whether a quantity takes a column of this kind, or none, and so many arguments after it."""
    if kind is None and None not in derived.columns:
        return False
    if kind is not None and derived.columns == {None}:
        return False
    most = rest if derived.choices else int(derived.last)
    return rest <= most
