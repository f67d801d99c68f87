"""Every screen of the site, and how a person gets to it. A new screen is one line of `SCREENS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page

Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its address, what is typed there, the button pressed, and so on.

    Selectors, not words: the same steps lead there in every language. Set `framed` for a page that
    is shown inside another one, which has neither navigation nor skip link.
    """

    name: str
    address: str
    steps: tuple[Step, ...] = ()
    framed: bool = False

    def reach(self, page: Page, lang: str) -> None:
        """Bring a page to this screen, in a language."""
        address, hash_, anchor = self.address.partition("#")
        mark = "&" if "?" in address else "?"
        page.goto(f"{address}{mark}lang={lang}{hash_}{anchor}")
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


def pressed(selector: str) -> Step:
    """Press a button or follow a link, and wait for the page that it leads to."""

    def step(page: Page) -> None:
        with page.expect_navigation():
            page.click(selector)

    return step


SEND = pressed("form#questionnaire .end button")
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
    Screen("not found", "/nulle-part"),
    Screen("embed, blank", "/embed/esus", framed=True),
    Screen("embed, answered", "/embed/ess?forme_juridique=association_1901", (SEND,), framed=True),
    Screen("embed, with errors", "/embed/scic?capital_social=1.234", (SEND,), framed=True),
)
