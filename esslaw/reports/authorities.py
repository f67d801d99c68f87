"""Who may act, as a table of the terminal and as JSON: one line for what is alike.

Guarantees: nothing is decided here; each line says yes, yes if, no, or that the text was not
found, with a sign that differs by its shape, the article, and what it takes or what forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from esslaw.advice.authorities import AUTHORITY, Answer, Line, WhoMayAct
from esslaw.advice.openings import Ask, Way
from esslaw.facts.vocabulary import fact_at
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.nodes import Test
from esslaw.logic.proof import Proof
from esslaw.logic.truth import FALSE
from esslaw.reports.amounts import day, said_of
from esslaw.reports.record import source_record
from esslaw.reports.words import DISCLAIMER, cited, denied, inside
from esslaw.rulebook.terms import LawNotFound, facts_read

if TYPE_CHECKING:
    from rich.table import Table

WIDTH = 100
ANSWERS = {
    Answer.MAY: ("●", sentence("peut")),
    Answer.MAY_IF: ("◐", sentence("peut, si")),
    Answer.UNREAD: ("○", sentence("à faire trancher")),
    Answer.MAY_NOT: ("⊘", sentence("ne peut pas")),
}
STYLES = {
    Answer.MAY: "green",
    Answer.MAY_IF: "yellow",
    Answer.UNREAD: "dim",
    Answer.MAY_NOT: "red",
}
WHO = sentence("Qui peut agir ?")
WHAT = sentence("Quels instruments sont ouverts ?")
ONLY_COMPETENCE = sentence(
    "La compétence seulement : le schéma régional, les aides d'État et les plafonds s'y ajoutent."
)
OR, SUBJECT_TO = sentence("ou bien"), sentence("sous réserve")
MOST_WAYS = 4


def authorities_text(found: WhoMayAct, language: str = SOURCE, *, color: bool = False) -> str:
    """Return the table as text, in a language; with colours only where they are asked for."""
    from rich.console import Console

    console = Console(width=WIDTH, force_terminal=color, no_color=not color, highlight=False)
    with console.capture() as capture:
        for line in _head(found, language):
            console.print(line, soft_wrap=True, markup=False)
        console.print(authorities_table(found, language))
        console.print(translator(language)(DISCLAIMER), markup=False)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def authorities_table(found: WhoMayAct, language: str = SOURCE) -> Table:
    """Return the table of a terminal: those that are alike stand on one line."""
    from rich import box
    from rich.table import Table

    _ = translator(language)
    first = sentence("Collectivité") if found.asked == AUTHORITY else sentence("Instrument")
    last = sentence("À quelle condition, ou pourquoi non")
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=True)
    table.add_column(_(first), ratio=34, overflow="fold")
    table.add_column(_(sentence("Réponse")), ratio=16)
    table.add_column(_(last), ratio=66, overflow="fold")
    for group in alike(found):
        names = [f"{_(line.choice.label)}{' ◂' if line.own else ''}" for line in group]
        sign, word = ANSWERS[group[0].answer]
        because = "\n".join(reasons(group[0], _))
        style = STYLES[group[0].answer]
        table.add_row("\n".join(names), f"[{style}]{sign}[/] {_(word)}", _plain(because))
    return table


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


def _head(found: WhoMayAct, language: str) -> Iterator[str]:
    _ = translator(language)
    title = WHO if found.asked == AUTHORITY else WHAT
    yield f"{_(title)} · {_('droit au')} {day(found.on, language)}"
    other = "instrument" if found.asked == AUTHORITY else AUTHORITY
    facts = found.case.facts
    shown = [
        said_of(name, facts[name], kind, language, _)
        for name, kind in _about(other)
        if facts[name] is not None
    ]
    if shown:
        yield " · ".join(shown)
    yield _(ONLY_COMPETENCE)
    yield ""


def _about(other: str) -> list[tuple[str, Any]]:
    from esslaw.facts.vocabulary import all_facts

    return [(name, all_facts()[name].kind) for name in (other, "montant", "domaine")]


def alike(found: WhoMayAct) -> list[tuple[Line, ...]]:
    """Return the lines in groups that say the same, the best answers first."""
    order = list(ANSWERS)
    lines = sorted(found.lines, key=lambda line: (order.index(line.answer), _key(line)))
    groups = groupby(lines, key=lambda line: (line.answer, _key(line)))
    together = [tuple(group) for _, group in groups]
    ranks = {line.choice: rank for rank, line in enumerate(found.lines)}
    return sorted(
        together, key=lambda group: (order.index(group[0].answer), ranks[group[0].choice])
    )


def _key(line: Line) -> str:
    parts = [*line.causes, *line.bases, *line.reservations]
    ways = [f"{ask.proof.id}{ask.wanted}" for way in line.ways for ask in way]
    return " ".join([*(part.id for part in parts), *ways])


def reasons(line: Line, translate: Translate) -> Iterator[str]:
    """Yield what it takes, on which text a yes rests, or what made a no."""
    match line.answer:
        case Answer.MAY:
            assessed = {part.id for part in line.reservations}
            grounds = (one for one in line.bases if _is_ground(one) and one.id not in assessed)
            yield from _each(grounds, translate)
            for part in line.reservations:
                clause = _clause(part, translate, holds=part.value is not FALSE)
                yield f"{translate(SUBJECT_TO)} : {clause}"
        case Answer.MAY_NOT:
            for part in line.causes:
                yield _refusal(part, translate)
        case _:
            yield from _ways(line.ways, translate)


def _refusal(part: Proof, translate: Translate) -> str:
    """Return why a no: the note of the rule that says it, else the condition that fails."""
    criterion = part.node.criterion
    if criterion is None:
        return part.id
    said = translate(criterion.note) if criterion.note else None
    if said is None:
        said = denied(translate(criterion.label), translate)
    return f"{said} ({cited(criterion.citations[0])})"


def _is_ground(part: Proof) -> bool:
    """Whether a criterion says on what a yes rests, beyond what the instrument is."""
    name = part.id
    return name.startswith("competence.") and not name.startswith("competence.fonds_publics")


def _each(parts: Sequence[Proof] | Iterator[Proof], translate: Translate) -> Iterator[str]:
    for part in parts:
        criterion = part.node.criterion
        article = f" ({cited(criterion.citations[0])})" if criterion else ""
        yield f"{_label(part, translate)}{article}"


def _label(part: Proof, translate: Translate) -> str:
    return translate(part.node.criterion.label if part.node.criterion else part.id)


def _clause(part: Proof, translate: Translate, *, holds: bool) -> str:
    """Return a criterion inside a sentence, with its article, as holding or not."""
    if part.node.criterion is None and isinstance(part.node, Test):
        return _answered(part.node, translate, holds=holds)
    label = _label(part, translate)
    words = inside(label) if holds else denied(label, translate)
    citations = part.node.criterion.citations if part.node.criterion else ()
    return f"{words} ({citations[0].article})" if citations else words


def _answered(node: Test, translate: Translate, *, holds: bool) -> str:
    """Return a comparison that no criterion names, by the question that it asks and its answer."""
    labels = " ; ".join(translate(fact_at(name).info.label) for name in facts_read(node.comparison))
    return f"« {labels} » : {translate('oui') if holds else translate('non')}"


def _ways(ways: Sequence[Way], translate: Translate) -> Iterator[str]:
    for rank, way in enumerate(ways[:MOST_WAYS]):
        lead = f"{translate(OR)} : " if rank else ""
        yield lead + " ; ".join(asked(ask, translate) for ask in way)
    if len(ways) > MOST_WAYS:
        yield "…"


def asked(ask: Ask, translate: Translate) -> str:
    """Return what a way asks for, with its article; what was not found is told as it is."""
    part = ask.proof
    node = part.node
    reason = getattr(node, "comparison", None)
    if isinstance(reason, LawNotFound) and reason.reason:
        return translate(reason.reason)
    return _clause(part, translate, holds=ask.wanted)


def authorities_record(found: WhoMayAct) -> dict[str, Any]:
    """Return the table as JSON data; `ways` are lists of criteria, each with its label."""
    return {
        "asked": found.asked,
        "on": found.on.isoformat(),
        "lines": [_line(line) for line in found.lines],
        "rulebook": {"version": found.rulebook.version, "digest": found.rulebook.digest},
    }


def _line(line: Line) -> dict[str, Any]:
    grounds = [part for part in line.bases if _is_ground(part)]
    return {
        "choice": line.choice.value,
        "label": line.choice.label,
        "own": line.own,
        "answer": line.answer.value,
        "ways": [
            [{**_criterion(ask.proof), "wanted": ask.wanted} for ask in way] for way in line.ways
        ],
        "grounds": [_criterion(part) for part in grounds],
        "causes": [_criterion(part) for part in line.causes],
        "reservations": [part.id for part in line.reservations],
    }


def _criterion(part: Proof) -> dict[str, Any]:
    criterion = part.node.criterion
    return {
        "criterion": part.id,
        "label": criterion.label if criterion else "",
        "sources": [source_record(one) for one in criterion.citations] if criterion else [],
    }
