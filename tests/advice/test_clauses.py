"""Model clauses: one for every change of the statuts that a rule may ask for, and which one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from esslaw import InputError, examine, load_rulebook
from esslaw.advice.boundaries import answers, candidates
from esslaw.advice.clauses import DraftClause, clause_for
from esslaw.advice.handles import handles_of
from esslaw.advice.slots import Slot
from esslaw.facts.fact import Change
from esslaw.facts.vocabulary import Kind, all_facts, fact_at
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.truth import truth_of
from esslaw.rulebook.clauses import Clause, ClauseVersion
from esslaw.rulebook.criteria import CriterionVersion
from esslaw.rulebook.dated import edges
from esslaw.rulebook.terms import Leaf
from tests.advice.clauses import NO_CLAUSE, NOT_BY_LEVER

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
UNKNOWN = dict.fromkeys(all_facts())
FIGURES = re.compile(
    r"\b(moitié|tiers|quart|cinquième|septième|dixième|vingtième|vingtièmes|pour cent|trois|quatre"
    r"|cinq|six|sept|huit|neuf|dix|vingt|cent|mille)\b(?! qui ne sont pas associés)"
)
"""Figures in words; « tiers » also says a person who is not an associate."""

BOOK = load_rulebook()
VERSIONS = [
    pytest.param(clause, version, id=f"{clause.id}-{version.days.start}")
    for clause in BOOK.clauses.values()
    for version in clause.versions
]


def asked() -> Iterator[tuple[CriterionVersion, Leaf, bool]]:
    """Yield every comparison that a goal may need, with the answer that is then wanted of it."""
    pending = [(regime.goal, True) for regime in BOOK.regimes.values()]
    seen: set[tuple[str, bool]] = set()
    while pending:
        name, wanted = pending.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        for version in BOOK.criteria[name].versions:
            inside = wanted is (version.body != "none_of")
            pending += [(child, inside) for child in version.children]
            if version.leaf is not None:
                yield version, version.leaf, wanted
            if version.condition is not None:  # a criterion is also met where it does not apply
                off = wanted is version.condition.negated
                if version.condition.criterion is not None:
                    pending.append((version.condition.criterion, off))
                elif version.condition.leaf is not None:
                    yield version, version.condition.leaf, off


def days_of(version: CriterionVersion) -> set[date]:
    """Return the days on which what a rule asks, or what clauses say, may have just changed."""
    dated = [*BOOK.clauses.values(), *BOOK.parameters.values()]
    found = {day for one in dated for day in edges(one.versions)} | {version.days.start}
    return {day for day in found if day in version.days}


class Target(NamedTuple):
    """A fact and a value that a rule wants of it."""

    fact: str
    value: Any


def wanted_of_statuts() -> Iterator[tuple[Target, date]]:
    """Yield what a rule may want of a fact that the statuts change, with each such day."""
    for version, leaf, wanted in asked():
        for day in days_of(version):
            leaves, nothing = Leaves(BOOK.parameters, day), Situation(UNKNOWN, day)
            for handle in handles_of(leaf, lambda parameter: None):
                if fact_at(handle.path).info.change is not Change.STATUTS:
                    continue
                answer = answers(handle, leaf, leaves, nothing)
                for value in candidates(handle, [leaf], leaves, nothing):
                    if answer(value) is truth_of(wanted):
                        yield Target(handle.path, value), day


def test_every_change_of_the_statuts_that_a_rule_wants_has_a_clause() -> None:
    missing: dict[str, set[str]] = {}
    for target, day in wanted_of_statuts():
        if target.fact in NO_CLAUSE:
            continue
        if clause_for(BOOK, target.fact, target.value, day) is None:
            missing.setdefault(target.fact, set()).add(f"{target.value} {day}")
    assert missing == {}


def test_each_exception_is_wanted_by_a_rule_and_has_no_clause() -> None:
    wanted = {target.fact for target, _ in wanted_of_statuts()}
    assert set(NO_CLAUSE) <= wanted
    assert not {clause.fact for clause in BOOK.clauses.values()} & set(NO_CLAUSE)


def test_each_clause_is_called_for_by_a_rule_throughout_its_life() -> None:
    called: dict[str, set[date]] = {}
    for target, day in wanted_of_statuts():
        clause = clause_for(BOOK, target.fact, target.value, day)
        if clause is not None:
            called.setdefault(clause.id, set()).add(day)
    assert set(BOOK.clauses) - set(called) == set(NOT_BY_LEVER)
    idle = [
        f"{clause.id} {version.days.start}"
        for clause in BOOK.clauses.values()
        for version in clause.versions
        if clause.id not in NOT_BY_LEVER and version.days.start not in called[clause.id]
    ]
    assert idle == []


def test_a_clause_sets_a_figure_on_the_side_that_rules_ask_for() -> None:
    """What a rule wants of a figure must not move away from the bound that the clause writes."""
    bounds = {one.fact: one.bound for one in BOOK.clauses.values() if one.bound is not None}
    operators: dict[str, set[str]] = {}
    for _, leaf, wanted in asked():
        path = getattr(getattr(leaf, "left", None), "name", None)
        if path in bounds:
            assert wanted, "a rule that wants a bound not to be kept has no clause"
            operators.setdefault(path, set()).add(leaf.operator.value)
    signs = {"at_least": {">="}, "at_most": {"<="}}
    assert operators == {fact: signs[bound] for fact, bound in bounds.items()}


def target_of(clause: Clause) -> Any:
    if clause.bound is not None:
        return Decimal("0.4321")
    return clause.contains if clause.value is None else clause.value


@pytest.mark.parametrize(("clause", "version"), VERSIONS)
def test_every_place_is_filled_on_each_day_of_a_version(
    clause: Clause, version: ClauseVersion
) -> None:
    for day in {version.days.start, version.days.end or TODAY}:
        drafted = clause_for(BOOK, clause.fact, target_of(clause), day)
        assert drafted is not None
        assert (drafted.id, drafted.fact, drafted.note) == (clause.id, clause.fact, version.note)
        slots = [piece for piece in drafted.pieces if isinstance(piece, Slot)]
        assert all(slot.value is not None for slot in slots)
        assert len(slots) == len(re.findall(r"\{", version.text))
        assert [one.source for one in drafted.citations] == [
            one.source.id for one in version.references
        ]
        assert all(day in one.days for one in drafted.citations)
    end = version.days.end
    if end is not None and version is clause.versions[-1]:
        assert clause_for(BOOK, clause.fact, target_of(clause), end + DAY) is None


@pytest.mark.parametrize(("clause", "version"), VERSIONS)
def test_no_figure_of_the_law_is_written_in_words(clause: Clause, version: ClauseVersion) -> None:
    """Figures in digits are a defect of the document; those in words are looked for here."""
    assert FIGURES.findall(version.text) == []


@pytest.mark.parametrize(("clause", "version"), VERSIONS)
def test_a_clause_says_more_than_the_answer_it_gives(
    clause: Clause, version: ClauseVersion
) -> None:
    assert len(version.text) > 150
    assert re.search(r"\.\Z", version.text)
    assert "  " not in version.text
    assert version.text.count("[à compléter : ") == version.text.count("[")
    assert version.text.count("[") == version.text.count("]")


def drafted(fact: str, target: Any, on: date = TODAY, now: Any = None) -> DraftClause:
    found = clause_for(BOOK, fact, target, on, now)
    assert found is not None
    return found


def test_the_clause_of_a_list_is_that_of_the_value_added() -> None:
    added = ("soutien_personnes_fragiles", "education_citoyennete")
    assert drafted("utilite_sociale", added).id == "clause.utilite_sociale.citoyennete"
    assert drafted("utilite_sociale", added, now=added[1:]).id == (
        "clause.utilite_sociale.personnes_fragiles"
    )
    assert clause_for(BOOK, "utilite_sociale", added, TODAY, now=added) is None
    assert clause_for(BOOK, "utilite_sociale", (), TODAY) is None
    assert drafted("utilite_sociale", "education_citoyennete").id == (
        "clause.utilite_sociale.citoyennete"
    )


def test_a_value_without_a_clause_has_none() -> None:
    assert clause_for(BOOK, "capital_variable", False, TODAY) is None
    assert clause_for(BOOK, "capital_variable", None, TODAY) is None
    assert clause_for(BOOK, "capital_variable", 1, TODAY) is None
    assert clause_for(BOOK, "taux_fonds_developpement", True, TODAY) is None
    assert clause_for(BOOK, "capital_social", Decimal(1000), TODAY) is None
    assert clause_for(BOOK, "forme_juridique", "sas", TODAY) is None
    assert drafted("reserves_incorporees_capital", False).id.endswith("sans_incorporation")


def test_a_figure_away_from_the_bound_of_its_clause_has_none() -> None:
    fact, more, less = "taux_fonds_developpement", Decimal("0.2"), Decimal("0.1")
    assert drafted(fact, more, now=less).id == "clause.societe.fonds_developpement"
    assert clause_for(BOOK, fact, less, TODAY, now=more) is None
    votes = "part_voix_non_cooperateurs"
    assert drafted(votes, less, now=more).id == "clause.cooperative.non_cooperateurs"
    assert clause_for(BOOK, votes, more, TODAY, now=less) is None


def test_figures_are_the_target_and_the_law_of_the_day() -> None:
    made = drafted("taux_fonds_developpement", Decimal("0.35"))
    slots = [piece for piece in made.pieces if isinstance(piece, Slot)]
    assert slots == [
        Slot(Kind.RATIO, Decimal("0.35"), "taux_fonds_developpement"),
        Slot(Kind.RATIO, Decimal("0.20")),
    ]
    before = drafted("taux_fonds_developpement", Decimal("0.35"), date(2015, 8, 11))
    assert [one for one in before.pieces if isinstance(one, Slot)] == slots[:1]


def test_a_table_and_its_columns_have_one_clause() -> None:
    assert drafted("colleges", None) == drafted("colleges.part_voix", Decimal("0.5"))


def test_the_law_of_the_day_has_its_own_clause() -> None:
    culture = "promotion_culturelle"
    assert clause_for(BOOK, "utilite_sociale", culture, date(2019, 5, 23)) is None
    assert drafted("utilite_sociale", culture, date(2019, 5, 24))
    policy = "statuts_mentionnent_politique_remuneration"
    assert drafted(policy, True, date(2019, 5, 23))
    assert clause_for(BOOK, policy, True, date(2019, 5, 24)) is None


def test_a_fact_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        clause_for(BOOK, "capital_varable", True, TODAY)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("fact", "fait")
    assert "capital_variable" in (problem.suggestion or "")


def test_the_levers_of_a_company_without_clauses_all_have_one() -> None:
    verdict = examine(EXAMPLES / "eurl_sans_clauses.yaml", "ess", TODAY)
    found = [
        clause_for(BOOK, lever.fact, lever.target, TODAY, lever.now)
        for changes in verdict.levers
        for lever in changes
        if lever.change is Change.STATUTS and lever.fact not in NO_CLAUSE
    ]
    assert found
    assert all(found)
