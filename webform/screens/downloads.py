"""What is taken away from a result: the report as a PDF, the sealed record as JSON."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as Answer

from esslaw import Verdict, examine, load_rulebook, seal
from webform.described import described
from webform.doors import door_of_regime
from webform.language import spoken
from webform.screens.result import permalink

PDF, JSON = "application/pdf", "application/json"


def register(site: Blueprint) -> None:
    """Add the documents of a result to a site."""
    site.add_url_rule("/rapport/<regime>.pdf", "report", _report, methods=["POST"])
    site.add_url_rule("/preuve/<regime>.json", "sealed", _sealed, methods=["POST"])


def _report(regime: str) -> Answer:
    """Return the report of a regime, as a PDF."""
    from esslaw.reports.pdf import pdf

    verdict = _verdict(regime)
    if not isinstance(verdict, Verdict):
        return verdict
    law = verdict.rulebook
    door = door_of_regime(verdict.regime, law) or abort(404)
    shown = replace(door, regimes=(verdict.regime,))
    lasting = permalink(verdict.case, verdict.on, shown, law)
    return _document(pdf(verdict, spoken().code, lasting or None), PDF, f"esslaw-{regime}.pdf")


def _sealed(regime: str) -> Answer:
    """Return the sealed record of a regime, as JSON."""
    verdict = _verdict(regime)
    if not isinstance(verdict, Verdict):
        return verdict
    return _document(seal(verdict).text.encode(), JSON, f"esslaw-{regime}.json")


def _verdict(name: str) -> Verdict | Answer:
    """Return the verdict of the answers sent; else what leads to what is wrong with them."""
    regime = load_rulebook().regimes.get(name) or abort(404)
    given = described()
    if isinstance(given, Answer):
        return given
    if given.door.kind != regime.case:
        abort(404)
    return examine(given.case, regime.id, given.on)


def _document(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=kind, headers=headers)
