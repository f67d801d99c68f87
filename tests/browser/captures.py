"""`python -m tests.browser.captures`: the pictures of docs/parcours.md, at two widths.

Not a test: `make captures` takes them anew when the pages change. It walks as a founder and as a
lawyer do, through the same server and the same browser as the tests.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

import webform

from .conftest import ARGUMENTS, EXAMPLES, Quiet

FOLDER = Path(__file__).parents[2] / "docs" / "captures"
WIDTHS = {"360": (360, 740), "1280": (1280, 900)}
TALLEST = 1800
"""Pixels of a picture: a result is longer, and its beginning says what it is."""
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


def walk(page: Page, name: str, width: str) -> int:
    """Take the pictures of a journey, from home to its result; return how many pages it has."""
    regime, steps = JOURNEYS[name]

    def take(rank: int, what: str) -> None:
        page.wait_for_load_state()
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": int(width), "height": height}
        path = FOLDER / f"{name}-{rank}-{what}-{width}.png"
        page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]

    page.goto("/")
    take(1, "accueil")
    page.click(f"a[href$='/pas-a-pas/{regime}']")
    for rank, answers in enumerate(steps, 2):
        answer(page, answers)
        take(rank, page.url.rpartition("/")[2].partition("#")[0])
        page.click("form#questionnaire .end button")
    take(len(steps) + 2, "reponses")
    page.click(".end .button")
    take(len(steps) + 3, "resultat")
    return len(steps) + 3


def main() -> None:
    """Take every picture again."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    config = {"SECRET_KEY": "captures", "ESSLAW_EXAMPLES": EXAMPLES, "ESSLAW_LOG": False}
    server = make_server(
        "127.0.0.1", 0, webform.create_app(config), threaded=True, request_handler=Quiet
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        for width, (wide, high) in WIDTHS.items():
            for name in JOURNEYS:
                context = browser.new_context(
                    base_url=f"http://127.0.0.1:{server.server_port}",
                    viewport={"width": wide, "height": high},
                    locale="fr-FR",
                    color_scheme="light",
                )
                pages = walk(context.new_page(), name, width)
                print(f"{name}, {width} px : {pages} pages")
                context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
