"""A rule in sentences: what it asks, its figures with their names, when it is in force."""

from __future__ import annotations

import re
from datetime import date

import pytest

from esslaw import load_rulebook
from esslaw.i18n import translator
from esslaw.reports.rules import EVIDENCE, asks, period
from esslaw.rulebook.dated import Interval, in_force
from esslaw.rulebook.lists import Evidence

LAW = load_rulebook()
READ = date(2026, 11, 22)


def said(name: str, on: date = READ, language: str = "fr") -> tuple[str, ...]:
    versions = LAW.criteria[name].versions
    version = in_force(versions, on) or versions[-1]
    return asks(version, LAW.parameters, language, translator(language))


def plain(sentences: tuple[str, ...]) -> str:
    return " ".join(sentences).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ess", "Toutes ces conditions doivent être remplies :"),
        ("ess.categorie", "Une seule de ces conditions suffit :"),
        ("scic.categories.nombre", "Au moins 3 de ces conditions doivent être remplies :"),
        ("aide_etat.concerne", "Cette condition ne doit pas être remplie :"),
        (
            "ess.gouvernance",
            "La réponse à « Sa gouvernance est-elle démocratique, définie et organisée par les "
            "statuts ? » est oui.",
        ),
        (
            "qualification.sans_besoin_propre",
            "La réponse à « L'intervention répond-elle à un besoin propre de la collectivité ? » "
            "est non.",
        ),
        (
            "esus.charge.part.trois_exercices",
            "« Charges d'exploitation liées à l'utilité sociale » ÷ « Charges d'exploitation » : "
            "au moins 66 % (part minimale des charges d'exploitation liées à l'utilité sociale). "
            "Les montants sont la somme des derniers exercices clos (3).",
        ),
        (
            "esus.entreprise_recente",
            "Date de la demande d'agrément : avant « Date de création » + « Ancienneté en deçà de "
            "laquelle une entreprise est récente » (3 ans).",
        ),
        (
            "cooperative.transformation.passee",
            "au plus tard le jour examiné.",
        ),
        (
            "esus.remuneration.moyenne.smic",
            "« SMIC perçu sur douze mois de l'année civile, temps complet » se lit pour : année "
            "de ces rémunérations.",
        ),
        (
            "marche_reserve_iae_handicap.une_categorie",
            "autre que « Aucune de ces catégories ».",
        ),
        ("ptce.membres.collectivites", "dont « Collectivité territoriale ou groupement »."),
        (
            "aide_etat.de_minimis_peche.avant",
            "Le texte en vigueur n'a pas été trouvé, et cette condition reste inconnue.",
        ),
    ],
)
def test_a_rule_says_what_it_asks(name: str, words: str) -> None:
    assert words in plain(said(name))


def test_a_figure_is_that_of_the_version() -> None:
    assert "au plus 20 % " in plain(said("scic.capital_public", date(2010, 1, 1)))
    assert "au plus 50 % " in plain(said("scic.capital_public", date(2020, 1, 1)))


def test_a_figure_that_changed_during_a_version_is_only_named() -> None:
    for criterion in LAW.criteria.values():
        for version in criterion.versions:
            text = plain(asks(version, LAW.parameters, "fr", translator("fr")))
            if "(sa valeur change avec la date)" in text:
                return
    pytest.fail("no figure of the law changes during a version")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_version_is_said_in_whole_sentences(language: str) -> None:
    for criterion in LAW.criteria.values():
        for version in criterion.versions:
            sentences = asks(version, LAW.parameters, language, translator(language))
            ends = ":" if version.children else "."
            assert sentences[0].rstrip().endswith(ends), (criterion.id, sentences)
            text = " ".join(sentences)
            assert not re.search(r"\{\w+\}|Decimal|Kind\.", text), text
            assert sentences[0][:1] in "«“(1" or sentences[0][:1].isupper(), sentences


def test_periods() -> None:
    def said_of(start: date, end: date | None) -> str:
        return period(Interval(start, end), READ, "fr", translator("fr"))

    assert said_of(date(2014, 8, 2), None) == "Depuis le 2 août 2014"
    assert said_of(date(2001, 7, 19), date(2014, 8, 1)) == "Du 19 juillet 2001 au 1er août 2014"
    assert said_of(date(2031, 1, 1), None) == "À partir du 1er janvier 2031"


def test_every_degree_of_evidence_has_its_words() -> None:
    assert set(EVIDENCE) == set(Evidence)
