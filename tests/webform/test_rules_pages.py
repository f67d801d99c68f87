"""The index of the rules, its search, and the page of each criterion."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from flask.testing import FlaskClient

from esslaw import load_rulebook
from esslaw.reports.amounts import day
from webform.language import language
from webform.reference import rule as rule_module
from webform.reference.search import Wanted, folded, found, sections

from .conftest import Page

Get = Callable[[str], Page]
LAW = load_rulebook()
HEAVIEST = 60_000
"""Bytes of a page once compressed."""
SCREENS = (
    "/regles",
    "/regles?cherche=e",
    "/regles/couverture",
    "/regles/changements",
    "/glossaire",
    *(f"/regles/regime/{name}" for name in LAW.regimes),
)
LANGUAGES = ("fr", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_criterion_has_its_page(client: FlaskClient, lang: str) -> None:
    """Each names its label, its identifier, and every article of every version."""
    _ = language(lang)
    for criterion in LAW.criteria.values():
        response = client.get(f"/regles/{criterion.id}", query_string={"lang": lang})
        text = response.get_data(as_text=True)
        assert response.status_code == 200, criterion.id
        assert text.count("<h1>") == 1
        assert f"<code>{criterion.id}</code>" in text
        assert text.count('<section class="version">') == len(criterion.versions)
        for version in criterion.versions:
            start = _(day(version.days.start, lang)).replace("'", "&#39;")
            assert start in text, criterion.id
            for child in version.children:
                assert f'href="/regles/{child}' in text, criterion.id
        assert ">None<" not in text, criterion.id
        assert not re.search(r"\{\w+\}", text), "a place of a sentence was left empty"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("address", SCREENS)
def test_a_page_is_light_and_leads_to_pages_that_exist(
    client: FlaskClient, address: str, lang: str
) -> None:
    response = client.get(address, query_string=None if "?" in address else {"lang": lang})
    assert response.status_code == 200
    assert len(gzip.compress(response.data)) < HEAVIEST
    page = Page(response)
    assert len(page.ids) == len(set(page.ids))
    for link in set(page.links):
        where = urlsplit(link)
        if where.scheme or (not where.path and where.query):
            continue
        if not where.path:
            assert not where.fragment or unquote(where.fragment) in page.ids, link
        elif where.path.startswith("/regles/regime/"):
            assert where.path.rpartition("/")[2] in LAW.regimes, link
        elif where.path.startswith("/regles/") and where.path.count("/") == 2:
            name = where.path.rpartition("/")[2]
            assert name in LAW.criteria or name in ("couverture", "changements"), link


def test_no_criterion_hides_a_page_of_the_same_address() -> None:
    assert not {"couverture", "changements", "regime"} & LAW.criteria.keys()


def test_the_index_lists_every_criterion_once(get: Get) -> None:
    links = [link.removeprefix("/regles/") for link in get("/regles").links]
    listed = [name for name in links if name in LAW.criteria]
    assert sorted(listed) == sorted(LAW.criteria)


def test_criteria_come_in_the_order_of_the_law() -> None:
    (ess, *_rest) = sections(LAW, "fr")
    ids = [entry.id for entry in ess.entries]
    assert ids[0] == "ess"
    order = ["ess.but", "ess.gouvernance", "ess.gestion", "ess.benefices", "ess.reserves"]
    assert [name for name in ids if name in order] == order
    depths = {entry.id: entry.depth for entry in ess.entries}
    assert depths["ess"] == 0
    assert depths["ess.benefices"] == depths["ess.gestion"] + 1


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("gouvernance", "ess.gouvernance"),
        ("GOUVERNANCE", "ess.gouvernance"),
        ("democratique gouvernance", "ess.gouvernance"),
        ("scic.capital_public", "scic.capital_public"),
        ("L. 1511-2", "competence.L1511-2"),
        ("l.1511-2", "competence.L1511-2"),
        ("19 septies", "scic.capital_public"),
        ("l’objet social", "ess.societe.statuts.objet"),
    ],
)
def test_a_search_finds(words: str, name: str) -> None:
    assert name in [entry.id for entry in found(LAW, Wanted(words), language("fr"))]


def test_a_search_wants_every_word() -> None:
    _ = language("fr")
    assert found(LAW, Wanted("gouvernance zzz"), _) == ()
    both = {one.id for one in found(LAW, Wanted("capital collectivités"), _)}
    each = [
        {one.id for one in found(LAW, Wanted(word), _)} for word in ("capital", "collectivités")
    ]
    assert both == each[0] & each[1]
    assert both < each[0]


def test_a_search_in_another_language_finds_its_words_and_the_french_ones() -> None:
    for words in ("democratic governance", "gouvernance"):
        names = [entry.id for entry in found(LAW, Wanted(words), language("en"))]
        assert "ess.gouvernance" in names


def test_the_filter_by_text_and_by_article() -> None:
    _ = language("fr")
    for wanted, cites in (
        (Wanted(text="loi_78_763"), lambda one: one.source.id.startswith("loi_78_763.")),
        (Wanted(article="loi_2014_856.art_2"), lambda one: one.source.id == "loi_2014_856.art_2"),
    ):
        names = {entry.id for entry in found(LAW, wanted, _)}
        assert names == {
            criterion.id
            for criterion in LAW.criteria.values()
            if any(cites(one) for version in criterion.versions for one in version.references)
        }
    assert found(LAW, Wanted(text="inconnu"), _) == ()


def test_what_was_typed_is_shown_and_never_run(client: FlaskClient) -> None:
    hostile = '"><script>alert(1)</script>&'
    response = client.get("/regles", query_string={"cherche": hostile, "article": hostile})
    text = response.get_data(as_text=True)
    assert "<script" not in text
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"' in text
    assert len(client.get("/regles", query_string={"cherche": "a" * 10_000}).data) < 30_000


def test_marks_alone_look_for_nothing(get: Get) -> None:
    assert not Wanted("!!! ")
    assert "Par question" in get("/regles?cherche=!!!").text
    assert folded(" É’a ") == "e a"


def test_a_search_that_finds_nothing_says_so(get: Get) -> None:
    assert "Aucun critère trouvé" in get("/regles?cherche=zzzz").text


@pytest.mark.parametrize(
    "address",
    [
        "/regles/nulle.part",
        "/regles/regime/nulle",
        "/regles/regime/ess?depuis=nulle",
        "/regles/regime/ess?depuis=scic",
        "/regles/a/b",
    ],
)
def test_what_does_not_exist_is_not_found(get: Get, address: str) -> None:
    assert get(address).status == 404


def test_a_page_says_what_the_rule_says(get: Get) -> None:
    text = get("/regles/scic.capital_public").text
    assert "Depuis le 2 août 2014" in text
    assert "Du 19 juillet 2001 au 1er août 2014" in text
    assert "au plus 50 % (part maximale du capital que les collectivités" in text
    assert "au plus 20 % (part maximale du capital que les collectivités" in text
    assert "lu mot à mot" in text
    assert "Loi n° 2014-856 du 31 juillet 2014, art. 33" in text
    assert "Société coopérative d'intérêt collectif" in text


def test_a_page_says_which_articles_are_to_be_verified(get: Get) -> None:
    text = get("/regles/aide_etat.de_minimis_peche.avant").text
    assert "non trouvé" in text
    assert "n'a pas été trouvé, et cette condition reste inconnue" in text


def test_a_yearly_figure_shows_the_months_that_it_adds_up(get: Get) -> None:
    page = get("/regles/esus.remuneration.moyenne.smic")
    assert {"smic.annuel", "smic.mensuel", "esus.coefficient_moyenne"} <= set(page.ids)
    assert "suppose que le SMIC n'est pas relevé" in page.text
    assert page.text.count("établi par recoupement") > 10


def test_a_page_lists_the_cases_that_must_see_it_decide(get: Get) -> None:
    text = get("/regles/ess.gouvernance").text
    assert "art_1_I.yaml" in text
    assert "La gouvernance inconnue laisse la question ouverte" in text


def test_where_no_case_is_installed_the_page_says_so(
    get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_module, "_cases", lambda: None)
    assert "dépôt du projet" in get("/regles/ess.gouvernance").text


def test_a_page_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get("/regles/ess.gouvernance")
    tag = first.headers["ETag"]
    assert "private" in first.headers["Cache-Control"]
    again = client.get("/regles/ess.gouvernance", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    compressed = tag.removesuffix('"') + ':gzip"'
    assert (
        client.get("/regles/ess.gouvernance", headers={"If-None-Match": compressed}).status_code
        == 304
    )


def test_another_page_language_or_day_has_another_validator(client: FlaskClient) -> None:
    addresses = (
        "/regles",
        "/regles?lang=en",
        "/regles?cherche=capital",
        "/regles/ess",
        "/regles/regime/ess?date=2016-01-01",
        "/regles/regime/ess?date=2017-01-01",
        "/glossaire",
        "/signaler",
    )
    tags = [client.get(address).headers["ETag"] for address in addresses]
    assert len(set(tags)) == len(tags)
    assert client.get("/regles", headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_other_language_keeps_what_was_asked(get: Get) -> None:
    page = get("/regles?cherche=capital&texte=loi_47_1775")
    assert "/regles?cherche=capital&texte=loi_47_1775&lang=en" in page.links
    page = get(f"/regles/regime/scic?date={date(2016, 1, 1)}&depuis=scic.capital_public")
    assert "/regles/regime/scic?date=2016-01-01&depuis=scic.capital_public&lang=en" in page.links
