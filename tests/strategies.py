"""Situations for Hypothesis: a question, a day, and the facts of a structure or an intervention.

Guarantees: what is drawn is what a person could write (a mapping of facts), with any part of it
left out; its values are those of `tests.values`. A draw may still be incoherent: `examined` drops
those that the model refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from esslaw import InputError, Verdict, examine, load_rulebook
from esslaw.facts.case import Case
from esslaw.facts.intervention import NOT_MORE, Intervention
from esslaw.facts.structure import PARTS, ROUNDING, WHOLES, Structure
from esslaw.facts.vocabulary import Fact, Kind, all_facts, table_of, vocabulary
from esslaw.rulebook.checks.usage import unused_facts
from esslaw.rulebook.graph import leaves, reachable
from esslaw.rulebook.terms import facts_read as facts_of_leaf
from tests.cases.reading import bases, interventions, kind_of, on_the_day
from tests.values import among, answers, days_of


@dataclass(frozen=True)
class Situation:
    """What is examined: a regime, a day and the facts that are said, by the name rules give."""

    regime: str
    on: date
    facts: Mapping[str, Any]

    @property
    def kind(self) -> str:
        """What the regime is asked of: a structure or an intervention."""
        return kind_of(self.regime)

    @property
    def document(self) -> dict[str, Any]:
        """Return what a person would write."""
        return {self.kind: written(self.facts, self.kind)}

    def saying(self, facts: Mapping[str, Any]) -> Situation:
        """Return the same regime and day with other facts."""
        return replace(self, facts=facts)


def examined(situation: Situation) -> Verdict:
    """Return the verdict on a situation; drop the draw if its facts contradict one another."""
    try:
        return examine(situation.document, situation.regime, situation.on)
    except InputError as error:
        if any(problem.code != "incoherent" for problem in error.problems):
            raise
        reject()


AN_INTERVENTION = Case(Structure(), Intervention())


def written(facts: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Return facts as they are written: those of an intervention under its parts."""
    if kind == "structure":
        return dict(facts)
    made: dict[str, Any] = {}
    for name, value in facts.items():
        *above, last = AN_INTERVENTION.path(name).split(".")
        place = made
        for part in above:
            place = place.setdefault(part, {})
        place[last] = value
    return made


