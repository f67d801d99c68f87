"""The rules: the index with its search, and a page for each criterion."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from esslaw import load_rulebook
from webform.fresh import fresh
from webform.language import spoken
from webform.pages import render
from webform.reference.address import here
from webform.reference.rule import rule_page
from webform.reference.search import LONGEST, Wanted, documents_only, found, sections, texts


def register(site: Blueprint) -> None:
    """Add the index of the rules and the pages of criteria to a site."""
    site.add_url_rule("/regles", "rules", _rules)
    site.add_url_rule("/regles/<name>", "rule", _rule)


def _rules() -> Response:
    return fresh(_index)


def _index() -> str:
    law, _ = load_rulebook(), spoken()
    wanted = Wanted(
        request.args.get("cherche", "")[:LONGEST].strip(),
        request.args.get("texte", ""),
        request.args.get("article", ""),
    )
    cited = law.sources.get(wanted.article)
    return render(
        "rules.html",
        here=here,
        wanted=wanted,
        article=f"{cited.text}, {cited.article}" if cited else wanted.article,
        found=found(law, wanted, _) if wanted else None,
        sections=() if wanted else sections(law, _.code),
        others=() if wanted else documents_only(law, _.code),
        texts=texts(law, _.code),
        count=len(law.criteria),
        longest=LONGEST,
    )


def _rule(name: str) -> Response:
    criterion = load_rulebook().criteria.get(name) or abort(404)

    def page() -> str:
        rule = rule_page(criterion, load_rulebook(), spoken())
        return render("rule.html", here=here, rule=rule)

    return fresh(page)
