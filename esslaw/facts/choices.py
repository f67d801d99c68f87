"""The closed lists of the vocabulary, each value with its French label."""

from __future__ import annotations

from esslaw.facts.fact import Choice


class FormeJuridique(Choice):
    """The legal form, as the statuts or the K-bis give it."""

    ASSOCIATION_1901 = "association_1901", "Association (loi de 1901)"
    ASSOCIATION_DROIT_LOCAL = (
        "association_droit_local",
        "Association de droit local (Alsace-Moselle)",
    )
    FONDATION_RUP = "fondation_rup", "Fondation reconnue d'utilité publique"
    FONDATION_ABRITEE = "fondation_abritee", "Fondation abritée (sans personnalité morale)"
    FONDATION_ENTREPRISE = "fondation_entreprise", "Fondation d'entreprise"
    AUTRE_FONDATION = "autre_fondation", "Autre fondation"
    FONDS_DE_DOTATION = "fonds_de_dotation", "Fonds de dotation"
    MUTUELLE = "mutuelle", "Mutuelle (code de la mutualité)"
    UNION_DE_MUTUELLES = "union_de_mutuelles", "Union de mutuelles"
    ASSURANCE_MUTUELLE = "assurance_mutuelle", "Société d'assurance mutuelle"
    INSTITUTION_DE_PREVOYANCE = "institution_de_prevoyance", "Institution de prévoyance"
    SA = "sa", "Société anonyme (SA)"
    SAS = "sas", "Société par actions simplifiée (SAS)"
    SASU = "sasu", "SAS à associé unique (SASU)"
    SARL = "sarl", "Société à responsabilité limitée (SARL)"
    EURL = "eurl", "SARL à associé unique (EURL)"
    SCA = "sca", "Société en commandite par actions"
    SCS = "scs", "Société en commandite simple"
    SNC = "snc", "Société en nom collectif"
    SOCIETE_CIVILE = "societe_civile", "Société civile"
    GIE = "gie", "Groupement d'intérêt économique (GIE)"
    ENTREPRISE_INDIVIDUELLE = "entreprise_individuelle", "Entreprise individuelle"
    SYNDICAT = "syndicat", "Syndicat professionnel"
    COOPERATIVE = "cooperative", "Coopérative sans forme commerciale"
    PERSONNE_PUBLIQUE = "personne_publique", "Personne publique"
    AUTRE = "autre", "Autre forme : ni société, ni mutuelle, ni fondation, ni association"


class StatutCooperatif(Choice):
    """The cooperative status, which adds itself to the legal form."""

    AUCUN = "aucun", "Aucun"
    LOI_1947 = "loi_1947", "Coopérative de la loi de 1947"
    SCOP = "scop", "SCOP"
    SCIC = "scic", "SCIC"
    CAE = "cae", "Coopérative d'activité et d'emploi"
    COOPERATIVE_AGRICOLE = "cooperative_agricole", "Coopérative agricole"
    AUTRE = "autre", "Autre statut coopératif"


class OrigineCooperative(Choice):
    """What a cooperative was before it took its present status."""

    AUCUNE = "aucune", "Rien : elle a été constituée avec ce statut"
    SOCIETE = "societe", "Une société"
    ASSOCIATION = "association", "Une association"
    AUTRE = "autre", "Une autre personne morale"


class StatutCae(Choice):
    """The cooperative status that a coopérative d'activité et d'emploi has taken."""

    SCOP = "scop", "SCOP"
    SCIC = "scic", "SCIC"
    LOI_1947 = "loi_1947", "Coopérative de la loi de 1947, sans autre loi"
    AUTRE = "autre", "Coopérative d'une autre loi"


class UtiliteSociale(Choice):
    """The objectives of article 2 of the loi of 31 July 2014."""

    SOUTIEN_PERSONNES_FRAGILES = (
        "soutien_personnes_fragiles",
        "Soutien à des personnes fragiles, ou lutte contre leur exclusion",
    )
    LIEN_SOCIAL_COHESION_TERRITORIALE = (
        "lien_social_cohesion_territoriale",
        "Lien social ou cohésion territoriale",
    )
    EDUCATION_CITOYENNETE = "education_citoyennete", "Éducation à la citoyenneté"
    DEVELOPPEMENT_DURABLE = (
        "developpement_durable",
        "Développement durable, transition énergétique ou solidarité internationale",
    )
    PROMOTION_CULTURELLE = "promotion_culturelle", "Promotion culturelle"
    PATRIMOINE_PROTEGE = (
        "patrimoine_protege",
        "Monuments historiques, sites, parcs et jardins protégés",
    )


