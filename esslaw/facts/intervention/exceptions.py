"""What the code allows for particular activities."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import ActiviteParticuliere
from esslaw.facts.scalars import Count, Flag


class CasParticulier(BaseModel):
    """Particular activities and circumstances for which the code gives a power of its own."""

    model_config = FROZEN

    activite_particuliere: ActiviteParticuliere | None = fact(
        "L'activité aidée est-elle l'une de celles-ci ?",
        help="Objet de l'activité aidée.",
        unit=Unit.CHOICE,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    zone_offre_de_soins_insuffisante: Flag | None = fact(
        "Est-ce dans une zone où l'offre de soins est insuffisante ?",
        help="Zonage arrêté par l'agence régionale de santé.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    cinema_entrees_hebdomadaires: Count | None = fact(
        "Entrées du cinéma, en moyenne hebdomadaire",
        help="Déclarations au Centre national du cinéma.",
        unit=Unit.COUNT,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    cinema_art_et_essai: Flag | None = fact(
        "Le cinéma est-il classé art et essai ?",
        help="Décision de classement.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.TIERS,
        delay="un an",
    )

    librairie_conditions_remplies: Flag | None = fact(
        "La librairie remplit-elle les conditions de taille, d'indépendance et de capital ?",
        help="Statuts et comptes : petite ou moyenne entreprise, capital détenu pour "
        "l'essentiel par des personnes physiques, aucun contrat d'exclusivité.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    carence_initiative_privee: Flag | None = fact(
        "L'initiative privée est-elle défaillante ou insuffisante ?",
        help="Constat dans la délibération : étude, appel resté sans réponse.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    service_necessaire_population: Flag | None = fact(
        "Le service est-il nécessaire à la satisfaction des besoins de la population ?",
        help="Motifs de la délibération.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    initiative_privee_defaillante_ou_absente: Flag | None = fact(
        "L'initiative privée est-elle défaillante ou absente ?",
        help="Constat dans la délibération ; une initiative seulement insuffisante ne suffit pas "
        "au département.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    operation_investissement: Flag | None = fact(
        "S'agit-il d'une opération d'investissement ?",
        help="Plan de financement.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    maitrise_ouvrage_communale: Flag | None = fact(
        "La maîtrise d'ouvrage en est-elle assurée par une commune ou une intercommunalité "
        "à fiscalité propre ?",
        help="Projet d'opération.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    arrete_prefet_catastrophe_naturelle: Flag | None = fact(
        "Un arrêté du préfet autorise-t-il le département à aider les entreprises touchées "
        "par la catastrophe naturelle ?",
        help="Arrêté préfectoral, distinct de l'arrêté qui reconnaît la catastrophe.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.TIERS,
        delay="un à trois mois",
    )

    complement_aide_regionale_agricole: Flag | None = fact(
        "L'aide complète-t-elle une aide de la région à l'agriculture, à la forêt ou à la "
        "pêche, dans un programme ou un régime existant ?",
        help="Aide de la région ; programme de développement rural ou régime notifié ou exempté.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.TIERS,
        delay="deux à six mois",
    )

    derogation_interministerielle_fonds_dotation: Flag | None = fact(
        "Un arrêté des ministres de l'économie et du budget autorise-t-il ce versement ?",
        help="Arrêté publié, pour une œuvre ou un programme déterminé.",
        unit=Unit.ANSWER,
        subject=Subject.CAS_PARTICULIER,
        change=Change.TIERS,
        delay="exceptionnel",
    )
