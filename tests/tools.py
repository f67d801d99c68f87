"""What some tests need from Debian, beside Python: `python tests/tools.py` prints what is missing.

Guarantees: nothing is imported from the project nor from its environment, so that `make` asks the
same list with any interpreter before anything is installed.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from types import MappingProxyType

PACKAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "chromium": ("chromium", "fonts-liberation"),
        "pdftotext": ("poppler-utils",),
        "pdftoppm": ("poppler-utils",),
        "pg_ctlcluster": ("postgresql",),
    }
)
"""The Debian packages of each program that a test may name in `@pytest.mark.requires`."""


def absent(programs: Iterable[str]) -> list[str]:
    """Return the programs that are not installed; `KeyError` for one that PACKAGES lacks."""
    return [name for name in programs if PACKAGES[name] and shutil.which(name) is None]


def packages(programs: Iterable[str]) -> list[str]:
    """Return the Debian packages of some programs, each once."""
    return list(dict.fromkeys(package for name in programs for package in PACKAGES[name]))


def command(programs: Iterable[str]) -> str:
    """Return the command that installs programs on Debian."""
    as_root = "" if os.geteuid() == 0 else "sudo "
    return f"{as_root}apt-get install {' '.join(packages(programs))}"


if __name__ == "__main__":
    print(*packages(absent(PACKAGES)))
