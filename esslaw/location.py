"""Where the rule documents and the catalogues are: in the wheel, or beside the package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """Return the folder `rules` or `locales`, from the wheel or from a checkout."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def checkout_folder(name: str) -> Path | None:
    """Return a folder of the checkout, which the wheel does not have: None where there is none."""
    folder = _PACKAGE.parent / name
    return folder if folder.is_dir() else None
