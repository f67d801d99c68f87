"""All the defects of a folder at once, each in its file, at its line, for its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from esslaw.rulebook.diagnostics import Diagnostic, RulebookError, Severity
from esslaw.rulebook.loader import examine_rules, load_rulebook
from esslaw.rulebook.reading import read_folder
from tests.rulebook.folders import errors_of, rulebook_of, written

THREE = """\
criteria:
  - id: trois.a
    label: Un critère
    source: {article: texte.art_1}
    versions:
      - {from: 2010-01-01, holds_if: capitl_social > 0}
  - id: trois.b
    lable: Un critère
    label: Un critère
    versions:
      - {from: 2010-01-01, fact: capital_variable}
  - id: trois.c
    label: Un critère
    source: {article: texte.art_9}
    versions:
      - {from: 2010-01-01, fact: capital_variable}
"""
LEANING = """\
criteria:
  - id: appui
    label: Ce qui repose sur les trois
    source: {article: texte.art_1}
    versions:
      - from: 2010-01-01
        applies_if: not trois.b
        all_of: [trois.a, trois.b, trois.d]
"""


def places(found: list[Diagnostic]) -> list[tuple[str, int, str, str]]:
    return [(item.file, item.line, item.code, item.rule) for item in found]


def test_a_file_with_three_defects_gives_three(tmp_path: Path) -> None:
    assert places(errors_of(tmp_path / "r", trois=THREE)) == [
        ("trois.yaml", 6, "unknown-name", "trois.a"),
        ("trois.yaml", 8, "schema", "trois.b"),
        ("trois.yaml", 14, "unknown-source", "trois.c"),
    ]


def test_a_file_with_a_defect_hides_nothing_of_another(tmp_path: Path) -> None:
    found = errors_of(
        tmp_path / "r", trois=THREE, illisible="criteria: [", appui=LEANING, liste="- criteria\n"
    )
    assert [item for item in places(found) if item[0] != "trois.yaml"] == [
        ("appui.yaml", 8, "unknown-criterion", "appui"),
        ("illisible.yaml", 1, "yaml-invalide", ""),
        ("liste.yaml", 1, "schema", ""),
    ]
    assert len(found) == 6


def test_what_is_malformed_is_not_also_reported_as_missing(tmp_path: Path) -> None:
    source = "sources:\n  - {id: texte.art_9, text: Texte, artcle: art. 9}\n"
    found = errors_of(tmp_path / "r", source=source, trois=THREE)
    assert [item.code for item in found if item.file == "trois.yaml"] == ["unknown-name", "schema"]


def test_what_an_unreadable_file_holds_is_not_reported_as_missing(tmp_path: Path) -> None:
    broken = """\
sources:
  - id: texte.art_2
    text: "Un guillemet manque
parameters:
  - {id: casse.seuil, label: Un seuil}
criteria:
  - id: 'casse.a'
"""
    leaning = """\
criteria:
  - id: appui
    label: Ce qui repose sur le fichier cassé
    source: {article: texte.art_2}
    versions:
      - {from: 2010-01-01, applies_if: casse.a, holds_if: capital_social > casse.seuil}
regime:
  id: casse
  label: Un régime
  question: Est-ce rempli ?
  goal: casse.a
  covered_from: 2010-01-01
  before: Rien avant 2010.
"""
    found = errors_of(tmp_path / "r", casse=broken, appui=leaning)
    assert [(item.file, item.code, item.rule) for item in found] == [
        ("casse.yaml", "yaml-invalide", "texte.art_2")
    ]


def test_every_defect_of_a_text_that_can_be_read(tmp_path: Path) -> None:
    text = "criteria: &c []\ncriteria: []\nregime: *c\nparameters: !!seq []\n"
    found = errors_of(tmp_path / "r", quatre=text)
    assert [(item.line, item.code) for item in found] == [
        (2, "cle-en-double"),
        (3, "alias"),
        (4, "etiquette"),
    ]


def test_defects_before_the_place_where_reading_stops(tmp_path: Path) -> None:
    found = errors_of(tmp_path / "r", deux="a: 1\na: 2\nb: ]\n")
    assert [(item.line, item.code) for item in found] == [
        (2, "cle-en-double"),
        (3, "yaml-invalide"),
    ]


def test_the_defects_of_one_entry_are_all_told(tmp_path: Path) -> None:
    text = """\
criteria:
  - id: plusieurs
    label: 12
    versions:
      - form: 2010-01-01
        to: 2011-02-30
        at_least: {n: 0, of: []}
        appreciation: {by: Le préfet, facteurs: [x]}
        note: Un
