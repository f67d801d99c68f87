"""The graph of a regime, on a day of law and from a criterion that a person chooses."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, request

from esslaw import load_rulebook
from esslaw.reports.outline import Addresses
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.graph import reachable
from webform.fresh import fresh
from webform.language import Language, spoken
from webform.links import link
from webform.pages import render
from webform.reference.address import here
from webform.reference.regime import graph_page, read_day


def register(site: Blueprint) -> None:
    """Add the graphs of the regimes to a site."""
    site.add_url_rule("/regles/regime/<name>", "rule_graph", _graph)


def _graph(name: str) -> Response | tuple[str, int]:
    law, _, today = load_rulebook(), spoken(), date.today()
    regime = law.regimes.get(name) or abort(404)
    root = request.args.get("depuis") or regime.goal
    if root not in reachable(law, [regime.goal]):
        abort(404)
    asked = request.args.get("date", "").strip()
    try:
        on = read_day(asked, _) if asked else today
    except ValueError as error:
        return _page(regime, root, today, _, asked=asked, error=str(error)), 422
    return fresh(lambda: _page(regime, root, on, _, asked=on.isoformat(), error=""), on)


def _page(regime: Regime, root: str, on: date, _: Language, *, asked: str, error: str) -> str:
    chosen = on.isoformat()
    page = graph_page(
        regime,
        root,
        on,
        load_rulebook(),
        Addresses(
            lambda one: link("rule", name=one),
            lambda one: link("rule_graph", name=regime.id, date=chosen, depuis=one),
        ),
        _,
    )
    return render(
        "rule_graph.html",
        here=here,
        page=page,
        root=root if root != regime.goal else None,
        asked=asked,
        error=error,
    )
