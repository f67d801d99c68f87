"""Sources: the citation of a day, its link, and the sentences that a catalogue translates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw import load_rulebook
from esslaw.facts.vocabulary import fact_at
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.words import sentences
from tests.rulebook.folders import rulebook_of

SOURCES = """
sources:
  - id: code.art_1
    text: Code d'essai
    article: L. 1
    text_identifier: LEGITEXT01
    collection: codes
    versions:
      - {from: 2010-01-01, to: 2012-12-31, identifier: LEGIARTI01, evidence: verbatim}
      - from: 2015-01-01
        evidence: unverified
        caveat: Texte non trouvé.
  - id: loi.art_1
    text: Loi d'essai
    article: art. 1
    text_identifier: JORFTEXT01
    collection: loda
    versions: [{from: 2000-01-01, evidence: reconstructed}]
  - id: arrete.art_1
    text: Arrêté d'essai
    article: art. 1
    text_identifier: JORFTEXT02
    collection: jorf
    versions: [{from: 2000-01-01, identifier: JORFARTI02, evidence: translation}]
  - id: notice
    text: Notice d'essai
    article: notice
    text_identifier: NOTICE01
    collection: none
    versions: [{from: 2000-01-01, evidence: verbatim}]
  - id: page
    text: Page d'essai
    article: page
    collection: codes
    url: https://exemple.fr/page
    versions: [{from: 2000-01-01, identifier: X, evidence: verbatim}]
criteria:
  - id: essai
    label: Le critère d'essai
    source:
      - {article: code.art_1, point: "I, 1°"}
      - {article: loi.art_1}
      - {article: arrete.art_1}
      - {article: notice}
      - {article: page}
    versions:
      - from: 2010-01-01
        to: 2012-12-31
        fact: gouvernance_democratique
        appreciation: {by: le préfet, factors: [Le poids de chacun]}
        note: Une note.
      - {from: 2015-01-01, law_not_found: Introuvable aujourd'hui., label: Un autre nom}
"""
LEGIFRANCE = "https://www.legifrance.gouv.fr"


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    due = """
formalities:
  - id: essai.piece
    regime: socle
    kind: piece
    label: Une pièce
    versions: [{from: 2015-01-01, when: [essai], note: À joindre.}]
"""
    return rulebook_of(tmp_path / "r", sources=SOURCES + due)


def cited(rulebook: Rulebook, rank: int, on: str) -> Citation:
    return rulebook.criteria["essai"].versions[0].references[rank].at(date.fromisoformat(on))


def test_a_citation_is_that_of_the_day(rulebook: Rulebook) -> None:
    old, new = cited(rulebook, 0, "2012-12-31"), cited(rulebook, 0, "2015-01-01")
    assert (old.text, old.article) == ("Code d'essai", "L. 1, I, 1°")
    assert (old.identifier, old.evidence.value, old.caveat) == ("LEGIARTI01", "verbatim", None)
    assert (new.identifier, new.evidence.value) == (None, "unverified")
    assert new.caveat == "Texte non trouvé."
    assert cited(rulebook, 1, "2015-01-01").article == "art. 1"


@pytest.mark.parametrize(
    ("on", "start"),
    [("2013-06-01", "2010-01-01"), ("2009-12-31", "2010-01-01"), ("2030-01-01", "2015-01-01")],
)
def test_outside_every_version_the_nearest_is_cited(
    rulebook: Rulebook, on: str, start: str
) -> None:
    assert cited(rulebook, 0, on).days.start == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("rank", "on", "url"),
    [
        (0, "2012-01-01", f"{LEGIFRANCE}/codes/article_lc/LEGIARTI01"),
        (0, "2016-01-01", f"{LEGIFRANCE}/codes/texte_lc/LEGITEXT01"),
        (1, "2016-01-01", f"{LEGIFRANCE}/loda/id/JORFTEXT01"),
        (2, "2016-01-01", f"{LEGIFRANCE}/jorf/article_jo/JORFARTI02"),
        (3, "2016-01-01", None),
        (4, "2016-01-01", "https://exemple.fr/page"),
    ],
)
def test_the_link_of_a_version(rulebook: Rulebook, rank: int, on: str, url: str | None) -> None:
    assert cited(rulebook, rank, on).url == url


def test_every_sentence_is_to_be_translated(rulebook: Rulebook) -> None:
    said = [text for text, place in sentences(rulebook) if place.file == "sources.yaml"]
    assert set(said) == {
        "Le critère d'essai",
        "Un autre nom",
        "Introuvable aujourd'hui.",
        "Une note.",
        "le préfet",
        "Le poids de chacun",
        "Une pièce",
        "À joindre.",
        "Texte non trouvé.",
    }


ESS_ART_33 = "Loi n° 2014-856 du 31 juillet 2014, art. 33"


@pytest.mark.parametrize(
    ("source", "start", "by"),
    [
        ("cgct.L2251-3", "2014-02-23", None),
        ("loi_47_1775.art_18", "2014-08-02", None),
        ("loi_47_1775.art_19_nonies", "2024-06-15", None),
        ("loi_47_1775.art_19_quinquies", "2014-08-02", ESS_ART_33),
        ("loi_47_1775.art_19_septies", "2014-08-02", ESS_ART_33),
    ],
)
def test_a_text_is_named_as_the_author_of_a_version_only_where_it_was_read(
    source: str, start: str, by: str | None
) -> None:
    versions = load_rulebook().sources[source].versions
    assert {one.days.start: one.by for one in versions}[date.fromisoformat(start)] == by


def test_a_fact_by_its_path() -> None:
    assert fact_at("capital_social").info.label == "Capital social"
    assert fact_at("exercices.benefice").info.label == "Résultat de l'exercice"
