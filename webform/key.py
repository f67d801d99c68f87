"""The secret key of development: made once, kept in a file that its owner alone reads.

Guarantees: processes and restarts share it, even when several start at once; a file that others
could have read, or that is not a key, is replaced. Production has a key of its own: `settings`.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_state_path

try:
    import fcntl
except ImportError:  # not a POSIX system: a site that one person tries out has one process
    fcntl = None  # type: ignore[assignment]

NAME = "secret_key"
OWNER_ONLY = 0o600


def key_file() -> Path:
    """Return where the key is kept: the user's folder for what programs remember."""
    return user_state_path("esslaw", appauthor=False) / NAME


def development_key(path: Path) -> str:
    """Return the key kept in a file, made when there is none; raise `OSError` if it cannot be."""
    kept = _kept(path)
    if kept is not None:
        return kept
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _alone_in(path.parent):
        kept = _kept(path)  # another process may have made it in the meantime
        if kept is None:
            kept = secrets.token_hex()
            descriptor, new = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(kept)
            os.replace(new, path)
    return kept


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let one process at a time write in a folder, where the system can tell them apart."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _kept(path: Path) -> str | None:
    """Return the key of a file that is whole, and that nobody else can read."""
    try:
        if path.stat().st_mode & 0o777 != OWNER_ONLY:
            return None
        text = path.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    return text if re.fullmatch("[0-9a-f]{64}", text) else None
