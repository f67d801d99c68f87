"""A result opened again from its lasting link."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, request

from esslaw import load_rulebook
from webform.doors import door_of_regime
from webform.errors import UnreadableLink
from webform.form import filled, form_for
from webform.language import spoken
from webform.permalink import Unreadable, read
from webform.screens.result import shown_result

PARAMETER = "q"


def register(site: Blueprint) -> None:
    """Add the page that a lasting link opens to a site."""
    site.add_url_rule("/lien", "permalink", _linked)


def _linked() -> tuple[str, int] | str:
    law, _ = load_rulebook(), spoken()
    try:
        linked = read(request.args.get(PARAMETER, ""))
    except Unreadable:
        raise UnreadableLink from None
    regimes = tuple(law.regimes[name] for name in linked.regimes if name in law.regimes)
    door = door_of_regime(regimes[0], law) if regimes else None
    if door is None or door.kind != linked.case.kind:
        raise UnreadableLink
    notice = (
        ""
        if linked.is_of(law)
        else _(
            "Ce lien a été fait avec une autre version du recueil de règles : le résultat peut "
            "avoir changé depuis."
        )
    )
    form = filled(form_for(law, door.kind), linked.case, linked.on)
    shown = tuple(one for one in door.regimes if one in regimes)
    return shown_result(linked.case, linked.on, form, replace(door, regimes=shown), notice=notice)
