"""The blueprint: every screen of the site, under any prefix, with its checks and its headers."""

from __future__ import annotations

from flask import Blueprint, request

from webform import assets, csrf, errors, headers
from webform.links import BLUEPRINT
from webform.screens import (
    about,
    api,
    capital,
    comparison,
    coverage,
    deliberation,
    downloads,
    embed,
    guided,
    health,
    home,
    permalink,
    portfolio,
    rule_graph,
    rules,
    timeline,
    whole,
)
from webform.uploads import hold_in_memory

SCREENS = (
    *(home, guided, whole),
    *(timeline, comparison, capital, permalink, downloads, deliberation),
    portfolio,
    *(rules, rule_graph, coverage, about),
    *(api, embed, health),
)
LARGEST = 256 * 1024
"""Bytes of a form sent; a full one makes less than twenty thousand."""
LARGER = {"portfolio_results": portfolio.LARGEST}
"""Those of the forms that send a file, by endpoint."""


def blueprint() -> Blueprint:
    """Return the site as a blueprint, to be mounted under any prefix."""
    site = Blueprint(
        BLUEPRINT,
        "webform",
        template_folder="templates",
    )
    site.before_request(_limit)
    site.before_request(csrf.check)
    site.after_request(headers.secure)
    errors.register(site)
    assets.register(site)
    for screen in SCREENS:
        screen.register(site)
    return site


def _limit() -> None:
    endpoint = (request.endpoint or "").rpartition(".")[2]
    request.max_content_length = LARGER.get(endpoint, LARGEST)
    hold_in_memory(request)
