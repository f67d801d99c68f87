"""A closed financial year, as the liasse fiscale and the minutes of the assembly give it."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from esslaw.facts.fact import Change, Subject, Unit, fact
from esslaw.facts.scalars import Date, Flag, Incoherence, Money, PositiveMoney, refuse_all

FROZEN = ConfigDict(frozen=True, extra="forbid", defer_build=True)
YEARS = "un exercice"
PARTS_OF_ACCOUNTS = (("charges_utilite_sociale", "charges_exploitation"),)
"""Accounts of which the first is a part of the second."""
SIGNED_ACCOUNTS = frozenset({"benefice", "capitaux_propres"})
"""Accounts that may be below zero."""


def _account(label: str, help: str, change: Change = Change.GESTION) -> Any:
    return fact(
        label,
        help=help,
        unit=Unit.EUROS,
        subject=Subject.COMPTES,
        change=change,
        delay=YEARS,
    )


class Exercice(BaseModel):
    """One financial year, which counts from its closing day. Amounts are in euros.

    Every fact may be absent; one that closes later than the day examined is a forecast, which is
    not read before.
    """

    model_config = FROZEN

    date_cloture: Date | None = fact(
        "Date de clôture",
        help="Dernier jour de l'exercice, en tête du bilan.",
        unit=Unit.DATE,
        subject=Subject.COMPTES,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    premier_exercice: Flag | None = fact(
        "Est-ce le premier exercice depuis la création ?",
        help="Oui si aucun exercice n'a été clos avant lui : avant sa clôture, il n'y a donc "
        "encore aucun compte.",
        unit=Unit.ANSWER,
        subject=Subject.COMPTES,
        change=Change.IMPOSSIBLE,
        delay="sans objet",
    )
    charges_exploitation: PositiveMoney | None = _account(
        "Charges d'exploitation",
        "Compte de résultat, total des charges d'exploitation.",
    )
    charges_utilite_sociale: PositiveMoney | None = _account(
        "Charges d'exploitation liées à l'utilité sociale",
        "Part des charges d'exploitation qui revient aux activités d'utilité sociale : "
        "comptabilité analytique, ou rapport d'activité.",
    )
    benefice: Money | None = _account(
        "Résultat de l'exercice",
        "Compte de résultat, dernière ligne ; une perte s'écrit avec un signe moins.",
    )
    pertes_anterieures: PositiveMoney | None = _account(
        "Pertes antérieures",
        "Report à nouveau débiteur au bilan d'ouverture ; 0 s'il n'y en a pas.",
    )
    dividendes: PositiveMoney | None = _account(
        "Dividendes versés",
        "Procès-verbal de l'assemblée qui a affecté le résultat ; 0 s'il n'y en a pas.",
        Change.ASSEMBLEE_GENERALE,
    )
    remuneration_financements_non_bancaires: PositiveMoney | None = _account(
        "Rémunération des financements non bancaires",
        "Intérêts des obligations, titres participatifs, comptes courants d'associés et "
        "autres concours non bancaires.",
    )
    capitaux_propres: Money | None = _account(
        "Capitaux propres",
        "Bilan, passif, total des capitaux propres.",
    )
    financements_non_bancaires: PositiveMoney | None = _account(
        "Financements non bancaires",
        "Bilan, passif : obligations, titres participatifs, comptes courants d'associés.",
    )
    affectation_fonds_developpement: PositiveMoney | None = _account(
        "Somme affectée au fonds de développement",
        "Procès-verbal de l'assemblée qui a affecté le résultat ; société commerciale seulement.",
        Change.ASSEMBLEE_GENERALE,
    )
    affectation_reserves_et_report: PositiveMoney | None = _account(
        "Somme affectée aux réserves et au report",
        "Même procès-verbal : réserves obligatoires (fonds de développement compris) et report "
        "à nouveau.",
        Change.ASSEMBLEE_GENERALE,
    )

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        for inside, around in PARTS_OF_ACCOUNTS:
            part, whole = getattr(self, inside), getattr(self, around)
            if part is not None and whole is not None and part > whole:
                expected = "un montant qui ne dépasse pas celui des charges d'exploitation"
                refuse_all([Incoherence(inside, expected)])
        return self
