"""Every fact of the vocabulary is in the models, with its type, and says what a person needs."""

from __future__ import annotations

import pytest

from esslaw.facts import Associe, College, Exercice, Structure
from esslaw.facts.choices import (
    CategoriePleinDroit,
    FormeJuridique,
    MembrePole,
    OrigineCooperative,
    StatutCae,
    StatutCooperatif,
    StructureReservataire,
    TypeAssocie,
    UtiliteSociale,
)
from esslaw.facts.fact import Change, Choice, Subject, Unit, info
from esslaw.facts.vocabulary import Fact, Kind, vocabulary

MODELS = (Structure, Exercice, Associe, College)
FACTS = {
    Kind.TEXT: ("denomination", "siren"),
    Kind.CHOICE: (
        "forme_juridique",
        "statut_cooperatif",
        "statut_de_la_cae",
        "transformee_depuis",
        "categorie_plein_droit",
    ),
    Kind.CHOICES: ("utilite_sociale", "membres_ptce", "marche_conventions"),
    Kind.ROWS: ("exercices", "associes", "colleges"),
    Kind.YEAR: ("annee_remunerations",),
    Kind.DATE: (
        "date_creation",
        "date_demande",
        "date_agrement",
        "date_assemblee",
        "date_derniere_revision_cooperative",
        "date_transformation",
    ),
    Kind.YEARS: ("duree_agrement_annees",),
    Kind.NUMBER: ("nombre_associes_employes", "marche_duree_mois"),
    Kind.MONEY: (
        "capital_social",
        "total_reserves",
        "moyenne_cinq_plus_hautes_remunerations",
        "plus_haute_remuneration",
        "salaire_minimum_branche_annuel",
        "chiffre_affaires_tiers",
        "chiffre_affaires",
        "excedents_exercice",
        "reserve_legale",
        "capital_plus_eleve",
    ),
    Kind.RATIO: (
        "taux_fonds_developpement",
        "taux_reserves_et_report",
        "taux_moyen_obligations",
        "taux_reserve_legale",
        "taux_reserve_statutaire",
        "taux_interet_parts",
        "part_capital_salaries",
        "part_voix_salaries",
        "part_voix_non_cooperateurs",
        "part_voix_non_cooperateurs_hors_cooperatives",
        "part_excedents_interets",
        "part_excedents_fonds_developpement",
        "part_excedents_salaries",
        "part_capital_premier_associe",
        "taux_moyen_obligations_assemblee",
        "marche_part_travailleurs_handicapes",
        "marche_part_travailleurs_defavorises",
    ),
    Kind.FLAG: (
        "reconnue_utilite_publique",
        "but_autre_que_partage_benefices",
        "gouvernance_democratique",
        "benefices_majoritairement_consacres_activite",
        "reserves_obligatoires_impartageables",
        "mention_ess_rcs",
        "statuts_interdisent_amortissement_capital",
        "statuts_encadrent_reduction_capital",
        "contribution_sociale_liee",
        "utilite_sociale_objectif_principal",
        "activite_pour_personnes_fragilisees",
        "statuts_mentionnent_utilite_sociale",
        "statuts_mentionnent_politique_remuneration",
        "justificatif_plein_droit",
        "impact_significatif_utilite_sociale",
        "engagement_maintien_ratio",
        "titres_capital_admis_marche",
        "capital_variable",
        "emploie_des_salaries",
        "caractere_utilite_sociale_et_interet_collectif",
        "strategie_commune_continue",
        "projets_innovants_developpement_durable",
        "membres_meme_territoire",
        "une_voix_par_associe",
        "subventions_exclues_interet",
        "reserves_incorporees_capital",
        "ristournes_versees",
        "reserve_associe_sortant",
        "revision_cooperative_realisee",
        "agrement_prefectoral_scic",
        "statuts_admettent_tiers",
        "objet_appui_entrepreneurs",
        "accompagnement_individualise_services_mutualises",
        "entrepreneurs_salaries_associes",
        "statuts_moyens_communs_remuneration",
        "contrats_entrepreneur_salarie_complets",
        "objet_unique_monnaie_locale",
        "marche_services_listes_exclusivement",
        "marche_mission_de_service_public",
        "marche_attribution_meme_titre_trois_ans",
        "marche_attribution_meme_acheteur",
        "anciens_associes_demeures",
        "marche_equivalente_ess",
        "marche_equivalente_handicap",
        "marche_equivalente_insertion",
    ),
}
ASSESSED = {
    "gouvernance_democratique",
    "contribution_sociale_liee",
    "utilite_sociale_objectif_principal",
    "activite_pour_personnes_fragilisees",
    "impact_significatif_utilite_sociale",
    "caractere_utilite_sociale_et_interet_collectif",
    "strategie_commune_continue",
    "projets_innovants_developpement_durable",
    "marche_mission_de_service_public",
    "marche_equivalente_ess",
    "marche_equivalente_handicap",
    "marche_equivalente_insertion",
}
COLUMNS = {
    "exercices": {
        "date_cloture": Kind.DATE,
        "premier_exercice": Kind.FLAG,
        **dict.fromkeys(
            [
                "charges_exploitation",
                "charges_utilite_sociale",
                "benefice",
                "pertes_anterieures",
                "dividendes",
                "remuneration_financements_non_bancaires",
                "capitaux_propres",
                "financements_non_bancaires",
                "affectation_fonds_developpement",
                "affectation_reserves_et_report",
            ],
            Kind.MONEY,
        ),
    },
    "associes": {
        "nom": Kind.TEXT,
        "categorie": Kind.TEXT,
        "type": Kind.CHOICE,
        "capital": Kind.MONEY,
        "beneficie_habituellement": Kind.FLAG,
    },
    "colleges": {
        "nom": Kind.TEXT,
        "part_voix": Kind.RATIO,
        "ponderation_selon_capital": Kind.FLAG,
    },
}
SIGNED = {"benefice", "capitaux_propres"}
CHOICES = {
    "forme_juridique": (
        FormeJuridique,
        "association_1901 association_droit_local fondation_rup fondation_abritee "
        "fondation_entreprise autre_fondation fonds_de_dotation mutuelle union_de_mutuelles "
        "assurance_mutuelle institution_de_prevoyance sa sas sasu sarl eurl sca scs snc "
        "societe_civile gie entreprise_individuelle syndicat cooperative personne_publique autre",
    ),
    "statut_cooperatif": (
        StatutCooperatif,
        "aucun loi_1947 scop scic cae cooperative_agricole autre",
    ),
    "transformee_depuis": (OrigineCooperative, "aucune societe association autre"),
    "statut_de_la_cae": (StatutCae, "scop scic loi_1947 autre"),
    "utilite_sociale": (
        UtiliteSociale,
        "soutien_personnes_fragiles lien_social_cohesion_territoriale education_citoyennete "
        "developpement_durable promotion_culturelle patrimoine_protege",
    ),
    "categorie_plein_droit": (
        CategoriePleinDroit,
        "aucune entreprise_insertion ett_insertion association_intermediaire "
        "atelier_chantier_insertion organisme_insertion_sociale service_aide_sociale_enfance chrs "
        "regie_de_quartier entreprise_adaptee centre_distribution_travail_domicile esat "
        "organisme_agree_logement rup_utilite_sociale organisme_accueil_communautaire "
        "etablissement_handicap projet_vie_sociale_partagee",
    ),
    "marche_conventions": (
        StructureReservataire,
        "entreprise_adaptee esat entreprise_insertion ett_insertion association_intermediaire "
        "atelier_chantier_insertion",
    ),
    "associes.type": (
        TypeAssocie,
        "salarie producteur beneficiaire benevole collectivite_territoriale "
        "groupement_collectivites etablissement_public_territorial autre_personne_publique autre",
    ),
}
EVERY = [
    (f"{table}{name}", fact)
    for table, facts in [
        ("", vocabulary()),
        *((f"{name}.", fact.columns) for name, fact in vocabulary().items() if fact.columns),
    ]
    for name, fact in facts.items()
]


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for kind, names in FACTS.items() for name in names]
)
def test_each_fact_of_the_design_has_its_type(name: str, kind: Kind) -> None:
    assert vocabulary()[name].kind is kind


