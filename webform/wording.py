"""The words of the page that depend on a fact: they name what a row or a list holds."""

from __future__ import annotations

from dataclasses import dataclass

from webform.language import Language


@dataclass(frozen=True, slots=True)
class TableWords:
    """What the page says around a table."""

    none: str
    listed: str
    add: str
    remove: str
    row: str


def table_words(name: str, _: Language) -> TableWords:
    """Return the words of a table of the vocabulary."""
    if name == "exercices":
        return TableWords(
            none=_("Aucun exercice clos"),
            listed=_("Un ou plusieurs exercices clos, décrits ici"),
            add=_("Ajouter un exercice"),
            remove=_("Retirer"),
            row=_("Exercice {rank}"),
        )
    if name == "associes":
        return TableWords(
            none=_("Aucun associé"),
            listed=_(
                "Un ou plusieurs associés, décrits ici ; une ligne peut réunir ceux qui ont la "
                "même qualité et la même catégorie"
            ),
            add=_("Ajouter un associé"),
            remove=_("Retirer"),
            row=_("Associé {rank}"),
        )
    if name == "colleges":
        return TableWords(
            none=_("Aucun collège de vote"),
            listed=_("Des collèges de vote, décrits ici"),
            add=_("Ajouter un collège"),
            remove=_("Retirer"),
            row=_("Collège {rank}"),
        )
    if name == "aides_anterieures":
        return TableWords(
            none=_("Aucune aide déjà octroyée"),
            listed=_("Une ou plusieurs aides déjà octroyées, décrites ici"),
            add=_("Ajouter une aide"),
            remove=_("Retirer"),
            row=_("Aide {rank}"),
        )
    return TableWords(
        none=_("Aucune ligne"),
        listed=_("Une ou plusieurs lignes, décrites ici"),
        add=_("Ajouter une ligne"),
        remove=_("Retirer"),
        row=_("Ligne {rank}"),
    )


def none_of_these(name: str, _: Language) -> str:
    """Return how a person says that no choice of a list is theirs."""
    if name == "utilite_sociale":
        return _("Aucun de ces objectifs")
    return _("Aucune de ces réponses")
