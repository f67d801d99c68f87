"""From the text of a comparison to typed terms, and nothing that Python could run."""

from __future__ import annotations

import ast
import os
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from esslaw.facts.vocabulary import Kind, vocabulary
from esslaw.rulebook.codes import CODES
from esslaw.rulebook.expressions import MAX_LENGTH, ExpressionError, Names, parse
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    Literal,
    Named,
    Operator,
    Quantity,
    Today,
    YearEnd,
    facts_read,
    parameters_read,
)

NAMES = Names(
    vocabulary(),
    {
        "seuil": Kind.MONEY,
        "p.taux": Kind.RATIO,
        "p.fois": Kind.NUMBER,
        "p.duree": Kind.YEARS,
        "p.annuel": Kind.MONEY,
    },
    {"p.annuel"},
)
CAPITAL = Named("capital_social", Kind.MONEY)


def read(text: str) -> Comparison:
    return parse(text, NAMES)


def refusal(text: str) -> ExpressionError:
    with pytest.raises(ExpressionError) as error:
        read(text)
    return error.value


def test_a_comparison_becomes_typed_terms() -> None:
    assert read("capital_social >= p.taux * seuil") == Comparison(
        Operator.AT_LEAST,
        CAPITAL,
        Arithmetic("*", Dated("p.taux", Kind.RATIO), Dated("seuil", Kind.MONEY), Kind.MONEY),
    )


def test_a_fact_alone_and_its_negation() -> None:
    flag = Named("capital_variable", Kind.FLAG)
    assert read("capital_variable") == Comparison(Operator.EQUAL, flag, Literal(True, Kind.FLAG))
    assert read("not capital_variable") == Comparison(
        Operator.EQUAL, flag, Literal(False, Kind.FLAG)
    )


def test_choices() -> None:
    form = Named("forme_juridique", Kind.CHOICE)
    many = Named("utilite_sociale", Kind.CHOICES)
    assert read('forme_juridique == "sas"') == Comparison(Operator.AMONG, form, None, ("sas",))
    assert read('forme_juridique != "sas"') == Comparison(Operator.NOT_AMONG, form, None, ("sas",))
    assert read('forme_juridique in ["sas", "sarl"]').choices == ("sas", "sarl")
    assert read('"education_citoyennete" in utilite_sociale') == Comparison(
        Operator.CONTAINS, many, None, ("education_citoyennete",)
    )
    assert read('"education_citoyennete" not in utilite_sociale').operator is Operator.LACKS


def test_zero_takes_the_kind_of_what_it_meets() -> None:
    assert read("capital_social > 0").right == Literal(Decimal(0), Kind.MONEY)
    assert read("taux_interet_parts > 0").right == Literal(Decimal(0), Kind.RATIO)
    assert read("nombre(exercices) == 0").right == Literal(Decimal(0), Kind.NUMBER)
    assert refusal("date_creation > 0").code == "unit"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("seuil < capital_social", "capital_social > seuil"),
        ("seuil <= capital_social", "capital_social >= seuil"),
        ("0 > capital_social", "capital_social < 0"),
        ("p.taux * seuil >= capital_social", "capital_social <= p.taux * seuil"),
        ("seuil == capital_social", "capital_social == seuil"),
        (
            "p.fois * p.annuel[annee_remunerations] >= plus_haute_remuneration",
            "plus_haute_remuneration <= p.fois * p.annuel[annee_remunerations]",
        ),
        ("seuil != capital_social", "capital_social != seuil"),
    ],
)
def test_the_fact_stands_on_the_left(text: str, same: str) -> None:
    """So that what was provided and what was expected are never exchanged (`logic.usage`)."""
    assert read(text) == read(same)


def test_parameters_by_date_and_by_year() -> None:
    leaf = read("plus_haute_remuneration <= p.fois * p.annuel[annee_remunerations]")
    assert parameters_read(leaf) == (
        Dated("p.fois", Kind.NUMBER),
        Dated("p.annuel", Kind.MONEY, Named("annee_remunerations", Kind.YEAR)),
    )
    assert facts_read(leaf) == ("plus_haute_remuneration", "annee_remunerations")
    on_a_date = read("capital_social <= seuil[date_demande]")
    assert facts_read(on_a_date) == ("capital_social", "date_demande")


