"""Choices as whole numbers of 64 bits: every fact of several choices fits."""

from __future__ import annotations

from esslaw.engines.table.codes import choices_in, mask_of, ranks_of
from esslaw.facts.vocabulary import Kind, all_facts

BITS = 63
"""Those of a whole number that is not negative."""


def test_all_the_choices_of_a_fact_are_told_at_once() -> None:
    several = [name for name, fact in all_facts().items() if fact.kind is Kind.CHOICES]
    assert several
    for name in several:
        every = list(ranks_of(name))
        assert len(every) <= BITS, name
        assert choices_in(name, mask_of(name, every)) == every
        assert choices_in(name, mask_of(name, ())) == []