@pytest.mark.parametrize("table", COLUMNS)
def test_each_column_of_the_design_has_its_type(table: str) -> None:
    found = vocabulary()[table].columns
    assert {name: fact.kind for name, fact in found.items()} == COLUMNS[table]


def test_assessments_are_marked() -> None:
    found = {name for name, fact in vocabulary().items() if fact.info.appreciation}
    assert found >= ASSESSED
    assert not {name for names in FACTS.values() for name in names if name in found} - ASSESSED
    assert all(vocabulary()[name].kind is Kind.FLAG for name in found)


@pytest.mark.parametrize("name", CHOICES)
def test_closed_lists_hold_the_values_of_the_design_in_order(name: str) -> None:
    choices, values = CHOICES[name]
    assert dict(EVERY)[name].choices is choices
    assert [member.value for member in choices] == values.split()


def test_only_some_accounts_may_be_negative() -> None:
    for name, kind in COLUMNS["exercices"].items():
        if kind is Kind.MONEY:
            facts = {name: -1}
            if name in SIGNED:
                assert getattr(Exercice(**facts), name) == -1
            else:
                with pytest.raises(ValueError, match="positif ou nul"):
                    Exercice(**facts)


@pytest.mark.parametrize(("name", "fact"), EVERY, ids=[name for name, _ in EVERY])
def test_a_fact_says_what_a_person_needs(name: str, fact: Fact) -> None:
    said = fact.info
    assert said.name == name.rpartition(".")[2]
    assert said.name.isascii()
    assert said.label[0].isupper()
    assert "  " not in said.label + said.help
    assert said.help.endswith(".")
    assert said.delay
    assert isinstance(said.unit, Unit)
    assert isinstance(said.subject, Subject)
    assert isinstance(said.change, Change)
    assert (said.change is Change.IMPOSSIBLE) <= (said.delay == "sans objet")
    assert bool(fact.choices) is (fact.kind in (Kind.CHOICE, Kind.CHOICES))
    assert bool(fact.columns) is (fact.kind is Kind.ROWS)