@pytest.mark.parametrize(
    "text",
    ["capital_social > seuil[annee_remunerations]", "capital_social > p.annuel[date_demande]"],
)
def test_a_parameter_is_read_with_its_own_kind_of_key(text: str) -> None:
    """The other kind would compare a date with a year while a case is examined."""
    assert refusal(text).code == "kind"


def test_quantities() -> None:
    last = Dated("p.fois", Kind.NUMBER)
    assert read("cumul(exercices.benefice, p.fois) > 0").left == Quantity(
        "cumul", "exercices", "benefice", Kind.MONEY, last
    )
    assert read("nombre(exercices) > 0").left == Quantity("nombre", "exercices", None, Kind.NUMBER)
    assert read('capital(associes, "salarie", "benevole") > 0').left == Quantity(
        "capital", "associes", None, Kind.MONEY, None, ("salarie", "benevole")
    )
    assert read("compte(colleges) > 0").left == Quantity("compte", "colleges", None, Kind.NUMBER)
    assert read('compte(associes, "salarie") > 0').left == Quantity(
        "compte", "associes", None, Kind.NUMBER, None, ("salarie",)
    )
    assert read("compte(colleges.ponderation_selon_capital) == 0").left == Quantity(
        "compte", "colleges", "ponderation_selon_capital", Kind.NUMBER
    )
    assert read("plus_petit(colleges.part_voix) >= p.taux").left == Quantity(
        "plus_petit", "colleges", "part_voix", Kind.RATIO
    )
    assert read("plus_grand(associes.capital) <= seuil").left == Quantity(
        "plus_grand", "associes", "capital", Kind.MONEY
    )


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("capital(associes) > 0", ("associes.capital",)),
        ('capital(associes, "salarie") > 0', ("associes.capital", "associes.type")),
        ('compte(associes, "salarie") > 0', ("associes.type",)),
        ("compte(associes) > 0", ("associes",)),
        (
            "compte(colleges.ponderation_selon_capital) == 0",
            ("colleges.ponderation_selon_capital",),
        ),
    ],
)
def test_a_quantity_reads_the_columns_that_it_needs(text: str, paths: tuple[str, ...]) -> None:
    assert facts_read(read(text)) == paths


def test_the_day_examined_the_end_of_a_year_and_what_a_share_leaves() -> None:
    leaf = read("fin_annee(date_creation + p.duree) < jour_examine")
    created = Named("date_creation", Kind.DATE)
    later = Arithmetic("+", created, Dated("p.duree", Kind.YEARS), Kind.DATE)
    assert leaf == Comparison(Operator.LESS, YearEnd(later), Today())
    assert (facts_read(leaf), len(parameters_read(leaf))) == (("date_creation",), 1)
    rest = Arithmetic("-", Literal(Decimal(1), Kind.RATIO), Dated("p.taux", Kind.RATIO), Kind.RATIO)
    assert read("part_voix_salaries >= reste(p.taux)").right == rest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("jour_examine > jour_examine", "syntax"),
        ("fin_annee(jour_examine) > jour_examine", "syntax"),
        ("fin_annee(capital_social) > jour_examine", "unit"),
        ("fin_annee(date_creation, date_demande) > jour_examine", "syntax"),
        ("fin_annee() > jour_examine", "syntax"),
        ("reste(capital_social) > p.taux", "unit"),
        ("reste(p.taux, part_voix_salaries) > p.taux", "syntax"),
        ("compte(exercices) > 0", "kind"),
        ("compte(associes.capital) > 0", "kind"),
        ("compte(colleges, 'salarie') > 0", "kind"),
        ("compte(associes, 'salaries') > 0", "unknown-value"),
        ("compte(colleges.ponderation_selon_capital, 'salarie') > 0", "kind"),
        ("compte() > 0", "syntax"),
        ("plus_grand(colleges) > p.taux", "syntax"),
        ("plus_grand(colleges.nom) > p.taux", "kind"),
        ("plus_grand(colleges.part_voix, p.fois) > p.taux", "syntax"),
        ("plus_grand(exercices.benefice) > 0", "kind"),
        ("date_creation > jour_examin", "unknown-name"),
    ],
)
def test_what_these_do_not_take_is_refused(text: str, code: str) -> None:
    assert refusal(text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "nombre(associes) > 0",
        "nombre(colleges) > 0",
        "dernier(associes.capital) > 0",
        "cumul(colleges.part_voix) > 0",
        "capital(exercices) > 0",
        "capital(colleges) > 0",
        "cumul(exercices.date_cloture) > 0",
        "cumul(associes.nom) > 0",
    ],
)
def test_a_quantity_is_computed_on_a_table_that_has_what_it_needs(text: str) -> None:
    """Anything else would raise while a case is examined."""
    assert refusal(text).code == "kind"


