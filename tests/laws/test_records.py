"""Laws of sealed records: what is sealed is read and proved again; one character more is found."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import esslaw
from esslaw import InputError, examine
from esslaw.advice.record.canonical import canonical, canonical_of_plain
from esslaw.advice.record.layout import digests_of, line_numbers, pieces_of, seal_of
from esslaw.replaying import Status
from tests.evidence import grades, with_evidence
from tests.strategies import coherent, examined, facts_of, situations
from tests.values import among, answers

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 11, 22)
SEALED = [
    ("fonds_de_dotation.yaml", "ess"),
    ("sas_compost.yaml", "esus"),
    ("scic_jeune.yaml", "esus"),
    ("interventions/region_de_minimis.yaml", "intervention"),
]
TYPED = '"{}[],: \n\\é0a9\t\ufeff\u00a0\u2028'


@cache
def file_of(rank: int) -> str:
    """The file of a record of the examples."""
    name, regime = SEALED[rank]
    return esslaw.seal(examine(EXAMPLES / name, regime, ON)).text


@given(data=st.data(), situation=situations())
def test_what_is_sealed_is_read_and_proved_again(data, situation):
    examined(situation)
    document = with_evidence(situation, data.draw(grades(situation)))
    verdict = examine(document, situation.regime, situation.on)
    record = esslaw.seal(verdict)
    again = esslaw.read_record(record.text.encode())
    assert again == record
    assert again.case.facts == verdict.case.facts
    assert again.case.preuves == verdict.case.preuves
    assert esslaw.replay(again).status is Status.CONFIRMED


@given(situation=situations())
def test_the_file_is_json_and_the_seal_is_of_its_canonical_text(situation):
    record = esslaw.seal(examined(situation))
    content = json.loads(record.text)
    assert content == record.content
    pieces = pieces_of(content)
    rest = {name: value for name, value in content.items() if name != "sceau"}
    assert record.sceau == seal_of(pieces)
    assert record.sceau == sha256(canonical(rest).encode()).hexdigest()
    assert content["digests"] == digests_of(pieces)
    lines = record.text.split("\n")
    for where, number in line_numbers(pieces).items():
        name = where.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert where == "" or lines[number - 1].lstrip().startswith(canonical(name))


def alterations(text):
    """Every way of altering one character of a text: another one, one more, one less."""
    place = st.integers(0, len(text) - 1)
    typed = among(TYPED) | among(sorted(set(text))) | st.characters(codec="utf-8")
    return st.one_of(
        st.tuples(place, st.just(1), typed),
        st.tuples(st.integers(0, len(text)), st.just(0), typed),
        st.tuples(place, st.just(1), st.just("")),
    )


@given(data=st.data(), rank=st.integers(0, len(SEALED) - 1))
def test_one_character_is_found_at_its_line(data, rank):
    text = file_of(rank)
    place, length, typed = data.draw(alterations(text))
    changed = text[:place] + typed + text[place + length :]
    assume(changed != text)
    with pytest.raises(InputError) as refused:
        esslaw.read_record(changed)
    line = text.count("\n", 0, place) + 1
    breaks = "\n" in text[place : place + length] + typed
    near = {line - 1, line, line + 1} if breaks else {line}
    lines = {getattr(one, "line", None) for one in refused.value.problems}
    assert lines <= near, (lines, line, str(refused.value))


@given(data=st.data(), situation=situations())
def test_what_differs_is_named_and_one_fact_alone_makes_the_difference(data, situation):
    one = esslaw.seal(examined(situation))
    known = facts_of(situation.regime)
    assume(known)
    name = data.draw(among(sorted(known)))
    facts = coherent({**situation.facts, name: data.draw(answers(known[name]))})
    other = esslaw.seal(examined(situation.saying(facts)))
    found = esslaw.diff(one, other)
    left, right = one.content["facts"], other.content["facts"]
    assert {each.name for each in found.facts} == {
        path for path in {*left, *right} if left.get(path) != right.get(path)
    }
    assert found.changed == (one.outcome != other.outcome)
    if found.changed and len(found.facts) == 1:
        assert found.alone == (found.facts[0].name,)
    if not found.facts:
        assert found.differences == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(value=JSON)
def test_canonical_json_is_one_text_and_says_the_value(value):
    text = canonical(value)
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text == canonical_of_plain(value)
