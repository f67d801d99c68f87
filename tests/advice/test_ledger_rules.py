"""The register follows the rules: another figure, another comparison, another law."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from esslaw import load_rulebook
from esslaw.logic.truth import FALSE
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import LawNotFound
from tests.advice.ledgers import LYON, ON, PLAN, G, account, ledger


def test_figures_are_those_of_the_rulebook():
    book = load_rulebook()
    figures = {
        "de_minimis.plafond_general": Decimal(500),
        "de_minimis.periode": Decimal(5),
    }
    changed = {name: with_value(book.parameters[name], value) for name, value in figures.items()}
    book = replace(book, parameters={**book.parameters, **changed})
    here = account(ledger([("2019-01-30", 400, G)], rulebook=book))
    assert (here.room.exact, here.entries[0].last) == (100, ON)


def with_value(parameter: Parameter, value: Decimal) -> Parameter:
    versions = tuple(replace(version, value=value) for version in parameter.versions)
    return replace(parameter, versions=versions)


RESTE = "aide_etat.de_minimis.reste.subvention"


def with_leaf(leaf):
    book = load_rulebook()
    criterion = book.criteria[RESTE]
    versions = tuple(replace(version, leaf=leaf) for version in criterion.versions)
    return replace(book, criteria={**book.criteria, RESTE: replace(criterion, versions=versions)})


def test_a_comparison_that_cannot_be_read_sets_no_ceiling():
    leaf = load_rulebook().criteria[RESTE].versions[-1].leaf
    other = with_leaf(replace(leaf, left=replace(leaf.left, choices=())))
    assert ledger(LYON, rulebook=other).unread[0].regime == G
    missing = replace(load_rulebook(), criteria={})
    assert len(ledger(LYON, rulebook=missing).unread) == 4
    unread = with_leaf(LawNotFound("Texte non trouvé."))
    assert account(ledger(LYON, rulebook=unread)).ceiling.value == 300000  # said by other forms


def test_a_later_law_with_another_ceiling_is_not_followed():
    book = load_rulebook()
    criterion = book.criteria[RESTE]
    *before, last = criterion.versions
    other = replace(last.leaf.right, right=replace(last.leaf.right.right, name="capital_social"))
    last = replace(last, leaf=replace(last.leaf, right=other))
    changed = replace(criterion, versions=(*before, last))
    book = replace(book, criteria={**book.criteria, RESTE: changed})
    new = {**PLAN, "debut_exercice_fiscal": "2023-01-01", "secteur": "autre"}
    found = ledger(LYON, date(2023, 6, 1), book, **new)
    assert account(found).horizon.last == date(2023, 12, 31)
    assert (found.plan.fits, found.plan.days.latest) == (FALSE, None)
    assert account(found).openings == ()


def test_a_figure_that_is_not_known_sets_no_ceiling():
    book = load_rulebook()
    figure = book.parameters["de_minimis.plafond_general"]
    short = replace(figure, versions=figure.versions[:0])
    book = replace(book, parameters={**book.parameters, figure.id: short})
    assert ledger(LYON, rulebook=book).unread[0].regime == G
