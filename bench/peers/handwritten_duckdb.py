"""The rules as a DuckDB programmer would write them by hand, for a table of structures.

The law is written a second time here, on purpose. SQL's own three-valued logic is Kleene's; money
is whole cents and ratios are in 10⁻¹⁰. The figures are those in force on 22 November 2026.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bench.peers.contract import CODES, Table, needed

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from bench.peers.rules import Rules

PLAIN = """
    "forme_juridique" NOT IN ('personne_publique', 'entreprise_individuelle', 'fondation_abritee')
        AS "ess.personne_morale_droit_prive",
    "but_autre_que_partage_benefices" AS "ess.but",
    "gouvernance_democratique" AS "ess.gouvernance",
    "benefices_majoritairement_consacres_activite" AS "ess.benefices",
    "reserves_obligatoires_impartageables" AS "ess.reserves",

    "forme_juridique" = 'cooperative' AS "ess.forme.cooperative",
    "statut_cooperatif" <> 'aucun' AS "ess.forme.statut_cooperatif",
    "forme_juridique" IN ('sa', 'sas', 'sarl', 'sca', 'scs', 'snc', 'societe_civile', 'cooperative')
        AS "ess.forme.societe_pluripersonnelle",
    "forme_juridique" IN ('mutuelle', 'union_de_mutuelles') AS "ess.forme.mutuelle",
    "forme_juridique" = 'assurance_mutuelle' AS "ess.forme.assurance_mutuelle",
    "forme_juridique" IN ('fondation_rup', 'fondation_entreprise', 'autre_fondation')
        AS "ess.forme.fondation",
    "forme_juridique" IN ('association_1901', 'association_droit_local') AS "ess.forme.association",
    "forme_juridique" IN ('sa', 'sas', 'sasu', 'sarl', 'eurl', 'sca', 'scs', 'snc')
        AS "ess.societe.forme",

    "utilite_sociale_objectif_principal" AS "ess.utilite_sociale.principal",
    "utilite_sociale.soutien_personnes_fragiles" AS "ess.utilite_sociale.personnes_fragiles",
    "utilite_sociale.lien_social_cohesion_territoriale" AS "ess.utilite_sociale.lien_social",
    "utilite_sociale.education_citoyennete" AS "ess.utilite_sociale.citoyennete",
    "utilite_sociale.developpement_durable" AS "ess.utilite_sociale.durable",
    "utilite_sociale.promotion_culturelle" AS "ess.utilite_sociale.culture",
    "utilite_sociale.patrimoine_protege" AS "ess.utilite_sociale.patrimoine",
    "contribution_sociale_liee" AS "ess.utilite_sociale.developpement_durable.lien",

    "taux_fonds_developpement" >= 2000000000 AS "ess.societe.fonds_developpement.taux",
    CASE WHEN "capital_social" > 0 THEN 5 * "total_reserves" >= "capital_social" END
        AS "ess.societe.reserves_suffisantes",
    "taux_reserves_et_report" >= 5000000000 AS "ess.societe.reserves_et_report",
    "statuts_interdisent_amortissement_capital" AS "ess.societe.amortissement_capital",
    "statuts_encadrent_reduction_capital" AS "ess.societe.reduction_capital",
    "statuts_mentionnent_utilite_sociale" AS "ess.societe.statuts.objet",
    "mention_ess_rcs" AS "ess.societe.mention_rcs",

    "categorie_plein_droit" = 'entreprise_insertion' AS "esus.categorie.entreprise_insertion",
    "categorie_plein_droit" = 'ett_insertion' AS "esus.categorie.ett_insertion",
    "categorie_plein_droit" = 'association_intermediaire'
        AS "esus.categorie.association_intermediaire",
    "categorie_plein_droit" = 'atelier_chantier_insertion'
        AS "esus.categorie.atelier_chantier_insertion",
    "categorie_plein_droit" = 'organisme_insertion_sociale'
        AS "esus.categorie.organisme_insertion_sociale",
    "categorie_plein_droit" = 'service_aide_sociale_enfance'
        AS "esus.categorie.service_aide_sociale_enfance",
    "categorie_plein_droit" = 'chrs' AS "esus.categorie.chrs",
    "categorie_plein_droit" = 'regie_de_quartier' AS "esus.categorie.regie_de_quartier",
    "categorie_plein_droit" = 'entreprise_adaptee' AS "esus.categorie.entreprise_adaptee",
    "categorie_plein_droit" = 'esat' AS "esus.categorie.esat",
    "categorie_plein_droit" = 'organisme_agree_logement'
        AS "esus.categorie.organisme_agree_logement",
    "categorie_plein_droit" = 'organisme_accueil_communautaire'
        AS "esus.categorie.organisme_accueil_communautaire",
    "categorie_plein_droit" = 'etablissement_handicap' AS "esus.categorie.etablissement_handicap",
    "categorie_plein_droit" = 'projet_vie_sociale_partagee'
        AS "esus.categorie.projet_vie_sociale_partagee",
    "categorie_plein_droit" = 'rup_utilite_sociale' AS "esus.categorie.rup.declaree",
    "categorie_plein_droit" IN (
        'entreprise_insertion', 'ett_insertion', 'association_intermediaire',
        'atelier_chantier_insertion', 'organisme_insertion_sociale', 'service_aide_sociale_enfance',
        'chrs', 'regie_de_quartier', 'entreprise_adaptee', 'esat', 'organisme_agree_logement',
        'organisme_accueil_communautaire', 'etablissement_handicap', 'projet_vie_sociale_partagee'
    ) AS "autre_categorie",
    "forme_juridique" IN ('association_1901', 'association_droit_local', 'fondation_rup')
        AS "esus.categorie.rup.forme",
    "forme_juridique" = 'fondation_rup' AS "esus.categorie.rup.par_sa_forme",
    "reconnue_utilite_publique" AS "esus.categorie.rup.par_decret",
    "justificatif_plein_droit" AS "esus.justificatif",

    CASE "annee_remunerations"
        WHEN 2013 THEN 1716264 WHEN 2014 THEN 1734456 WHEN 2015 THEN 1749024
        WHEN 2016 THEN 1759944 WHEN 2017 THEN 1776324 WHEN 2018 THEN 1798164
        WHEN 2019 THEN 1825464 WHEN 2020 THEN 1847304 WHEN 2021 THEN 1875963
        WHEN 2022 THEN 1974397 WHEN 2023 THEN 2081472 WHEN 2024 THEN 2127280
        WHEN 2025 THEN 2162160 WHEN 2026 THEN 2218429
    END AS "smic",
    "moyenne_cinq_plus_hautes_remunerations" <= 7 * "salaire_minimum_branche_annuel"
        AS "esus.remuneration.moyenne.branche",
    "plus_haute_remuneration" <= 10 * "salaire_minimum_branche_annuel"
        AS "esus.remuneration.plus_haute.branche",
    "forme_juridique" IN (
        'association_1901', 'association_droit_local', 'fondation_rup', 'fondation_entreprise',
        'autre_fondation'
    ) OR NOT "titres_capital_admis_marche" AS "esus.titres",
    "utilite_sociale_objectif_principal" AS "esus.objectif.principal",
    "activite_pour_personnes_fragilisees" AS "esus.objectif.personnes_fragilisees",
    "statuts_mentionnent_utilite_sociale" AS "esus.statuts.objectif",
    "statuts_mentionnent_utilite_sociale" AS "esus.statuts"
