"""Coverage, changes, glossary, accessibility, limits, and how to report an error of law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import unquote

import pytest

import webform
from esslaw import load_rulebook
from esslaw.rulebook.lists import Evidence
from webform.language import language
from webform.reference.changes import changes
from webform.reference.coverage import coverage_page

from .conftest import Page

Get = Callable[[str], Page]
LAW = load_rulebook()
FRENCH = language("fr")
SCREENS = (
    "/regles",
    "/regles/ess",
    "/regles/regime/ess",
    "/regles/couverture",
    "/regles/changements",
    "/glossaire",
    "/accessibilite",
    "/limites",
    "/signaler",
)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("address", SCREENS)
def test_a_screen_is_a_plain_page(get: Get, address: str, lang: str) -> None:
    page = get(f"{address}?lang={lang}")
    assert page.status == 200
    assert page.lang == lang
    assert page.source.count("<h1>") == 1
    assert page.title
    tags = re.findall(r"<[^>]*>", page.source)
    assert not [tag for tag in tags if re.search(r"<script|style=|javascript:|\son\w+=", tag)]


def test_the_pages_live_under_any_prefix() -> None:
    from flask import Flask

    host = Flask("host")
    host.config["SECRET_KEY"] = "host"
    host.register_blueprint(webform.blueprint(), url_prefix="/droit")
    client = host.test_client()
    for address in SCREENS:
        page = Page(client.get(f"/droit{address}"))
        assert page.status == 200
        inner = [link for link in page.links if link.startswith("/")]
        assert inner
        assert all(link.startswith("/droit/") for link in inner)


def test_coverage_counts_what_the_rulebook_holds() -> None:
    page = coverage_page(LAW, "fr")
    versions = [one for source in LAW.sources.values() for one in source.versions]
    counts = Counter(one.evidence for one in versions)
    assert [one.count for one in page.degrees] == [counts[one] for one in Evidence]
    assert page.versions == len(versions)
    articles = [article.id for text in page.texts for article in text.articles]
    assert sorted(articles) == sorted(LAW.sources)
    unread = {one.id for _text, one in page.unread}
    assert unread == {
        source.id
        for source in LAW.sources.values()
        if source.versions[-1].evidence is Evidence.UNVERIFIED
    }
    assert "tfue.art_107" in unread


def test_coverage_says_the_first_day_of_each_question(get: Get) -> None:
    text = get("/regles/couverture").text
    assert "19 juillet 2001" in text
    assert "Les textes ont été lus pour la dernière fois le 22 novembre 2026" in text
    for regime in LAW.regimes.values():
        assert FRENCH(regime.label).replace("’", "'").replace("\xa0", " ") in text


def test_an_article_of_the_coverage_leads_to_the_criteria_that_cite_it(get: Get) -> None:
    assert "/regles?article=loi_47_1775.art_19_septies" in get("/regles/couverture").links
    text = get("/regles?article=loi_47_1775.art_19_septies").text
    assert "art. 19 septies" in text
    assert "scic.capital_public" in text


def test_a_change_is_under_its_day_with_what_it_was_and_what_it_is() -> None:
    days = {one.iso: one for one in changes(LAW, "fr")}
    smic = [one.how for one in days["2023-05-01"].figures]
    assert len(smic) == 1
    assert " devient " in smic[0]
    moved = {one.id: one.how for one in days["2024-06-15"].rules}
    assert moved["ess.utilite_sociale.patrimoine"] == "s’applique désormais"
    assert moved["ess.utilite_sociale.objectif"] == "change de rédaction"
    ended = {one.id: one.how for one in days["2015-08-12"].rules}
    assert ended["ess.societe.reserves_constituees"] == "ne s’applique plus"
    assert "2014-08-02" not in days or not any(
        one.id == "ess" for one in days["2014-08-02"].rules
    ), "the first day of a regime is not a change"


def test_every_edge_of_every_rule_is_among_the_changes() -> None:
    days = {one.iso: {rule.id for rule in one.rules} for one in changes(LAW, "fr")}
    starts = {regime.covered_from for regime in LAW.regimes.values()}
    for criterion in LAW.criteria.values():
        for rank, version in enumerate(criterion.versions):
            if rank or version.days.start not in starts:
                assert criterion.id in days[version.days.start.isoformat()]


def test_the_latest_change_comes_first_and_those_to_come_say_so(get: Get) -> None:
    found = changes(LAW, "fr")
    assert [one.iso for one in found] == sorted((one.iso for one in found), reverse=True)
    assert {one.iso for one in found if one.later} == {
        one.iso for one in found if one.iso > "2026-11-22"
    }
    assert "à venir" in get("/regles/changements").text


def test_each_term_is_defined_and_leads_to_its_rules(get: Get) -> None:
    page = get("/glossaire")
    for term in LAW.glossary.values():
        assert term.id in page.ids
        assert f"#{term.id}" in page.links
        for name in term.criteria:
            assert f"/regles/{name}" in page.links
    assert "L. 3332-17-1" in page.inside("esus")
    assert "Mot de ce recueil" in page.inside("critere")
    assert "Sans définition légale lue" in page.inside("interet_public_local")


def test_each_search_of_the_glossary_finds_rules(get: Get) -> None:
    for term in LAW.glossary.values():
        if term.search:
            assert "Aucun critère trouvé" not in get(f"/regles?cherche={term.search}").text, term.id


def reported(contact: str | None, address: str = "/signaler?critere=ess.gouvernance") -> Page:
    app = webform.create_app({"SECRET_KEY": "test", "ESSLAW_CONTACT": contact})
    return Page(app.test_client().get(address))


def test_a_report_has_its_subject_line() -> None:
    page = reported("droit@exemple.fr")
    (letter,) = [unquote(link) for link in page.links if link.startswith("mailto:")]
    address, _, subject = letter.partition("?subject=")
    assert address == "mailto:droit@exemple.fr"
    assert "ess.gouvernance" in subject
    assert LAW.digest[:12] in subject
    assert "ess.gouvernance" in page.text


def test_where_nobody_is_to_be_written_to_the_page_says_so() -> None:
    for contact in (None, "", "  "):
        page = reported(contact)
        assert "n'a pas indiqué d'adresse de contact" in page.text
        assert not [link for link in page.links if link.startswith("mailto:")]


def test_a_page_may_be_the_contact() -> None:
    page = reported("https://exemple.fr/contact")
    assert "https://exemple.fr/contact" in page.links


def test_a_criterion_that_does_not_exist_is_not_repeated() -> None:
    page = reported("droit@exemple.fr", "/signaler?critere=%0d%0aBcc:x")
    (letter,) = [unquote(link) for link in page.links if link.startswith("mailto:")]
    assert "Bcc" not in letter
    assert "Bcc" not in page.text
    assert "critère à préciser" in letter


def test_a_rule_leads_to_the_report_of_its_error(get: Get) -> None:
    assert "/signaler?critere=ess.gouvernance" in get("/regles/ess.gouvernance").links


def test_limits_say_how_much_was_read(get: Get) -> None:
    text = get("/limites").text
    versions = [one for source in LAW.sources.values() for one in source.versions]
    verbatim = sum(one.evidence is Evidence.VERBATIM for one in versions)
    assert f"Sur {len(versions)} versions d'articles, {verbatim} ont été lues mot à mot" in text
    assert "22 novembre 2026" in text
