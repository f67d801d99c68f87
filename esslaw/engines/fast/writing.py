"""The source of the function of a program: constants, facts, what is derived, then each node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from esslaw.engines.fast.connectives import write_node
from esslaw.engines.fast.leaves import write_leaf
from esslaw.engines.fast.names import remark
from esslaw.engines.fast.terms import CHOICES, CONSTANT, DERIVED, FACT, FIGURES, ROWS, Terms
from esslaw.logic.nodes import Node, Program, Test, children_of
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import Leaf

ENTRY = "values"
"""The name of the generated function."""
HEAD = '''\
"""{what}: what each criterion and each of their parts are worth.

0 is no, 1 is open (something is unknown), 2 is yes. f: facts; q: what is derived from them, None
where it is unknown; v: values, in the order of the program; K: figures; S: sets of answers;
F: figures read at a date of the case; R: kinds of rows. Generated: to be read, not to be edited.
"""
'''
EXACTLY = ("before = getcontext()", "try:", "    setcontext(EXACT)")
AFTERWARDS = ("finally:", "    setcontext(before)")


def write(program: Program, parameters: Mapping[str, Parameter]) -> str:
    """Return the source of the function of a program; raise `UnknownShape`."""
    terms, index = Terms(parameters, program.on), program.index
    codes = [
        write_leaf(terms, node.comparison)
        if isinstance(node, Test)
        else write_node(node, tuple(f"v{index[child.id]}" for child in children_of(node)))
        for node in program.nodes
    ]
    return _source(terms, program.goal.id, codes, [said(node) for node in program.nodes])


def write_leaves(leaves: Sequence[Leaf], on: date, parameters: Mapping[str, Parameter]) -> str:
    """Return the source of the function of some comparisons; raise `UnknownShape`."""
    terms = Terms(parameters, on)
    return _source(terms, "comparisons", [write_leaf(terms, leaf) for leaf in leaves], ())


def _source(terms: Terms, what: str, codes: Sequence[str], remarks: Sequence[str]) -> str:
    """Return the source of a function: each code is the value of a name, in their order."""
    nodes: list[str] = []
    alike: dict[str, str] = {}
    for rank, (code, beside) in enumerate(zip_longest(codes, remarks, fillvalue="")):
        nodes += [f"# {remark(beside)}"] if beside else []
        nodes.append(f"v{rank} = {alike.get(code, code)}")
        alike.setdefault(code, f"v{rank}")
    made = terms.names.lines
    constants = [
        line for letter in (CONSTANT, CHOICES, FIGURES, ROWS) for line in made.get(letter, ())
    ]
    every = ", ".join(f"v{rank}" for rank in range(len(codes)))
    body = [*made.get(FACT, ()), *made.get(DERIVED, ()), *nodes, f"return ({every},)"]
    if terms.computes:
        body = [*EXACTLY, *_indented(body), *AFTERWARDS]
    head = HEAD.format(what=remark(what).replace("\\", "/").replace('"', "'"))
    function = [f"def {ENTRY}(facts, on):", *_indented(body)]
    return "\n".join([head, *constants, "", "", *function, ""])


def said(node: Node) -> str:
    """Return what a comment says of a node: its name, and the articles of a criterion."""
    if node.criterion is None:
        return node.id
    articles = dict.fromkeys(f"{one.text}, {one.article}" for one in node.criterion.citations)
    return " — ".join([node.id, *articles])


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