@pytest.mark.parametrize(
    "text", ["capital(associes.capital) > 0", "nombre(exercices.benefice) > 0"]
)
def test_a_column_that_would_be_ignored_is_refused(text: str) -> None:
    assert refusal(text).code == "syntax"


@pytest.mark.parametrize(
    "text", ["seuil > 0", "0 == 0", "p.taux * seuil >= seuil", "seuil[date_demande] > seuil"]
)
def test_a_comparison_reads_a_fact(text: str) -> None:
    assert refusal(text).code == "syntax"


@pytest.mark.parametrize(
    "text", ["capital_social > 0j", "capital_social > 0.0", "capital_social > False"]
)
def test_only_a_whole_zero_is_zero(text: str) -> None:
    assert refusal(text).code in ("syntax", "bare-figure", "kind")


def test_the_longest_comparison() -> None:
    assert read("capital_social > 0" + " " * (MAX_LENGTH - 18))
    assert refusal("capital_social > 0" + " " * (MAX_LENGTH - 17)).code == "syntax"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 199 + "capital_social" + ")" * 187,
        "not " * 90 + "capital_variable",
        "-" * 390 + "0 < 0",
        "capital_social" + ".a" * 190,
        "capital_social > \x00",
        "capital_social > \ud800",
        "capital_social > 0\nimport os",
        "*capital_social",
        "yield",
        "await capital_social",
        "capital_social > 0 if capital_variable else 1",
        'exec("1") == 0',
        "[x for x in ().__class__.__bases__] == 0",
        "capital_social[0:1] > 0",
        "seuil[date_demande:date_creation] > capital_social",
        "seuil[date_demande, date_creation] > capital_social",
        "seuil[...] > capital_social",
        '"%s" % capital_social == "sas"',
        "capital_social @ seuil > 0",
        "~capital_social > 0",
        "capital_social < (yield)",
        "capital_social < print",
        "capital_social < {}",
        "forme_juridique in {**utilite_sociale}",
        "forme_juridique in (*utilite_sociale,)",
        "forme_juridique == b'sas'",
        "print('x')",
        "capital_social.__class__",
        "seuil.__init__.__globals__ > 0",
    ],
)
def test_nothing_else_of_python_is_admitted(text: str) -> None:
    error = refusal(text)
    assert error.code in CODES
    assert len(str(error)) < 200


PIECES = [
    *("capital_social", "forme_juridique", "utilite_sociale", "exercices", "associes", "seuil"),
    *("date_creation", "annee_remunerations", "capital_variable", "p.taux", "p.duree", "p.annuel"),
    *("cumul", "nombre", "capital", "exercices.benefice", '"sas"', "0", "1.5", "None", "True"),
    *("(", ")", "[", "]", "+", "-", "*", "/", ">", "<=", "==", "!=", "in", "not", "and", ","),
    *("lambda", ":", ":=", "if", "else", "is", "**", ".", "f'{0}'", "\n", "é", "{", "}"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
@example("capital_social > 0")
def test_any_text_is_a_comparison_or_a_refusal(text: str) -> None:
    try:
        leaf = read(text)
    except ExpressionError as error:
        code = error.code
    else:
        code = "syntax"
        assert facts_read(Comparison(leaf.operator, leaf.left, None)), "a fact on the left"
    assert code in CODES


def test_the_grammar_is_never_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """`ast.parse` compiles to a tree only: a call that it holds is never made."""
    called: list[str] = []
    monkeypatch.setattr(os, "system", called.append)
    for text in ('__import__("os").system("x") == 0', 'os.system("x") == 0'):
        assert isinstance(ast.parse(text, mode="eval"), ast.Expression)
        refusal(text)
    assert called == []


def test_an_unknown_name_is_named() -> None:
    assert refusal("p.tau > capital_social").name == "p.tau"
    assert refusal("p.tau > capital_social").suggestion == "vouliez-vous dire « p.taux » ?"
    assert refusal("capital_social > 1").name is None