def test_labels_are_not_said_twice() -> None:
    for facts in (vocabulary(), *(fact.columns for fact in vocabulary().values())):
        labels = [fact.info.label for fact in facts.values()]
        assert len(set(labels)) == len(labels)


def test_every_fact_is_optional_and_absent_by_default() -> None:
    for model in MODELS:
        for name, field in model.model_fields.items():
            assert field.default is None, name
            assert not field.is_required()


def test_facts_come_in_the_order_of_the_form() -> None:
    subjects = [fact.info.subject for fact in vocabulary().values()]
    assert subjects == sorted(subjects, key=list(Subject).index)
    assert set(subjects) <= set(Subject)
    assert set(vocabulary()) == set(Structure.model_fields)


@pytest.mark.parametrize(
    "choices", [choices for choices, _ in CHOICES.values()] + [MembrePole, Change, Unit, Subject]
)
def test_a_choice_is_its_value_and_bears_its_label(choices: type[Choice]) -> None:
    labels = [member.label for member in choices]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    for member in choices:
        assert member == member.value == str(member)
        assert choices(member.value) is member  # type: ignore[call-arg]
        assert member.value.isascii()


def test_what_is_said_of_a_field_must_have_been_declared() -> None:
    class Bare(Structure):
        undeclared: int | None = None

    with pytest.raises(TypeError, match="undeclared is not declared with fact"):
        info("undeclared", Bare.model_fields["undeclared"])


def test_a_unit_fits_its_type() -> None:
    from esslaw.facts.fact import fact
    from esslaw.facts.scalars import Flag

    class Wrong(Structure):
        odd: Flag | None = fact(
            "Étrange",
            help="Rien.",
            unit=Unit.EUROS,
            subject=Subject.IDENTITE,
            change=Change.TEMPS,
            delay="un jour",
        )

    with pytest.raises(TypeError, match="odd: the unit euros does not fit"):
        vocabulary(Wrong)
