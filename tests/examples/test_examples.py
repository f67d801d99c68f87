"""Every example ships with its verdict, and every verdict can be shown in each form."""

import json
from pathlib import Path

import pytest

from esslaw import examine
from esslaw.documents import read_yaml
from esslaw.i18n import languages
from esslaw.reports.note import note
from esslaw.reports.record import record

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
EXPECTED = read_yaml((HERE / "expected.yaml").read_bytes()).value
CASES = [
    pytest.param(name, case, id=f"{name}-{case['regime']}-{case['on']}")
    for name, cases in EXPECTED.items()
    for case in cases
]


def test_every_example_has_its_verdicts():
    names = {path.relative_to(EXAMPLES).with_suffix("") for path in EXAMPLES.rglob("*.yaml")}
    assert {name.as_posix() for name in names} == set(EXPECTED)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_the_verdict(name, case):
    verdict = examine(EXAMPLES / f"{name}.yaml", case["regime"], case["on"])
    assert verdict.outcome == case["outcome"]
    asked = [verdict.case.path(question.fact) for question in verdict.open_questions]
    assert asked == case.get("asks", [])
    carried = {proof.id for proof in verdict.proof.carried()}
    assert set(case.get("carried", [])) <= carried
    blocking = verdict.blocking.part.id if verdict.blocking else None
    assert blocking == case.get("blocks")


@pytest.mark.parametrize(("name", "case"), CASES)
def test_it_can_be_shown(name, case):
    verdict = examine(EXAMPLES / f"{name}.yaml", case["regime"], case["on"])
    for language in languages():
        assert len(note(verdict, language).splitlines()) > 10
    assert json.loads(json.dumps(record(verdict)))["outcome"] == case["outcome"]
