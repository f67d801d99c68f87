"""zen-engine: the rules as one decision graph, by the loader that its documentation gives.

The loader returns content that is compiled once (`ZenDecisionContent`), as its documentation
advises; the rules are one node of expressions, each named, over booleans of which null is the
unknown. Its numbers are exact decimals.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bench.peers.cases import facts_of
from bench.peers.contract import CODES, One, identifier, needed
from bench.peers.plain import Among, Flag, Holds, Inner, Limit, Plain, Share
from bench.peers.rules import Rules

KEY = "esus.json"


def peer(rules: Rules, *, trace: bool = False) -> One:
    """Return the peer, with or without its trace; raise `Absent` where zen-engine is not."""
    needed("zen", "zen-engine")
    import zen

    contents: dict[str, Any] = {}

    def loader(key: str) -> Any:
        if key not in contents:
            contents[key] = zen.ZenDecisionContent(json.dumps(graph(rules)))
        return contents[key]

    engine = zen.ZenEngine({"loader": loader})
    names = {name: identifier(name) for name in rules.criteria}
    options = {"trace": trace}

    def take(row: Mapping[str, Any]) -> dict[str, Any]:
        return {fact: row[fact] for fact in facts_of(rules)}

    def ask(told: dict[str, Any]) -> Any:
        return engine.evaluate(KEY, told, options)

    def read(answer: Any) -> dict[str, int]:
        result = answer["result"]
        # a null is left out of what the engine returns
        return {name: CODES[result.get(written)] for name, written in names.items()}

    return One("zen, traced" if trace else "zen", take, ask, read)


def graph(rules: Rules) -> dict[str, Any]:
    """Return the decision graph: the case, the rules, the answer."""
    expressions = [
        {"id": str(rank), "key": identifier(name), "value": text}
        for rank, (name, text) in enumerate(_expressions(rules))
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "case"},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode", "name": "answer"},
    ]
    edges = [
        {"id": "first", "sourceId": "in", "targetId": "rules", "type": "edge"},
        {"id": "last", "sourceId": "rules", "targetId": "out", "type": "edge"},
    ]
    placed = [{**node, "position": {"x": 0, "y": 0}} for node in nodes]
    return {"nodes": placed, "edges": edges}


def _expressions(rules: Rules) -> Iterable[tuple[str, str]]:
    for leaf in rules.leaves:
        yield leaf.id, leaf_text(leaf)
    for node in rules.nodes:
        yield node.id, node_text(node)


def leaf_text(leaf: Plain) -> str:
    """Return the expression of a leaf: true, false or null."""
    match leaf:
        case Flag(fact=fact, wanted=wanted):
            return fact if wanted else f"{fact} == null ? null : not({fact})"
        case Among(fact=fact, choices=(choice,), inside=inside):
            return f"{fact} == null ? null : {fact} {'==' if inside else '!='} '{choice}'"
        case Among(fact=fact, choices=choices, inside=inside):
            listed = ", ".join(f"'{choice}'" for choice in choices)
            return f"{fact} == null ? null : {fact} {'in' if inside else 'not in'} [{listed}]"
        case Holds(fact=fact, choice=choice):
            return f"{fact} == null ? null : contains({fact}, '{choice}')"
        case Limit(fact=fact, operator=operator, year=str() as year, by_year=by_year):
            either = " : ".join(f"{year} == {y} ? {fact} {operator} {cap}" for y, cap in by_year)
            return f"{fact} == null ? null : {either} : null"
        case Limit(fact=fact, operator=operator, of=str() as of, figure=figure):
            missing = f"{fact} == null or {of} == null"
            return f"{missing} ? null : {fact} {operator} {figure} * {of}"
        case Limit(fact=fact, operator=operator, figure=figure):
            return f"{fact} == null ? null : {fact} {operator} {figure}"
        case Share(part=part, whole=whole, operator=operator, up=up, down=down):
            missing = f"{part} == null or {whole} == null"
            compared = f"{down} * {part} {operator} {up} * {whole}"
            return f"{missing} ? null : {whole} <= 0 ? null : {compared}"


def node_text(node: Inner) -> str:
    """Return the expression of a node over those that it rests on, which come before it."""
    names = [f"$.{identifier(child)}" for child in node.children]
    match node.kind:
        case "not":
            return f"{names[0]} == null ? null : not({names[0]})"
        case "given":
            condition, body = names
            some_open = f"{condition} == null or {body} == null"
            return f"{condition} == false or {body} == true ? true : {some_open} ? null : false"
        case kind:
            decisive, other = ("false", "true") if kind == "all" else ("true", "false")
            settled = " or ".join(f"{name} == {decisive}" for name in names)
            some_open = " or ".join(f"{name} == null" for name in names)
            return f"{settled} ? {decisive} : {some_open} ? null : {other}"
