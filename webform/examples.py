"""The examples: the cases of the YAML files of `examples/` in a checkout; none in a wheel."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app

from esslaw import Case, InputError, read_case

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A case described beforehand: its name in addresses, its title, what it shows."""

    name: str
    title: str
    about: str
    case: Case


def checkout_examples() -> Path | None:
    """Return the folder of examples of the checkout that this file is in, if it is in one."""
    root = Path(__file__).resolve().parent.parent
    return root / "examples" if (root / "pyproject.toml").is_file() else None


def shown_examples() -> tuple[Example, ...]:
    """Return the examples that the application is set to show."""
    return examples(current_app.config.get("ESSLAW_EXAMPLES"))


def examples(folder: Path | str | None) -> tuple[Example, ...]:
    """Return the cases of a folder and of those in it; a file that is not a case is left out."""
    if folder is None:
        return ()
    paths = sorted(Path(folder).rglob("*.yaml"), key=lambda path: (len(path.parts), path))
    found = (_example(path, path.stat().st_mtime_ns) for path in paths)
    return tuple(example for example in found if example is not None)


@lru_cache(maxsize=256)
def _example(path: Path, changed: int) -> Example | None:
    """Return the example of a file that was last changed then; it is read again when it changes."""
    try:
        case = read_case(path)
        text = path.read_text(encoding="utf-8")
    except (InputError, OSError) as error:
        log.warning("%s is not shown: %s", path.name, error)
        return None
    place = case.intervention.collectivite if case.intervention else None
    names = [place.nom if place else None, case.structure.denomination]
    title = " – ".join(filter(None, names)) or path.stem.replace("_", " ").capitalize()
    return Example(path.stem, title, _about(text), case)


def _about(text: str) -> str:
    """Return the comment at the head of a file, as one paragraph."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines)
