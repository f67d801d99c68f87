"""What the engine holds safely, asserted before a ruleset is given to it.

Guarantees: past these limits the engine crashes, loops for ever or takes one name for another
without a word (`durable_rules` 2.0.28, measured), so nothing past them ever reaches it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from esslaw.engines.forward.clauses import Literal, Rule
from esslaw.engines.forward.errors import LimitExceeded

MAX_PREMISES = 16
"""Conditions of a rule: one more is refused when the facts come, not when the rule is made."""

MAX_READERS = 255
"""Rules that read the same condition: one more is a segmentation fault."""

MAX_CONDITIONS = 511
"""Criteria that some rule reads: one more, and the engine looks for an unknown one for ever."""

MAX_RULES = 4096
"""Rules of a ruleset: the size of a table of the engine."""

FIELDS = ("id", "sid", "criterion", "value", "$s")
"""The attributes of a message; `$s` marks the engine's own."""

PREMISE_NAMES = tuple(f"p{position}" for position in range(MAX_PREMISES))
"""What the conditions of a rule are called inside the rule."""

_OFFSET, _PRIME, _WORD = 0x811C9DC5, 16777619, 0xFFFFFFFF


def fnv1a(name: str) -> int:
    """Return the 32-bit FNV-1a hash of an ASCII name: all that the engine compares of some names.

    >>> hex(fnv1a("a"))
    '0xe40c292c'
    """
    value = _OFFSET
    for byte in name.encode("ascii"):
        value = ((value ^ byte) * _PRIME) & _WORD
    return value


def check_limits(rules: Sequence[Rule]) -> None:
    """Return nothing when the engine holds these rules safely.

    Raise `LimitExceeded`, with every reason, otherwise.
    """
    excesses = [*_sizes(rules), *collisions(names_in(rules))]
    if excesses:
        raise LimitExceeded(excesses)


def names_in(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return every name that the engine could compare by its hash, each once."""
    names = dict.fromkeys((*FIELDS, *PREMISE_NAMES))
    for rule in rules:
        names.update(dict.fromkeys(condition.criterion for condition in rule.conditions))
        names.update({rule.posts.literal.criterion: None, rule.posts.id: None})
        # The facts of the leaves are posted by nobody here, but can come with either value.
        for condition in rule.conditions:
            names[f"{condition.criterion}{condition.value.value[0]}"] = None
    return tuple(names)


def collisions(names: Iterable[str]) -> Iterator[str]:
    """Yield a phrase for each group of names that the engine would take for one."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for name in names:
        groups[fnv1a(name)].append(name)
    for same in groups.values():
        if len(same) > 1:
            yield f"the names {' and '.join(same)} have the same hash"


def _sizes(rules: Sequence[Rule]) -> Iterator[str]:
    if len(rules) > MAX_RULES:
        yield f"{len(rules)} rules, where {MAX_RULES} is the most"
    readers: Counter[Literal] = Counter()
    for rule in rules:
        readers.update(rule.conditions)
        if len(rule.conditions) > MAX_PREMISES:
            wide = f"{rule.posts.id} needs {len(rule.conditions)} premises"
            yield f"{wide}, where {MAX_PREMISES} is the most"
    for literal, count in readers.items():
        if count > MAX_READERS:
            read = f"{literal.criterion} {literal.value.value} is read by {count} rules"
            yield f"{read}, where {MAX_READERS} is the most"
    criteria = {literal.criterion for literal in readers}
    if len(criteria) > MAX_CONDITIONS:
        yield f"{len(criteria)} criteria are read, where {MAX_CONDITIONS} is the most"
