"""Many structures at once: a template to fill, a file to send, its results. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from flask import Blueprint, Response, abort, request

from esslaw import InputError, load_rulebook
from esslaw.portfolio import Results, read_portfolio, results, template
from esslaw.reports.portfolio import problem_line, results_csv
from esslaw.rulebook.criteria import Regime
from webform.language import spoken
from webform.pages import render
from webform.portfolio import UploadForm, portfolio_page, regimes
from webform.refusals import Fault, faults_of

LARGEST = 5 * 512 * 1024
"""Bytes of a form sent with a file: the file has 2 MiB at most."""
SEARCHED = 400
"""For how many different situations the missing answers are looked for: a second or two."""
FILE, REGIME = "fichier", "regime"
ACTION, DOWNLOAD = "resultats", "csv"
"""The button pressed, and that of the two which asks for the file."""
TOLD = 20
"""How many reasons for refusing a whole file are told."""
CSV = "text/csv"


class Sent(NamedTuple):
    """What was sent, and everything wrong with it."""

    form: UploadForm
    regime: Regime | None
    content: bytes
    faults: tuple[Fault, ...]


def register(site: Blueprint) -> None:
    """Add the pages of a portfolio to a site."""
    site.add_url_rule("/portefeuille", "portfolio", _portfolio)
    site.add_url_rule("/portefeuille/modele-<regime>.csv", "portfolio_template", _template)
    site.add_url_rule("/portefeuille/resultats", "portfolio_results", _results, methods=["POST"])


def _portfolio() -> str:
    """Show the templates, and the form of a file."""
    form = UploadForm(data={"on": date.today()})
    return _page(Sent(form, _asked(request.args.get(REGIME)), b"", ()))


def _template(regime: str) -> Response:
    """Return the template of a question, as a CSV file."""
    if _asked(regime) is None:
        abort(404)
    content = template(regime, load_rulebook(), spoken().translate)
    return _download(content, f"esslaw-modele-{regime}.csv")


def _results() -> Response | str | tuple[str, int]:
    """Show the results of a file, or return them as one; or the form with what is wrong."""
    sent = _sent()
    if sent.faults or sent.regime is None:
        return _page(sent), 422
    _ = spoken()
    day = sent.form.on.data or date.today()
    try:
        portfolio = read_portfolio(sent.content, _.translate)
    except InputError as error:
        return _page(sent._replace(faults=tuple(_refusals(error)))), 422
    found = results(portfolio, sent.regime.id, day, load_rulebook(), SEARCHED)
    if request.form.get(ACTION) == DOWNLOAD:
        name = f"esslaw-{sent.regime.id}-{day.isoformat()}.csv"
        return _download(results_csv(found, _.code), name)
    return _page(sent, found)


def _sent() -> Sent:
    """Return what was sent; a file that is not there and a question that is not ours are said."""
    _ = spoken()
    form = UploadForm(request.form)
    form.validate()
    regime, file = _asked(request.form.get(REGIME)), request.files.get(FILE)
    content = file.read() if file else b""
    faults = [*faults_of(form.on)]
    if regime is None:
        faults.insert(0, Fault(REGIME, _("Question"), _("Choisissez une réponse de la liste")))
    if not content:
        words = _("Choisissez un fichier CSV qui n'est pas vide")
        faults.append(Fault(FILE, _("Fichier"), words))
    return Sent(form, regime, content, tuple(faults))


def _asked(name: str | None) -> Regime | None:
    found = load_rulebook().regimes.get(name or "")
    return found if found in regimes(load_rulebook()) else None


def _refusals(error: InputError) -> Iterator[Fault]:
    """Yield why a whole file is refused."""
    _ = spoken()
    for problem in error.problems[:TOLD]:
        yield Fault(FILE, "", _(problem_line(problem, _.translate)))


def _page(sent: Sent, found: Results | None = None) -> str:
    _ = spoken()
    return render(
        "portfolio.html",
        form=sent.form,
        asked=sent.regime,
        regimes=regimes(load_rulebook()),
        faults=sent.faults,
        wrong={fault.control: fault.message for fault in sent.faults},
        page=None if found is None else portfolio_page(found, _),
    )


def _download(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=f"{CSV}; charset=utf-8", headers=headers)
