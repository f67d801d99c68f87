"""The example structures: those of the YAML files of `examples/` in a checkout; none in a wheel."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import current_app

from esslaw import InputError, Structure, read_case
from esslaw.facts.written import STRUCTURE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Example:
    """A structure described beforehand: its name in addresses, its title, what it shows."""

    name: str
    title: str
    about: str
    structure: Structure


def checkout_examples() -> Path | None:
    """Return the folder of examples of the checkout that this file is in, if it is in one."""
    root = Path(__file__).resolve().parent.parent
    return root / "examples" if (root / "pyproject.toml").is_file() else None


def shown_examples() -> tuple[Example, ...]:
    """Return the examples that the application is set to show."""
    return examples(current_app.config.get("ESSLAW_EXAMPLES"))


def examples(folder: Path | str | None) -> tuple[Example, ...]:
    """Return the structures of a folder by name; a file that is not a case is left out."""
    if folder is None:
        return ()
    paths = sorted(Path(folder).glob("*.yaml"))
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
    if case.kind != STRUCTURE:
        return None
    structure = case.structure
    return Example(path.stem, structure.denomination or path.stem, _about(text), structure)


def _about(text: str) -> str:
    """Return the comment at the head of a file, as one paragraph."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines)
