"""What some tests need beside `dev`: `python tests/tools.py` prints what is missing of Debian.

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
        "pg_ctlcluster": ("postgresql",),
        "java": ("default-jre-headless",),
    }
)
"""The Debian packages of each program that a test may name in `@pytest.mark.requires`."""
EXTRAS: Mapping[str, str] = MappingProxyType(
    {
        "duckdb": "table",
        "numpy": "table",
        "openfisca_core": "bench",
        "polars": "table",
        "pyspark": "spark",
        "zen": "bench",
    }
)
"""The extra of `esslaw` that brings each large Python package that a test may name there too."""


def absent(needed: Iterable[str]) -> list[str]:
    """Return what is not installed; `KeyError` for what neither PACKAGES nor EXTRAS has."""
    return [name for name in needed if not _is_there(name)]


def packages(programs: Iterable[str]) -> list[str]:
    """Return the Debian packages of some programs, each once."""
    return list(dict.fromkeys(package for name in programs for package in PACKAGES[name]))


def command(needed: Iterable[str]) -> str:
    """Return the command that installs programs on Debian, and Python packages here."""
    names = list(needed)
    as_root = "" if os.geteuid() == 0 else "sudo "
    debian = packages(name for name in names if name not in EXTRAS)
    extras = ",".join(dict.fromkeys(EXTRAS[name] for name in names if name in EXTRAS))
    commands = [f"{as_root}apt-get install {' '.join(debian)}"] if debian else []
    commands += [f"pip install -e '.[{extras}]'"] if extras else []
    return " && ".join(commands)


def _is_there(name: str) -> bool:
    if name in EXTRAS:
        return find_spec(name) is not None
    return not PACKAGES[name] or shutil.which(name) is not None


if __name__ == "__main__":
    print(*packages(absent(PACKAGES)))
