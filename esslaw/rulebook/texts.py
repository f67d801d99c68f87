"""The files of a folder of rules, as they are, and the digest that tells them from any others."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

Texts = tuple[tuple[str, bytes], ...]
"""The path in the folder, with slashes, and the bytes of each file, in the order of the paths."""


def texts_of(folder: Path) -> Texts:
    """Return the YAML files of a folder and of those below it."""
    above = len(folder.parts)
    found = sorted(
        ((*place, name), os.path.join(inside, name))
        for inside, _, names in os.walk(folder)
        for place in [Path(inside).parts[above:]]
        for name in names
        if name.endswith(".yaml")
    )
    return tuple(("/".join(place), _content(path)) for place, path in found if os.path.isfile(path))


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def digest_of(texts: Texts) -> str:
    """Return the SHA-256 of the names and bytes of files, in 64 hexadecimal digits."""
    digest = sha256()
    for name, text in texts:
        digest.update(f"{name}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()
