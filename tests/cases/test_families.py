"""Every structure that is described belongs to exactly one family, the one that its form gives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from esslaw import examine, load_rulebook
from esslaw.facts.choices import FormeJuridique, StatutCooperatif
from esslaw.rulebook.lists import FormalityKind

FIRST, TODAY = date(2014, 8, 2), date(2026, 11, 22)

# Read on article 1 of the loi of 31 July 2014: the family of each form without cooperative status.
FAMILY = {
    "famille.associations": {"association_1901", "association_droit_local"},
    "famille.fondations": {"fondation_rup", "fondation_entreprise", "autre_fondation"},
    "famille.fondations_abritees": {"fondation_abritee"},
    "famille.fonds_de_dotation_hors_liste": {"fonds_de_dotation"},
    "famille.mutuelles": {"mutuelle", "union_de_mutuelles"},
    "famille.assurances_mutuelles": {"assurance_mutuelle"},
    "famille.institutions_de_prevoyance": {"institution_de_prevoyance"},
    "famille.societes_commerciales": {"sa", "sas", "sasu", "sarl", "eurl", "sca", "scs", "snc"},
    "famille.societes_civiles": {"societe_civile"},
    "famille.cooperatives": {"cooperative"},
    "famille.autres_groupements": {"gie", "syndicat", "autre"},
    "famille.hors_du_droit_prive": {"personne_publique", "entreprise_individuelle"},
}
# A cooperative is a company of several persons (loi of 10 September 1947, article 1): only these
# forms become one by their status.
SEVERAL_PERSONS = {"sa", "sas", "sarl", "sca", "scs", "snc", "societe_civile", "cooperative"}
BY_FORM = {form: family for family, forms in FAMILY.items() for form in forms}


def families(on: date, **facts: str) -> dict[str, str]:
    """Return the families given to a structure, each with its truth."""
    due = examine({"structure": facts}, "ess", on).formalities
    return {one.id: one.certain.value for one in due if one.kind is FormalityKind.FAMILLE}


def test_the_table_holds_every_form_and_every_family() -> None:
    rules = load_rulebook().formalities
    known = {name for name, rule in rules.items() if rule.kind is FormalityKind.FAMILLE}
    assert sorted(BY_FORM) == sorted(form.value for form in FormeJuridique)
    assert sorted(FAMILY) == sorted(known)


@pytest.mark.parametrize("on", [FIRST, date(2017, 5, 5), date(2017, 5, 6), TODAY])
def test_each_form_has_one_family_whatever_its_status(on: date) -> None:
    for form, status in product(FormeJuridique, StatutCooperatif):
        cooperative = status is not StatutCooperatif.AUCUN and form.value in SEVERAL_PERSONS
        family = "famille.cooperatives" if cooperative else BY_FORM[form.value]
        found = families(on, forme_juridique=form.value, statut_cooperatif=status.value)
        assert found == {family: "true"}, (form, status)


def test_the_status_is_only_awaited_where_it_can_change_the_family() -> None:
    for form in FormeJuridique:
        possible = {BY_FORM[form.value]}
        if form.value in SEVERAL_PERSONS:
            possible.add("famille.cooperatives")
        value = "true" if len(possible) == 1 else "unknown"
        assert families(TODAY, forme_juridique=form.value) == dict.fromkeys(possible, value), form


def test_no_family_is_given_before_the_law() -> None:
    day_before = FIRST - timedelta(days=1)
    for form in FormeJuridique:
        assert families(day_before, forme_juridique=form.value, statut_cooperatif="aucun") == {}
