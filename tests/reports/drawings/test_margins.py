"""The bar of a margin: the figure, the threshold, and what is between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw import examine
from esslaw.advice.thresholds import Margin
from esslaw.i18n import languages
from esslaw.reports.drawings import Setting, margin_drawing

from .svgs import Drawn, check

EXAMPLES = Path(__file__).parents[3] / "examples"
CASES = [
    ("sas_compost", "esus"),
    ("sas_compost_a_corriger", "esus"),
    ("scic_circuit_court", "scic"),
    ("scop_menuiserie", "scop"),
    ("eurl_sans_clauses", "ess"),
    ("chantier_insertion_marche", "marche_reserve_ess"),
    ("interventions/marche_services_55000", "intervention"),
]


def margins(name: str, regime: str) -> tuple[Margin, ...]:
    return examine(EXAMPLES / f"{name}.yaml", regime, date(2026, 11, 22)).margins


def of(name: str, regime: str, fact: str) -> Drawn:
    one = next(one for one in margins(name, regime) if one.use.fact == fact)
    return check(margin_drawing(one, fact))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [None, 400])
@pytest.mark.parametrize(("name", "regime"), CASES)
def test_it_is_whole(name: str, regime: str, width: int | None, language: str) -> None:
    found = margins(name, regime)
    assert found
    for one in found:
        drawn = check(margin_drawing(one, "Le titre", Setting(language, "m", width=width)))
        expected, value = drawn.texts
        about = drawn.one("desc")
        assert value in about
        assert expected in about
        assert drawn.one("title") == "Le titre"


def place(drawn: Drawn, kind: str) -> list[tuple[str | None, ...]]:
    return [tuple(one.get(name) for name in ("x", "width", "fill")) for one in drawn.looks(kind)]


def test_too_much_is_hatched_beyond_the_threshold() -> None:
    drawn = of("sas_compost_a_corriger", "esus", "plus_haute_remuneration")
    full, beyond = place(drawn, "fails")
    assert full[0] == "0%"
    assert full[2] is None
    assert beyond[0] == full[1]
    assert beyond[2] == "url(#dessin-ecart)"
    assert drawn.texts == ["au plus 216 216,00 €", "230 000,00 €"]
    assert "13 784,00 € au-dessus du seuil" in drawn.one("desc")


def test_too_little_is_hatched_up_to_the_threshold() -> None:
    drawn = of("sas_compost_a_corriger", "esus", "exercices.charges_utilite_sociale")
    full, lacking = place(drawn, "fails")
    assert full == ("0%", "55%", None)
    assert lacking == ("55%", "11%", "url(#dessin-ecart)")


def test_what_is_left_is_empty_and_what_is_more_than_asked_is_full() -> None:
    left = of("scic_circuit_court", "scic", "associes.capital")
    assert place(left, "holds")[1] == ("29.13%", "20.87%", "none")
    more = of("sas_compost", "esus", "exercices.charges_utilite_sociale")
    assert place(more, "holds")[1][2] == "currentColor"


def test_on_the_threshold_nothing_is_between() -> None:
    drawn = of("scic_circuit_court", "scic", "taux_reserve_legale")
    assert len(drawn.looks("holds")) == 1
    assert "exactement au seuil" in drawn.one("desc")


def test_days_have_no_zero() -> None:
    before, after = (
        check(margin_drawing(one, "Révision"))
        for one in margins("scic_circuit_court", "scic")
        if one.use.fact == "date_derniere_revision_cooperative"
    )
    assert before.texts == ["au plus tard le 22 novembre 2026", "7 octobre 2025"]
    assert after.texts == ["à partir du 22 novembre 2026", "7 octobre 2030"]
    for drawn in (before, after):
        (between,) = drawn.looks("holds")
        assert between.get("fill") == "none"
        assert between.get("x") != "0%"


def test_hostile_titles_stay_words() -> None:
    (one,) = margins("chantier_insertion_marche", "marche_reserve_ess")
    drawn = check(margin_drawing(one, '<b onclick="x">&\x07</title>'))
    assert drawn.one("title") == '<b onclick="x">&</title>'
