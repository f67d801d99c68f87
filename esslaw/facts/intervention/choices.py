"""The closed lists of an intervention, each value with its French label."""

from __future__ import annotations

from esslaw.facts.fact import Choice


class TypeCollectivite(Choice):
    """The kinds of authority, as the code général des collectivités territoriales knows them."""

    COMMUNE = "commune", "Commune"
    COMMUNAUTE_DE_COMMUNES = "communaute_de_communes", "Communauté de communes"
    COMMUNAUTE_AGGLOMERATION = "communaute_agglomeration", "Communauté d'agglomération"
    COMMUNAUTE_URBAINE = "communaute_urbaine", "Communauté urbaine"
    METROPOLE = "metropole", "Métropole"
    METROPOLE_LYON = "metropole_lyon", "Métropole de Lyon"
    METROPOLE_AIX_MARSEILLE_PROVENCE = (
        "metropole_aix_marseille_provence",
        "Métropole d'Aix-Marseille-Provence",
    )
    METROPOLE_GRAND_PARIS = "metropole_grand_paris", "Métropole du Grand Paris"
    EPT = "ept", "Établissement public territorial du Grand Paris"
    VILLE_DE_PARIS = "ville_de_paris", "Ville de Paris"
    DEPARTEMENT = "departement", "Département"
    COLLECTIVITE_EUROPEENNE_ALSACE = (
        "collectivite_europeenne_alsace",
        "Collectivité européenne d'Alsace",
    )
    REGION = "region", "Région"
    COLLECTIVITE_DE_CORSE = "collectivite_de_corse", "Collectivité de Corse"
    MARTINIQUE = "martinique", "Collectivité territoriale de Martinique"
    GUYANE = "guyane", "Collectivité territoriale de Guyane"
    MAYOTTE = "mayotte", "Mayotte"


class EpciAppartenance(Choice):
    """The grouping to which a commune belongs."""

    AUCUN = "aucun", "Aucun"
    COMMUNAUTE_DE_COMMUNES = "communaute_de_communes", "Communauté de communes"
    COMMUNAUTE_AGGLOMERATION = "communaute_agglomeration", "Communauté d'agglomération"
    COMMUNAUTE_URBAINE = "communaute_urbaine", "Communauté urbaine"
    METROPOLE = "metropole", "Métropole, Lyon et Aix-Marseille-Provence comprises"
    METROPOLE_GRAND_PARIS = (
        "metropole_grand_paris",
        "Métropole du Grand Paris et établissement public territorial",
    )


class Instrument(Choice):
    """What the authority plans to do."""

    SUBVENTION_NON_ECONOMIQUE = (
        "subvention_non_economique",
        "Subvention à une activité non économique",
    )
    SUBVENTION_ECONOMIQUE = "subvention_economique", "Subvention à une activité économique"
    PRET_AVANCE_REMBOURSABLE = "pret_avance_remboursable", "Prêt ou avance remboursable"
    BONIFICATION_INTERET = "bonification_interet", "Bonification d'intérêt"
    GARANTIE_EMPRUNT = "garantie_emprunt", "Garantie d'emprunt"
    IMMOBILIER_ENTREPRISE = "immobilier_entreprise", "Immobilier d'entreprise ou rabais de loyer"
    MISE_A_DISPOSITION_LOCAUX = "mise_a_disposition_locaux", "Mise à disposition de locaux"
    CAPITAL_SCIC = "capital_scic", "Entrée au capital d'une SCIC"
    AVANCE_SCIC = "avance_scic", "Avance en compte courant à une SCIC dont elle est associée"
    CAPITAL_SOCIETE_COMMERCIALE = (
        "capital_societe_commerciale",
        "Entrée au capital d'une société commerciale, hors SCIC",
    )
    ORGANISME_CREATION_REPRISE = (
        "organisme_creation_reprise",
        "Subvention à un organisme d'aide à la création ou à la reprise d'entreprises",
    )
    SOUTIEN_PTCE = "soutien_ptce", "Soutien à un pôle territorial de coopération économique"
    MARCHE_RESERVE_ESS = (
        "marche_reserve_ess",
        "Marché réservé à l'économie sociale et solidaire",
    )
    MARCHE_RESERVE_IAE_HANDICAP = (
        "marche_reserve_iae_handicap",
        "Marché réservé à l'insertion ou au handicap",
    )
    MARCHE_SANS_PUBLICITE = (
        "marche_sans_publicite",
        "Marché sans publicité ni mise en concurrence",
    )
    MANDAT_SIEG = "mandat_sieg", "Mandat de service d'intérêt économique général et compensation"
    SERVICE_RURAL_OU_QPV = (
        "service_rural_ou_qpv",
        "Service nécessaire à la population, en milieu rural ou en quartier prioritaire",
    )
    PRIX_APPEL_A_PROJETS = "prix_appel_a_projets", "Prix ou appel à projets"
    FONDATION = "fondation", "Contribution à une fondation"
    FONDS_DE_DOTATION = "fonds_de_dotation", "Contribution à un fonds de dotation"


