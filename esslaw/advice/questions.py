"""Open questions: the facts that can still change the outcome, given what is known.

Guarantees: a fact is asked only if two answers to it can lead to two outcomes, everything else
being answered alike (see `relevance`), or where nothing is found to do so and the outcome is open
all the same; each at most once. All those that can are asked, but for one of which the search
was given up: it is not asked now, and is later, if the outcome still hangs on it once the others
are answered. They come by subject, a subject being kept together, the most decisive first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import localcontext
from functools import lru_cache
from itertools import product
from typing import Any

from esslaw.advice.boundaries import answers, candidates
from esslaw.advice.handles import Handle
from esslaw.advice.lacking import missing_in
from esslaw.advice.relevance import Relevance, carried, mask_of, relevant
from esslaw.advice.witness import Unknown
from esslaw.facts.case import Case
from esslaw.facts.fact import Subject
from esslaw.facts.vocabulary import Fact, Kind, all_facts, fact_at, table_of
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Situation
from esslaw.logic.network import NO, YES, Network, Values, code, network_of
from esslaw.logic.nodes import Program
from esslaw.logic.proof import Proof
from esslaw.logic.truth import UNKNOWN
from esslaw.rulebook.book import Rulebook

FREE = (NO, YES)
"""What a comparison answers that lacks several facts, or rows of a table: one or the other."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask, by its path (a column of a table is `exercices.charges_exploitation`).

    `settles`: one of its answers, alone, would settle the outcome.
    """

    fact: str
    said: Fact
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one subject, asked together."""

    subject: Subject
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """What is still to be asked, the most decisive subject first.

    `at_most` bounds how many have to be answered until the outcome is settled, where they are
    asked in this order and everything is answered.
    """

    groups: tuple[Group, ...]
    at_most: int

    @property
    def all(self) -> tuple[Question, ...]:
        """The questions of all the groups, in their order."""
        return tuple(question for group in self.groups for question in group.questions)

    @property
    def settling(self) -> tuple[Question, ...]:
        """The questions of which one answer would be enough."""
        return tuple(question for question in self.all if question.settles)


