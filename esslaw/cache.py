"""What is long to make from files that seldom change, kept from one run to the next.

Guarantees: what is kept is named by a digest of all that it was made from (the files, this
package, this Python), so that a stale one is never read; it is read only from a folder that
nobody but the user can write in, because reading it may run what it holds. Where nothing can be
kept, nothing fails: it is made again.

The folder is the user's for what programs keep (`XDG_CACHE_HOME`); `ESSLAW_CACHE` names another,
and, empty, none.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from esslaw.version import VERSION

Made = TypeVar("Made")

VARIABLE = "ESSLAW_CACHE"
OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
KEPT = 6
"""How many of a kind are kept: the rules of a few checkouts, or those being written."""


def cache_folder(name: str) -> Path | None:
    """Return a folder of the cache, made where there is none; None where nothing can be kept."""
    top = os.environ.get(VARIABLE)
    if top is None:
        from platformdirs import user_cache_path

        folder = user_cache_path("esslaw", appauthor=False) / name
    elif top:
        folder = Path(top) / name
    else:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder if _own(folder) and os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):  # a user without a home is told so by a RuntimeError
        return None


def kept(name: str, digest: str, make: Callable[[], Made]) -> Made:
    """Return what `make` gives, or gave in an earlier run, from what the digest tells apart."""
    folder = cache_folder(name)
    if folder is None:
        return make()
    path = folder / sha256(f"{digest}{_program()}".encode()).hexdigest()[:40]
    try:
        with path.open("rb") as file:
            made: Made = pickle.load(file)
    except Exception:  # whatever a file that is absent, cut or foreign raises, it is made anew
        made = make()
        with suppress(OSError):
            _write(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            _thin(folder)
    return made


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, however many processes do so at once."""
    descriptor, new = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(new, path)
    except OSError:
        os.unlink(new)
        raise


def _thin(folder: Path) -> None:
    """Remove all but the last few files of a folder."""
    by_age = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in by_age[:-KEPT]:
        path.unlink(missing_ok=True)


def _own(folder: Path) -> bool:
    """Whether a folder is the user's, and nobody else may write in it."""
    if not hasattr(os, "getuid"):  # not a POSIX system: the folder lies in the user's profile
        return True
    seen = folder.stat()
    return seen.st_uid == os.getuid() and not seen.st_mode & OTHERS_WRITE


@cache
def _program() -> str:
    """Return what tells this package and this Python from others, edited files included."""
    package = Path(__file__).resolve().parent
    files = sorted(package.rglob("*.py"))
    ages = (f"{path.relative_to(package)}:{path.stat().st_mtime_ns}" for path in files)
    return "\0".join([VERSION, sys.version, str(package), *ages])
