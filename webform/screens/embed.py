"""`/embed/<regime>`: the questions of one regime and their answer, light enough to be framed.

Guarantees: no cookie, no session, nothing kept: what is sent comes back in the answer. The sites
that may frame it are those of `ESSLAW_EMBED_ANCESTORS`. A verdict is shown only when both engines
agree on it. What the address carries (`?forme_juridique=...`) fills the questions beforehand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from flask import Blueprint, abort, request

from esslaw import Case, Verdict, examine, load_rulebook
from esslaw.reports.amounts import day
from esslaw.rulebook.criteria import Regime
from webform.asked import IDENTIFIERS, Part, asked
from webform.doors import Door, doors
from webform.form import CaseForm, form_for
from webform.language import spoken
from webform.links import link
from webform.pages import render
from webform.result.advice import missing
from webform.result.banner import banner
from webform.sent import rows_asked, sent
from webform.shown import carried, shown
from webform.tables import pairs

NAMES = frozenset(name for names in IDENTIFIERS.values() for name in names)
"""What names someone: it is not asked in a frame."""


def register(site: Blueprint) -> None:
    """Add the framed questions to a site."""
    site.add_url_rule("/embed/<regime>", "embed", _embed, methods=["GET", "POST"])


def _embed(regime: str) -> tuple[str, int] | str:
    """Show the questions, as the address or the form fills them, and the answer to a form."""
    door = _door(regime) or abort(404)
    kind = form_for(load_rulebook(), door.kind)
    if request.method == "GET" or rows_asked(request.form):
        return _page(door, sent(kind, request.values))
    form = sent(kind, request.form)
    case = form.case()
    if case is None:
        return _page(door, form), 422
    return _page(door, form, _verdict(case, door.regimes[0], form))


def _page(door: Door, form: CaseForm, verdict: Verdict | None = None) -> str:
    parts, _ = shown(form, door), spoken()
    lacking = missing([verdict], _) if verdict else ()
    wanted = {fact.field: fact.label for part in lacking for fact in part.facts}
    return render(
        "embed.html",
        regime=door.regimes[0],
        full=_full(door.regimes[0]),
        form=form,
        parts=parts,
        unfolded=frozenset(_unfolded(form, parts, wanted)),
        wanted={field: label for field, label in wanted.items() if field in form},
        kept=(*pairs([form.on]), *carried(form, parts)),
        faults=tuple(form.faults()),
        answer=banner(verdict, (), {}, _) if verdict else None,
        day=day(form.law(), _.code),
        again=link("embed", regime=door.regimes[0].id),
    )


def _verdict(case: Case, regime: Regime, form: CaseForm) -> Verdict:
    verdict = examine(case, regime.id, form.law())
    verdict.reasoning  # noqa: B018 (the second engine must agree on what is shown)
    return verdict


def _door(name: str) -> Door | None:
    """Return the questions of one regime alone, without those that only name the structure."""
    law = load_rulebook()
    regime = next((one for door in doors(law) for one in door.regimes if one.id == name), None)
    if regime is None:
        return None
    parts = asked(law, (name,))
    return Door(name, regime.label, (regime,), tuple(filter(None, map(_bare, parts))))


def _bare(part: Part) -> Part | None:
    facts = tuple(fact for fact in part.facts if fact.info.name not in NAMES)
    return replace(part, facts=facts) if facts else None


def _full(regime: Regime) -> str:
    """Return the address of the same question on the site itself."""
    return link("guided", regime=regime.id)


def _unfolded(form: CaseForm, parts: tuple[Part, ...], wanted: Collection[str]) -> Iterator[str]:
    """Yield the subjects that are open: where something is said or wanted, or else the first."""
    for rank, part in enumerate(parts):
        fields = [form[fact.info.name] for fact in part.facts]
        said = any(field.errors or any(pairs([field])) for field in fields)
        if said or (not rank and not wanted) or any(field.name in wanted for field in fields):
            yield part.subject.value
