"""The machine and the versions, as the page of results names them."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = (
    *("esslaw", "pydantic", "polars", "duckdb", "ibis-framework", "pyarrow", "numpy"),
    *("zen-engine", "openfisca-core", "durable_rules"),
)


def described() -> list[tuple[str, str]]:
    """Return what describes this machine, each with its name in French."""
    return [
        ("Processeur", _model()),
        ("Cœurs utilisables", str(len(os.sched_getaffinity(0)))),
        ("Mémoire", f"{_memory() / 2**30:.0f} Gio"),
        ("Charge au début de la mesure", f"{os.getloadavg()[0]:.2f}".replace(".", ",")),
        ("Système", platform.platform()),
        ("Python", platform.python_version()),
        *((name, _version(name)) for name in PACKAGES),
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        from esslaw.version import VERSION

        return VERSION if package == "esslaw" else "absent"


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _model() -> str:
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
