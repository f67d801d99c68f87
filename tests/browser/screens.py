"""Every screen of the site, and how a person gets to it. A new screen is one line of `SCREENS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its address, what is typed there, the button pressed, and so on.

    Selectors, not words: the same steps lead there in every language. Set `framed` for a page that
    is shown inside another one, which has neither navigation nor skip link; `missing` for an
    address where nothing is.
    """

    name: str
    address: str
    steps: tuple[Step, ...] = ()
    framed: bool = False
    missing: bool = False

    def reach(self, page: Page, lang: str) -> None:
        """Bring a page to this screen, in a language."""
        address, hash_, anchor = self.address.partition("#")
        mark = "&" if "?" in address else "?"
        opened = page.goto(f"{address}{mark}lang={lang}{hash_}{anchor}")
        assert opened is not None
        assert opened.ok is not self.missing, opened.status
        for step in self.steps:
            step(page)


def typed(answers: Mapping[str, str]) -> Step:
    """Type answers into the fields of these selectors."""

    def step(page: Page) -> None:
        for selector, text in answers.items():
            page.fill(selector, text)

    return step


def chosen(*selectors: str) -> Step:
    """Choose radio buttons and boxes."""

    def step(page: Page) -> None:
        for selector in selectors:
            page.check(selector)

    return step


def picked(answers: Mapping[str, str]) -> Step:
    """Choose values in the lists of these selectors."""

    def step(page: Page) -> None:
        for selector, value in answers.items():
            page.select_option(selector, value)

    return step


def given(file: Path, selector: str) -> Step:
    """Give a file to the field of a selector."""
    return lambda page: page.set_input_files(selector, file)


def pressed(selector: str) -> Step:
    """Press a button or follow a link, and wait for the page that it leads to."""

    def step(page: Page) -> None:
        with page.expect_navigation():
            page.click(selector)
        page.wait_for_load_state()

    return step


EXAMPLES = Path(__file__).parents[2] / "examples"
SEND = pressed("form#questionnaire .end button")
ON = pressed("form#questionnaire .end button")
"""What goes on to the next subject, step by step."""
ASSOCIATION = picked({"#forme_juridique": "association_1901", "#statut_cooperatif": "aucun"})
LYON = picked({"#instrument": "capital_scic"})
AN_AID = picked({"#instrument": "subvention_economique"})
WRONG = {
    "[name=siren]": "1",
    "[name=date_creation-jour]": "31",
    "[name=plus_haute_remuneration]": "1.234",
    "[name=annee_remunerations]": "26",
}

SCREENS = (
    Screen("home", "/"),
    Screen("form, blank", "/structure"),
    Screen("form, filled", "/structure?exemple=sas_compost"),
    Screen("form, with errors", "/structure?exemple=sas_compost", (typed(WRONG), SEND)),
    Screen("result, yes", "/structure?exemple=regie_de_quartier", (SEND,)),
    Screen("result, no", "/structure?exemple=sas_compost_a_corriger", (SEND,)),
    Screen("result, open", "/structure", (SEND,)),
    Screen("result, capital", "/structure?question=scic&exemple=scic_plafond_depasse", (SEND,)),
    Screen("not found", "/nulle-part", missing=True),
    Screen("step, first", "/pas-a-pas/esus"),
    Screen("step, errors", "/pas-a-pas/esus", (typed({"#siren": "1"}), ON)),
    Screen("step, second", "/pas-a-pas/esus", (ASSOCIATION, ON)),
    Screen("step, table", "/pas-a-pas/scic", (ON, pressed("[name=ajouter][value=associes]"))),
    Screen("review", "/pas-a-pas/ess", (ASSOCIATION, ON, ON)),
    Screen("step, intervention", "/pas-a-pas/intervention", (LYON, ON)),
    Screen("intervention, blank", "/intervention"),
    Screen("intervention, yes", "/intervention?exemple=lyon_scic", (SEND,)),
    Screen("intervention, no", "/intervention?exemple=departement_fonds_avances", (SEND,)),
    Screen("intervention, aids", "/intervention?exemple=region_de_minimis", (SEND,)),
    Screen("spaser", "/intervention?question=spaser", (SEND,)),
    Screen(
        "timeline",
        "/structure?exemple=sas_compost",
        (SEND, pressed("[formaction*='regime=esus'][formaction*=chronologie]")),
    ),
    Screen(
        "comparison",
        "/structure?exemple=sas_compost",
        (
            SEND,
            pressed("[formaction*=comparaison]"),
            typed(
                {"[name=avant-jour]": "1", "[name=avant-mois]": "6", "[name=avant-annee]": "2019"}
            ),
            pressed("main form .button"),
        ),
    ),
    Screen("capital", "/capital"),
    Screen("portfolio", "/portefeuille"),
    Screen("portfolio, errors", "/portefeuille", (pressed("[name=resultats][value=page]"),)),
    Screen(
        "portfolio, results",
        "/portefeuille",
        (given(EXAMPLES / "portefeuille.csv", "#fichier"), pressed("[name=resultats][value=page]")),
    ),
    Screen("rules", "/regles"),
    Screen("rules, found", "/regles?cherche=gouvernance"),
    Screen("rule", "/regles/esus.remuneration.moyenne.smic"),
    Screen("graph", "/regles/regime/esus"),
    Screen("coverage", "/regles/couverture"),
    Screen("changes", "/regles/changements"),
    Screen("glossary", "/glossaire"),
    Screen("accessibility", "/accessibilite"),
    Screen("limits", "/limites"),
    Screen("error of law", "/signaler"),
    Screen("embed, blank", "/embed/esus", framed=True),
    Screen("embed, answered", "/embed/ess?forme_juridique=association_1901", (SEND,), framed=True),
    Screen("embed, with errors", "/embed/scic?capital_social=1.234", (SEND,), framed=True),
)
