"""Structures drawn at random, as columns and one by one; what the kernel says of them.

Guarantees: any fact may be unknown; amounts fall on, just below and just above what the law
compares them with; the same seed and size give the same rows. Money is whole cents, ratios are
in 10⁻¹⁰, a choice is a Polars `Enum`; a list of choices is both a column of lists and a Boolean
column for each choice, so that each peer reads what suits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bench.peers.plain import ON, UNITS, Flag, Holds, Limit, Share, column_of
from bench.peers.rules import Rules
from esslaw.facts.vocabulary import Kind, vocabulary
from esslaw.logic.evaluate import evaluate
from esslaw.logic.network import code

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

UNKNOWN_IN = 10
"""One fact in so many is unknown."""
DRAWN = 4_096
"""How many different values of an amount are drawn: enough to meet every figure of the law."""
IN_ORDER = ("moyenne_cinq_plus_hautes_remunerations", "plus_haute_remuneration")
ROUND = (1_000_000, 2_000_000, 10_000_000)
"""Amounts drawn often, so that one is often exactly a part or a multiple of another."""
FAVOURED: Mapping[str, tuple[str, ...]] = {
    "forme_juridique": ("association_1901", "sas", "fondation_rup", "sarl", "cooperative"),
    "statut_cooperatif": ("aucun", "scic"),
    "categorie_plein_droit": ("aucune", "esat", "rup_utilite_sociale", "regie_de_quartier"),
}
"""Choices drawn more often than the others, so that each answer of the goal is frequent."""


def base(fact: str) -> str:
    """Return the fact of the vocabulary of which one of a copy is the namesake."""
    return fact.partition("__")[0]


def facts_of(rules: Rules) -> tuple[str, ...]:
    """Return the facts that the rules read, in the order of the vocabulary, copy after copy."""
    read: set[str] = set()
    for leaf in rules.leaves:
        match leaf:
            case Limit(of=of, year=year):
                read |= {leaf.fact, *(name for name in (of, year) if name)}
            case Share(part=part, whole=whole):
                read |= {part, whole}
            case _:
                read.add(leaf.fact)
    names = [f"{name}{suffix}" for suffix in rules.suffixes for name in vocabulary()]
    return tuple(name for name in names if name in read)


def choices_of(rules: Rules, fact: str) -> tuple[str, ...]:
    """Return the choices that some rule looks for in a list, each once."""
    held = (leaf for leaf in rules.leaves if isinstance(leaf, Holds) and leaf.fact == fact)
    return tuple(dict.fromkeys(leaf.choice for leaf in held))


def frame(rules: Rules, count: int, seed: int = 7) -> pl.DataFrame:
    """Return so many structures as columns."""
    import numpy as np
    import polars as pl

    random = np.random.default_rng([seed, count])
    columns: dict[str, pl.Series] = {}
    for fact in facts_of(rules):
        for name, series in _drawn(rules, fact, count, random):
            columns[name] = series.alias(name)
    return _in_order(pl.DataFrame(columns), rules)


def _in_order(columns: pl.DataFrame, rules: Rules) -> pl.DataFrame:
    """Return the columns with a mean never above the highest: a case would be refused."""
    import polars as pl

    for suffix in rules.suffixes:
        low, high = (pl.col(f"{name}{suffix}") for name in IN_ORDER)
        turned = [
            pl.when(low > high).then(one).otherwise(other).alias(f"{name}{suffix}")
            for name, one, other in zip(IN_ORDER, (high, low), (low, high), strict=True)
        ]
        columns = columns.with_columns(turned)
    return columns


def _drawn(
    rules: Rules, fact: str, count: int, random: np.random.Generator
) -> Iterator[tuple[str, pl.Series]]:
    import polars as pl

    kind = vocabulary()[base(fact)].kind
    unknown = pl.Series(random.integers(0, UNKNOWN_IN, count, dtype="uint8")) == 0
    if kind is Kind.CHOICES:
        choices = choices_of(rules, fact)
        subsets = [
            [choice for rank, choice in enumerate(choices) if mask >> rank & 1]
            for mask in range(2 ** len(choices))
        ]
        # of two draws, a choice is held where both hold it: one time in four
        one, other = random.integers(0, len(subsets), (2, count), dtype="uint8")
        masks = pl.Series(one & other)
        lists = pl.Series(subsets, dtype=pl.List(pl.String))
        yield fact, _unless(unknown, lists.gather(masks))
        for rank, choice in enumerate(choices):
            yield column_of(fact, choice), _unless(unknown, masks & (1 << rank) != 0)
        return
    if kind is Kind.FLAG:
        wanted = next(
            leaf.wanted for leaf in rules.leaves if isinstance(leaf, Flag) and leaf.fact == fact
        )
        often = pl.Series(random.integers(0, 8, count, dtype="uint8")) != 0
        yield fact, _unless(unknown, often if wanted else ~often)
        return
    pool = _pool(rules, fact, kind, random)
    yield fact, _unless(unknown, pool.gather(random.integers(0, len(pool), count, dtype="uint32")))


def _unless(unknown: pl.Series, series: pl.Series) -> pl.Series:
    import polars as pl

    held = pl.DataFrame({"unknown": unknown, "value": series})
    chosen = held.select(pl.when(~pl.col("unknown")).then(pl.col("value")).alias("value"))
    return chosen["value"].rechunk()


def _pool(rules: Rules, fact: str, kind: Kind, random: np.random.Generator) -> pl.Series:
    """Return the values among which a fact is drawn."""
    import polars as pl

    if kind is Kind.CHOICE:
        known = [str(choice) for choice in vocabulary()[base(fact)].choices or ()]
        return pl.Series([*FAVOURED[base(fact)] * 4, *known], dtype=pl.Enum(known))
    if kind is Kind.YEAR:
        return pl.Series(list(range(2008, 2031)), dtype=pl.Int32)
    figures = sorted({leaf.figure for leaf in rules.leaves if _is_figure(leaf, fact)})
    if kind is Kind.RATIO:
        near = [figure + step for figure in figures for step in (-1, 0, 1)]
        return pl.Series([*near, *range(0, 10**10 + 1, 5 * 10**8)], dtype=pl.Int64)
    caps = [
        cap
        for leaf in rules.leaves
        if isinstance(leaf, Limit) and leaf.fact == fact
        for _, cap in leaf.by_year
    ]
    times = {leaf.figure for leaf in rules.leaves if _is_multiple(leaf, fact)} or {1}
    rounds = [amount * one for amount in ROUND for one in times] * (DRAWN // 2 // len(ROUND))
    edges = [amount + step for amount in (*caps, *rounds) for step in (-1, 0, 1)]
    some = random.integers(0, 25_000_000 if caps else 5_000_000, DRAWN)
    return pl.Series([*edges, 0, *some.tolist()], dtype=pl.Int64)


def _is_multiple(leaf: object, fact: str) -> bool:
    return isinstance(leaf, Limit) and leaf.fact == fact and leaf.of is not None


def _is_figure(leaf: object, fact: str) -> bool:
    return isinstance(leaf, Limit) and leaf.fact == fact and not leaf.of and not leaf.year


def rows(columns: pl.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, whole numbers as they are."""
    return columns.to_dicts()


def facts(rules: Rules, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the kernel reads a case: exact decimals, a list of choices as one fact."""
    told: dict[str, Any] = {}
    for fact in facts_of(rules):
        known = vocabulary()[base(fact)]
        value = row[fact]
        if value is not None and known.kind in UNITS:
            value = Decimal(value) / UNITS[known.kind]
        told[fact] = value
    return told


def expected(rules: Rules, row: Mapping[str, Any]) -> dict[str, int]:
    """Return what the kernel says of each criterion: 0 no, 1 open, 2 yes."""
    proof = evaluate(rules.rulebook, rules.program, facts(rules, row), ON)
    return {part.id: code(part.value) for part in proof.walk() if part.node.criterion}
