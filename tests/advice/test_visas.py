"""What a délibération is drafted from: the texts that carried, the figures, the local acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw import DraftRefused, InputError, Outcome, draft, examine, load_rulebook
from esslaw.advice.support import citing, supporting
from esslaw.logic.truth import FALSE
from esslaw.reports.deliberation import written
from esslaw.rulebook.visas import VisaKind
from tests.advice.deliberations import (
    COMMUNE,
    GARANTIE,
    INSERTION,
    LYON,
    MARCHE,
    REFUSED,
    REGION,
    drafted,
    examined,
    plain,
    said,
)
from tests.rulebook.folders import rulebook_of


def test_lyon_enters_a_scic() -> None:
    found = drafted(LYON)
    assert found.complete
    visas = said(found.visas)
    assert visas["texte.loi_47_1775"] == (
        "Vu la loi n° 47-1775 du 10 septembre 1947 portant statut de la coopération, notamment "
        "ses articles 19 quinquies et 19 septies ;"
    )
    assert visas["texte.cgct"].endswith("notamment son article L. 3641-1 ;")
    assert "acte.srdeii" not in visas
    assert "texte.loi_2008_776" not in visas
    assert said(found.considerants)["considerant.capital_scic"] == (
        "Considérant que les collectivités détiendront ensemble 30 000,00 € sur 103 000,00 €, "
        "soit 29,13 % du capital, dans la limite de 50 % ;"
    )


def test_a_department_subsidises_insertion() -> None:
    found = drafted(INSERTION)
    visas = said(found.visas)
    assert "L. 3211-1" in visas["texte.cgct"]
    assert "L. 2121-29" not in visas["texte.cgct"], "that of a commune"
    assert "L. 3641-2" not in visas["texte.cgct"], "that of Lyon"
    assert "texte.collectivites_uniques" not in visas
    assert visas["texte.code_travail"] == "Vu le code du travail, notamment son article L. 5132-2 ;"
    assert visas["texte.loi_2000_321"].endswith("notamment son article 9-1 ;")
    assert said(found.considerants)["considerant.insertion"].endswith("[à compléter : motifs] ;")
    assert list(said(found.decisions)).count("decision.convention.insertion") == 1


def test_a_region_grants_a_de_minimis_aid() -> None:
    found = drafted(REGION)
    visas = said(found.visas)
    assert list(visas) == [
        "texte.tfue",
        "texte.ue_2023_2831",
        "texte.cgct",
        "texte.loi_2000_321",
        "texte.decret_2001_495",
        "acte.srdeii",
        "acte.declaration_de_minimis",
        "acte.demande",
        "acte.rapport",
    ]
    assert visas["texte.tfue"].endswith("notamment ses articles 107 et 108 ;")
    assert "règlement (UE) 2023/2831" in visas["texte.ue_2023_2831"]
    assert visas["texte.cgct"].endswith(
        "notamment ses articles L. 4221-1, L. 1511-2 et L. 4251-17 ;"
    )
    assert "[à compléter : date de la délibération du conseil régional]" in visas["acte.srdeii"]
    assert said(found.considerants)["considerant.de_minimis.subvention"] == (
        "Considérant que « La Fabrique » a reçu 100 000,00 € d'aides de minimis sur les 3 années "
        "qui précèdent l'octroi, que la présente aide s'élève à 120 000,00 € d'équivalent-"
        "subvention brut, et que leur total n'excède pas le plafond de 300 000,00 €, 80 000,00 € "
        "restant disponibles ;"
    )
    assert "decision.convention" in said(found.decisions)


def test_a_commune_cites_the_agreement_that_carried() -> None:
    visas = said(drafted(COMMUNE).visas)
    assert "acte.convention_region" in visas
    assert "acte.regime_regional" in visas
    assert visas["texte.cgct"].endswith(
        "notamment ses articles L. 2121-29, L. 1511-2 et L. 4251-17 ;"
    )
    region = said(drafted(REGION, convention_avec_region=True, delegation_de_la_region=True).visas)
    assert "acte.convention_region" not in region, "it is there, and carries nothing"
    delegated = said(
        drafted(COMMUNE, convention_avec_region=False, delegation_de_la_region=True).visas
    )
    assert "acte.delegation_region" in delegated
    assert "acte.convention_region" not in delegated
    assert "L. 1111-8" in delegated["texte.cgct"]


def test_the_law_is_that_of_the_day() -> None:
    facts = {**REGION, "date_octroi": "2023-06-01", "debut_exercice_fiscal": "2023-01-01"}
    facts["aides_anterieures"] = []
    found = drafted(facts, date(2023, 6, 1), montant=50000)
    assert "texte.ue_1407_2013" in said(found.visas)
    assert "texte.ue_2023_2831" not in said(found.visas)
    considerant = said(found.considerants)["considerant.de_minimis.subvention"]
    assert "au cours de l'exercice fiscal et des 2 précédents" in considerant
    assert "200 000,00 €" in considerant


@pytest.mark.parametrize(
    ("on", "there", "appeal"),
    [("2024-03-24", False, False), ("2024-03-25", True, False), ("2025-04-24", True, True)],
)
def test_a_judgment_is_cited_once_it_is_given(on: str, there: bool, appeal: bool) -> None:
    visas = said(drafted(LYON, date.fromisoformat(on)).visas)
    assert ("texte.ta_poitiers_2024" in visas) is there
    assert ("24BX01206" in visas.get("texte.ta_poitiers_2024", "")) is appeal


def test_the_ratios_of_a_guarantee_and_what_a_share_must_not_look_like() -> None:
    found = drafted(GARANTIE)
    considerants = said(found.considerants)
    assert "soit 40 % des recettes" in considerants["considerant.garantie.total"]
    assert "dans la limite de 5 %" in considerants["considerant.garantie.debiteur"]
    assert "de 49,99 %, dans la limite de 50 %" in considerants["considerant.garantie.quotite"]
    loan = {**GARANTIE["pret_garanti"], "quotite_garantie": "0.499999"}
    near = said(drafted(GARANTIE, pret_garanti=loan).considerants)
    assert "de 49,9999 %, dans la limite de 50 %" in near["considerant.garantie.quotite"]
    assert "L. 2252-1" in said(found.visas)["texte.cgct"]
    assert "L. 3231-4" not in said(found.visas)["texte.cgct"]


def test_the_threshold_of_a_contract_is_that_of_the_consultation() -> None:
    found = drafted(MARCHE)
    considerants = said(found.considerants)
    assert considerants["considerant.marche.autres"] == (
        "Considérant que la valeur estimée du besoin est de 45 000,00 € hors taxes, inférieure "
        "au seuil de 60 000,00 € hors taxes applicable aux consultations engagées le 1er mai 2026 ;"
    )
    assert "texte.code_commande_publique" in said(found.visas)
    assert "acte.demande.autre" not in said(found.visas)


def test_what_is_missing_is_left_to_complete() -> None:
    found = drafted(REGION, montant=None)
    assert not found.complete
    decisions = said(found.decisions)
    assert decisions["decision.objet"].startswith("Une subvention de [à compléter : Montant] est")
    assert (
        "[à compléter : Montant]" in said(found.considerants)["considerant.de_minimis.subvention"]
    )
    assert "texte.ue_2023_2831" in said(found.visas)
    halved = {"capital_public_territorial_apres": 30000}
    share = said(drafted(LYON, entree_capital=halved).considerants)["considerant.capital_scic"]
    assert "sur [à compléter : Capital total après l'opération]" in share


def test_a_name_that_is_not_given_is_left_to_complete() -> None:
    region = {"type": "region"}
    found = drafted(REGION, collectivite=region, beneficiaire={"forme_juridique": "sas"})
    assert found.head is not None
    assert plain(written(found.head)) == "[à compléter : Nom]"
    assert "« [à compléter : Dénomination] »" in said(found.decisions)["decision.objet"]


def test_earlier_aids_that_are_not_known_are_named_once() -> None:
    found = drafted(REGION, aides_anterieures=None)
    text = said(found.considerants)["considerant.de_minimis.subvention"]
    assert "a reçu [à compléter : Aides déjà octroyées à l'entreprise unique] d'aides" in text


def test_nothing_known_gives_nothing_but_what_is_always_said() -> None:
    found = draft(examine({"intervention": {}}, "intervention", date(2026, 11, 22)))
    assert not found.complete
    assert said(found.considerants) == {}
    assert said(found.decisions)["decision.objet"] == (
        "[à compléter : objet, montant et bénéficiaire]."
    )
    assert found.assembly is not None
    assert plain(written(found.assembly)) == "[à compléter : assemblée délibérante]"


def test_what_the_proof_reserves_is_what_is_to_be_motivated() -> None:
    for facts in (LYON, REGION, INSERTION):
        verdict = examined(facts)
        assert draft(verdict).motives == verdict.reservations != ()


def test_an_unlawful_intervention_is_refused() -> None:
    verdict = examined(REFUSED)
    assert verdict.outcome is Outcome.NOT_MET
    with pytest.raises(DraftRefused) as refused:
        draft(verdict)
    assert str(refused.value) == "Elle ne le peut pas ainsi."
    assert supporting(verdict.proof) == ()


def test_a_day_that_is_not_covered_is_refused() -> None:
    with pytest.raises(DraftRefused) as refused:
        draft(examined(LYON, date(2015, 12, 31)))
    assert refused.value.reason.startswith("Avant le 1er janvier 2016")


def test_a_question_without_a_deliberation_is_said() -> None:
    with pytest.raises(InputError) as error:
        draft(examine({"structure": {}}, "esus", date(2026, 11, 22)))
    assert [problem.path for problem in error.value.problems] == ["regime"]


def test_only_what_applies_and_holds_supports() -> None:
    for facts in (LYON, REGION, INSERTION, GARANTIE, MARCHE):
        proof = examined(facts).proof
        found = supporting(proof)
        carried = {one.id for one in proof.carried()}
        assert {one.id for one in found} <= carried
        assert all(one.applies and one.value is not FALSE for one in found)
        assert not {"intervention", "competence", "plafonds"} & {one.id for one in citing(proof)}


def test_every_authority_has_its_words_and_its_article() -> None:
    from esslaw.facts.intervention.choices import TypeCollectivite

    for kind in TypeCollectivite:
        found = drafted(LYON, collectivite={"type": kind.value, "nom": "X"})
        assert found.assembly is not None
        mayotte = kind is TypeCollectivite.MAYOTTE
        unique = kind.value in ("collectivite_de_corse", "martinique", "guyane")
        assert written(found.assembly).startswith("[") is mayotte, kind
        visas = said(found.visas)
        assert ("[à compléter : rep" in visas["acte.rapport"]) is mayotte, kind
        assert ("texte.cgct" in visas) is not (mayotte or unique), kind
        assert ("texte.collectivites_uniques" in visas) is unique, kind


def test_every_text_that_may_be_cited_has_a_visa_and_each_kind_a_last_resort() -> None:
    visas = load_rulebook().visas.values()
    always = {
        (visa.kind, visa.slot)
        for visa in visas
        if not visa.versions[0].when and not visa.versions[0].carried
    }
    for kind in (VisaKind.ENTETE, VisaKind.TITRE, VisaKind.ASSEMBLEE):
        assert (kind, None) in always
    for slot in {visa.slot for visa in visas if visa.slot is not None}:
        assert (VisaKind.MOT, slot) in always


def test_no_sentence_of_the_act_is_translated() -> None:
    from esslaw.rulebook.words import sentences

    rulebook = load_rulebook()
    known = {text for text, _ in sentences(rulebook)}
    drafts = {one.text for visa in rulebook.visas.values() for one in visa.versions}
    assert not known & drafts


SMALL = """
criteria:
  - id: essai
    label: Le capital est variable
    source: {article: texte.art_1}
    versions:
      - {from: 2010-01-01, fact: capital_variable}
