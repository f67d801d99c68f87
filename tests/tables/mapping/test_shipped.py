"""The mappings that are shipped: what each code is said to mean, and what none may say."""

from __future__ import annotations

import re

import pytest

from esslaw.facts.choices import FormeJuridique, StatutCooperatif
from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.lists import Evidence
from esslaw.tables.mapping import ColumnMapping, FactReading, load_mapping, shipped
from esslaw.tables.mapping.meaning import fact_named

FAMILIES = {
    "10": {"entreprise_individuelle"},
    "41": {"personne_publique"},
    "52": {"snc"},
    "53": {"scs", "sca"},
    "54": {"sarl", "eurl"},
    "55": {"sa"},
    "56": {"sa"},
    "57": {"sas", "sasu"},
    "62": {"gie"},
    "63": {"cooperative"},
    "64": {"assurance_mutuelle"},
    "65": {"societe_civile"},
    "71": {"personne_publique"},
    "72": {"personne_publique"},
    "73": {"personne_publique"},
    "74": {"personne_publique"},
    "82": {"mutuelle"},
    "83": {"autre"},
    "84": {"syndicat"},
    "85": {"institution_de_prevoyance"},
    "91": {"autre"},
    "92": {"association_1901", "association_droit_local"},
}
"""The forms that each second level of INSEE's nomenclature may be; none for the levels left out."""
BY_HEART = {
    "1000": ("entreprise_individuelle", "aucun"),
    "5202": ("snc", None),
    "5306": ("scs", None),
    "5308": ("sca", None),
    "5458": ("sarl", "scop"),
    "5460": ("sarl", None),
    "5485": ("sarl", None),
    "5498": ("eurl", None),
    "5499": ("sarl", None),
    "5558": ("sa", "scop"),
    "5560": ("sa", None),
    "5599": ("sa", None),
    "5658": ("sa", "scop"),
    "5699": ("sa", None),
    "5710": ("sas", None),
    "5720": ("sasu", None),
    "6220": ("gie", None),
    "6317": ("cooperative", "cooperative_agricole"),
    "6411": ("assurance_mutuelle", None),
    "6540": ("societe_civile", None),
    "7210": ("personne_publique", None),
    "8210": ("mutuelle", "aucun"),
    "8420": ("syndicat", "aucun"),
    "9210": (None, None),
    "9220": ("association_1901", "aucun"),
    "9230": ("association_1901", "aucun"),
    "9260": ("association_droit_local", "aucun"),
    "9300": (None, None),
}
"""What is known without the file of some categories: their form and their cooperative status."""
LABELS = {
    r"SARL ": {"sarl", "eurl"},
    r"SA ": {"sa"},
    r"Société civile|SCP ": {"societe_civile"},
    r"Association déclarée": {"association_1901"},
    r"Établissement public": {"personne_publique"},
    r"Communauté|Syndicat (mixte|intercommunal)": {"personne_publique"},
}
"""The forms that the beginning of a label leaves possible."""


def reading(mapping: ColumnMapping, fact: str) -> FactReading:
    (found,) = (one for one in mapping.facts if one.fact == fact)
    return found


def codes(fact: str, name: str = "sirene") -> dict[str, str | None]:
    return dict(reading(load_mapping(name), fact).codes or {})


@pytest.mark.parametrize("name", shipped())
def test_every_fact_and_choice_exists(name):
    mapping = load_mapping(name)
    assert mapping.name == name
    for one in mapping.facts:
        fact = fact_named(one.fact, mapping.kind)
        assert fact is not None
        said = {value for value in (one.codes or {}).values() if value is not None}
        known = {"true", "false"} if fact.kind is Kind.FLAG else {*(fact.choices or ())}
        assert said <= known
        assert one.codes is None or said, "a list of codes that never says anything"


