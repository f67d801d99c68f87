"""The rules as a Polars programmer would write them by hand, for a table of structures.

The law is written a second time here, on purpose. Polars' own three-valued logic is Kleene's;
money is whole cents and ratios are in 10⁻¹⁰. The figures are those in force on 22 November
2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.peers.contract import CODES, Table, needed

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from bench.peers.rules import Rules

FIRST_SMIC = 2013
SMIC = (
    *(1716264, 1734456, 1749024, 1759944, 1776324, 1798164, 1825464),
    *(1847304, 1875963, 1974397, 2081472, 2127280, 2162160, 2218429),
)
CATEGORIES = (
    "entreprise_insertion",
    "ett_insertion",
    "association_intermediaire",
    "atelier_chantier_insertion",
    "organisme_insertion_sociale",
    "service_aide_sociale_enfance",
    "chrs",
    "regie_de_quartier",
    "entreprise_adaptee",
    "esat",
    "organisme_agree_logement",
    "organisme_accueil_communautaire",
    "etablissement_handicap",
    "projet_vie_sociale_partagee",
)
NOT_PRIVATE = ["personne_publique", "entreprise_individuelle", "fondation_abritee"]
SEVERAL = ["sa", "sas", "sarl", "sca", "scs", "snc", "societe_civile", "cooperative"]
COMPANIES = ["sa", "sas", "sasu", "sarl", "eurl", "sca", "scs", "snc"]
FOUNDATIONS = ["fondation_rup", "fondation_entreprise", "autre_fondation"]
ASSOCIATIONS = ["association_1901", "association_droit_local"]


def criteria(suffix: str, *, lists: bool) -> dict[str, pl.Expr]:  # noqa: PLR0915  (one a line)
    """Return the expression of each criterion, over the columns whose names end so.

    The aims of a structure are one column of lists, or a Boolean column each.
    """
    import polars as pl

    def col(name: str) -> pl.Expr:
        return pl.col(f"{name}{suffix}")

    def aims_at(aim: str) -> pl.Expr:
        if lists:
            return col("utilite_sociale").list.contains(aim)
        return col(f"utilite_sociale.{aim}")

    c: dict[str, pl.Expr] = {}
    form = col("forme_juridique")

    c["ess.personne_morale_droit_prive"] = ~form.is_in(NOT_PRIVATE)
    c["ess.but"] = col("but_autre_que_partage_benefices")
    c["ess.gouvernance"] = col("gouvernance_democratique")
    c["ess.benefices"] = col("benefices_majoritairement_consacres_activite")
    c["ess.reserves"] = col("reserves_obligatoires_impartageables")
    c["ess.gestion"] = c["ess.benefices"] & c["ess.reserves"]
    c["ess.conditions_communes"] = (
        c["ess.personne_morale_droit_prive"]
        & c["ess.but"]
        & c["ess.gouvernance"]
        & c["ess.gestion"]
    )

    c["ess.forme.cooperative"] = form == "cooperative"
    c["ess.forme.statut_cooperatif"] = col("statut_cooperatif") != "aucun"
    c["ess.forme.societe_pluripersonnelle"] = form.is_in(SEVERAL)
    c["ess.forme.societe_cooperative"] = (
        c["ess.forme.statut_cooperatif"] & c["ess.forme.societe_pluripersonnelle"]
    )
    c["ess.forme.mutuelle"] = form.is_in(["mutuelle", "union_de_mutuelles"])
    c["ess.forme.assurance_mutuelle"] = form == "assurance_mutuelle"
    c["ess.forme.fondation"] = form.is_in(FOUNDATIONS)
    c["ess.forme.association"] = form.is_in(ASSOCIATIONS)
    c["ess.forme_listee"] = (
        c["ess.forme.cooperative"]
        | c["ess.forme.societe_cooperative"]
        | c["ess.forme.mutuelle"]
        | c["ess.forme.assurance_mutuelle"]
        | c["ess.forme.fondation"]
        | c["ess.forme.association"]
    )

    c["ess.utilite_sociale.principal"] = col("utilite_sociale_objectif_principal")
    c["ess.utilite_sociale.personnes_fragiles"] = aims_at("soutien_personnes_fragiles")
    c["ess.utilite_sociale.lien_social"] = aims_at("lien_social_cohesion_territoriale")
    c["ess.utilite_sociale.citoyennete"] = aims_at("education_citoyennete")
    c["ess.utilite_sociale.durable"] = aims_at("developpement_durable")
    c["ess.utilite_sociale.culture"] = aims_at("promotion_culturelle")
    c["ess.utilite_sociale.patrimoine"] = aims_at("patrimoine_protege")
    c["ess.utilite_sociale.developpement_durable.lien"] = col("contribution_sociale_liee")
    c["ess.utilite_sociale.developpement_durable.objectif"] = (
        c["ess.utilite_sociale.durable"] | c["ess.utilite_sociale.culture"]
    )
    c["ess.utilite_sociale.developpement_durable"] = (
        c["ess.utilite_sociale.developpement_durable.objectif"]
        & c["ess.utilite_sociale.developpement_durable.lien"]
    )
    c["esus.objectif.autres"] = (
        c["ess.utilite_sociale.lien_social"]
        | c["ess.utilite_sociale.citoyennete"]
        | c["ess.utilite_sociale.developpement_durable"]
        | c["ess.utilite_sociale.patrimoine"]
    )
    c["ess.utilite_sociale.objectif"] = (
        c["ess.utilite_sociale.personnes_fragiles"] | c["esus.objectif.autres"]
    )
    c["ess.utilite_sociale"] = (
        c["ess.utilite_sociale.principal"] & c["ess.utilite_sociale.objectif"]
    )

    c["ess.societe.forme"] = form.is_in(COMPANIES)
    c["ess.societe.fonds_developpement.taux"] = col("taux_fonds_developpement") >= 2_000_000_000
    capital = col("capital_social")
    c["ess.societe.reserves_suffisantes"] = pl.when(capital > 0).then(
        5 * col("total_reserves") >= capital
    )
    c["ess.societe.fonds_developpement"] = (
        c["ess.societe.fonds_developpement.taux"] | c["ess.societe.reserves_suffisantes"]
    )
    c["ess.societe.reserves_et_report"] = col("taux_reserves_et_report") >= 5_000_000_000
    c["ess.societe.amortissement_capital"] = col("statuts_interdisent_amortissement_capital")
    c["ess.societe.reduction_capital"] = col("statuts_encadrent_reduction_capital")
    c["ess.societe.clauses"] = (
        c["ess.societe.fonds_developpement"]
        & c["ess.societe.reserves_et_report"]
        & c["ess.societe.amortissement_capital"]
        & c["ess.societe.reduction_capital"]
    )
    c["ess.societe.principes_gestion"] = c["ess.societe.clauses"]
    c["ess.societe.statuts.objet"] = col("statuts_mentionnent_utilite_sociale")
    c["ess.societe.statuts"] = (
        c["ess.societe.statuts.objet"]
        & c["ess.gouvernance"]
        & c["ess.gestion"]
        & c["ess.societe.clauses"]
    )
    c["ess.societe.mention_rcs"] = col("mention_ess_rcs")
    c["ess.societe_commerciale"] = (
        c["ess.societe.forme"]
        & c["ess.utilite_sociale"]
        & c["ess.societe.statuts"]  # which holds the principles of management
        & c["ess.societe.mention_rcs"]
    )
    c["ess.categorie"] = c["ess.forme_listee"] | c["ess.societe_commerciale"]
    c["ess"] = c["ess.conditions_communes"] & c["ess.categorie"]

    right = col("categorie_plein_droit")
    for category in CATEGORIES:
        c[f"esus.categorie.{category}"] = right == category
    c["esus.categorie.rup.forme"] = form.is_in([*ASSOCIATIONS, "fondation_rup"])
    c["esus.categorie.rup.par_sa_forme"] = form == "fondation_rup"
    c["esus.categorie.rup.par_decret"] = col("reconnue_utilite_publique")
    c["esus.categorie.rup.reconnaissance"] = (
        c["esus.categorie.rup.par_sa_forme"] | c["esus.categorie.rup.par_decret"]
    )
    c["esus.categorie.rup.declaree"] = right == "rup_utilite_sociale"
    c["esus.categorie.rup"] = (
        c["esus.categorie.rup.forme"]
        & c["esus.categorie.rup.reconnaissance"]
        & c["esus.categorie.rup.declaree"]
        & c["ess.utilite_sociale"]
    )
    c["esus.categorie"] = right.is_in(CATEGORIES) | c["esus.categorie.rup"]
    c["esus.justificatif"] = col("justificatif_plein_droit")

    mean, top = col("moyenne_cinq_plus_hautes_remunerations"), col("plus_haute_remuneration")
    branch = col("salaire_minimum_branche_annuel")
    smic = col("smic")
    c["esus.remuneration.moyenne.smic"] = mean <= 7 * smic
    c["esus.remuneration.moyenne.branche"] = mean <= 7 * branch
    c["esus.remuneration.moyenne"] = (
        c["esus.remuneration.moyenne.smic"] | c["esus.remuneration.moyenne.branche"]
    )
    c["esus.remuneration.plus_haute.smic"] = top <= 10 * smic
    c["esus.remuneration.plus_haute.branche"] = top <= 10 * branch
    c["esus.remuneration.plus_haute"] = (
        c["esus.remuneration.plus_haute.smic"] | c["esus.remuneration.plus_haute.branche"]
    )
    c["esus.remuneration"] = c["esus.remuneration.moyenne"] & c["esus.remuneration.plus_haute"]

    without_capital = form.is_in([*ASSOCIATIONS, *FOUNDATIONS])
    c["esus.titres"] = without_capital | ~col("titres_capital_admis_marche")
    c["esus.plein_droit"] = (
        c["esus.categorie"] & c["esus.justificatif"] & c["esus.remuneration"] & c["esus.titres"]
    )

    c["esus.objectif.principal"] = c["ess.utilite_sociale.principal"]
    c["esus.objectif.personnes_fragilisees"] = col("activite_pour_personnes_fragilisees")
    c["esus.objectif.un_au_moins"] = (
        c["esus.objectif.personnes_fragilisees"] | c["esus.objectif.autres"]
    )
    c["esus.objectif"] = c["esus.objectif.principal"] & c["esus.objectif.un_au_moins"]
    c["esus.statuts.objectif"] = c["ess.societe.statuts.objet"]
    c["esus.statuts"] = c["esus.statuts.objectif"]
    c["esus.droit_commun"] = (
        c["esus.objectif"] & c["esus.remuneration"] & c["esus.titres"] & c["esus.statuts"]
    )
    c["esus.voie"] = c["esus.plein_droit"] | c["esus.droit_commun"]
    c["esus"] = c["ess"] & c["esus.voie"]
    return {f"{name}{suffix}": made.alias(f"{name}{suffix}") for name, made in c.items()}


def smic(suffix: str) -> pl.Expr:
    """Return the SMIC of the year of the wages, null where it is not known."""
    import polars as pl

    known = pl.lit(pl.Series([None, *SMIC, None], dtype=pl.Int64))
    rank = pl.col(f"annee_remunerations{suffix}") - (FIRST_SMIC - 1)
    return known.gather(rank.clip(0, len(SMIC) + 1)).alias(f"smic{suffix}")


def peer(rules: Rules, *, lists: bool = False) -> Table:
    """Return the peer, over either layout; raise `Absent` where Polars is not."""
    needed("polars", "polars")
    import polars as pl
    from polars import selectors

    suffixes, goals = rules.suffixes, rules.goals

    def made() -> dict[str, pl.Expr]:
        return {
            name: one for suffix in suffixes for name, one in criteria(suffix, lists=lists).items()
        }

    def prepared(table: pl.LazyFrame) -> pl.LazyFrame:
        return table.with_columns([smic(suffix) for suffix in suffixes])

    def outcome(table: pl.LazyFrame) -> pl.DataFrame:
        expressions = made()
        return prepared(table).select([expressions[goal] for goal in goals]).collect()

    def every(table: pl.DataFrame) -> dict[str, list[int]]:
        found = prepared(table.lazy()).select(list(made().values())).collect()
        return {name: [CODES[value] for value in found[name]] for name in found.columns}

    def scan(path: Path) -> pl.DataFrame:
        exact = selectors.decimal()  # whole numbers of their last decimal are quicker to compare
        return outcome(pl.scan_parquet(path).with_columns(exact.to_physical().cast(pl.Int64)))

    return Table(
        "handwritten_polars, lists" if lists else "handwritten_polars",
        take=lambda columns: columns,
        ask=lambda columns: outcome(columns.lazy()),
        every=every,
        scan=scan,
    )
