"""Leaves: exact, unknown when a fact that matters is, and never an exception.

Those of the kernel and those of the generated code, which are held to the same answers.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.engines import fast
from esslaw.facts.vocabulary import vocabulary
from esslaw.logic.exact import EXACT
from esslaw.logic.leaves import Leaves, Situation
from esslaw.logic.network import TRUTHS
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN, Truth
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.expressions import Names, parse
from esslaw.rulebook.terms import LawNotFound
from tests.logic.small import ON, facts_of, law

CENTS = st.decimals(0, Decimal("9999999999999.99"), places=2, allow_nan=False)
SHARES = st.decimals(0, 1, places=10, allow_nan=False)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return law(tmp_path_factory.mktemp("leaves"), "a: {fact: capital_variable}")


@pytest.fixture(scope="module")
def names(rulebook: Rulebook) -> Names:
    parameters = rulebook.parameters
    yearly = {name for name, one in parameters.items() if one.monthly is not None}
    return Names(vocabulary(), {name: one.kind for name, one in parameters.items()}, yearly)


Answer = Any


@pytest.fixture(scope="module", params=["kernel", "generated"])
def answer(rulebook: Rulebook, names: Names, request: pytest.FixtureRequest) -> Answer:
    def asked(text: str, on: date = ON, **facts: Any) -> Truth:
        ask = Leaves(rulebook.parameters, on).ask(parse(text, names))
        with localcontext(EXACT):
            return ask(Situation(facts_of(**facts), on))

    def generated(text: str, on: date = ON, **facts: Any) -> Truth:
        (value,) = fast.answers(rulebook, on, (parse(text, names),))(facts_of(**facts), on)
        return TRUTHS[value]

    return asked if request.param == "kernel" else generated


def test_law_not_found_is_unknown(rulebook: Rulebook) -> None:
    ask = Leaves(rulebook.parameters, ON).ask(LawNotFound("Introuvable."))
    assert ask(Situation(facts_of(), ON)) is UNKNOWN


def test_cents_are_exact(answer: Answer) -> None:
    text = "capital_social + total_reserves == chiffre_affaires"
    facts = {"capital_social": "0.10", "total_reserves": "0.20"}
    assert answer(text, **facts, chiffre_affaires="0.30") is TRUE
    assert answer(text, **facts, chiffre_affaires="0.31") is FALSE


def test_a_third_is_not_its_ten_first_digits(answer: Answer) -> None:
    facts = {"total_reserves": 1, "capital_social": 3}
    assert answer("total_reserves / capital_social > p.taux", **facts) is TRUE
    assert answer("total_reserves / capital_social == p.taux", **facts) is FALSE
    assert answer("total_reserves / capital_social <= p.taux", **facts) is FALSE


@given(top=CENTS, bottom=CENTS, share=SHARES)
def test_a_quotient_is_compared_exactly(
    answer: Answer, top: Decimal, bottom: Decimal, share: Decimal
) -> None:
    facts = {"total_reserves": top, "capital_social": bottom, "taux_interet_parts": share}
    left = answer("total_reserves / capital_social >= taux_interet_parts", **facts)
    right = answer("taux_interet_parts <= total_reserves / capital_social", **facts)
    cents, ten = int(bottom * 100), 10**10
    expected = UNKNOWN
    if cents:
        expected = TRUE if int(top * 100) * ten >= int(share * ten) * cents else FALSE
    assert left is right is expected


@given(amount=CENTS, share=SHARES, other=CENTS)
def test_nothing_in_bounds_is_ever_rounded(
    answer: Answer, amount: Decimal, share: Decimal, other: Decimal
) -> None:
    """`EXACT` raises on a rounding: money and shares at their bounds must not reach it."""
    text = "taux_interet_parts * p.taux * (capital_social + total_reserves) >= p.fois * p.seuil"
    facts = {"taux_interet_parts": share, "capital_social": amount, "total_reserves": other}
    assert answer(text, **facts) is not UNKNOWN


@pytest.mark.parametrize("bottom", [0, -1, "-0.01"])
def test_a_divisor_that_is_not_positive_tells_nothing(answer: Answer, bottom: Any) -> None:
    year = {"date_cloture": "2019-12-31", "capitaux_propres": bottom, "benefice": 1}
    text = "dernier(exercices.benefice) / dernier(exercices.capitaux_propres)"
    for operator in (">", ">=", "<", "<=", "==", "!="):
        assert answer(f"{text} {operator} p.taux", exercices=[year]) is UNKNOWN
        assert answer(f"p.taux {operator} {text}", exercices=[year]) is UNKNOWN


def test_each_side_of_a_quotient_must_be_known(answer: Answer) -> None:
    text = "total_reserves / capital_social >= p.taux"
    assert answer(text, total_reserves=1) is UNKNOWN
    assert answer(text, capital_social=1) is UNKNOWN
    assert answer(text) is UNKNOWN


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        ("==", FALSE, TRUE, FALSE),
        ("!=", TRUE, FALSE, TRUE),
        ("<", TRUE, FALSE, FALSE),
        ("<=", TRUE, TRUE, FALSE),
        (">", FALSE, FALSE, TRUE),
        (">=", FALSE, TRUE, TRUE),
    ],
)
def test_each_operator(
    answer: Answer, operator: str, below: Truth, equal: Truth, above: Truth
) -> None:
    text = f"capital_social {operator} p.seuil"
    assert answer(text, capital_social="1999.99") is below
    assert answer(text, capital_social=2000) is equal
    assert answer(text, capital_social="2000.01") is above
    assert answer(text) is UNKNOWN


def test_answers_and_their_negation(answer: Answer) -> None:
    assert answer("capital_variable", capital_variable=True) is TRUE
    assert answer("capital_variable", capital_variable=False) is FALSE
    assert answer("not capital_variable", capital_variable=False) is TRUE
    assert answer("not capital_variable", capital_variable=True) is FALSE
    assert answer("capital_variable") is answer("not capital_variable") is UNKNOWN


def test_choices(answer: Answer) -> None:
    assert answer('forme_juridique == "sas"', forme_juridique="sas") is TRUE
    assert answer('forme_juridique != "sas"', forme_juridique="sas") is FALSE
    assert answer('forme_juridique in ("sa", "sas")', forme_juridique="sarl") is FALSE
    assert answer('forme_juridique not in ("sa", "sas")', forme_juridique="sarl") is TRUE
    assert answer('forme_juridique not in ("sa", "sas")') is UNKNOWN
    assert answer('"patrimoine_protege" in utilite_sociale', utilite_sociale=[]) is FALSE
    assert answer('"patrimoine_protege" not in utilite_sociale', utilite_sociale=[]) is TRUE
    assert answer('"patrimoine_protege" in utilite_sociale') is UNKNOWN


@pytest.mark.parametrize(
    ("on", "bound"),
    [("2010-01-01", 1000), ("2015-06-30", 1000), ("2015-07-01", 2000), ("2021-12-31", 3000)],
)
def test_a_parameter_of_the_day(answer: Answer, on: str, bound: int) -> None:
    day = date.fromisoformat(on)
    assert answer("capital_social == p.seuil", day, capital_social=bound) is TRUE


@pytest.mark.parametrize("on", ["2009-12-31", "2022-01-01"])
def test_a_day_without_a_value_is_unknown(answer: Answer, on: str) -> None:
    day = date.fromisoformat(on)
    assert answer("capital_social >= p.seuil", day, capital_social=10**12) is UNKNOWN
    assert (
        answer("capital_social >= p.seuil[date_demande]", capital_social=1, date_demande=day)
        is UNKNOWN
    )


@pytest.mark.parametrize(
    ("day", "bound"),
    [("2010-01-01", 1000), ("2015-06-30", 1000), ("2015-07-01", 2000), ("2020-12-31", 2000)],
)
def test_a_parameter_at_a_date_of_the_case(answer: Answer, day: str, bound: int) -> None:
    text = "capital_social == p.seuil[date_demande]"
    assert answer(text, capital_social=bound, date_demande=day) is TRUE
    assert answer(text, capital_social=bound) is UNKNOWN


@pytest.mark.parametrize(
    ("year", "bound"),
    [
        (2013, None),
        (2014, "1201.20"),  # 12 × 100.10
        (2015, "2102.10"),  # raised on 15 March: 3 × 100.10, then 9 × 200.20
        (2016, "2402.40"),
        (2017, None),
    ],
)
def test_a_parameter_over_a_calendar_year(answer: Answer, year: int, bound: str | None) -> None:
    text = "plus_haute_remuneration {} p.annuel[annee_remunerations]"
    facts = {"plus_haute_remuneration": bound or 0, "annee_remunerations": year}
    expected = UNKNOWN if bound is None else TRUE
    assert answer(text.format("=="), **facts) is expected
    assert answer(text.format("<="), **facts) is expected
    assert answer(text.format("=="), plus_haute_remuneration=1) is UNKNOWN


def test_two_years_asked_of_the_same_leaf(rulebook: Rulebook, names: Names) -> None:
    leaf = parse("plus_haute_remuneration == p.annuel[annee_remunerations]", names)
    ask = Leaves(rulebook.parameters, ON).ask(leaf)
    found = [
        ask(Situation(facts_of(plus_haute_remuneration=amount, annee_remunerations=year), ON))
        for year, amount in [(2014, "1201.20"), (2016, "1201.20"), (2014, "1201.20"), (2017, 1)]
    ]
    assert found == [TRUE, FALSE, TRUE, UNKNOWN]


@pytest.mark.parametrize(
    ("created", "last_day"),
    [
        ("2020-02-29", "2023-02-28"),  # no 29 February three years later
        ("2019-02-28", "2022-02-28"),
        ("2021-03-01", "2024-03-01"),
        ("2021-02-28", "2024-02-28"),  # the 29th exists, and the 28th is the anniversary
        ("2016-12-31", "2019-12-31"),
        ("2999-12-31", None),
    ],
)
def test_years_are_added_by_the_calendar(
    answer: Answer, created: str, last_day: str | None
) -> None:
    text = "date_demande {} date_creation + p.duree"
    facts = {"date_creation": created, "date_demande": last_day or created}
    assert answer(text.format("=="), **facts) is (TRUE if last_day else FALSE)
    assert answer(text.format("<"), **facts) is (FALSE if last_day else TRUE)
    assert answer(text.format("<"), date_creation=created) is UNKNOWN


def test_sums_over_years_are_of_the_years_closed_on_the_day(answer: Answer) -> None:
    years = [
        {"date_cloture": "2019-12-31", "benefice": 30},
        {"date_cloture": "2018-12-31", "benefice": 20},
        {"date_cloture": "2017-12-31", "benefice": 10},
    ]
    text = "cumul(exercices.benefice, p.fois) == capital_social"
    assert answer(text, exercices=years, capital_social=50) is TRUE
    assert answer(text, date(2019, 12, 30), exercices=years, capital_social=30) is TRUE
    assert answer(text, date(2018, 12, 30), exercices=years, capital_social=10) is UNKNOWN
    whole = "cumul(exercices.benefice) == capital_social"
    assert answer(whole, date(2018, 12, 30), exercices=years, capital_social=10) is TRUE
    assert answer(whole, exercices=years, capital_social=60) is TRUE
    newest = "dernier(exercices.benefice) == capital_social"
    assert answer(newest, exercices=years, capital_social=30) is TRUE
    assert answer(newest, exercices=[], capital_social=30) is UNKNOWN


@given(st.data())
def test_a_leaf_never_turns_from_one_settled_value_to_the_other(
    answer: Answer, data: st.DataObject
) -> None:
    """Refinement, a comparison at a time: to know more never contradicts."""
    texts = [
        "capital_social + total_reserves > p.fois * p.seuil",
        "total_reserves / capital_social >= taux_interet_parts",
        "date_demande < date_creation + p.duree",
        'forme_juridique in ("sas", "sarl")',
        "not capital_variable",
    ]
    text = data.draw(st.sampled_from(texts))
    whole = {
        "capital_social": data.draw(CENTS),
        "total_reserves": data.draw(CENTS),
        "taux_interet_parts": data.draw(SHARES),
        "date_creation": "2019-05-01",
        "date_demande": data.draw(st.dates(date(2020, 1, 1), date(2024, 1, 1))),
        "forme_juridique": data.draw(st.sampled_from(["sas", "sa"])),
        "capital_variable": data.draw(st.booleans()),
    }
    kept = data.draw(st.sets(st.sampled_from(sorted(whole))))
    before = answer(text, **{name: whole[name] for name in kept})
    assert before in (UNKNOWN, answer(text, **whole))


def test_no_float_is_made(rulebook: Rulebook) -> None:
    values = [one.value for each in rulebook.parameters.values() for one in each.versions]
    assert values
    assert all(type(value) is Decimal for value in values)
