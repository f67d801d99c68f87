"""Typography and contractions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.reports.typography import typeset
from webform.words import before, of, small, that


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("le préfet", "du préfet"),
        ("les juges", "des juges"),
        ("l'administration", "de l'administration"),
        ("la commission", "de la commission"),
        ("un juge", "d’un juge"),
        ("le juge, ou le réviseur", "du juge, ou du réviseur"),
        ("l'État et les financeurs", "de l'État et des financeurs"),
        ("le préfet et ses services", "du préfet et ses services"),
    ],
)
def test_of(name: str, said: str) -> None:
    assert of(name, "fr") == said
    assert of(name, "en") == name


def test_that() -> None:
    assert that("Elle a un but.", "fr") == "qu’elle a un but"
    assert that("Aucun exercice n'est clos", "fr", "puisque").startswith("puisqu’aucun")
    assert that("Sa gestion suit la loi", "fr") == "que sa gestion suit la loi"
    assert that("It has a purpose", "en", "since") == "since it has a purpose"
    assert small("La loi.") == "la loi"


def test_typeset() -> None:
    assert typeset("n° 3 : « l'art. 1 » ; oui ?", "fr") == (
        "n°\xa03\xa0: «\xa0l’art.\xa01\xa0»\u202f; oui\u202f?"
    )
    assert typeset("It's 5: fine", "en") == "It’s 5: fine"
    assert before(":", "fr") == "\xa0: "
    assert before(";", "en") == "; "


@given(st.text(alphabet="aL1 .;:!?»«%€°'nrt,", max_size=12))
def test_a_sentence_is_set_whole_or_not_at_all(text: str) -> None:
    """What is set in haste, when nothing seems to be there to set, is set as the rest is."""
    assert typeset(f"{text}|« ", "fr") == f"{typeset(f'{text}|', 'fr')}«\xa0"
