"""The operations of the API: the one list from which routes, documents and pages are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Response

from esslaw.i18n import sentence
from webform.api import endpoints
from webform.api.bodies import Body, Period, Planned, Question, Sealed

DOCUMENT = "OpenApi"


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: its address, what is sent, what is answered, and what it is for.

    `answer` names the schema of what is answered; `act` is given the body, or the parts of the
    address where there is none.
    """

    name: str
    method: str
    path: str
    act: Callable[..., Response]
    answer: str
    summary: str
    about: str
    body: type[Body] | None = None

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parts of the address that vary."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))

    @property
    def speaks(self) -> bool:
        """Whether its address may ask for a language: a body says its own."""
        return self.body is None and self.answer != DOCUMENT


def _post(path: str, act: Callable[..., Response], answer: str, *words: Any) -> Operation:
    summary, about, body = words
    return Operation(act.__name__, "POST", path, act, answer, summary, about, body)


def _get(path: str, act: Callable[..., Response], answer: str, *words: str) -> Operation:
    summary, about = words
    return Operation(act.__name__, "GET", path, act, answer, summary, about)


OPERATIONS = (
    _post(
        "/examine",
        endpoints.examine,
        "Verdict",
        sentence("Examiner un cas"),
        sentence(
            "La conclusion d'un régime sur un cas, à une date de droit, avec sa preuve : chaque "
            "critère, ses articles, les faits lus et ce qui en était attendu."
        ),
        Question,
    ),
    _post(
        "/questions",
        endpoints.questions,
        "Questions",
        sentence("Les questions encore ouvertes"),
        sentence(
            "Les faits dont la réponse peut encore changer la conclusion, sujet par sujet, et "
            "combien de réponses suffisent au plus."
        ),
        Question,
    ),
    _post(
        "/levers",
        endpoints.levers,
        "Levers",
        sentence("Ce qui changerait un refus"),
        sentence(
            "Chaque plus petit ensemble de changements qui y suffit : le fait, la valeur à "
            "atteindre, comment il change et en combien de temps, l'article."
        ),
        Question,
    ),
    _post(
        "/timeline",
        endpoints.timeline,
        "Timeline",
        sentence("Quand la réponse change"),
        sentence(
            "Les périodes sur lesquelles la réponse est une, entre deux jours, et la cause de "
            "chaque coupure : un texte, un chiffre, un âge."
        ),
        Period,
    ),
    _post(
        "/who-may-act",
        endpoints.who_may_act,
        "WhoMayAct",
        sentence("Qui peut agir"),
        sentence(
            "Pour une intervention, ce que la loi dit à chaque sorte de collectivité ; ou, pour "
            "une collectivité, de chaque instrument. La compétence seulement : le schéma régional, "
            "les aides d'État et les plafonds s'y ajoutent."
        ),
        Planned,
    ),
    _post(
        "/record/seal",
        endpoints.seal,
        "SealedRecord",
        sentence("Sceller un verdict"),
        sentence(
            "Les faits, le droit, la preuve et la conclusion sous une seule empreinte. La réponse "
            "est le fichier de l'enregistrement, à l'octet près : on peut le garder tel quel."
        ),
        Question,
    ),
    _post(
        "/record/replay",
        endpoints.replay,
        "Replay",
        sentence("Prouver à nouveau un enregistrement"),
        sentence(
            "Ce que les règles d'aujourd'hui prouvent des mêmes faits, au même jour : "
            "l'enregistrement est confirmé, réfuté, ou ce qu'un autre recueil y change."
        ),
        Sealed,
    ),
    _get(
        "/regimes",
        endpoints.regimes,
        "Regimes",
        sentence("Les régimes"),
        sentence("Les questions que l'on peut poser, et la première date que chacune couvre."),
    ),
    _get(
        "/rules",
        endpoints.rules,
        "Rules",
        sentence("Les règles"),
        sentence("Tous les critères du recueil, avec leur première date."),
    ),
    _get(
        "/rules/{id}",
        endpoints.rule,
        "Rule",
        sentence("Une règle"),
        sentence(
            "Un critère à travers ses versions : ce qu'il demande, ses articles dans la version en "
            "vigueur, qui l'apprécie, et ce qui repose sur lui."
        ),
    ),
    _get(
        "/openapi.json",
        endpoints.openapi,
        DOCUMENT,
        sentence("La description de l'API"),
        sentence("En OpenAPI 3.1, en français : ce que lit un programme."),
    ),
)
"""Everything that the API does, in the order in which it is told."""