def flattened(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return an intervention that is written as facts by the name that rules give them."""
    by_path = {AN_INTERVENTION.path(name): name for name in all_facts()}
    found: dict[str, Any] = {}
    for name, value in tree.items():
        inside = value.items() if isinstance(value, Mapping) else ()
        found |= {by_path[f"{name}.{inner}"]: one for inner, one in inside}
        if not isinstance(value, Mapping):
            found[by_path[name]] = value
    return found


@cache
def read_facts(kind: str = "structure") -> Mapping[str, Fact]:
    """Return the facts of a kind of case that some rule reads."""
    unused = set(unused_facts(load_rulebook()))
    return {
        name: fact
        for name, fact in (vocabulary() if kind == "structure" else all_facts()).items()
        if name not in unused and fact.kind is not Kind.TEXT
    }


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Draw a situation: a structure made of anything, or one of the field changed a little."""
    regime = draw(among(list(load_rulebook().regimes)))
    on = draw(days_of(regime))
    return Situation(regime, on, draw(invented(regime) | changed(regime, on)))


@cache
def invented(regime: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return structures of which anything may be said, and anything left out."""
    optional = {name: answers(fact) for name, fact in facts_of(regime).items()}
    return st.fixed_dictionaries({}, optional=optional).map(coherent)


@st.composite
def changed(draw: st.DrawFn, regime: str, on: date) -> dict[str, Any]:
    """Draw a structure of the field with some facts removed, then some others answered."""
    known, pool = facts_of(regime), starts(kind_of(regime))
    fitting = [name for name, base in pool.items() if not base or base.keys() & known.keys()]
    base = pool[draw(among(fitting))]
    facts = {name: on_the_day(value, on) for name, value in base.items()}
    removed, others = draw(among([(0, 1), (0, 3), (2, 0), (2, 2), (6, 3)]))
    if facts:
        for name in draw(st.lists(among(sorted(facts)), max_size=removed)):
            facts.pop(name, None)
    for name in draw(st.lists(among(sorted(known)), max_size=others)):
        facts[name] = draw(answers(known[name]))
    return coherent(facts)


@cache
def starts(kind: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the cases of the field to start from, by the names that rules give to facts."""
    if kind == "structure":
        return bases()
    return {name: flattened(base) for name, base in interventions().items()}


@cache
def facts_of(regime: str) -> Mapping[str, Fact]:
    """Return the facts that the rules of a regime read."""
    law = load_rulebook()
    below = reachable(law, [law.regimes[regime].goal])
    paths = {
        table_of(path)
        for name in below
        for version in law.criteria[name].versions
        for leaf in leaves(version)
        for path in facts_of_leaf(leaf)
    }
    return {name: fact for name, fact in read_facts(kind_of(regime)).items() if name in paths}


IN_ORDER = (
    ("date_creation", "date_demande"),
    ("moyenne_cinq_plus_hautes_remunerations", "plus_haute_remuneration"),
)
"""Facts of which the first may not exceed the second."""


def coherent(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts with those in the wrong order exchanged, and shares that fit their whole."""
    result = dict(facts)
    contained = [(f"{part}.{low}", f"{part}.{high}") for part, low, high in NOT_MORE]
    for low, high in (*PARTS, *IN_ORDER, *contained, *contained):
        if result.get(low) is not None and result.get(high) is not None:
            result[low], result[high] = sorted((result[low], result[high]))
    for names in WHOLES:
        for name in names:
            if sum(Decimal(result.get(one) or 0) for one in names) > 1:
                result.pop(name, None)
    colleges = result.get("colleges") or ()
    shares = [Decimal(row["part_voix"]) for row in colleges if row.get("part_voix") is not None]
    rounding = ROUNDING * len(colleges)
    whole = len(shares) == len(colleges) or sum(shares) > 1 + rounding
    if shares and whole and not 1 - rounding <= sum(shares) <= 1 + rounding:
        one = {name: value for name, value in colleges[-1].items() if name != "part_voix"}
        fits = sum(shares[:-1]) <= 1 + rounding
        result["colleges"] = [*colleges[:-1], one] if fits else []
    if "scop" in (result.get("statut_cooperatif"), result.get("statut_de_la_cae")):
        result.pop("part_voix_non_cooperateurs", None)
    if result.get("exercices"):
        result["exercices"] = _with_one_first_year(result["exercices"])
    if result.get("categorie_plein_droit") == "aucune":
        result.pop("marche_conventions", None)
    return result


def _with_one_first_year(years: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return years of which only the earliest may be the first."""
    earliest = min(years, key=lambda year: str(year.get("date_cloture") or date.max))
    return [
        year if year is earliest or not year.get("premier_exercice") else _without_first(year)
        for year in years
    ]


def _without_first(year: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in year.items() if name != "premier_exercice"}


Place = tuple[str, int | None, str | None]
"""Where an answer goes: a fact, and for a cell the rank of its row and its column."""


def unknown(facts: Mapping[str, Any], kind: str = "structure") -> Iterator[tuple[Place, Fact]]:
    """Yield what is not said: the facts that rules read, and the empty cells of their tables."""
    for name, fact in read_facts(kind).items():
        if facts.get(name) is None:
            yield (name, None, None), fact
        elif fact.kind is Kind.ROWS:
            for rank, row in enumerate(facts[name]):
                for column, inner in fact.columns.items():
                    if row.get(column) is None:
                        yield (name, rank, column), inner


def answered(facts: Mapping[str, Any], place: Place, value: Any) -> dict[str, Any]:
    """Return the facts with one answer more."""
    name, rank, column = place
    fuller = deepcopy(dict(facts))
    if rank is None or column is None:
        fuller[name] = value
    else:
        fuller[name][rank][column] = value
    return fuller


@st.composite
def fuller(draw: st.DrawFn, situation: Situation, *, least: int = 1, most: int = 3) -> Situation:
    """Draw the same situation with some of what was unknown answered, one answer at a time."""
    facts: Mapping[str, Any] = situation.facts
    for _ in range(draw(st.integers(least, most))):
        missing = list(unknown(facts, situation.kind))
        if not missing:
            break
        place, fact = draw(among(missing))
        facts = answered(facts, place, draw(answers(fact)))
    return situation.saying(facts)
