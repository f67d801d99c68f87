"""What is long to make from files that seldom change, kept from one run to the next.

Guarantees: what is kept is named by a digest of all that it was made from (the files, this
package, this Python), so that a stale one is never read; it is read only from a folder that
nobody but the user can write in, because reading it may run what it holds. Where nothing can be
kept, nothing fails: it is made again.

The folder is the user's for what programs keep (`XDG_CACHE_HOME`); `ESSLAW_CACHE` names another,
and, empty, none.

Reading it back is what a program waits for each time it starts: values are written as the call
that makes them, and nothing is counted for collection while they are made.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import cache
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

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
        with uncollected():
            made: Made = pickle.loads(path.read_bytes())
    except Exception:  # whatever a file that is absent, cut or foreign raises, it is made anew
        made = make()
        with suppress(OSError):
            _write(path, _pickled(made))
            _thin(folder)
    return made


@contextmanager
def uncollected() -> Iterator[None]:
    """Put the collection of garbage off while much is made that lasts.

    Each collection would walk all that is made so far, in vain: half of the time of reading it.
    So would the first one afterwards, had not all been put, unwalked, with what is old.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():  # else the program keeps things frozen, and so they stay
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _pickled(made: object) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(made)
    return buffer.getvalue()


class _Pickler(pickle.Pickler):
    """Writes a frozen value as the call that makes it, which reads back in half the time.

    The way of `dataclasses` looks the fields of its class up again for each of thousands.
    """

    def reducer_override(self, thing: Any) -> Any:
        """Return the class of a value and what it takes; leave the rest to `pickle`."""
        kind: Any = type(thing)
        taken = _taken(kind)
        return NotImplemented if taken is None else (kind, taken(thing))


@cache
def _taken(kind: Any) -> Callable[[object], tuple[object, ...]] | None:
    """Return what gives all that makes a frozen value; None for what is made otherwise."""
    declared = vars(kind).get("__dataclass_params__")
    if declared is None or not declared.frozen:
        return None
    own = fields(kind)
    if not all(one.init and not one.kw_only for one in own):
        return None
    names = [one.name for one in own]
    if len(names) > 1:
        return attrgetter(*names)  # two or more make a tuple, in half the time of a loop
    return lambda thing: tuple([getattr(thing, name) for name in names])


def _write(path: Path, content: bytes) -> None:
    """Write a file whole, however many processes do so at once."""
    import tempfile

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
    package = os.path.dirname(os.path.abspath(__file__))
    ages = [
        f"{path}:{os.stat(path).st_mtime_ns}"
        for folder, _, names in os.walk(package)
        for path in (os.path.join(folder, name) for name in names if name.endswith(".py"))
    ]
    return "\0".join([VERSION, sys.version, package, *sorted(ages)])
