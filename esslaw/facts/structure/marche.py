"""Code de la commande publique, L. 2113-12 to L. 2113-16: the reserved contract in view."""

from typing import Annotated

from pydantic import BaseModel

from esslaw.facts.choices import StructureReservataire
from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import AsTuple, Count, Flag, Ratio


class Marche(BaseModel):
    """Code de la commande publique, L. 2113-12 to L. 2113-16: the reserved contract in view."""

    model_config = FROZEN

    marche_services_listes_exclusivement: Flag | None = fact(
        "Le marché porte-t-il exclusivement sur des services sociaux ou spécifiques de "
        "la liste annexée au code ?",
        help="Avis de marché, objet et codes CPV ; avis annexé au code de la commande publique.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.TIERS,
        delay="le calendrier du marché",
    )
    marche_mission_de_service_public: Flag | None = fact(
        "La structure a-t-elle pour objectif une mission de service public liée à ces services ?",
        help="Statuts, objet ; conventions avec des personnes publiques.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.STATUTS,
        delay="deux à trois mois",
        appreciation=True,
    )
    marche_duree_mois: Count | None = fact(
        "Durée du marché, en mois",
        help="Avis de marché, reconductions comprises.",
        unit=Unit.COUNT,
        subject=Subject.MARCHE,
        change=Change.TIERS,
        delay="le calendrier du marché",
    )
    marche_attribution_meme_titre_trois_ans: Flag | None = fact(
        "La structure a-t-elle obtenu un marché au même titre au cours des trois "
        "dernières années ?",
        help="Marchés réservés à l'économie sociale et solidaire déjà obtenus ; un marché "
        "ordinaire ne compte pas.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.TEMPS,
        delay="trois ans",
    )
    marche_attribution_meme_acheteur: Flag | None = fact(
        "Ce marché antérieur venait-il du même acheteur, pour ces services ?",
        help="Avis d'attribution des marchés réservés déjà obtenus.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.TEMPS,
        delay="trois ans",
    )
    marche_conventions: Annotated[tuple[StructureReservataire, ...], AsTuple] | None = fact(
        "Conventions ou agréments d'insertion ou du handicap",
        help="Conventions avec l'État, agréments : tous ceux qu'elle a, en plus de la "
        "catégorie de plein droit.",
        unit=Unit.CHOICES,
        subject=Subject.MARCHE,
        change=Change.TIERS,
        delay="quatre à huit mois",
    )
    marche_equivalente_ess: Flag | None = fact(
        "Est-elle une structure équivalente à une entreprise de l'économie sociale et solidaire ?",
        help="Pour une structure qui n'en a pas la qualité, par exemple établie dans un "
        "autre État.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )
    marche_equivalente_handicap: Flag | None = fact(
        "Est-elle une structure équivalente à une entreprise adaptée ou à un ESAT ?",
        help="Objet et public employé.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )
    marche_equivalente_insertion: Flag | None = fact(
        "Est-elle une structure équivalente à une structure d'insertion par l'activité "
        "économique ?",
        help="Objet et public employé.",
        unit=Unit.ANSWER,
        subject=Subject.MARCHE,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )
    marche_part_travailleurs_handicapes: Ratio | None = fact(
        "Part des travailleurs handicapés parmi ceux qu'elle emploie",
        help="Registre du personnel : ceux qui ne peuvent exercer une activité "
        "professionnelle dans des conditions normales.",
        unit=Unit.RATIO,
        subject=Subject.MARCHE,
        change=Change.GESTION,
        delay="six mois à un an",
    )
    marche_part_travailleurs_defavorises: Ratio | None = fact(
        "Part des travailleurs défavorisés parmi ceux qu'elle emploie",
        help="Registre du personnel, contrats d'insertion.",
        unit=Unit.RATIO,
        subject=Subject.MARCHE,
        change=Change.GESTION,
        delay="six mois à un an",
    )