class CategoriePleinDroit(Choice):
    """The categories of L. 3332-17-1, II, which receive the agrément by right."""

    AUCUNE = "aucune", "Aucune de ces catégories"
    ENTREPRISE_INSERTION = "entreprise_insertion", "Entreprise d'insertion"
    ETT_INSERTION = "ett_insertion", "Entreprise de travail temporaire d'insertion"
    ASSOCIATION_INTERMEDIAIRE = "association_intermediaire", "Association intermédiaire"
    ATELIER_CHANTIER_INSERTION = "atelier_chantier_insertion", "Atelier ou chantier d'insertion"
    ORGANISME_INSERTION_SOCIALE = (
        "organisme_insertion_sociale",
        "Organisme d'insertion sociale (CASF, L. 121-2)",
    )
    SERVICE_AIDE_SOCIALE_ENFANCE = (
        "service_aide_sociale_enfance",
        "Service de l'aide sociale à l'enfance",
    )
    CHRS = "chrs", "Centre d'hébergement et de réinsertion sociale"
    REGIE_DE_QUARTIER = "regie_de_quartier", "Régie de quartier"
    ENTREPRISE_ADAPTEE = "entreprise_adaptee", "Entreprise adaptée"
    CENTRE_DISTRIBUTION_TRAVAIL_DOMICILE = (
        "centre_distribution_travail_domicile",
        "Centre de distribution de travail à domicile",
    )
    ESAT = "esat", "ESAT"
    ORGANISME_AGREE_LOGEMENT = (
        "organisme_agree_logement",
        "Organisme agréé pour le logement (CCH, L. 365-1)",
    )
    RUP_UTILITE_SOCIALE = (
        "rup_utilite_sociale",
        "Association ou fondation reconnue d'utilité publique",
    )
    ORGANISME_ACCUEIL_COMMUNAUTAIRE = (
        "organisme_accueil_communautaire",
        "Organisme d'accueil communautaire (CASF, L. 265-1)",
    )
    ETABLISSEMENT_HANDICAP = (
        "etablissement_handicap",
        "Établissement ou service pour enfants ou adultes handicapés",
    )
    PROJET_VIE_SOCIALE_PARTAGEE = (
        "projet_vie_sociale_partagee",
        "Porteur d'un projet de vie sociale et partagée (habitat inclusif)",
    )


class TypeAssocie(Choice):
    """What an associate of a cooperative is."""

    SALARIE = "salarie", "Salarié"
    PRODUCTEUR = "producteur", "Producteur du bien ou du service"
    BENEFICIAIRE = "beneficiaire", "Bénéficiaire habituel"
    BENEVOLE = "benevole", "Bénévole"
    COLLECTIVITE_TERRITORIALE = "collectivite_territoriale", "Collectivité territoriale"
    GROUPEMENT_COLLECTIVITES = "groupement_collectivites", "Groupement de collectivités"
    ETABLISSEMENT_PUBLIC_TERRITORIAL = (
        "etablissement_public_territorial",
        "Établissement public territorial",
    )
    AUTRE_PERSONNE_PUBLIQUE = "autre_personne_publique", "Autre personne publique"
    AUTRE = "autre", "Autre"


class StructureReservataire(Choice):
    """The structures for which a contract may be reserved by the public that they employ."""

    ENTREPRISE_ADAPTEE = "entreprise_adaptee", "Entreprise adaptée"
    ESAT = "esat", "ESAT"
    ENTREPRISE_INSERTION = "entreprise_insertion", "Entreprise d'insertion"
    ETT_INSERTION = "ett_insertion", "Entreprise de travail temporaire d'insertion"
    ASSOCIATION_INTERMEDIAIRE = "association_intermediaire", "Association intermédiaire"
    ATELIER_CHANTIER_INSERTION = "atelier_chantier_insertion", "Atelier ou chantier d'insertion"


class MembrePole(Choice):
    """Who takes part in a pôle territorial de coopération économique."""

    ENTREPRISE_ESS = "entreprise_ess", "Entreprise de l'économie sociale et solidaire"
    ENTREPRISE = "entreprise", "Autre entreprise"
    COLLECTIVITE = "collectivite", "Collectivité territoriale ou groupement"
    RECHERCHE = "recherche", "Centre de recherche"
    ENSEIGNEMENT_SUPERIEUR = "enseignement_superieur", "Établissement d'enseignement supérieur"
    FORMATION = "formation", "Organisme de formation"
    AUTRE = "autre", "Autre personne"


class TypeFinanceur(Choice):
    """The bodies which L. 3332-17-1, III, assimilates to solidarity enterprises."""

    AUCUN = "aucun", "N'est pas un financeur"
    ORGANISME_FINANCEMENT = "organisme_financement", "Organisme de financement"
    ETABLISSEMENT_CREDIT = "etablissement_credit", "Établissement de crédit"
    PLACEMENT_COLLECTIF = "placement_collectif", "Placement collectif"
