"""What a comparison reads is said in words that a person understands."""

from __future__ import annotations

import pytest

from esslaw.facts.vocabulary import vocabulary
from esslaw.reports.terms import name_of
from esslaw.rulebook.expressions import Names, parse
from esslaw.rulebook.terms import Named, Quantity, terms

NAMES = Names(vocabulary(), {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("capital_social > 0", "Capital social"),
        ("capital(associes) > 0", "Capital de tous les associés"),
        (
            'capital(associes, "salarie", "collectivite_territoriale") > 0',
            "Capital détenu (salarié, collectivité territoriale)",
        ),
        ("compte(colleges) > 0", "Collèges de vote : nombre"),
        ('compte(associes, "benevole") > 0', "Associés : nombre (bénévole)"),
        (
            "compte(colleges.ponderation_selon_capital) == 0",
            "Les voix du collège dépendent-elles du capital détenu ? (nombre de oui)",
        ),
        ("plus_grand(colleges.part_voix) > 0", "Part des voix : la plus grande"),
        ("plus_petit(colleges.part_voix) > 0", "Part des voix : la plus petite"),
        ("nombre(exercices) > 0", "Exercices clos"),
    ],
)
def test_the_name_of_a_term(text: str, words: str) -> None:
    (term,) = (t for t in terms(parse(text, NAMES)) if isinstance(t, Named | Quantity))
    assert name_of(term, str) == words
