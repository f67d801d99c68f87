"""What a comparison may name, and the looking up of a name: a fact, a parameter, a choice."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from esslaw.facts.vocabulary import Fact, Kind
from esslaw.problems import shown
from esslaw.rulebook.expressions.errors import dotted, reject, written
from esslaw.rulebook.kinds import SAID
from esslaw.rulebook.terms import Dated, Named
from esslaw.suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Names:
    """What a comparison may name: facts, and parameters with their kind.

    `yearly` are the parameters that have a value for a year, and none on a day.
    """

    facts: Mapping[str, Fact]
    parameters: Mapping[str, Kind]
    yearly: Collection[str] = ()

    def parameter(self, node: ast.expr) -> Dated:
        """Return the parameter that a node names, at the day examined."""
        name = dotted(node)
        if name not in self.parameters:
            hint = did_you_mean(name, [*self.parameters, *self.facts])
            reject("unknown-name", f"{shown(name)} n'est ni un fait ni un paramètre", hint, name)
        return Dated(name, self.parameters[name])

    def column(self, node: ast.expr) -> tuple[str, str | None]:
        """Return the table that a node names, and its column if it names one."""
        table, _, column = dotted(node).partition(".")
        fact = self.fact(table)
        if fact.kind is not Kind.ROWS:
            reject("kind", f"« {table} » n'est pas un tableau")
        columns = self.facts[table].columns
        if column and column not in columns:
            hint = did_you_mean(column, columns)
            reject("unknown-name", f"« {table} » n'a pas de « {column} »", hint)
        return table, column or None

    def fact(self, name: str) -> Named:
        """Return the fact of a name."""
        if name not in self.facts:
            hint = did_you_mean(name, [*self.facts, *self.parameters])
            reject("unknown-name", f"{shown(name)} n'est pas un fait du vocabulaire", hint, name)
        return Named(name, self.facts[name].kind)

    def named(self, node: ast.expr, kind: Kind) -> Named:
        """Return the fact that a node names, which must be of a kind."""
        fact = self.fact(dotted(node))
        if fact.kind is not kind:
            reject("kind", f"« {fact.name} » est {SAID[fact.kind]}, pas {SAID[kind]}")
        return fact

    def flag(self, node: ast.expr) -> Named:
        """Return the fact, answered by yes or no, that a node names."""
        return self.named(node, Kind.FLAG)

    def choice(self, fact: Named, node: ast.expr) -> str:
        """Return the value of a fact's list that a node says."""
        table, _, column = fact.name.rpartition(".")
        declared = self.facts.get(fact.name) or self.facts[table].columns[column]
        value = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(value, str):
            reject("syntax", f"{written(node)} n'est pas une valeur entre guillemets")
        values = declared.choices.__members__.values() if declared.choices is not None else ()
        if value not in values:
            hint = did_you_mean(value, values)
            reject("unknown-value", f"{shown(value)} n'est pas une valeur de « {fact.name} »", hint)
        return value
