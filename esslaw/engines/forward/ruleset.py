"""Rules held by the engine: made once, then run on the leaves of one case after another.

Guarantees: one session at a time, made and named here, begun by the boot message and deleted
whatever happens; a message that the engine did not take as new and read by a rule is an error;
the run is complete (the end rule fired last) or it is an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import count

from esslaw.engines.forward.clauses import BOOT, END, Clause, Message, Rule, Threshold
from esslaw.engines.forward.derivation import Step
from esslaw.engines.forward.errors import ChainBroken, Contradiction
from esslaw.engines.forward.limits import PREMISE_NAMES, check_limits, fnv1a, names_in
from esslaw.engines.forward.native import POSTED, NativeEngine


class Ruleset:
    """Rules in the engine. Not safe for threads: the caller holds a lock."""

    __slots__ = (
        "_facts",
        "_handle",
        "_hashes",
        "_most_firings",
        "_native",
        "_posted_by",
        "_rules",
        "_serial",
        "spoiled",
    )

    def __init__(self, native: NativeEngine, name: str, rules: Sequence[Rule]) -> None:
        """Give the rules to the engine, the boot clause first and the end clause last.

        Raise `LimitExceeded` when they are more than it holds safely, `ChainBroken` when it
        refuses them.
        """
        check_limits(rules)
        self._native = native
        self._rules = tuple(rules)
        self._facts = _facts(rules)
        self._posted_by = tuple(rule.posts.id for rule in rules)
        self._hashes = frozenset(fnv1a(known) for known in names_in(rules))
        self._most_firings = sum(map(_most_firings, rules))
        self._serial = count(1)
        self.spoiled = False
        """Whether a session could not be deleted: the ruleset must not be used again."""
        try:
            self._handle = native.create_ruleset(name, _definition(rules))
        except native.error as error:
            raise ChainBroken(f"the engine refused the rules: {error}") from error

    def delete(self) -> None:
        """Free what the engine holds; leave it alone if a session is left in it.

        Such a ruleset may be damaged, and touching a damaged one crashes the process.
        """
        if not self.spoiled:
            self.spoiled = True
            self._native.delete_ruleset(self._handle)

    def run(self, messages: Iterable[str]) -> tuple[Step, ...]:
        """Return the steps taken from the messages with these identifiers, as they were fired.

        A message that no rule reads is left out. Raise `Contradiction` when a node is derived
        true and false, and `ChainBroken` when the engine refuses a message or stops too early.
        """
        session_id = self._session_id()
        known = (message for message in messages if message in self._facts)
        facts = [self._facts[message] for message in (BOOT.id, *known, END.id)]
        batch = "[" + f'{session_id}"}},'.join(facts) + f'{session_id}"}}]'
        self.spoiled = True  # until this session is known to be gone
        try:
            code, session = self._native.assert_facts(self._handle, batch)
            # Started before the code is looked at: a session can only be deleted after that.
            started = self._native.start_action_for_state(self._handle, session)
            if started is None:
                raise ChainBroken("the boot rule did not fire")
            try:
                _check(code, "the facts of the case")
                return self._chain(started[1], session, session_id)
            finally:
                self._native.delete_state(self._handle, session_id)
                self.spoiled = False
        except self._native.error as error:
            raise ChainBroken(f"the engine failed: {error}") from error

    def _chain(self, fired: str | None, session: int, session_id: str) -> tuple[Step, ...]:
        """Fire one rule after another, posting what each concludes, until the end rule."""
        steps: dict[str, Step] = {}
        posted = {BOOT.id}
        for _ in range(self._most_firings):
            if fired is None:
                raise ChainBroken("the engine stopped before the end rule")
            number = _number(fired)
            rule, message = self._rules[number], self._posted_by[number]
            if message == END.id:
                if self._native.complete_and_start_action(self._handle, session) is not None:
                    raise ChainBroken("a rule was left to fire after the end rule")
                return tuple(steps.values())
            if message not in posted:
                # A second way to the same conclusion says nothing: the first is the reasoning.
                posted.add(message)
                if rule.settles is not None:
                    if rule.settles in steps:
                        raise Contradiction(rule.settles)
                    premises = _premises(rule, fired)
                    steps[rule.settles] = Step(rule.settles, rule.posts.literal.value, premises)
                if message in self._facts:
                    fact = f'{self._facts[message]}{session_id}"}}'
                    _check(self._native.assert_fact(self._handle, fact)[0], message)
            fired = self._native.complete_and_start_action(self._handle, session)
        raise ChainBroken("more rules fired than there are")

    def _session_id(self) -> str:
        """Return a new session name whose own fact is not taken for one of our messages."""
        while True:
            session_id = f"s{next(self._serial)}"
            if fnv1a(f"sid-{session_id}") not in self._hashes:
                return session_id


def _definition(rules: Iterable[Rule]) -> str:
    definition: dict[str, object] = {}
    for number, rule in enumerate(rules):
        conditions = [
            {name: {"$and": [{"criterion": literal.criterion}, {"value": literal.value.value}]}}
            for name, literal in zip(PREMISE_NAMES, rule.conditions, strict=False)
        ]
        several = {"count": rule.count} if isinstance(rule, Threshold) else {}
        definition[f"r{number}"] = {"all": conditions, **several}
    return json.dumps(definition)


def _facts(rules: Sequence[Rule]) -> dict[str, str]:
    """Return each message that some rule reads, as the engine reads it, by its identifier.

    Only the name of the session and the closing `"}` are left to be added: nothing in a message
    comes from a person.
    """
    messages = [Message(literal) for rule in rules for literal in rule.conditions]
    messages += [rule.posts for rule in rules if rule.posts.mark]
    return {message.id: _fact(message) for message in messages}


def _fact(message: Message) -> str:
    literal = message.literal
    said = f'"criterion":"{literal.criterion}","value":"{literal.value.value}"'
    return f'{{"id":"{message.id}",{said},"sid":"'


def _number(fired: str) -> int:
    """Return the number of the rule in `{"r12":…}`."""
    return int(fired[3 : fired.index('"', 3)])


def _premises(rule: Rule, fired: str) -> tuple[str, ...]:
    if isinstance(rule, Clause):
        return rule.premises
    (matched,) = json.loads(fired).values()
    tallies = {fact["id"] for match in matched for fact in match.values()}
    # The engine lists them last come first; the order of the rule reads better.
    return tuple(dict.fromkeys(node for tally, node in rule.sources.items() if tally in tallies))


def _most_firings(rule: Rule) -> int:
    """Return how often a rule can fire: every condition is posted once, tallies are grouped."""
    return len(rule.sources) // rule.count if isinstance(rule, Threshold) else 1


def _check(code: int, what: str) -> None:
    if code != POSTED:
        reason = {1: "no rule reads it", 2: "it was taken for another"}.get(code, f"code {code}")
        raise ChainBroken(f"the engine refused {what}: {reason}")
