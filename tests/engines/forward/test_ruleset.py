"""What is said to the engine, and what is made of it when it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from esslaw.engines.forward import ChainBroken, Contradiction, Step
from esslaw.engines.forward.clauses import BOOT, END, Clause, Literal, Message
from esslaw.engines.forward.encoding import clauses_of
from esslaw.engines.forward.limits import fnv1a
from esslaw.engines.forward.native import native
from esslaw.engines.forward.process import ForwardEngine
from esslaw.engines.forward.ruleset import Ruleset
from esslaw.logic.nodes import All, AtLeast, Not
from esslaw.logic.truth import FALSE, TRUE

from .programs import leaf, needs_engine, program
from .spy import Spy

pytestmark = needs_engine

LAW = program(
    All(
        'a "name" \\ of a person, 12 000 €',
        None,
        (
            leaf("naïve fact ✓"),
            Not("denied\n", None, leaf("né en 1999")),
            AtLeast("some", None, 2, (leaf("a"), leaf("b"), leaf("c"))),
        ),
    )
)
KNOWN = ("c0t", "c1f", "c2t", "c4t")


def made(spy: Spy) -> Ruleset:
    return Ruleset(spy.as_engine(), "law", clauses_of(LAW))


def boot_and_end(*rules: Clause) -> tuple[Clause, ...]:
    return (Clause((BOOT.literal,), BOOT, None, ()), *rules, Clause((END.literal,), END, None, ()))


def test_only_names_made_by_us_reach_the_engine() -> None:
    spy = Spy()
    steps = made(spy).run(KNOWN)
    assert [step.node for step in steps] == [
        node.id for node in LAW.nodes if hasattr(node, "children") or hasattr(node, "child")
    ]
    said = [json.loads(str(text)) for _, text in spy.arguments_of("assert_fact")]
    (batch,) = spy.arguments_of("assert_facts")
    said += json.loads(str(batch[1]))
    assert len(said) > len(KNOWN)
    for message in said:
        assert set(message) == {"id", "sid", "criterion", "value"}
        assert re.fullmatch(r"c\d+[nx]?\d*|boot|end", message["criterion"])
        assert message["value"] in {"true", "false"}
        assert re.fullmatch(r"s\d+", message["sid"])
        assert re.fullmatch(r"(c\d+[nx]?\d*|boot|end)[tf]\d*", message["id"])
    (definition,) = spy.arguments_of("create_ruleset")
    assert re.fullmatch(r'[a-z0-9"{}\[\]:, $_]*', str(definition[1]))


def test_the_boot_message_comes_first_and_the_end_message_last() -> None:
    spy = Spy()
    made(spy).run(KNOWN)
    ((_, batch),) = spy.arguments_of("assert_facts")
    ids = [message["id"] for message in json.loads(str(batch))]
    assert ids == [BOOT.id, *KNOWN, END.id]


def test_sessions_are_named_anew_and_deleted() -> None:
    spy = Spy()
    ruleset = made(spy)
    for _ in range(3):
        ruleset.run(KNOWN)
    deleted = [session for _, session in spy.arguments_of("delete_state")]
    assert deleted == ["s1", "s2", "s3"]
    assert not ruleset.spoiled


def test_a_session_name_that_would_hide_one_of_our_messages_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = fnv1a("c0t")
    monkeypatch.setattr(
        "esslaw.engines.forward.ruleset.fnv1a",
        lambda name: taken if name == "sid-s1" else fnv1a(name),
    )
    spy = Spy()
    made(spy).run(KNOWN)
    assert [session for _, session in spy.arguments_of("delete_state")] == ["s2"]


def test_a_contradiction_is_an_error_and_the_session_is_deleted() -> None:
    fact = Literal("c0", TRUE)
    rules = boot_and_end(
        Clause((fact,), Message(Literal("c1", TRUE)), "node", ("fact",)),
        Clause((fact,), Message(Literal("c1", FALSE)), "node", ("fact",)),
    )
    spy = Spy()
    ruleset = Ruleset(spy.as_engine(), "odd", rules)
    with pytest.raises(Contradiction) as caught:
        ruleset.run(["c0t"])
    assert caught.value.node == "node"
    assert len(spy.arguments_of("delete_state")) == 1
    assert ruleset.run([]) == ()


def test_rules_that_feed_each_other_stop() -> None:
    rules = boot_and_end(
        Clause((Literal("c0", TRUE),), Message(Literal("c1", TRUE)), "one", ("other",)),
        Clause((Literal("c1", TRUE),), Message(Literal("c0", TRUE)), "other", ("one",)),
    )
    # A message given and then derived again is refused by the engine, not lost.
    with pytest.raises(ChainBroken, match="refused c0t: it was taken for another"):
        Ruleset(native(), "loop", rules).run(["c0t"])
    steps = Ruleset(native(), "half", rules[:2] + rules[3:]).run(["c0t"])
    assert steps == (Step("one", TRUE, ("other",)),)


def once_then(*results: object) -> Callable[..., object]:
    left = list(results)
    return lambda *_: left.pop(0)


@pytest.mark.parametrize(
    ("function", "result", "reason"),
    [
        ("assert_fact", (1, 1), "no rule reads it"),
        ("assert_fact", (2, 1), "it was taken for another"),
        ("assert_fact", (3, 1), "code 3"),
        ("complete_and_start_action", None, "stopped before the end rule"),
        ("complete_and_start_action", '{"r0":{}}', "more rules fired than there are"),
    ],
)
def test_a_chain_cut_short_is_an_error(function: str, result: object, reason: str) -> None:
    spy = Spy(**{function: lambda *_: result})
    ruleset = made(spy)
    with pytest.raises(ChainBroken, match=reason):
        ruleset.run(KNOWN)
    assert len(spy.arguments_of("delete_state")) == 1, "the session is deleted all the same"
    assert not ruleset.spoiled
    spy.instead.clear()
    assert ruleset.run(KNOWN) == made(Spy()).run(KNOWN)


def test_a_fact_of_the_case_refused_is_an_error() -> None:
    def refused(*arguments: object) -> object:
        _, session = native().assert_facts(*arguments)  # type: ignore[arg-type]
        return 2, session

    spy = Spy(assert_facts=refused)
    with pytest.raises(ChainBroken, match="refused the facts of the case"):
        made(spy).run(KNOWN)
    assert len(spy.arguments_of("delete_state")) == 1


def test_a_batch_cut_by_the_engine_is_an_error() -> None:
    """The engine reads a batch up to what it cannot parse, and says that all is well."""

    def cut(handle: int, batch: str) -> object:
        return native().assert_facts(handle, batch[: batch.rindex("{")] + "{]")

    with pytest.raises(ChainBroken, match="stopped before the end rule"):
        made(Spy(assert_facts=cut)).run(KNOWN)


def failing(*_: object) -> object:
    raise native().error("error code: 101")


def interrupted(*_: object) -> object:
    raise KeyboardInterrupt


@pytest.mark.parametrize("function", ["assert_facts", "start_action_for_state", "delete_state"])
@pytest.mark.parametrize(
    ("failure", "error"), [(failing, ChainBroken), (interrupted, KeyboardInterrupt)]
)
def test_a_ruleset_that_keeps_a_session_is_never_touched_again(
    function: str, failure: Callable[..., object], error: type[BaseException]
) -> None:
    spy = Spy(**{function: failure})
    engine = ForwardEngine(spy.as_engine())
    with pytest.raises(error):
        engine.run(LAW, KNOWN)
    assert len(engine) == 0
    assert not spy.arguments_of("delete_ruleset")
    spy.instead.clear()
    assert engine.run(LAW, KNOWN) == made(Spy()).run(KNOWN)
    (first, _), (second, _) = spy.arguments_of("assert_facts")
    assert first != second


@pytest.mark.parametrize("function", ["assert_fact", "complete_and_start_action"])
def test_an_engine_that_fails_in_the_middle_leaves_nothing(function: str) -> None:
    spy = Spy(**{function: failing})
    ruleset = made(spy)
    with pytest.raises(ChainBroken, match="error code: 101"):
        ruleset.run(KNOWN)
    assert len(spy.arguments_of("delete_state")) == 1
    assert not ruleset.spoiled


def test_rules_that_the_engine_refuses_are_an_error() -> None:
    with pytest.raises(ChainBroken, match="refused the rules"):
        made(Spy(create_ruleset=failing))
    with pytest.raises(ChainBroken, match="the boot rule did not fire"):
        made(Spy(start_action_for_state=once_then(None))).run(KNOWN)
