"""What some tests need beside esslaw: `python tests/tools.py` prints what is missing of Debian.

Guarantees: nothing is imported from the project nor from its environment, so that `make` asks the
same list with any interpreter before anything is installed.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from types import MappingProxyType

PACKAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "chromium": ("chromium", "fonts-liberation"),
        "pdftotext": ("poppler-utils",),
        "pdftoppm": ("poppler-utils",),
    }
)
"""The Debian packages of each program that a test may name in `@pytest.mark.requires`."""

MODULES: Mapping[str, str] = MappingProxyType(
    {
        "duckdb": "duckdb",
        "numpy": "numpy",
        "openfisca-core": "openfisca_core",
        "polars": "polars",
        "zen-engine": "zen",
    }
)
"""The module of each Python package that a test may name there too: the extras table and bench."""


def absent(names: Iterable[str]) -> list[str]:
    """Return what is not installed; `KeyError` for what neither PACKAGES nor MODULES has."""
    return [name for name in names if not _present(name)]


def packages(programs: Iterable[str]) -> list[str]:
    """Return the Debian packages of some programs, each once."""
    return list(dict.fromkeys(package for name in programs for package in PACKAGES[name]))


def command(names: Iterable[str]) -> str:
    """Return the commands that install programs on Debian, and Python packages."""
    wanted = list(names)
    programs = packages(name for name in wanted if name in PACKAGES)
    modules = [name for name in wanted if name in MODULES]
    as_root = "" if os.geteuid() == 0 else "sudo "
    commands = [f"{as_root}apt-get install {' '.join(programs)}"] if programs else []
    return "; ".join([*commands, *([f"pip install {' '.join(modules)}"] if modules else [])])


def _present(name: str) -> bool:
    if name in MODULES:
        return find_spec(MODULES[name]) is not None
    return bool(PACKAGES[name]) and shutil.which(name) is not None


if __name__ == "__main__":
    print(*packages(absent(PACKAGES)))
