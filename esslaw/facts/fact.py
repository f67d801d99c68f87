"""What is said of a fact: its label, where a person finds it, its unit, how it can change.

Guarantees: one place for every word that the form, the questions and the errors show. The kinds
of change and the subjects are closed lists.

The files of the models do without `from __future__ import annotations`: of each annotation, it
would make a text for pydantic to compile, each time that a program starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo


class Choice(StrEnum):
    """A closed list of values, each with its French label."""

    label: str

    def __new__(cls, value: str, label: str) -> Choice:
        """Return the member, a string that carries its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Change(Choice):
    """How a fact can change, from the easiest to the hardest."""

    TEMPS = "temps", "par le temps qui passe"
    GESTION = "gestion", "par une décision de gestion"
    ASSEMBLEE_GENERALE = "assemblee_generale", "par une décision de l'assemblée générale"
    STATUTS = "statuts", "par une modification des statuts"
    TIERS = "tiers", "par la décision d'un tiers"
    IMPOSSIBLE = "impossible", "ne peut pas changer"


class Unit(Choice):
    """The unit of a fact."""

    EUROS = "euros", "euros"
    EUROS_PAR_AN = "euros_par_an", "euros par an"
    RATIO = "rapport", "rapport entre 0 et 1"
    DATE = "date", "date"
    YEAR = "annee", "année"
    YEARS = "annees", "nombre d'années"
    COUNT = "nombre", "nombre"
    ANSWER = "oui_non", "oui ou non"
    CHOICE = "choix", "une valeur de la liste"
    CHOICES = "choix_multiples", "des valeurs de la liste"
    TEXT = "texte", "texte"
    TABLE = "tableau", "tableau"


class Subject(Choice):
    """What a fact is about; the form asks one subject at a time, in this order."""

    IDENTITE = "identite", "La structure"
    PRINCIPES = "principes", "But, gouvernance et bénéfices"
    CAPITAL = "capital", "Capital et réserves"
    SOCIETE = "societe", "Clauses propres aux sociétés commerciales"
    UTILITE_SOCIALE = "utilite_sociale", "Utilité sociale"
    AGREMENT = "agrement", "Demande d'agrément"
    COMPTES = "comptes", "Comptes des exercices clos"
    REMUNERATIONS = "remunerations", "Rémunérations et titres"
    COOPERATIVE = "cooperative", "Coopérative"
    EXCEDENTS = "excedents", "Excédents et parts de la coopérative"
    TRAVAILLEURS = "travailleurs", "SCOP et coopérative d'activité et d'emploi"
    POLE = "pole", "Pôle territorial de coopération économique"
    MONNAIE = "monnaie", "Monnaie locale complémentaire"
    MARCHE = "marche", "Marché réservé envisagé"
    FINANCEUR = "financeur", "Financeur de l'économie solidaire"
    COLLECTIVITE = "collectivite", "La collectivité"
    INTERVENTION = "intervention", "L'intervention envisagée"
    QUALIFICATION = "qualification", "Initiative, besoin et contrepartie"
    COMPETENCE = "competence", "Compétence et intérêt public"
    ACCORDS = "accords", "Conventions, délégations et schéma régional"
    IMMOBILIER = "immobilier", "Opération immobilière"
    GARANTIE = "garantie", "Emprunt garanti"
    ENTREE_CAPITAL = "entree_capital", "Entrée au capital et avance d'associé"
    ORGANISME = "organisme", "Organisme d'aide à la création d'entreprises"
    CAS_PARTICULIER = "cas_particulier", "Cas particuliers prévus par la loi"
    AIDE_ETAT = "aide_etat", "Aide d'État"
    SIEG = "sieg", "Service d'intérêt économique général"
    EXEMPTION = "exemption", "Régime exempté de notification"
    CONTRAT = "contrat", "Marché public"
    VERSEMENT = "versement", "Montants de l'année et suites de l'aide"


@dataclass(frozen=True, slots=True)
class FactInfo:
    """Everything said of one fact. `delay` is the usual time a change takes, in French."""

    name: str
    label: str
    help: str
    unit: Unit
    subject: Subject
    change: Change
    delay: str
    appreciation: bool


def fact(
    label: str,
    *,
    help: str,
    unit: Unit,
    subject: Subject,
    change: Change,
    delay: str,
    appreciation: bool = False,
) -> Any:
    """Return the field of a fact: always optional, absent unless it is given.

    `appreciation` marks an assessment of an open-textured term, which an authority or a judge
    may see otherwise.
    """
    return Field(
        default=None,
        title=label,
        description=help,
        json_schema_extra={
            "unit": unit.value,
            "subject": subject.value,
            "change_by": change.value,
            "delay": delay,
            "appreciation": appreciation,
        },
    )


def part(label: str) -> Any:
    """Return the field of a part that groups facts of its own: optional, as any fact."""
    return Field(default=None, title=label)


def info(name: str, field: FieldInfo) -> FactInfo:
    """Return what a model's field says of its fact."""
    extra = field.json_schema_extra
    if not isinstance(extra, dict):
        raise TypeError(f"{name} is not declared with fact()")
    return FactInfo(
        name=name,
        label=field.title or name,
        help=field.description or "",
        unit=Unit(str(extra["unit"])),  # type: ignore[call-arg]
        subject=Subject(str(extra["subject"])),  # type: ignore[call-arg]
        change=Change(str(extra["change_by"])),  # type: ignore[call-arg]
        delay=str(extra["delay"]),
        appreciation=bool(extra["appreciation"]),
    )
