"""openfisca-core: the rules as variables of one entity, their formulas over numpy arrays.

A country package would be written so: choices are its enumerations, with one more item for the
unknown, which its vectors have not; a yes-or-no fact and a criterion are numbers, 0 no, 1 unknown,
2 yes, so that `minimum` and `maximum` are and, or. An amount is a variable of whole cents beside
another that says whether it is known. Its integers are of 32 bits, too few for cents: the
variables are told to be of 64, and those of three values of 8, which makes it quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING, Any

from bench.peers.cases import base, choices_of, facts_of
from bench.peers.contract import OPEN, Table, identifier, needed
from bench.peers.plain import Among, Flag, Holds, Inner, Limit, Plain, Share, column_of
from bench.peers.rules import Rules
from esslaw.facts.vocabulary import Kind, vocabulary

if TYPE_CHECKING:
    import polars as pl

PERIOD = "2026"
UNSAID = "inconnu"
AMOUNTS = (Kind.MONEY, Kind.RATIO, Kind.YEAR)
Formula = Callable[..., Any]


def peer(rules: Rules) -> Table:
    """Return the peer; raise `Absent` where openfisca-core is not."""
    needed("openfisca_core", "openfisca-core")
    from openfisca_core.simulations import SimulationBuilder

    system, choices = country(rules)
    names = {name: identifier(name) for name in rules.criteria}

    def take(columns: pl.DataFrame) -> dict[str, Any]:
        return dict(_arrays(rules, columns, choices))

    def simulation(arrays: Mapping[str, Any]) -> Any:
        count = len(next(iter(arrays.values())))
        made = SimulationBuilder().build_default_simulation(system, count)
        for name, array in arrays.items():
            made.set_input(name, PERIOD, array)
        return made

    def ask(arrays: Mapping[str, Any]) -> list[Any]:
        made = simulation(arrays)
        return [made.calculate(names[goal], PERIOD) for goal in rules.goals]

    def every(arrays: Mapping[str, Any]) -> dict[str, list[int]]:
        made = simulation(arrays)
        return {name: made.calculate(own, PERIOD).tolist() for name, own in names.items()}

    return Table("openfisca", take, ask, every)


def country(rules: Rules) -> tuple[Any, Mapping[str, Any]]:
    """Return the tax and benefit system of the rules, and the enumeration of each choice."""
    import numpy as np
    from openfisca_core.entities import Entity
    from openfisca_core.indexed_enums import Enum
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    structure = Entity("structure", "structures", "Une structure", "")
    system = TaxBenefitSystem([structure])
    choices: dict[str, Any] = {}

    def add(name: str, size: Any, **parts: Any) -> None:
        own = {"entity": structure, "definition_period": DateUnit.YEAR, "label": name, **parts}
        system.add_variable(type(name, (Variable,), own))
        if size is not None:
            system.variables[name].dtype = size

    for fact in facts_of(rules):
        match vocabulary()[base(fact)]:
            case known if known.kind is Kind.CHOICE:
                items = {str(choice): str(choice) for choice in known.choices or ()}
                choices[fact] = Enum(f"{fact}_", {UNSAID: UNSAID, **items})
                unsaid = choices[fact][UNSAID]
                add(
                    fact,
                    None,
                    value_type=Enum,
                    possible_values=choices[fact],
                    default_value=unsaid,
                )
            case known if known.kind is Kind.CHOICES:
                for choice in choices_of(rules, fact):
                    add(_holding(fact, choice), np.int8, value_type=int, default_value=OPEN)
            case known if known.kind in AMOUNTS:
                add(fact, np.int64, value_type=int)
                add(_known(fact), None, value_type=bool)
            case _:
                add(fact, np.int8, value_type=int, default_value=OPEN)
    for leaf in rules.leaves:
        add(identifier(leaf.id), np.int8, value_type=int, formula=leaf_formula(leaf, choices))
    for node in rules.nodes:
        add(identifier(node.id), np.int8, value_type=int, formula=node_formula(node))
    return system, choices


def leaf_formula(leaf: Plain, choices: Mapping[str, Any]) -> Formula:
    """Return the formula of a leaf."""
    import numpy as np

    order: Mapping[str, Any] = {
        "<=": np.less_equal,
        ">=": np.greater_equal,
        "<": np.less,
        ">": np.greater,
    }

    def settled(known: Any, holds: Any) -> Any:
        """Return 2 where it holds, 0 where it does not, 1 where it is not known."""
        return np.where(known, holds.view(np.int8) * np.int8(2), np.int8(OPEN))

    match leaf:
        case Flag(fact=fact, wanted=wanted):

            def flag(structures: Any, period: Any) -> Any:
                said = structures(fact, period)
                return said if wanted else 2 - said

            return flag
        case Holds(fact=fact, choice=choice):
            return lambda structures, period: structures(_holding(fact, choice), period)
        case Among(fact=fact, choices=among, inside=inside):
            items = [choices[fact][choice].index for choice in among]
            unsaid = choices[fact][UNSAID].index

            def chosen(structures: Any, period: Any) -> Any:
                said = structures(fact, period).view(np.ndarray)
                found = reduce(np.logical_or, [said == item for item in items])
                return settled(said != unsaid, found if inside else ~found)

            return chosen
        case Limit(fact=fact, operator=operator, year=str() as year, by_year=by_year):
            first, last = by_year[0][0], by_year[-1][0]
            caps = np.array([dict(by_year).get(y, 0) for y in range(first, last + 1)])

            def yearly(structures: Any, period: Any) -> Any:
                of = structures(year, period)
                known = structures(_known(fact), period) & structures(_known(year), period)
                known &= (of >= first) & (of <= last)
                cap = caps[np.clip(of - first, 0, last - first)]
                return settled(known, order[operator](structures(fact, period), cap))

            return yearly
        case Limit(fact=fact, operator=operator, of=str() as of, figure=figure):

            def multiple(structures: Any, period: Any) -> Any:
                known = structures(_known(fact), period) & structures(_known(of), period)
                cap = figure * structures(of, period)
                return settled(known, order[operator](structures(fact, period), cap))

            return multiple
        case Limit(fact=fact, operator=operator, figure=figure):

            def limited(structures: Any, period: Any) -> Any:
                holds = order[operator](structures(fact, period), figure)
                return settled(structures(_known(fact), period), holds)

            return limited
        case Share(part=part, whole=whole, operator=operator, up=up, down=down):

            def shared(structures: Any, period: Any) -> Any:
                total = structures(whole, period)
                known = structures(_known(part), period) & structures(_known(whole), period)
                known &= total > 0
                holds = order[operator](down * structures(part, period), up * total)
                return settled(known, holds)

            return shared


def node_formula(node: Inner) -> Formula:
    """Return the formula of a node over those that it rests on."""
    import numpy as np

    names = [identifier(child) for child in node.children]

    def negated(structures: Any, period: Any) -> Any:
        return 2 - structures(names[0], period)

    def given(structures: Any, period: Any) -> Any:
        condition, body = (structures(name, period) for name in names)
        return np.maximum(2 - condition, body)

    def least(structures: Any, period: Any) -> Any:
        return reduce(np.minimum, [structures(name, period) for name in names])

    def most(structures: Any, period: Any) -> Any:
        return reduce(np.maximum, [structures(name, period) for name in names])

    return {"not": negated, "given": given, "all": least, "any": most}[node.kind]


def _known(fact: str) -> str:
    return f"{fact}_connu"


def _holding(fact: str, choice: str) -> str:
    return column_of(fact, choice).replace(".", "_")


def _arrays(
    rules: Rules, columns: pl.DataFrame, choices: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the columns as vectors of the peer, before any clock is started."""
    import numpy as np
    import polars as pl
    from openfisca_core.indexed_enums import EnumArray

    def codes(name: str) -> Any:
        return (columns[name].cast(pl.Int8) * 2).fill_null(OPEN).to_numpy()

    for fact in facts_of(rules):
        kind = vocabulary()[base(fact)].kind
        if kind is Kind.CHOICES:
            for choice in choices_of(rules, fact):
                yield _holding(fact, choice), codes(column_of(fact, choice))
        elif kind is Kind.CHOICE:
            items = {item.name: item.index for item in choices[fact]}
            said = columns[fact].cast(pl.String).fill_null(UNSAID)
            ranks = said.replace_strict(items, return_dtype=pl.UInt8).to_numpy()
            yield fact, EnumArray(ranks, choices[fact])
        elif kind in AMOUNTS:
            yield fact, columns[fact].fill_null(0).cast(pl.Int64).to_numpy().astype(np.int64)
            yield _known(fact), columns[fact].is_not_null().to_numpy()
        else:
            yield fact, codes(fact)