class Domaine(Choice):
    """What the supported activity is about."""

    SOLIDARITES = "solidarites", "Solidarités et action sociale"
    INSERTION = "insertion", "Insertion"
    CULTURE = "culture", "Culture"
    SPORT = "sport", "Sport"
    EDUCATION_POPULAIRE = "education_populaire", "Éducation populaire"
    TOURISME = "tourisme", "Tourisme"
    AGRICULTURE_PECHE_FORET = "agriculture_peche_foret", "Agriculture, pêche ou forêt"
    SANTE = "sante", "Santé"
    COMMERCE = "commerce", "Commerce"
    LOGEMENT = "logement", "Logement"
    ENERGIE_RENOUVELABLE = "energie_renouvelable", "Énergie renouvelable"
    MOBILITE = "mobilite", "Mobilité"
    DEVELOPPEMENT_ECONOMIQUE = "developpement_economique", "Développement économique"
    AUTRE = "autre", "Autre domaine"


class RegimeAide(Choice):
    """The State-aid regime under which an earlier aid was granted."""

    DE_MINIMIS_GENERAL = "de_minimis_general", "De minimis général"
    DE_MINIMIS_SIEG = "de_minimis_sieg", "De minimis SIEG"
    DE_MINIMIS_AGRICOLE = "de_minimis_agricole", "De minimis agricole"
    DE_MINIMIS_PECHE = "de_minimis_peche", "De minimis de la pêche"
    AUTRE = "autre", "Autre régime, ou aucun"


class RegimeChoisi(Choice):
    """The State-aid regime that the authority means to use."""

    AUCUN = "aucun", "Aucun"
    DE_MINIMIS_GENERAL = "de_minimis_general", "De minimis général"
    DE_MINIMIS_SIEG = "de_minimis_sieg", "De minimis SIEG"
    DE_MINIMIS_AGRICOLE = "de_minimis_agricole", "De minimis agricole"
    DE_MINIMIS_PECHE = "de_minimis_peche", "De minimis de la pêche"
    SIEG_EXEMPTE = "sieg_exempte", "Compensation de SIEG exemptée"
    RGEC = "rgec", "Règlement général d'exemption par catégorie"
    NOTIFICATION = "notification", "Notification à la Commission européenne"


class Secteur(Choice):
    """The sector of the aided activity, where a regulation treats it apart."""

    PRODUCTION_AGRICOLE = "production_agricole", "Production agricole primaire"
    PRODUCTION_PECHE = "production_peche", "Production primaire de la pêche ou de l'aquaculture"
    TRANSFORMATION_AGRICOLE = (
        "transformation_agricole",
        "Transformation ou commercialisation de produits agricoles",
    )
    TRANSFORMATION_PECHE = (
        "transformation_peche",
        "Transformation ou commercialisation de produits de la pêche",
    )
    TRANSPORT_ROUTIER = "transport_routier", "Transport routier de marchandises pour autrui"
    AUTRE = "autre", "Autre secteur"


