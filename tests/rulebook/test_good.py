"""Each feature of the rule documents, with what it must give on a few situations.

`good/<feature>.yaml` holds the rules; `expected/<feature>.yaml` the situations: the facts of a
structure, or an `intervention`, a day
(`on`, the first of June 2020 unless it is said), and the value of each criterion in words.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from esslaw.advice.formalities import formalities_due
from esslaw.documents import read_yaml
from esslaw.facts import read_case
from esslaw.logic.evaluate import prove
from esslaw.logic.proof import APPRECIATION, Proof
from esslaw.logic.truth import FALSE, TRUE, UNKNOWN
from esslaw.problems import InputError
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.kinds import QUANTITIES, REST, TODAY, YEAR_END
from tests.rulebook.folders import BASE, HERE, errors_of, rulebook_of

GOOD = sorted(path for path in (HERE / "good").glob("*.yaml") if path != BASE)
ON = date(2020, 6, 1)
WORDS = {TRUE: "vrai", FALSE: "faux", UNKNOWN: "inconnu"}

Case = dict[str, Any]


def cases_of(path: Path) -> list[Case]:
    return list(read_yaml((HERE / "expected" / path.name).read_bytes()).value)


CASES = [
    pytest.param(path, case, id=f"{path.stem}-{rank}")
    for path in GOOD
    for rank, case in enumerate(cases_of(path), 1)
]


@pytest.fixture(scope="module")
def rulebooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rulebook]:
    return {
        path.stem: rulebook_of(tmp_path_factory.mktemp(path.stem) / "r", regle=path.read_bytes())
        for path in GOOD
    }


def seen(proof: Proof) -> str:
    """Return what a proof shows of a criterion, in the words of the expected files."""
    if proof.node.criterion is None:
        return "hors vigueur"
    word = WORDS[proof.value] if proof.applies else "sans objet"
    return f"{word} (apprécié)" if proof.standing is APPRECIATION else word


@pytest.mark.parametrize("path", [BASE, *GOOD], ids=lambda path: path.stem)
def test_it_has_no_defect(path: Path, tmp_path: Path) -> None:
    assert errors_of(tmp_path / "r", **{path.stem: path.read_bytes()}) == []


@pytest.mark.parametrize(("path", "case"), [case for case in CASES if "gives" in case.values[1]])
def test_each_criterion_has_the_expected_value(
    path: Path, case: Case, rulebooks: dict[str, Rulebook]
) -> None:
    rulebook, on = rulebooks[path.stem], case.get("on", ON)
    described = "intervention" if "intervention" in case else "facts"
    kind = "intervention" if "intervention" in case else "structure"
    facts = read_case({kind: case[described]}).facts
    _, whole = prove(rulebook, "essai", facts, on)
    found = {}
    for name in case["gives"]:
        _, proof = prove(rulebook, name, facts, on)
        found[name] = seen(proof)
        below = whole.find(name)
        assert below is None or seen(below) == found[name], "the same alone and below the goal"
    assert found == case["gives"]
    if "reservations" in case:
        assert [proof.id for proof in whole.reservations()] == case["reservations"]
    if "formalities" in case:
        due = formalities_due(rulebook, "essai", facts, on)
        assert {one.id: WORDS[one.certain] for one in due} == case["formalities"]


@pytest.mark.parametrize(("path", "case"), [case for case in CASES if "refused" in case.values[1]])
def test_a_value_that_a_list_does_not_have_is_refused(path: Path, case: Case) -> None:
    with pytest.raises(InputError) as error:
        read_case({"structure": case["facts"]})
    assert [problem.path for problem in error.value.problems] == case["refused"]


def test_every_body_and_every_operator_has_its_document() -> None:
    text = "".join(path.read_text() for path in GOOD)
    for body in ("all_of", "any_of", "none_of", "at_least", "holds_if", "fact", "law_not_found"):
        assert f"{body}: " in text
    for operator in (" == ", " != ", " < ", " <= ", " > ", " >= ", " in ", " not in "):
        assert operator in text
    written = (*QUANTITIES, REST, YEAR_END)
    for quantity in (f"{name}(" for name in written):
        assert quantity in text
    assert TODAY in text
