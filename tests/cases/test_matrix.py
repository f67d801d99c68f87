"""The decision matrix: every cell has a case on each of its sides, and the table says the same."""

from __future__ import annotations

from collections import Counter

import pytest

from esslaw import examine, load_rulebook, who_may_act
from esslaw.facts.intervention.choices import Instrument, TypeCollectivite
from esslaw.logic.truth import TRUE, Truth, conjunction
from tests.cases.matrix import ON, SIDES, Cell, cells, drawn
from tests.cases.reading import intervention, interventions

FILTERS = ("qualification", "competence", "plafonds")
"""What the matrix speaks of: the regional scheme and State aid come on top of every cell."""


@pytest.mark.parametrize("cell", cells(), ids=lambda cell: f"{cell.instrument}-{cell.authority}")
def test_each_side_of_a_cell(cell: Cell) -> None:
    found = {
        side: [value_of(cell, change) for change in changes] for side, changes in cell.sides.items()
    }
    assert found == {side: [SIDES[side]] * len(changes) for side, changes in cell.sides.items()}


def value_of(cell: Cell, change: dict[str, object]) -> str:
    """Return what the filters of the matrix say of one side of a cell."""
    verdict = examine({"intervention": cell.facts(change)}, "intervention", ON)
    values = [part.proof.value for part in verdict.parts if part.part.id in FILTERS]
    assert len(values) == len(FILTERS)
    return conjunction(values).value


def test_every_instrument_and_every_authority_has_one_cell() -> None:
    places = Counter((cell.instrument, cell.authority) for cell in cells())
    wanted = {(one.value, kind.value) for one in Instrument for kind in TypeCollectivite}
    assert places == Counter(wanted)
    print("\n" + drawn())


def test_every_cell_is_seen_on_the_sides_that_its_code_has() -> None:
    """A: yes; F: no; a condition or an exception: both; uncertain: undetermined."""
    lacking = []
    for cell in cells():
        wanted = {"oui", "non"} if cell.code.startswith(("C", "F sauf")) else set()
        wanted |= {"oui"} if cell.code == "A" else {"non"} if cell.code == "F" else set()
        wanted |= {"incertain"} if cell.code in ("?", "non couvert") else set()
        if cell.authority == "mayotte" and cell.code == "F sauf C30":
            wanted = {"non", "incertain"}  # the text of Mayotte was not read
        lacking += [
            (cell.instrument, cell.authority, side) for side in wanted if not cell.sides[side]
        ]
    assert lacking == []


@pytest.mark.parametrize("instrument", [one.value for one in Instrument])
def test_the_table_of_competence_says_the_same(instrument: str) -> None:
    row = [cell for cell in cells() if cell.instrument == instrument]
    base = intervention(interventions()[row[0].base], {}, ["collectivite"], ON)
    found = who_may_act({"intervention": base}, ON, load_rulebook())
    answers = {line.choice.value: line.answer.value for line in found.lines}
    assert answers == {cell.authority: cell.table for cell in row}


def test_an_authority_gains_nothing_by_the_status_of_the_beneficiary() -> None:
    """Whatever is said of its quality as a social-economy enterprise, competence is the same."""
    status = {
        "but_autre_que_partage_benefices": True,
        "gouvernance_democratique": True,
        "benefices_majoritairement_consacres_activite": True,
        "reserves_obligatoires_impartageables": True,
        "mention_ess_rcs": True,
    }
    for cell in cells():
        if cell.instrument.startswith("marche_reserve"):
            continue  # a reserved contract is reserved by that very quality
        for changes in cell.sides.values():
            for change in changes:
                plain = competence(cell, change)
                for said in (True, False):
                    facts = {f"beneficiaire.{name}": said for name in status}
                    assert competence(cell, {**change, **facts}) is plain


def competence(cell: Cell, change: dict[str, object]) -> Truth:
    verdict = examine({"intervention": cell.facts(change)}, "intervention", ON)
    return next(part.proof.value for part in verdict.parts if part.part.id == "competence")


def test_a_region_is_competent_where_a_departement_is_not() -> None:
    """The table tells apart those that the law tells apart."""
    base = intervention(interventions()["avance_remboursable"], {}, ["collectivite"], ON)
    lines = {line.choice.value: line for line in who_may_act({"intervention": base}, ON).lines}
    assert lines["region"].proof.value is TRUE
    assert [part.id for part in lines["departement"].causes] == ["competence.aide_entreprise"]
