"""The rules as a Python programmer would write them by hand, for one structure.

The law is written a second time here, on purpose: it is what a peer without this library would
maintain. Values are 0, 1 and 3 (no, unknown, yes), so that `&` is the least and `|` the greatest.
The figures are those in force on 22 November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bench.peers.cases import facts
from bench.peers.contract import One
from bench.peers.rules import Rules

NO, OPEN, YES = 0, 1, 3
NOT = (YES, OPEN, OPEN, NO)
YES_IF = {True: YES, False: NO, None: OPEN}
YES_UNLESS = {True: NO, False: YES, None: OPEN}

SMIC = {
    2013: Decimal("17162.64"),
    2014: Decimal("17344.56"),
    2015: Decimal("17490.24"),
    2016: Decimal("17599.44"),
    2017: Decimal("17763.24"),
    2018: Decimal("17981.64"),
    2019: Decimal("18254.64"),
    2020: Decimal("18473.04"),
    2021: Decimal("18759.63"),
    2022: Decimal("19743.97"),
    2023: Decimal("20814.72"),
    2024: Decimal("21272.80"),
    2025: Decimal("21621.60"),
    2026: Decimal("22184.29"),
}
CAP_MEAN = {year: 7 * smic for year, smic in SMIC.items()}
CAP_TOP = {year: 10 * smic for year, smic in SMIC.items()}
RATE_FUND, RATE_RESERVES = Decimal("0.20"), Decimal("0.50")

NOT_PRIVATE = frozenset({"personne_publique", "entreprise_individuelle", "fondation_abritee"})
SEVERAL = frozenset({"sa", "sas", "sarl", "sca", "scs", "snc", "societe_civile", "cooperative"})
MUTUALS = frozenset({"mutuelle", "union_de_mutuelles"})
FOUNDATIONS = frozenset({"fondation_rup", "fondation_entreprise", "autre_fondation"})
ASSOCIATIONS = frozenset({"association_1901", "association_droit_local"})
COMPANIES = frozenset({"sa", "sas", "sasu", "sarl", "eurl", "sca", "scs", "snc"})
RECOGNISED = ASSOCIATIONS | {"fondation_rup"}
WITHOUT_CAPITAL = ASSOCIATIONS | FOUNDATIONS

CRITERIA = (
    "ess.personne_morale_droit_prive",
    "ess.but",
    "ess.gouvernance",
    "ess.benefices",
    "ess.reserves",
    "ess.gestion",
    "ess.conditions_communes",
    "ess.forme.cooperative",
    "ess.forme.statut_cooperatif",
    "ess.forme.societe_pluripersonnelle",
    "ess.forme.societe_cooperative",
    "ess.forme.mutuelle",
    "ess.forme.assurance_mutuelle",
    "ess.forme.fondation",
    "ess.forme.association",
    "ess.forme_listee",
    "ess.utilite_sociale.principal",
    "ess.utilite_sociale.personnes_fragiles",
    "ess.utilite_sociale.lien_social",
    "ess.utilite_sociale.citoyennete",
    "ess.utilite_sociale.durable",
    "ess.utilite_sociale.culture",
    "ess.utilite_sociale.patrimoine",
    "ess.utilite_sociale.developpement_durable.lien",
    "ess.utilite_sociale.developpement_durable.objectif",
    "ess.utilite_sociale.developpement_durable",
    "ess.utilite_sociale.objectif",
    "ess.utilite_sociale",
    "ess.societe.fonds_developpement.taux",
    "ess.societe.reserves_suffisantes",
    "ess.societe.fonds_developpement",
    "ess.societe.reserves_et_report",
    "ess.societe.amortissement_capital",
    "ess.societe.reduction_capital",
    "ess.societe.clauses",
    "ess.societe.principes_gestion",
    "ess.societe.statuts.objet",
    "ess.societe.statuts",
    "ess.societe.forme",
    "ess.societe.mention_rcs",
    "ess.societe_commerciale",
    "ess.categorie",
    "ess",
    "esus.categorie.entreprise_insertion",
    "esus.categorie.ett_insertion",
    "esus.categorie.association_intermediaire",
    "esus.categorie.atelier_chantier_insertion",
    "esus.categorie.organisme_insertion_sociale",
    "esus.categorie.service_aide_sociale_enfance",
    "esus.categorie.chrs",
    "esus.categorie.regie_de_quartier",
    "esus.categorie.entreprise_adaptee",
    "esus.categorie.esat",
    "esus.categorie.organisme_agree_logement",
    "esus.categorie.organisme_accueil_communautaire",
    "esus.categorie.etablissement_handicap",
    "esus.categorie.projet_vie_sociale_partagee",
    "esus.categorie.rup.forme",
    "esus.categorie.rup.par_sa_forme",
    "esus.categorie.rup.par_decret",
    "esus.categorie.rup.reconnaissance",
    "esus.categorie.rup.declaree",
    "esus.categorie.rup",
    "esus.categorie",
    "esus.justificatif",
    "esus.remuneration.moyenne.smic",
    "esus.remuneration.moyenne.branche",
    "esus.remuneration.moyenne",
    "esus.remuneration.plus_haute.smic",
    "esus.remuneration.plus_haute.branche",
    "esus.remuneration.plus_haute",
    "esus.remuneration",
    "esus.titres",
    "esus.plein_droit",
    "esus.objectif.principal",
    "esus.objectif.personnes_fragilisees",
    "esus.objectif.autres",
    "esus.objectif.un_au_moins",
    "esus.objectif",
    "esus.statuts.objectif",
    "esus.statuts",
    "esus.droit_commun",
    "esus.voie",
    "esus",
)
"""The names of what `esus` returns, in order."""


def esus(f: Mapping[str, Any]) -> tuple[int, ...]:  # noqa: PLR0915  (one criterion a line)
    """Return the value of each criterion, in the order of `CRITERIA`."""
    # The ESS, articles 1 and 2
    form = f["forme_juridique"]
    private = OPEN if form is None else NO if form in NOT_PRIVATE else YES
    purpose = YES_IF[f["but_autre_que_partage_benefices"]]
    governance = YES_IF[f["gouvernance_democratique"]]
    profits = YES_IF[f["benefices_majoritairement_consacres_activite"]]
    reserves = YES_IF[f["reserves_obligatoires_impartageables"]]
    management = profits & reserves
    common = private & purpose & governance & management

    status = f["statut_cooperatif"]
    has_status = OPEN if status is None else NO if status == "aucun" else YES
    if form is None:
        cooperative = several = mutual = insurer = foundation = association = company = OPEN
        recognised_form = by_form = has_capital = OPEN
    else:
        cooperative = YES if form == "cooperative" else NO
        several = YES if form in SEVERAL else NO
        mutual = YES if form in MUTUALS else NO
        insurer = YES if form == "assurance_mutuelle" else NO
        foundation = YES if form in FOUNDATIONS else NO
        association = YES if form in ASSOCIATIONS else NO
        company = YES if form in COMPANIES else NO
        recognised_form = YES if form in RECOGNISED else NO
        by_form = YES if form == "fondation_rup" else NO
        has_capital = NO if form in WITHOUT_CAPITAL else YES
    cooperative_company = has_status & several
    listed = cooperative | cooperative_company | mutual | insurer | foundation | association

    main_aim = YES_IF[f["utilite_sociale_objectif_principal"]]
    aims = f["utilite_sociale"]
    if aims is None:
        fragile = social = citizen = sustainable = culture = heritage = OPEN
    else:
        fragile = YES if "soutien_personnes_fragiles" in aims else NO
        social = YES if "lien_social_cohesion_territoriale" in aims else NO
        citizen = YES if "education_citoyennete" in aims else NO
        sustainable = YES if "developpement_durable" in aims else NO
        culture = YES if "promotion_culturelle" in aims else NO
        heritage = YES if "patrimoine_protege" in aims else NO
    linked = YES_IF[f["contribution_sociale_liee"]]
    sustainable_aim = sustainable | culture
    development = sustainable_aim & linked
    some_aim = fragile | social | citizen | development | heritage
    social_utility = main_aim & some_aim

    fund_rate = f["taux_fonds_developpement"]
    fund = OPEN if fund_rate is None else YES if fund_rate >= RATE_FUND else NO
    total, capital = f["total_reserves"], f["capital_social"]
    if total is None or capital is None or capital <= 0:
        enough = OPEN
    else:
        enough = YES if 5 * total >= capital else NO
    fund_clause = fund | enough
    kept_rate = f["taux_reserves_et_report"]
    kept = OPEN if kept_rate is None else YES if kept_rate >= RATE_RESERVES else NO
    redemption = YES_IF[f["statuts_interdisent_amortissement_capital"]]
    reduction = YES_IF[f["statuts_encadrent_reduction_capital"]]
    clauses = fund_clause & kept & redemption & reduction
    states_aim = YES_IF[f["statuts_mentionnent_utilite_sociale"]]
    statutes = states_aim & governance & profits & reserves & clauses
    mention = YES_IF[f["mention_ess_rcs"]]
    commercial = company & social_utility & clauses & statutes & mention
    category = listed | commercial
    ess = common & category

    # By right, L. 3332-17-1, II
    right = f["categorie_plein_droit"]
    if right is None:
        insertion = temporary = intermediary = workshop = reinsertion = childhood = shelter = OPEN
        neighbourhood = adapted = esat = housing = community = disability = shared = OPEN
        declared = OPEN
    else:
        insertion = YES if right == "entreprise_insertion" else NO
        temporary = YES if right == "ett_insertion" else NO
        intermediary = YES if right == "association_intermediaire" else NO
        workshop = YES if right == "atelier_chantier_insertion" else NO
        reinsertion = YES if right == "organisme_insertion_sociale" else NO
        childhood = YES if right == "service_aide_sociale_enfance" else NO
        shelter = YES if right == "chrs" else NO
        neighbourhood = YES if right == "regie_de_quartier" else NO
        adapted = YES if right == "entreprise_adaptee" else NO
        esat = YES if right == "esat" else NO
        housing = YES if right == "organisme_agree_logement" else NO
        community = YES if right == "organisme_accueil_communautaire" else NO
        disability = YES if right == "etablissement_handicap" else NO
        shared = YES if right == "projet_vie_sociale_partagee" else NO
        declared = YES if right == "rup_utilite_sociale" else NO
    by_decree = YES_IF[f["reconnue_utilite_publique"]]
    recognition = by_form | by_decree
    recognised = recognised_form & recognition & declared & social_utility
    listed_right = (
        insertion | temporary | intermediary | workshop | reinsertion | childhood | shelter
    )
    listed_right |= neighbourhood | adapted | esat | housing | recognised
    listed_right |= community | disability | shared
    proof = YES_IF[f["justificatif_plein_droit"]]

    mean, top = f["moyenne_cinq_plus_hautes_remunerations"], f["plus_haute_remuneration"]
    year, branch = f["annee_remunerations"], f["salaire_minimum_branche_annuel"]
    mean_cap, top_cap = CAP_MEAN.get(year), CAP_TOP.get(year)
    mean_smic = OPEN if mean is None or mean_cap is None else YES if mean <= mean_cap else NO
    top_smic = OPEN if top is None or top_cap is None else YES if top <= top_cap else NO
    mean_branch = OPEN if mean is None or branch is None else YES if mean <= 7 * branch else NO
    top_branch = OPEN if top is None or branch is None else YES if top <= 10 * branch else NO
    mean_pay = mean_smic | mean_branch
    top_pay = top_smic | top_branch
    pay = mean_pay & top_pay

    not_listed = YES_UNLESS[f["titres_capital_admis_marche"]]
    titles = NOT[has_capital] | not_listed
    by_right = listed_right & proof & pay & titles

    # On request, L. 3332-17-1, I
    for_fragile = YES_IF[f["activite_pour_personnes_fragilisees"]]
    other_aims = social | citizen | development | heritage
    one_aim = for_fragile | other_aims
    aim = main_aim & one_aim
    on_request = aim & pay & titles & states_aim
    way = by_right | on_request
    return (
        private,
        purpose,
        governance,
        profits,
        reserves,
        management,
        common,
        cooperative,
        has_status,
        several,
        cooperative_company,
        mutual,
        insurer,
        foundation,
        association,
        listed,
        main_aim,
        fragile,
        social,
        citizen,
        sustainable,
        culture,
        heritage,
        linked,
        sustainable_aim,
        development,
        some_aim,
        social_utility,
        fund,
        enough,
        fund_clause,
        kept,
        redemption,
        reduction,
        clauses,
        clauses,  # the principles of management are these clauses alone
        states_aim,
        statutes,
        company,
        mention,
        commercial,
        category,
        ess,
        insertion,
        temporary,
        intermediary,
        workshop,
        reinsertion,
        childhood,
        shelter,
        neighbourhood,
        adapted,
        esat,
        housing,
        community,
        disability,
        shared,
        recognised_form,
        by_form,
        by_decree,
        recognition,
        declared,
        recognised,
        listed_right,
        proof,
        mean_smic,
        mean_branch,
        mean_pay,
        top_smic,
        top_branch,
        top_pay,
        pay,
        titles,
        by_right,
        main_aim,
        for_fragile,
        other_aims,
        one_aim,
        aim,
        states_aim,
        states_aim,  # the statutes state the aim, and nothing else is asked of them
        on_request,
        way,
        ess & way,
    )


def peer(rules: Rules) -> One:
    """Return the peer; copies of the rules are as many calls."""
    suffixes = rules.suffixes

    def take(row: Mapping[str, Any]) -> list[dict[str, Any]]:
        told = facts(rules, row)
        return [_of_copy(told, suffix) for suffix in suffixes]

    def ask(copies: list[dict[str, Any]]) -> list[tuple[int, ...]]:
        return [esus(copy) for copy in copies]

    def read(values: list[tuple[int, ...]]) -> dict[str, int]:
        return {
            f"{name}{suffix}": (NO, OPEN, OPEN, 2)[value]
            for suffix, copy in zip(suffixes, values, strict=True)
            for name, value in zip(CRITERIA, copy, strict=True)
        }

    return One("handwritten_python", take, ask, read)


def _of_copy(told: Mapping[str, Any], suffix: str) -> dict[str, Any]:
    """Return the facts of one copy, under the names of the first."""
    ours = {name: value for name, value in told.items() if f"__{name.partition('__')[2]}" == suffix}
    if not suffix:
        ours = {name: value for name, value in told.items() if "__" not in name}
    return {name.partition("__")[0]: value for name, value in ours.items()}
