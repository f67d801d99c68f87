"""A timeline and a comparison in words: nothing repeated, what ended said, both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from esslaw import compare_dates, compare_facts, read_case, timeline
from esslaw.i18n import languages
from esslaw.reports.changes_record import timeline_record
from esslaw.reports.comparison import case_comparison_text, comparison_text
from esslaw.reports.timeline import timeline_text

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPOST = EXAMPLES / "sas_compost.yaml"


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def renewed(**given: Any) -> dict[str, Any]:
    """Return an association whose agrément was granted."""
    facts = read_case(EXAMPLES / "association.yaml").structure.__dict__
    known = {name: value for name, value in facts.items() if value is not None}
    return {"structure": {**known, "renouvellement": True, **given}}


def test_what_does_not_change_is_not_repeated_and_what_ends_is_said() -> None:
    case = renewed(date_agrement="2022-03-15", duree_agrement_annees=5)
    line = timeline(case, "esus", date(2026, 1, 1), date(2028, 1, 1))
    text = plain(timeline_text(line))
    before, after = text.split("DU 15 MARS 2027 AU")
    assert "● L'agrément en cours vaut jusqu'au terme" in before
    assert "▸ 5 ans après le 15 mars 2022 (date de l'agrément ESUS" in after
    assert "● L'agrément est arrivé à son terme ; une nouvelle décision est nécessaire." in after
    assert "– Ne vaut plus : L'agrément en cours vaut" in after
    assert "selon le droit commun" in before
    assert "selon le droit commun" not in after


def test_a_day_not_covered_is_said_as_the_regime_says_it() -> None:
    text = plain(timeline_text(timeline(COMPOST, "esus", date(2014, 1, 1), date(2014, 12, 31))))
    assert "DU 1ER JANVIER 2014 AU 1ER AOÛT 2014 L'agrément ESUS date du 2 août 2014" in text
    assert "▸ Premier jour que le recueil couvre pour ce régime." in text
    assert "jour du relevé" not in text


def test_the_filters_of_an_intervention_are_named() -> None:
    case = EXAMPLES / "interventions" / "region_de_minimis.yaml"
    line = timeline(case, "intervention", date(2023, 12, 1), date(2024, 3, 1))
    text = plain(timeline_text(line))
    assert text.startswith("Intervention d'une collectivité Région Bretagne · du 1er décembre")
    assert "Reste à établir : L'aide d'État." in text
    assert "Ne passe pas : L'aide d'État." in text
    assert "200 000,00 € → 300 000,00 €" in text
    assert timeline_record(line)["spans"][0]["causes"] == []


def test_the_first_day_possible_is_said() -> None:
    line = timeline(EXAMPLES / "scic_jeune.yaml", "esus", date(2026, 5, 1), date(2026, 6, 1))
    assert "▸ Premier jour possible (date de la demande d'agrément)" in plain(timeline_text(line))


@pytest.mark.parametrize("language", languages())
def test_each_can_be_said_in_every_language(language: str) -> None:
    line = timeline(COMPOST, "esus", date(2014, 1, 1), date(2026, 11, 22))
    dates = compare_dates(COMPOST, "esus", date(2018, 6, 30), date(2019, 6, 30))
    cases = compare_facts(COMPOST, EXAMPLES / "scic_jeune.yaml", "esus", date(2026, 11, 22))
    for text in (
        timeline_text(line, language),
        comparison_text(dates, language),
        case_comparison_text(cases, language),
    ):
        assert len(text.splitlines()) > 10
        assert "{" not in text
        assert max(map(len, text.splitlines())) <= 88


def test_the_facts_that_turn_the_outcome_come_first() -> None:
    case = read_case(COMPOST)
    other = case.changed({"denomination": "Autre", "mention_ess_rcs": False})
    text = plain(case_comparison_text(compare_facts(case, other, "esus", date(2019, 6, 30))))
    facts = text.split("FAITS QUI DIFFÈRENT")[1]
    assert facts.index("à lui seul, il donnerait : non") < facts.index("Dénomination")


def test_two_cases_that_say_the_same_say_so() -> None:
    text = case_comparison_text(compare_facts(COMPOST, COMPOST, "esus", date(2019, 6, 30)))
    assert "La réponse est la même." in text
    assert "Les deux cas disent les mêmes faits." in text
