"""Each floor of `esslaw` imports only from those below it, and none knows the web.

See docs/ for the reasons: the law is decided by `logic` over `rulebook` and `facts`; what people
and programs see is read off its proofs, and never the other way round.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "esslaw"

GROUND = {"problems", "suggest", "documents"}
FACTS = GROUND | {"facts"}
RULEBOOK = FACTS | {"rulebook", "location", "cache", "i18n"}
LOGIC = {"facts", "rulebook", "logic"}
ENGINES = LOGIC | {"engines"}
ADVICE = ENGINES | {"advice", "documents", "i18n", "problems", "suggest", "version"}
VERDICT = RULEBOOK | ADVICE | {"verdict", "examination"}
REPORTS = VERDICT | {"reports"}
MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "suggest": set(),
    "location": set(),
    "version": set(),
    "cache": {"version"},
    "documents": {"problems", "documents"},
    "i18n": {"location", "cache"},
    "facts": FACTS,
    "rulebook": RULEBOOK,
    "logic": LOGIC,
    "engines": ENGINES,
    "advice": ADVICE,
    "verdict": VERDICT,
    "examination": VERDICT,
    "panorama": VERDICT,
    "replaying": VERDICT,
    "comparison": VERDICT,
    "fieldwork": RULEBOOK,
    "resting": VERDICT | {"fieldwork"},
    "portfolio": VERDICT | {"portfolio"},
    "tables": VERDICT | {"tables"},
    "reports": REPORTS | {"panorama", "comparison", "replaying", "resting", "portfolio", "tables"},
    "database": REPORTS | {"database", "tables"},
    "catalogues": REPORTS,
    "cli": REPORTS
    | {"panorama", "comparison", "replaying", "fieldwork", "resting", "portfolio", "tables"}
    | {"database", "cli", "catalogues", ""},
    "__main__": {"cli"},
    "": VERDICT | {"panorama", "comparison", "replaying", "tables"},
}
"""What each module or package just under `esslaw` may import; "" is `esslaw` itself.

Advice is above the engines: a timeline asks generated code what comparisons answer day after day.
"""
NEVER = {"flask", "flask_wtf", "wtforms", "werkzeug", "webform"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def floor_of(path: Path) -> str:
    """Return the part of a path which is just under `esslaw`; "" for `esslaw/__init__.py`."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports_of(source: str, package: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of each import, wherever it stands in the module."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, one.name) for one in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                above = package[: len(package) + 1 - level] if level else []
                base = ".".join([*above, *([module] if module else [])])
                if base == "esslaw":
                    yield from ((node.lineno, imported(one.name)) for one in names)
                else:
                    yield node.lineno, base


def imported(name: str) -> str:
    """Return what `from esslaw import name` imports: a module, or a name of `esslaw` itself."""
    is_module = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    return f"esslaw.{name}" if is_module else "esslaw"


def faults(source: str, floor: str, package: list[str]) -> list[str]:
    found = []
    for line, name in imports_of(source, package):
        top, _, rest = name.partition(".")
        if top in NEVER:
            found.append(f"{line}: {name}")
        if top == "esslaw" and rest.partition(".")[0] not in MAY_IMPORT[floor]:
            found.append(f"{line}: {name}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_its_floor_and_below(path: Path) -> None:
    package = list(path.relative_to(ROOT).parent.parts)
    assert faults(path.read_text("utf-8"), floor_of(path), package) == []


def test_every_floor_is_placed_and_exists() -> None:
    assert {floor_of(path) for path in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("floor", "source", "found"),
    [
        ("facts", "from esslaw.rulebook.terms import Leaf", ["1: esslaw.rulebook.terms"]),
        ("facts", "import esslaw", ["1: esslaw"]),
        ("facts", "from esslaw import examine", ["1: esslaw"]),
        ("facts", "from esslaw import rulebook", ["1: esslaw.rulebook"]),
        ("facts", "from esslaw.facts import Case\nimport pydantic", []),
        ("facts", "def f():\n    from .. import logic", ["2: esslaw.logic"]),
        ("facts", "from . import case", []),
        ("facts", "from .case import Case", []),
        ("facts", "from ..logic.truth import TRUE", ["1: esslaw.logic.truth"]),
        ("logic", "from esslaw.advice.levers import levers", ["1: esslaw.advice.levers"]),
        ("logic", "if TYPE_CHECKING:\n    import esslaw.cli", ["2: esslaw.cli"]),
        ("reports", "import flask", ["1: flask"]),
        ("reports", "from flask.views import View", ["1: flask.views"]),
        ("cli", "from webform import create_app", ["1: webform"]),
        ("advice", "from esslaw.reports import words", ["1: esslaw.reports"]),
        ("engines", "from esslaw.advice.levers import levers", ["1: esslaw.advice.levers"]),
    ],
)
def test_the_checker_sees_every_manner_of_importing(
    floor: str, source: str, found: list[str]
) -> None:
    assert faults(source, floor, ["esslaw", floor]) == found


def test_floors_are_above_one_another() -> None:
    """What a floor may import may not import it in return, save inside one floor."""
    for floor, below in MAY_IMPORT.items():
        for other in below - {floor}:
            if {floor, other} != {"verdict", "examination"}:
                assert floor not in MAY_IMPORT[other], f"{floor} and {other}"