"""
    found = errors_of(tmp_path / "r", plusieurs=text)
    assert [(item.line, item.message, item.suggestion) for item in found] == [
        (3, "label : un texte est attendu", None),
        (5, "versions[0].form : cette clé n'existe pas", "vouliez-vous dire « from » ?"),
        (5, "versions[0].from : cette clé manque", None),
        (6, "versions[0].to : une date AAAA-MM-JJ qui existe est attendue, sans guillemets", None),
        (7, "versions[0].at_least.n : un nombre d'au moins 1 est attendu", None),
        (7, "versions[0].at_least.of : une liste non vide est attendue", None),
        (
            8,
            "versions[0].appreciation.facteurs : cette clé n'existe pas",
            "vouliez-vous dire « factors » ?",
        ),
        (9, "versions[0].note : un texte d'au moins 3 caractères est attendu", None),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rulebook: essai", "un objet {clé: valeur} est attendu"),
        ("regime: [essai]", "un objet {clé: valeur} est attendu"),
        (
            f"criteria:\n  - {{id: a, label: {'x' * 701}, versions: [{{from: 2010-01-01}}]}}",
            "label : un texte d'au plus 700 caractères est attendu",
        ),
        (
            "parameters:\n  - {id: a, label: Annuel, unit: money, "
            "calendar_year: {of: b, until: 3000}}",
            "calendar_year.until : un nombre d'au plus 2200 est attendu",
        ),
        (
            "parameters:\n  - {id: a, label: Annuel, unit: money, "
            "calendar_year: {of: b, until: true}}",
            "calendar_year.until : un nombre entier est attendu",
        ),
        (
            "formalities:\n  - {id: a, regime: socle, kind: pice, label: Une pièce, "
            "versions: [{from: 2010-01-01}]}",
            "kind : une valeur est attendue parmi conclusion, famille, autorite, delai, duree, "
            "piece, obligation, avertissement",
        ),
        (
            "formalities:\n  - {id: a, regime: socle, kind: piece, label: Une pièce, "
            "versions: [{from: '2010-01-01'}]}",
            "versions[0].from : une date AAAA-MM-JJ qui existe est attendue, sans guillemets",
        ),
    ],
)
def test_each_refusal_of_form_is_said_in_french(text: str, message: str, tmp_path: Path) -> None:
    (found,) = errors_of(tmp_path / "r", forme=text)
    assert found.message == message


def test_an_empty_or_missing_folder_is_no_rulebook(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(RulebookError) as error:
            load_rulebook(folder)
        (found,) = error.value.diagnostics
        assert found.code == "rulebook-count"
        assert found.file == folder.name


def test_a_folder_named_like_a_document_is_passed_over(tmp_path: Path) -> None:
    folder = written(tmp_path / "r")
    (folder / "sous-dossier.yaml").mkdir()
    assert load_rulebook(folder).regimes.keys() == {"socle"}


def test_the_digest_follows_names_and_texts(tmp_path: Path) -> None:
    one = rulebook_of(tmp_path / "a").digest
    assert one == rulebook_of(tmp_path / "b").digest
    moved = written(tmp_path / "c")
    (moved / "base.yaml").rename(moved / "autre.yaml")
    assert read_folder(moved).digest != one
    assert rulebook_of(tmp_path / "d", vide="criteria: []").digest != one


def test_an_error_says_everything_and_warnings_do_not_prevent(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as error:
        load_rulebook(written(tmp_path / "r", trois=THREE))
    assert str(error.value).splitlines() == [str(item) for item in error.value.diagnostics]
    assert str(error.value.diagnostics[0]) == (
        "trois.yaml:6: error [unknown-name] trois.a: « capitl_social » n'est pas un fait du "
        "vocabulaire (vouliez-vous dire « capital_social » ?)"
    )
    _, found = examine_rules(written(tmp_path / "s"))
    assert {item.severity for item in found} == {Severity.WARNING}
    assert load_rulebook(tmp_path / "s").version == "essai"


def test_static_checks_wait_for_a_sound_rulebook(tmp_path: Path) -> None:
    unused = """\
parameters:
  - id: oublie
    label: Un taux
    unit: ratio
    versions:
      - {from: 2010-01-01, value: 0.1, source: {article: texte.art_1}}
"""
    assert [item.code for item in errors_of(tmp_path / "r", a=unused)] == ["unused-parameter"]
    found = errors_of(tmp_path / "r", a=unused, trois=THREE)
    assert [item.code for item in found] == ["unknown-name", "schema", "unknown-source"]
