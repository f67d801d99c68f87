"""What the site says of itself: accessibility, legal limits, how to report an error of law."""

from __future__ import annotations

from urllib.parse import quote

from flask import Blueprint, Response, current_app, request

from esslaw import load_rulebook
from esslaw.reports.amounts import day
from esslaw.version import VERSION
from webform.fresh import fresh
from webform.language import Language, spoken
from webform.pages import render
from webform.reference.address import here
from webform.reference.coverage import coverage_page


def register(site: Blueprint) -> None:
    """Add these pages to a site."""
    site.add_url_rule("/accessibilite", "accessibility", _accessibility)
    site.add_url_rule("/limites", "limits", _limits)
    site.add_url_rule("/signaler", "report_error", _report_error)


def _accessibility() -> Response:
    return fresh(
        lambda: render(
            "accessibility.html",
            here=here,
            version=VERSION,
            contact=_contact(spoken()("Accessibilité de esslaw")),
        )
    )


def _limits() -> Response:
    return fresh(
        lambda: render("limits.html", here=here, page=coverage_page(load_rulebook(), spoken().code))
    )


def _report_error() -> Response:
    return fresh(_report)


def _report() -> str:
    law, _ = load_rulebook(), spoken()
    criterion = law.criteria.get(request.args.get("critere", ""))
    about = criterion.id if criterion else ""
    return render(
        "report_error.html",
        here=here,
        criterion=criterion,
        rulebook=law,
        read_on=_(day(law.read_on, _.code)) if law.read_on else "",
        contact=_contact(subject(_, about, law.version, law.digest)),
    )


def subject(_: Language, about: str, version: str, digest: str) -> str:
    """Return the subject line of a report: what it is about, and on which rules."""
    words = _("Erreur de droit : {about} (recueil {version}, {digest})")
    unknown = _("critère à préciser")
    return words.format(about=about or unknown, version=version, digest=digest[:12])


def _contact(subject_line: str) -> tuple[str, str] | None:
    """Return the address to write to and its link: a page, or a letter with its subject line."""
    contact = str(current_app.config.get("ESSLAW_CONTACT") or "").strip()
    if not contact:
        return None
    if contact.startswith(("https://", "http://")):
        return contact, contact
    return contact, f"mailto:{quote(contact, safe='@')}?subject={quote(subject_line)}"
