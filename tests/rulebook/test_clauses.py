"""Model clauses once read: cut at their places, the values they give, what they use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from esslaw.facts.vocabulary import Kind
from esslaw.rulebook.checks.usage import used_parameters
from esslaw.rulebook.clauses import Bound, Clause, TargetPlace
from esslaw.rulebook.terms import Dated
from esslaw.rulebook.words import sentences
from tests.rulebook.folders import errors_of, rulebook_of

CLAUSES = """
parameters:
  - id: p.part
    label: Une part
    unit: ratio
    versions:
      - {from: 2010-01-01, value: 0.10, source: {article: texte.art_1}}
sources:
  - id: texte.art_2
    text: Texte d'essai
    article: art. 2
    collection: none
    url: https://exemple.fr/texte
    versions: [{from: 2010-01-01, evidence: verbatim}]
clauses:
  - id: c.fonds
    fact: taux_fonds_developpement
    bound: at_least
    source: {article: texte.art_1}
    text: >-
      Le fonds reçoit { target } au moins.

      Il cesse à {p.part} du capital.
    versions:
      - {from: 2010-01-01, to: 2010-12-31}
      - from: 2012-01-01
        source: {article: texte.art_2, point: "1°"}
        text: "Le fonds de l'article 12 reçoit {target}."
        note: À relire.
  - {id: c.oui, fact: capital_variable, value: true, text: Variable.,
     source: {article: texte.art_1},
     versions: [{from: 2010-01-01}]}
  - {id: c.non, fact: capital_variable, value: false, text: Fixe.,
     source: {article: texte.art_1},
     versions: [{from: 2010-01-01}]}
"""


@pytest.fixture(scope="module")
def clauses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Clause]:
    return dict(rulebook_of(tmp_path_factory.mktemp("c") / "r", clauses=CLAUSES).clauses)


def test_a_clause_is_cut_at_its_places(clauses: dict[str, Clause]) -> None:
    first, second = clauses["c.fonds"].versions
    assert first.pieces == (
        "Le fonds reçoit ",
        TargetPlace(Kind.RATIO),
        " au moins.\nIl cesse à ",
        Dated("p.part", Kind.RATIO),
        " du capital.",
    )
    assert second.pieces == (
        "Le fonds de l'article 12 reçoit ",
        TargetPlace(Kind.RATIO),
        ".",
    )


def test_a_version_has_its_own_text_source_and_note_or_those_of_the_clause(
    clauses: dict[str, Clause],
) -> None:
    first, second = clauses["c.fonds"].versions
    assert [one.source.id for one in first.references] == ["texte.art_1"]
    assert [(one.source.id, one.point) for one in second.references] == [("texte.art_2", "1°")]
    assert (first.note, second.note) == (None, "À relire.")
    assert date(2011, 6, 1) not in first.days


def test_a_clause_says_what_it_gives(clauses: dict[str, Clause]) -> None:
    given = {name: (one.value, one.contains, one.bound) for name, one in clauses.items()}
    assert given == {
        "c.fonds": (None, None, Bound.AT_LEAST),
        "c.oui": (True, None, None),
        "c.non": (False, None, None),
    }


def test_two_values_of_a_fact_are_two_clauses_and_two_bounds_too(tmp_path: Path) -> None:
    assert errors_of(tmp_path / "r", clauses=CLAUSES) == []
    most = CLAUSES + (
        "  - {id: c.plafond, fact: taux_fonds_developpement, bound: at_most,\n"
        '     text: "{target} au plus.", source: {article: texte.art_1},\n'
        "     versions: [{from: 2010-01-01}]}\n"
    )
    assert errors_of(tmp_path / "most", clauses=most) == []


def test_two_clauses_for_a_value_may_follow_one_another(tmp_path: Path) -> None:
    """The second comes in the gap between the versions of the first, then on a day of one."""
    for start, end, codes in [
        ("2011-01-01", "2011-12-31", []),
        ("2011-01-01", "2012-01-01", ["overlapping-clauses"]),
        ("2010-12-31", "2011-12-31", ["overlapping-clauses"]),
        ("2010-03-01", "2010-03-02", ["overlapping-clauses"]),
    ]:
        other = CLAUSES + (
            "  - {id: c.autre, fact: taux_fonds_developpement, bound: at_least,\n"
            '     text: "Il reçoit {target}.", source: {article: texte.art_1},\n'
            f"     versions: [{{from: {start}, to: {end}}}]}}\n"
        )
        found = errors_of(tmp_path / f"{start}{end}", clauses=other)
        assert [item.code for item in found] == codes


def test_what_only_a_clause_uses_is_used(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path / "r", clauses=CLAUSES)
    assert "p.part" in used_parameters(rulebook)


def test_the_note_is_translated_and_the_clause_is_not(tmp_path: Path) -> None:
    rulebook = rulebook_of(tmp_path / "r", clauses=CLAUSES)
    said = {text for text, place in sentences(rulebook) if place.file == "clauses.yaml"}
    assert said == {"Une part", "À relire."}


@pytest.mark.parametrize(
    "text",
    [
        "Selon la loi n° 47-1775 du 10 septembre 1947.",
        "Selon l'article L. 3332-17-1 du code du travail, au 3° du I.",
        "Selon l'article 19 quinquies, l'article 1er et l'article 26-41 de la loi.",
        "Selon le décret n° 2015-760 du 1er janvier 2016.",
    ],
)
def test_the_name_of_a_text_is_not_a_figure(text: str, tmp_path: Path) -> None:
    assert errors_of(tmp_path / "r", clauses=CLAUSES.replace("Variable.", f'"{text}"')) == []


@pytest.mark.parametrize("text", ["Pour 20 % au moins.", "Dans les 5 ans.", "Au moins 3 collèges."])
def test_a_figure_is_found(text: str, tmp_path: Path) -> None:
    found = errors_of(tmp_path / "r", clauses=CLAUSES.replace("Variable.", f'"{text}"'))
    assert [item.code for item in found] == ["bare-figure"]