class CadreCapital(Choice):
    """The exception under which an authority may hold shares of a commercial company."""

    AUCUN = "aucun", "Aucun de ces cas"
    DECRET_CONSEIL_ETAT = "decret_conseil_etat", "Autorisation par décret en Conseil d'État"
    ECONOMIE_MIXTE = "economie_mixte", "Société d'économie mixte locale"
    ENERGIE_RENOUVELABLE = (
        "energie_renouvelable",
        "Société de production d'énergie renouvelable du territoire",
    )
    ETABLISSEMENT_DE_GARANTIE = (
        "etablissement_de_garantie",
        "Établissement ayant pour objet exclusif de garantir des concours financiers",
    )
    CAPITAL_INVESTISSEMENT = (
        "capital_investissement",
        "Société de capital-investissement, de financement régional ou de transfert de "
        "technologies",
    )


class ActiviteParticuliere(Choice):
    """Activities for which the code gives authorities a power of their own."""

    AUCUNE = "aucune", "Aucune de celles-ci"
    PROFESSIONNEL_DE_SANTE = (
        "professionnel_de_sante",
        "Installation ou maintien de professionnels de santé, centre de santé",
    )
    PERMANENCE_DES_SOINS = "permanence_des_soins", "Structure de permanence des soins"
    VETERINAIRE = "veterinaire", "Vétérinaire pour animaux d'élevage"
    CINEMA = "cinema", "Salle de spectacle cinématographique"
    LIBRAIRIE = "librairie", "Vente au détail de livres neufs"


class TailleEntreprise(Choice):
    """The size of an undertaking, as European law counts it."""

    PETITE = "petite", "Petite entreprise"
    MOYENNE = "moyenne", "Moyenne entreprise"
    GRANDE = "grande", "Grande entreprise"


class ArticleRgec(Choice):
    """The categories of aid of regulation 651/2014 that the rulebook covers."""

    INVESTISSEMENT_PME = "art_17", "Article 17 : investissement des PME"
    CONSEIL_PME = "art_18", "Article 18 : conseil aux PME"
    JEUNES_POUSSES = "art_22", "Article 22 : jeunes pousses"
    FORMATION = "art_31", "Article 31 : formation"
    RECRUTEMENT_DEFAVORISES = "art_32", "Article 32 : recrutement de travailleurs défavorisés"
    EMPLOI_HANDICAP = "art_33", "Article 33 : emploi de travailleurs handicapés"
    SURCOUTS_HANDICAP = "art_34", "Article 34 : surcoûts de l'emploi de travailleurs handicapés"
    ASSISTANCE_DEFAVORISES = "art_35", "Article 35 : assistance aux travailleurs défavorisés"
    CULTURE = "art_53", "Article 53 : culture et patrimoine"
    SPORT = "art_55", "Article 55 : infrastructures sportives et récréatives"
    INFRASTRUCTURES_LOCALES = "art_56", "Article 56 : infrastructures locales"
    AUTRE = "autre", "Autre article"


class FormeAideRgec(Choice):
    """The form of an aid to a young undertaking: each has its own ceiling."""

    SUBVENTION = "subvention", "Subvention, apport, réduction d'intérêt ou de prime"
    PRET = "pret", "Prêt"
    GARANTIE = "garantie", "Garantie"


class ObjetAideRgec(Choice):
    """What the aid to culture or to sport pays for."""

    INVESTISSEMENT = "investissement", "Investissement"
    FONCTIONNEMENT = "fonctionnement", "Fonctionnement"


class TypeMarche(Choice):
    """The kinds of public contract."""

    TRAVAUX = "travaux", "Travaux"
    FOURNITURES = "fournitures", "Fournitures"
    SERVICES = "services", "Services"
