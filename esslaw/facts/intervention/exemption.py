"""The aid that the authority places under regulation 651/2014."""

from pydantic import BaseModel

from esslaw.facts.exercice import FROZEN
from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.intervention.choices import (
    ArticleRgec,
    FormeAideRgec,
    ObjetAideRgec,
    TailleEntreprise,
)
from esslaw.facts.scalars import Flag, PositiveMoney


class Exemption(BaseModel):
    """An aid exempted from notification by regulation 651/2014, article by article."""

    model_config = FROZEN

    article: ArticleRgec | None = fact(
        "Article du règlement",
        help="Régime cadre exempté cité dans la délibération.",
        unit=Unit.CHOICE,
        subject=Subject.EXEMPTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    couts_admissibles: PositiveMoney | None = fact(
        "Coûts admissibles",
        help="Plan de financement du projet, dépenses que l'article admet.",
        unit=Unit.EUROS,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    taille_entreprise: TailleEntreprise | None = fact(
        "Taille de l'entreprise",
        help="Effectifs, chiffre d'affaires et bilan, entreprises liées comprises.",
        unit=Unit.CHOICE,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    entreprise_en_difficulte: Flag | None = fact(
        "L'entreprise est-elle en difficulté au sens du règlement ?",
        help="Derniers comptes ; procédure collective.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.TIERS,
        delay="un exercice",
    )

    aide_illegale_non_remboursee: Flag | None = fact(
        "Doit-elle encore rembourser une aide déclarée illégale ?",
        help="Déclaration de l'entreprise.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.TIERS,
        delay="jusqu'au remboursement",
    )

    demande_avant_travaux: Flag | None = fact(
        "La demande écrite a-t-elle précédé le début des travaux ?",
        help="Demande datée, devis signés.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    formation_obligatoire: Flag | None = fact(
        "La formation répond-elle à une obligation nationale ?",
        help="Programme de formation.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    public_handicape_ou_defavorise: Flag | None = fact(
        "La formation s'adresse-t-elle à des travailleurs handicapés ou défavorisés ?",
        help="Programme de formation.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    immatriculee_depuis_cinq_ans_au_plus: Flag | None = fact(
        "Est-ce une petite entreprise non cotée, immatriculée depuis cinq ans au plus ?",
        help="K-bis ; début de l'activité sans obligation d'immatriculation.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    jeune_entreprise_independante: Flag | None = fact(
        "N'a-t-elle encore ni distribué de bénéfices, ni repris l'activité d'une autre "
        "entreprise ?",
        help="Comptes et statuts.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )

    entreprise_innovante: Flag | None = fact(
        "Est-ce une petite entreprise innovante ?",
        help="Part de la recherche et du développement dans ses coûts.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    forme: FormeAideRgec | None = fact(
        "Forme de l'aide à la jeune pousse",
        help="Projet de délibération.",
        unit=Unit.CHOICE,
        subject=Subject.EXEMPTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    objet: ObjetAideRgec | None = fact(
        "L'aide porte-t-elle sur l'investissement ou sur le fonctionnement ?",
        help="Projet de délibération.",
        unit=Unit.CHOICE,
        subject=Subject.EXEMPTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
    )

    travailleurs_recrutes_eligibles: Flag | None = fact(
        "Les dépenses tiennent-elles dans la durée que l'article admet, et le recrutement "
        "accroît-il l'effectif ou pourvoit-il des postes laissés vacants ?",
        help="Contrats de travail ; registre du personnel.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
        appreciation=True,
    )

    acces_ouvert: Flag | None = fact(
        "L'infrastructure est-elle ouverte à tous, sans discrimination ?",
        help="Règlement d'usage ; part du temps laissée aux autres utilisateurs.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )

    aide_limitee_au_deficit: Flag | None = fact(
        "L'aide est-elle limitée à ce que les recettes ne couvrent pas ?",
        help="Plan de financement ; marge d'exploitation attendue.",
        unit=Unit.ANSWER,
        subject=Subject.EXEMPTION,
        change=Change.GESTION,
        delay="la prochaine délibération",
        appreciation=True,
    )
