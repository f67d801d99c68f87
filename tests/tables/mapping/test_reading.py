"""A mapping of one's own: what may be written, and everything that is wrong with it at once."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from esslaw import InputError
from esslaw.facts.vocabulary import Kind
from esslaw.tables.mapping import Conversion, Format, load_mapping
from esslaw.tables.mapping.meaning import fact_named

SMALL = """\
name: annuaire
title: Un annuaire
kind: structure
facts:
  denomination: {from: nom}
"""


@pytest.fixture
def write(tmp_path):
    """Write a mapping, and return its path."""

    def written(text: str) -> Path:
        path = tmp_path / "annuaire.yaml"
        path.write_text(dedent(text), "utf-8")
        return path

    return written


def refused(source):
    with pytest.raises(InputError) as caught:
        load_mapping(source)
    return caught.value.problems


def test_the_least_that_may_be_written(write):
    mapping = load_mapping(write(SMALL))
    (one,) = mapping.facts
    assert (one.fact, one.columns, one.codes) == ("denomination", ("nom",), None)
    assert one.conversion is Conversion.TEXT
    assert (mapping.separator, mapping.keep, mapping.columns) == (None, (), ("nom",))
    assert load_mapping(str(write(SMALL))).name == "annuaire"


def test_what_is_written_is_kept(write):
    mapping = load_mapping(
        write("""\
        name: annuaire
        title: Un annuaire
        kind: intervention
        separator: "\\t"
        encoding: windows-1252
        keep: [n, n]
        facts:
          montant: {from: [a, b, a], as: money, format: virgule, unknown: ["-"], only_if: {d: EUR}}
          date_octroi: {from: jour, format: jj/mm/aaaa, unknown: 1900-01-01}
          collectivite.type: {from: type, values: {C: commune, "01": departement, X: null}}
          exercices.2.benefice: {from: benefice}
        codes:
          agrement:
            O: {label: oui, association_agreee: true, depense_determinee: false}
            N: {association_agreee: false}
        """)
    )
    by_fact = {one.fact: one for one in mapping.facts}
    assert by_fact["montant"].columns == ("a", "b")
    assert by_fact["montant"].format is Format.COMMA
    assert by_fact["montant"].only_if == {"d": frozenset({"EUR"})}
    assert by_fact["date_octroi"].conversion is Conversion.DATE
    assert by_fact["date_octroi"].unknown == {"1900-01-01"}
    assert by_fact["collectivite.type"].codes == {"C": "commune", "01": "departement", "X": None}
    assert by_fact["association_agreee"].codes == {"O": "true", "N": "false"}
    assert by_fact["depense_determinee"].codes == {"O": "false", "N": None}
    assert by_fact["depense_determinee"].labels == {"O": "oui"}
    assert mapping.keep == ("n",)
    assert mapping.columns == ("a", "b", "d", "jour", "type", "benefice", "agrement")


def test_everything_that_is_wrong_is_said_at_once(write):
    problems = refused(
        write("""\
        name: Mes Adhérents
        titel: Annuaire
        kind: structures
        separator: ";;"
        facts:
          forme_juridque: {from: forme}
          beneficiaire.siren: {from: x}
          date_creation: {from: creation, as: money, formt: iso}
          capital_social: {from: capital, format: iso, values: {A: "1"}}
          reconnue_utilite_publique: {from: rup, values: {O: oui, N: false}, unknown: [12]}
          statut_cooperatif: {from: []}
          denomination: nom
          siren: {as: siret}
          exercices.0.benefice: {from: b}
        codes:
          forme:
            A: {forme_juridique: associaton_1901, statut_cooperatif: aucun}
            B: {forme_juridique: 3, montant: true}
        """)
    )
    assert {(one.line, one.path, one.code, one.suggestion) for one in problems} == {
        (1, "name", "texte", None),
        (1, "title", "cle-manquante", None),
        (2, "titel", "cle-inconnue", "vouliez-vous dire « title » ?"),
        (3, "kind", "choix", "vouliez-vous dire « structure » ?"),
        (4, "separator", "choix", None),
        (6, "facts.forme_juridque", "cle-inconnue", "vouliez-vous dire « forme_juridique » ?"),
        (7, "facts.beneficiaire.siren", "cle-inconnue", "vouliez-vous dire « siren » ?"),
        (8, "facts.date_creation.as", "conversion", None),
        (8, "facts.date_creation.formt", "cle-inconnue", "vouliez-vous dire « format » ?"),
        (9, "facts.capital_social.format", "format", None),
        (9, "facts.capital_social.values.A", "codes", None),
        (10, "facts.reconnue_utilite_publique.values.O", "oui-non", None),
        (10, "facts.reconnue_utilite_publique.unknown[0]", "texte", None),
        (11, "facts.statut_cooperatif.from", "liste", None),
        (12, "facts.denomination", "objet", None),
        (13, "facts.siren.from", "cle-manquante", None),
        (14, "facts.exercices.0.benefice", "cle-inconnue", None),
        (16, "codes.forme", "fait-en-double", None),
        (
            17,
            "codes.forme.A.forme_juridique",
            "choix",
            "vouliez-vous dire « association_1901 » ?",
        ),
        (18, "codes.forme.B.forme_juridique", "codes", None),
        (18, "codes.forme.B.montant", "codes", None),
    }
    assert [one.line for one in problems] == sorted(one.line for one in problems)
    expected = {one.path: one.expected for one in problems}
    assert expected["facts.date_creation.as"].endswith(" : date")


def test_a_fact_of_an_intervention_is_none_of_a_structure(write):
    (problem,) = refused(write(SMALL + "  montant: {from: m}\n"))
    assert (problem.path, problem.code) == ("facts.montant", "cle-inconnue")
    assert load_mapping(
        write(SMALL.replace("structure", "intervention") + "  montant: {from: m}\n")
    ).columns == ("nom", "m")


def test_only_a_siren_is_read_from_a_siret(write):
    (problem,) = refused(write(SMALL.replace("from: nom", "from: nom, as: siret")))
    assert (problem.path, problem.code) == ("facts.denomination.as", "conversion")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- 1\n", "correspondance"),
        ("", "correspondance"),
        ("name: a\nname: b\n", "cle-en-double"),
        ("name: [\n", "yaml-invalide"),
        ("name: annuaire\ntitle: Un annuaire\nkind: structure\n", "correspondance"),
    ],
)
def test_what_is_no_mapping(write, text, code):
    assert code in {one.code for one in refused(write(text))}


@pytest.mark.parametrize(
    "source", ["absent.yaml", Path("absent.yaml"), Path("examples"), Path("\0")]
)
def test_a_file_that_cannot_be_read(source):
    (problem,) = refused(source)
    assert problem.code == "fichier"


def test_a_name_that_is_not_shipped():
    (problem,) = refused("sirenne")
    assert problem.code == "correspondance"
    assert "rna, scdl-subventions, sirene" in problem.expected
    assert problem.suggestion == "vouliez-vous dire « sirene » ?"


def test_messages_are_said_in_the_language_of_the_person(write):
    with pytest.raises(InputError) as caught:
        load_mapping(write(SMALL + "  capital: {from: c, format: x}\n"), lambda text: f"<{text}>")
    assert all(one.expected.startswith("<") for one in caught.value.problems)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("capital_social", "structure", Kind.MONEY),
        ("exercices", "structure", Kind.ROWS),
        ("exercices.50.date_cloture", "structure", Kind.DATE),
        ("exercices.51.date_cloture", "structure", None),
        ("exercices.٣.date_cloture", "structure", None),
        ("exercices.1.rien", "structure", None),
        ("collectivite.type", "intervention", Kind.CHOICE),
        ("capital_social", "intervention", Kind.MONEY),
    ],
)
def test_a_fact_has_the_name_that_rules_give_it(name, kind, found):
    fact = fact_named(name, kind)
    assert (fact and fact.kind) is found
