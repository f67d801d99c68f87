"""Pages of error: what happened, what to do, and the answers kept where there were some.

Guarantees: no trace of the program reaches a person; a disagreement between the engines is said
plainly, and no verdict with it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from flask import Blueprint, Flask, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError

from esslaw.engines.forward import Disagreement, ForwardError
from webform.csrf import FIELD
from webform.doors import QUESTION
from webform.language import Language, spoken
from webform.pages import render
from webform.tables import ADD, REMOVE

log = logging.getLogger(__name__)

FILES = "multipart/form-data"
"""The type of a form that sends a file; it holds no answers to be taken up again."""


class UnknownQuestion(BadRequest):
    """A form sent names a question that is not ours."""


class UnreadableLink(BadRequest):
    """A lasting link that is cut, altered, or not one of ours."""


def register(site: Flask | Blueprint) -> None:
    """Make an application, or a blueprint, answer its errors with pages."""
    for code in (400, 403, 404, 405, 413, 500):
        site.register_error_handler(code, _page)
    site.register_error_handler(CSRFError, _expired)
    site.register_error_handler(UnknownQuestion, _unknown)
    site.register_error_handler(UnreadableLink, _unreadable)
    site.register_error_handler(Disagreement, _disagreement)
    site.register_error_handler(ForwardError, _disagreement)


def _page(error: Exception) -> tuple[str, int]:
    code = error.code if isinstance(error, HTTPException) and error.code else 500
    title, advice = _words(code, spoken())
    return render("error.html", title=title, advice=advice, kept=()), code


def _words(code: int, _: Language) -> tuple[str, str]:
    match code:
        case 403:
            return _("Accès refusé"), _("Cette page n'est pas accessible.")
        case 404:
            return _("Page introuvable"), _("L'adresse est peut-être mal copiée.")
        case 405:
            return (
                _("Cette page ne s'ouvre pas ainsi"),
                _("Elle répond à un formulaire ; reprenez depuis l'accueil."),
            )
        case 413 if request.mimetype == FILES:
            return (
                _("Le fichier envoyé est trop grand"),
                _("Il peut avoir 2 Mio au plus : partagez-le en plusieurs fichiers."),
            )
        case 413:
            return (
                _("Le formulaire envoyé est trop grand"),
                _("Revenez en arrière et raccourcissez les textes, puis envoyez-le de nouveau."),
            )
        case 500:
            return (
                _("Une erreur s'est produite de notre côté"),
                _("Revenez en arrière : vos réponses y sont encore. L'erreur a été enregistrée."),
            )
        case _other:
            return (
                _("La demande n'a pas été comprise"),
                _("Revenez en arrière et envoyez le formulaire de nouveau."),
            )


def _unreadable(error: UnreadableLink) -> tuple[str, int]:
    """Answer a lasting link that cannot be read."""
    _ = spoken()
    page = render(
        "error.html",
        title=_("Ce lien ne se lit pas"),
        advice=_(
            "Il a peut-être été coupé en étant copié. Demandez-le de nouveau à qui vous l'a "
            "envoyé, ou reprenez depuis l'accueil."
        ),
        kept=(),
    )
    return page, 400


def _expired(error: CSRFError) -> tuple[str, int]:
    """Answer a form without the token of its session: nothing is examined, nothing is lost."""
    _ = spoken()
    page = render(
        "error.html",
        title=_("La page est restée ouverte trop longtemps"),
        advice=_(
            "Ou votre navigateur refuse les cookies, dont ce site a besoin pour reconnaître ses "
            "propres formulaires. Par précaution, rien n'a été examiné. Reprenez vos réponses et "
            "envoyez-les de nouveau."
        ),
        kept=tuple(_kept(FIELD, ADD, REMOVE)),
    )
    return page, 400


def _unknown(error: UnknownQuestion) -> tuple[str, int]:
    """Answer a form for a question that does not exist: its answers are for the first door."""
    _ = spoken()
    page = render(
        "error.html",
        title=_("Cette question n'existe pas"),
        advice=_(
            "L'adresse ou le formulaire nomme une question que ce site ne pose pas. Reprenez vos "
            "réponses : elles sont toutes là."
        ),
        kept=tuple(_kept(FIELD, ADD, REMOVE, QUESTION)),
    )
    return page, error.code


def _kept(*left_out: str) -> Iterator[tuple[str, str]]:
    """Yield the answers sent, to be taken up again; those that go with a file are not."""
    if request.mimetype == FILES:
        return
    for name, text in request.form.items(multi=True):
        if name not in left_out and text:
            yield name, text


def _disagreement(error: Exception) -> tuple[str, int]:
    """Answer in place of a verdict on which the two engines differ, or that one cannot make."""
    log.error("No verdict was shown: %s", error, exc_info=error)
    _ = spoken()
    page = render(
        "error.html",
        title=_("Aucun résultat n'est montré"),
        advice=_(
            "Chaque résultat est établi deux fois, par deux moteurs indépendants. Ils ne sont pas "
            "d'accord sur ce cas : plutôt que de choisir, nous ne montrons rien. "
            "L'erreur a été enregistrée."
        ),
        kept=(),
    )
    return page, InternalServerError.code or 500
