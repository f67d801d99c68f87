"""The cap of a capital table: that of the criterion in force, where it concerns the case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from esslaw import Structure, capital_table, load_rulebook
from esslaw.advice.cap import CRITERION, NoCap
from esslaw.advice.holdings import Counted
from esslaw.facts.choices import TypeAssocie
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.rulebook.terms import LawNotFound
from tests.laws.holders import law

ON, BEFORE_2014 = date(2026, 11, 22), date(2010, 6, 30)
LYON = [
    {"nom": "Métropole", "type": "collectivite_territoriale", "capital": 30000},
    {"nom": "Salariés", "type": "salarie", "capital": 73000},
]
OVER = [
    {"type": "collectivite_territoriale", "capital": 60},
    {"type": "salarie", "capital": 40},
]


def test_the_cap_is_that_of_the_criterion_in_force():
    now, before = (capital_table(LYON, on).cap for on in (ON, BEFORE_2014))
    assert now.types == (
        TypeAssocie.COLLECTIVITE_TERRITORIALE,
        TypeAssocie.GROUPEMENT_COLLECTIVITES,
        TypeAssocie.ETABLISSEMENT_PUBLIC_TERRITORIAL,
    )
    assert before.types == now.types[:2]
    assert "établissements publics territoriaux" in now.label
    assert "établissements publics territoriaux" not in before.label
    (article,) = now.citations
    assert article.article == "art. 19 septies, dernier alinéa"
    assert ON in article.days


def test_before_the_law_there_is_no_cap():
    table = capital_table(LYON, date(2001, 7, 18))
    assert (table.cap, table.public, table.respected, table.room) == (None, None, UNKNOWN, None)
    assert table.no_cap is NoCap.NOT_IN_FORCE
    assert table.total == 103000
    assert {line.counted for line in table.types} == {Counted.UNKNOWN}


@pytest.mark.parametrize("on", [ON, BEFORE_2014])
@pytest.mark.parametrize(
    "status",
    [
        {"statut_cooperatif": "scop"},
        {"statut_cooperatif": "aucun"},
        {"statut_cooperatif": "loi_1947"},
        {"statut_cooperatif": "cae", "statut_de_la_cae": "scop"},
    ],
)
def test_a_status_other_than_that_of_a_scic_has_no_cap(status, on):
    table = capital_table(Structure(**status, associes=OVER), on)
    assert (table.cap, table.no_cap, table.respected) == (None, NoCap.NOT_CONCERNED, UNKNOWN)
    assert (table.public, table.share, table.room, table.remedies) == (None,) * 4
    assert (table.total, table.types[1].amount) == (100, 60)
    assert {line.counted for line in table.types} == {Counted.UNKNOWN}


@pytest.mark.parametrize(
    "status",
    [
        {},
        {"statut_cooperatif": "scic"},
        {"statut_cooperatif": "cae"},
        {"statut_cooperatif": "cae", "statut_de_la_cae": "scic"},
    ],
)
def test_a_status_that_is_or_may_be_that_of_a_scic_has_one(status):
    table = capital_table(Structure(**status, associes=OVER), ON)
    assert (table.cap.value, table.no_cap, table.respected) == (Decimal("0.5"), None, FALSE)


def test_a_rulebook_that_does_not_say_who_is_a_scic_excludes_nobody():
    shipped = load_rulebook()
    book = replace(shipped, criteria={CRITERION: shipped.criteria[CRITERION]})
    table = capital_table(Structure(statut_cooperatif="scop", associes=OVER), ON, book)
    assert (table.cap.value, table.respected) == (Decimal("0.5"), FALSE)


def with_criterion(**changes):
    """The law with another body for the criterion; without it where nothing is said."""
    shipped = load_rulebook()
    criteria = dict(shipped.criteria)
    criterion = criteria.pop(CRITERION)
    if changes:
        versions = tuple(replace(version, **changes) for version in criterion.versions)
        criteria[CRITERION] = replace(criterion, versions=versions)
    return replace(shipped, criteria=criteria)


@pytest.mark.parametrize(
    "changes", [{"leaf": LawNotFound("Texte non trouvé.")}, {}], ids=["not found", "absent"]
)
def test_a_rulebook_that_sets_no_share_shows_no_cap(changes):
    table = capital_table(LYON, ON, with_criterion(**changes))
    assert (table.cap, table.respected, table.room) == (None, UNKNOWN, None)
    assert table.no_cap is NoCap.NOT_FOUND


def test_a_cap_without_a_figure_on_that_day_is_not_shown():
    book = law(Decimal("0.5"))
    figure = book.parameters["scic.plafond_capital_public"]
    short = replace(figure, versions=figure.versions[:1])
    book = replace(book, parameters={**book.parameters, figure.id: short})
    table = capital_table(LYON, ON, book)
    assert (table.cap, table.no_cap, table.respected) == (None, NoCap.NOT_FOUND, UNKNOWN)


def test_a_comparison_that_is_not_a_share_of_the_capital_has_a_value_and_no_cap():
    shipped = load_rulebook()
    answer = shipped.criteria["scic.capital_variable"].versions[0].leaf
    given = Structure(capital_variable=True, associes=OVER)
    table = capital_table(given, ON, with_criterion(leaf=answer))
    assert (table.cap, table.no_cap, table.respected) == (None, NoCap.NOT_FOUND, TRUE)