NONE = Questions((), 0)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a proof lacks: all that its questions follow from."""

    network: Network
    values: tuple[int, ...]
    unknowns: tuple[Unknown, ...]

    @property
    def pattern(self) -> tuple[object, ...]:
        """What two cases of one program share when their questions are the same."""
        return self.values, self.unknowns


def open_questions(rulebook: Rulebook, program: Program, proof: Proof, case: Case) -> Questions:
    """Return the facts that can still change the value of a program's goal.

    Nothing as soon as it is settled: no answer can change it any more.
    """
    if proof.value is not UNKNOWN:
        return NONE
    return questions_of(missing(rulebook, program, proof, case))


def missing(rulebook: Rulebook, program: Program, proof: Proof, case: Case) -> Missing:
    """Return what a proof without a settled value lacks."""
    network = network_of(rulebook, program)
    situation = proof.situation
    with localcontext(EXACT):
        values = network.fill(code(ask(situation)) for ask in network.asks)
        unknowns = tuple(_unknowns(network, values, situation, case))
    return Missing(network, tuple(values), unknowns)


@lru_cache(maxsize=1024)
def questions_of(lacking: Missing) -> Questions:
    """Return the questions that what is missing leads to.

    The search is long, and many cases lack the same thing: what the comparisons answer and which
    facts are wanting, never the facts themselves, is what is remembered.
    """
    network, values = lacking.network, [*lacking.values]
    found = relevant(network, values, lacking.unknowns)
    questions = _questions(found)
    groups = _groups(questions, found)
    return Questions(groups, _bound(network, values, groups, found))


def _unknowns(
    network: Network, values: Values, situation: Situation, case: Case
) -> Iterator[Unknown]:
    """Yield what is missing under the goal: facts that answer alone, and free comparisons."""
    alone: dict[str, list[int]] = {}
    for leaf in carried(network, values):
        missing = tuple(missing_in(network.reads[leaf], situation, network.parameters))
        if len(missing) == 1 and _is_one_value(missing[0]):
            alone.setdefault(missing[0], []).append(leaf)
        elif missing:
            yield Unknown(missing, (leaf,), tuple(product(FREE)))
    for fact, leaves in alone.items():
        ranks = tuple(leaves)
        yield Unknown((fact,), ranks, _answers(network, fact, ranks, situation, case))


def _is_one_value(path: str) -> bool:
    return path in all_facts() and fact_at(path).kind is not Kind.ROWS


def _answers(
    network: Network, fact: str, leaves: tuple[int, ...], situation: Situation, case: Case
) -> tuple[tuple[int, ...], ...]:
    """Return what the comparisons that lack one fact answer together, for each of its values.

    A value that contradicts what is known is no answer.
    """
    kept = network.memory.get((fact, leaves))
    if kept is None:
        kept = _values_by_answer(network, fact, leaves, situation)
        if all(network.reads_only(leaf, fact) for leaf in leaves):
            network.memory[fact, leaves] = kept
    found = [*kept]
    if fact_at(fact).kind is not Kind.FLAG:  # a yes or a no contradicts nothing that is said
        found = [
            answer
            for answer, values in kept.items()
            if any(case.admits({fact: value}) for value in values)
        ]
    return tuple(found) or tuple(product(FREE, repeat=len(leaves)))


def _values_by_answer(
    network: Network, fact: str, leaves: tuple[int, ...], situation: Situation
) -> Mapping[tuple[int, ...], list[Any]]:
    handle = Handle(fact, fact, fact_at(fact).kind)
    compared = [network.comparisons[leaf] for leaf in leaves]
    ask = [answers(handle, one, network.reader, situation) for one in compared]
    found: dict[tuple[int, ...], list[Any]] = {}
    for value in candidates(handle, compared, network.reader, situation):
        found.setdefault(tuple(code(one(value)) for one in ask), []).append(value)
    return found


def _questions(found: Iterable[Relevance]) -> tuple[Question, ...]:
    """Return a question for each fact, in the order of the vocabulary."""
    settles: dict[str, bool] = {}
    for one in found:
        for fact in one.unknown.facts:
            alone = one.settles and len(one.unknown.facts) == 1
            settles[fact] = settles.get(fact, False) or alone
    order = {name: rank for rank, name in enumerate(all_facts())}
    paths = sorted(settles, key=lambda path: order[table_of(path)])
    return tuple(Question(path, fact_at(path), settles[path]) for path in paths)


def _groups(questions: Sequence[Question], found: Sequence[Relevance]) -> tuple[Group, ...]:
    """Return the questions by subject: first where an answer settles, or spares most others."""
    weight: dict[str, tuple[bool, int]] = {}
    for one in found:
        for fact in one.unknown.facts:
            weight[fact] = max(weight.get(fact, (False, 0)), (one.settles, one.spares))
    subjects: dict[Subject, list[Question]] = {}
    for question in questions:
        subjects.setdefault(subject_of(question.fact), []).append(question)
    groups = [Group(subject, tuple(inside)) for subject, inside in subjects.items()]

    def decisive(group: Group) -> tuple[int, bool]:
        settles, spares = max(weight[question.fact] for question in group.questions)
        return -spares, not settles

    return tuple(sorted(groups, key=decisive))


def subject_of(path: str) -> Subject:
    """Return what a fact is about; a column is about what its table is."""
    return fact_at(table_of(path)).info.subject


def _bound(
    network: Network, values: Values, groups: Sequence[Group], found: Sequence[Relevance]
) -> int:
    """Return how many answers are enough: what the first one leaves, in the worst case."""
    everything = {question.fact for group in groups for question in group.questions}
    if not groups:
        return 0
    first = groups[0].questions[0].fact
    own = [one.unknown for one in found if first in one.unknown.facts]
    if len(own) != 1 or len(own[0].facts) != 1:
        return len(everything)
    others = [(mask_of(one.unknown), one.unknown.facts) for one in found]
    masks, most = network.open_below(values), 0
    for answer in own[0].answers:
        then = network.with_leaves(values, own[0].leaves, answer)
        live = network.open_after(masks, then, own[0].leaves)
        left = {fact for mask, facts in others if live & mask for fact in facts}
        most = max(most, len(left - {first}))
    return min(len(everything), 1 + most)