"""

FIRST = """
    "ess.benefices" AND "ess.reserves" AS "ess.gestion",
    "ess.forme.statut_cooperatif" AND "ess.forme.societe_pluripersonnelle"
        AS "ess.forme.societe_cooperative",
    "ess.utilite_sociale.durable" OR "ess.utilite_sociale.culture"
        AS "ess.utilite_sociale.developpement_durable.objectif",
    "ess.societe.fonds_developpement.taux" OR "ess.societe.reserves_suffisantes"
        AS "ess.societe.fonds_developpement",
    "esus.categorie.rup.par_sa_forme" OR "esus.categorie.rup.par_decret"
        AS "esus.categorie.rup.reconnaissance",
    "moyenne_cinq_plus_hautes_remunerations" <= 7 * "smic" AS "esus.remuneration.moyenne.smic",
    "plus_haute_remuneration" <= 10 * "smic" AS "esus.remuneration.plus_haute.smic"
"""

SECOND = """
    "ess.personne_morale_droit_prive" AND "ess.but" AND "ess.gouvernance" AND "ess.gestion"
        AS "ess.conditions_communes",
    "ess.forme.cooperative" OR "ess.forme.societe_cooperative" OR "ess.forme.mutuelle"
        OR "ess.forme.assurance_mutuelle" OR "ess.forme.fondation" OR "ess.forme.association"
        AS "ess.forme_listee",
    "ess.utilite_sociale.developpement_durable.objectif"
        AND "ess.utilite_sociale.developpement_durable.lien"
        AS "ess.utilite_sociale.developpement_durable",
    "ess.societe.fonds_developpement" AND "ess.societe.reserves_et_report"
        AND "ess.societe.amortissement_capital" AND "ess.societe.reduction_capital"
        AS "ess.societe.clauses",
    "esus.remuneration.moyenne.smic" OR "esus.remuneration.moyenne.branche"
        AS "esus.remuneration.moyenne",
    "esus.remuneration.plus_haute.smic" OR "esus.remuneration.plus_haute.branche"
        AS "esus.remuneration.plus_haute"