regime:
  id: essai
  label: Un régime d'essai
  question: L'essai est-il rempli ?
  goal: essai
  covered_from: 2010-01-01
  before: Rien avant 2010.
visas:
  - id: essai.texte
    regime: essai
    kind: texte
    gathers: Texte d'essai
    text: "Vu le texte{articles} ;"
    versions: [{from: 2010-01-01}]
  - id: essai.part
    regime: essai
    kind: considerant
    rank: 2
    text: "Considérant {capital_social / capital_social} et {socle.capital - capital_social} ;"
    versions: [{from: 2010-01-01}]
  - id: essai.siren
    regime: essai
    kind: considerant
    rank: 1
    text: "Considérant {date_creation}, {forme_juridique} et {jour_examine} ;"
    versions: [{from: 2010-01-01, when: [capital_variable, not emploie_des_salaries]}]
"""


def test_the_slots_of_every_kind(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path / "r", essai=SMALL)
    facts = {
        "capital_variable": True,
        "emploie_des_salaries": False,
        "capital_social": 400,
        "date_creation": "2020-01-01",
        "forme_juridique": "sas",
    }
    on = date(2026, 11, 22)
    found = draft(examine({"structure": facts}, "essai", on, rulebook))
    assert [written(one).replace("\u00a0", " ") for one in (*found.visas, *found.considerants)] == [
        "Vu le texte, notamment son article 1 ;",
        "Considérant 1er janvier 2020, Société par actions simplifiée (SAS) et 22 novembre 2026 ;",
        "Considérant 100 % et 600,00 € ;",
    ]
    facts |= {"capital_social": 0}
    found = draft(examine({"structure": facts}, "essai", on, rulebook))
    assert "Considérant [à vérifier : Capital social] et" in said(found.considerants)["essai.part"]
