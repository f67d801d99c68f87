"""The answers of a founder and of a lawyer, page by page, as they are typed in a browser."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

Answers = tuple[Mapping[str, str], ...]
"""What is answered on each page: a value of a list, a button chosen (True), or a text."""
YES = "oui"
REGIE: Answers = (
    {
        "#denomination": "Régie de quartier des Coteaux",
        "#forme_juridique": "association_1901",
        "#statut_cooperatif": "aucun",
        "date_creation": "17 03 2009",
    },
    {
        "#categorie_plein_droit": "regie_de_quartier",
        "justificatif_plein_droit": YES,
        "date_demande": "16 11 2026",
    },
    {
        "but_autre_que_partage_benefices": YES,
        "gouvernance_democratique": YES,
        "benefices_majoritairement_consacres_activite": YES,
        "reserves_obligatoires_impartageables": YES,
    },
    {
        "#moyenne_cinq_plus_hautes_remunerations": "38 460",
        "#plus_haute_remuneration": "52 800",
        "#annee_remunerations": "2025",
        "#salaire_minimum_branche_annuel": "21 600",
    },
)
LYON: Answers = (
    {
        "#instrument": "capital_scic",
        "#montant": "30 000",
        "date_octroi": "22 11 2026",
        "#domaine": "agriculture_peche_foret",
        "activite_economique": YES,
    },
    {"#collectivite\\.nom": "Métropole de Lyon", "#collectivite\\.type": "metropole_lyon"},
    {"#denomination": "La Halle des circuits courts", "#statut_cooperatif": "scic"},
    {"interet_public_local": YES, "objet_rattache_a_une_competence": YES},
    {
        "#entree_capital\\.capital_total_apres": "103 000",
        "#entree_capital\\.capital_public_territorial_apres": "30 000",
        "#entree_capital\\.capital_souscrit": "30 000",
    },
    {"avantage": "non"},
)
JOURNEYS = {"structure": ("esus", REGIE), "intervention": ("intervention", LYON)}


def answer(page: Page, answers: Mapping[str, str]) -> None:
    """Answer what a page asks."""
    for name, text in answers.items():
        if not name.startswith("#") and " " in text:
            parts = zip(("jour", "mois", "annee"), text.split(), strict=True)
            for part, figures in parts:
                page.fill(f"[name='{name}-{part}']", figures)
        elif not name.startswith("#"):
            page.check(f"[name='{name}'][value='{text}']")
        elif page.locator(f"select{name}").count():
            page.select_option(name, text)
        else:
            page.fill(name, text)