@pytest.mark.parametrize("name", shipped())
def test_a_fact_is_read_once_and_every_source_says_how_it_was_read(name):
    mapping = load_mapping(name)
    names = [one.fact for one in mapping.facts]
    assert len(names) == len(set(names))
    assert mapping.sources
    assert mapping.notes
    assert all(isinstance(one.evidence, Evidence) for one in mapping.sources)
    # Nothing was read on the site of its author: none may be said to be read word for word.
    assert Evidence.VERBATIM not in {one.evidence for one in mapping.sources}


def test_categories_have_four_digits_and_a_label():
    forms = reading(load_mapping("sirene"), "forme_juridique")
    assert forms.codes is not None
    assert forms.labels is not None
    assert len(forms.codes) > 250
    assert all(re.fullmatch(r"[1-9][0-9]{3}", code) for code in forms.codes)
    assert forms.labels.keys() == forms.codes.keys()


def test_a_form_is_one_that_its_level_may_be():
    for code, form in codes("forme_juridique").items():
        if form is not None:
            assert form in FAMILIES.get(code[:2], set()), code


def test_a_form_is_one_that_its_label_may_be():
    forms = reading(load_mapping("sirene"), "forme_juridique")
    for code, label in (forms.labels or {}).items():
        form = (forms.codes or {})[code]
        for beginning, possible in LABELS.items():
            if re.match(beginning, label) and form is not None:
                assert form in possible, (code, label)


@pytest.mark.parametrize("code", BY_HEART)
def test_what_is_known_of_some_categories(code):
    assert (codes("forme_juridique")[code], codes("statut_cooperatif")[code]) == BY_HEART[code]


def test_a_cooperative_status_is_in_the_label():
    statuses = reading(load_mapping("sirene"), "statut_cooperatif")
    for code, status in (statuses.codes or {}).items():
        label = (statuses.labels or {})[code]
        if "SCOP" in label:
            assert status == StatutCooperatif.SCOP, code
        elif status == StatutCooperatif.SCOP:
            pytest.fail(f"{code}: {label}")
        if status not in (None, StatutCooperatif.AUCUN):
            assert re.search(r"oopérative|CUMA", label), (code, label)
        if re.search(r"oopérat", label):
            assert status != StatutCooperatif.AUCUN, (code, label)


def test_no_company_is_said_to_have_no_cooperative_status():
    forms = codes("forme_juridique")
    companies = {"sa", "sas", "sasu", "sarl", "eurl", "snc", "scs", "sca", "societe_civile"}
    for code, status in codes("statut_cooperatif").items():
        if forms[code] in companies or forms[code] is None:
            assert status != StatutCooperatif.AUCUN, code


def test_scic_and_cae_have_no_category():
    assert not {StatutCooperatif.SCIC, StatutCooperatif.CAE} & {
        *codes("statut_cooperatif").values()
    }


@pytest.mark.parametrize("name", ["sirene", "rna"])
def test_nothing_says_that_a_recognition_is_missing(name):
    said = codes("reconnue_utilite_publique", name)
    assert {*said.values()} == {"true", None}
    assert [code for code, value in said.items() if value] == [{"sirene": "9230", "rna": "R"}[name]]


def test_foundations_are_not_told_apart():
    fondations = {form for form in FormeJuridique if "fond" in form}
    assert not fondations & {*codes("forme_juridique").values()}


def test_the_classification_of_insee_is_no_fact():
    mapping = load_mapping("sirene")
    assert "economieSocialeSolidaireUniteLegale" in mapping.keep
    assert "economieSocialeSolidaireUniteLegale" not in mapping.columns
    assert "mention_ess_rcs" not in {one.fact for one in mapping.facts}


def test_a_grant_leaves_its_day_and_its_kind_unknown():
    mapping = load_mapping("scdl-subventions")
    assert mapping.kind == "intervention"
    unsaid = {"date_octroi", "instrument", "activite_economique", "regime_aide_choisi"}
    assert not unsaid & {one.fact for one in mapping.facts}
    assert {"dateConvention", "nature", "notificationUE"} <= {*mapping.keep}