"""

THIRD = """
    "ess.utilite_sociale.lien_social" OR "ess.utilite_sociale.citoyennete"
        OR "ess.utilite_sociale.developpement_durable" OR "ess.utilite_sociale.patrimoine"
        AS "esus.objectif.autres",
    "ess.societe.clauses" AS "ess.societe.principes_gestion",
    "ess.societe.statuts.objet" AND "ess.gouvernance" AND "ess.gestion" AND "ess.societe.clauses"
        AS "ess.societe.statuts",
    "esus.remuneration.moyenne" AND "esus.remuneration.plus_haute" AS "esus.remuneration"
"""

FOURTH = """
    "ess.utilite_sociale.personnes_fragiles" OR "esus.objectif.autres"
        AS "ess.utilite_sociale.objectif",
    "esus.objectif.personnes_fragilisees" OR "esus.objectif.autres" AS "esus.objectif.un_au_moins"
"""

FIFTH = """
    "ess.utilite_sociale.principal" AND "ess.utilite_sociale.objectif" AS "ess.utilite_sociale",
    "esus.objectif.principal" AND "esus.objectif.un_au_moins" AS "esus.objectif"
"""

SIXTH = """
    "ess.societe.forme" AND "ess.utilite_sociale" AND "ess.societe.statuts"
        AND "ess.societe.mention_rcs" AS "ess.societe_commerciale",
    "esus.categorie.rup.forme" AND "esus.categorie.rup.reconnaissance"
        AND "esus.categorie.rup.declaree" AND "ess.utilite_sociale" AS "esus.categorie.rup",
    "esus.objectif" AND "esus.remuneration" AND "esus.titres" AND "esus.statuts"
        AS "esus.droit_commun"
"""

SEVENTH = """
    "ess.forme_listee" OR "ess.societe_commerciale" AS "ess.categorie",
    "autre_categorie" OR "esus.categorie.rup" AS "esus.categorie"
"""

EIGHTH = """
    "ess.conditions_communes" AND "ess.categorie" AS "ess",
    "esus.categorie" AND "esus.justificatif" AND "esus.remuneration" AND "esus.titres"
        AS "esus.plein_droit"
"""

NINTH = '"esus.plein_droit" OR "esus.droit_commun" AS "esus.voie"'
LAST = '"ess" AND "esus.voie" AS "esus"'

LAYERS = (PLAIN, FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH, LAST)


def query(table: str, wanted: tuple[str, ...], suffixes: tuple[str, ...] = ("",)) -> str:
    """Return the query of some criteria over a table; each copy has its own columns."""
    steps, before = [], table
    for rank, layer in enumerate(LAYERS):
        columns = ",".join(re.sub(r'"([^"]+)"', rf'"\1{suffix}"', layer) for suffix in suffixes)
        steps.append(f"step_{rank} AS (SELECT *, {columns} FROM {before})")
        before = f"step_{rank}"
    chosen = ", ".join(f'"{name}"' for name in wanted)
    return f"WITH {', '.join(steps)} SELECT {chosen} FROM {before}"


def peer(rules: Rules) -> Table:
    """Return the peer; raise `Absent` where DuckDB is not."""
    needed("duckdb", "duckdb")
    import duckdb

    def connected() -> Any:
        connection = duckdb.connect()
        connection.execute("SET enable_progress_bar = false")
        return connection

    def take(columns: pl.DataFrame) -> Any:
        connection = connected()
        connection.register("arrow", columns.to_arrow())
        connection.execute("CREATE TABLE structures AS FROM arrow")
        connection.unregister("arrow")
        return connection

    def ask(connection: Any) -> Any:
        return connection.sql(query("structures", rules.goals, rules.suffixes)).to_arrow_table()

    def every(connection: Any) -> dict[str, list[int]]:
        text = query("structures", rules.criteria, rules.suffixes)
        found = connection.sql(text).to_arrow_table().to_pydict()
        return {name: [CODES[value] for value in values] for name, values in found.items()}

    def scan(path: Path) -> Any:
        units = {2: 100, 10: 10**10}
        connection = connected()
        file = connection.sql(f"FROM read_parquet('{path}')")
        exact = [  # whole numbers of their last decimal are quicker to compare
            f'("{name}" * {units[type_.children[1][1]]})::BIGINT AS "{name}"'
            for name, type_ in zip(file.columns, file.types, strict=True)
            if type_.id == "decimal"
        ]
        chosen = f"(SELECT * REPLACE ({', '.join(exact)}) FROM read_parquet('{path}'))"
        text = query(chosen, rules.goals, rules.suffixes)
        return connection.sql(text).to_arrow_table()

    return Table("handwritten_duckdb", take, ask, every, scan)
