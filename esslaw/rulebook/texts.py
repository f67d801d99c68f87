"""The files of a folder of rules, as they are, and the digest that tells them from any others."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

Texts = tuple[tuple[str, bytes], ...]
"""The path in the folder, with slashes, and the bytes of each file, in the order of the paths."""


def texts_of(folder: Path) -> Texts:
    """Return the YAML files of a folder and of those below it."""
    paths = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


def digest_of(texts: Texts) -> str:
    """Return the SHA-256 of the names and bytes of files, in 64 hexadecimal digits."""
    digest = sha256()
    for name, text in texts:
        digest.update(f"{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()
