"""Loading the rulebook: read, build, check; usable, or a `RulebookError` with every defect.

Guarantees: the defects of form and of meaning of every file are found together; the static checks,
which follow the links between rules, run once there are none left. The rules that ship, once
found usable, are kept for the next run (`esslaw.cache`) as long as not a byte of them changes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from esslaw.cache import kept, uncollected
from esslaw.location import data_folder
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.diagnostics import Diagnostic, RulebookError, Severity
from esslaw.rulebook.texts import Texts, digest_of, texts_of


def load_rulebook(folder: Path | str | None = None) -> Rulebook:
    """Return the rulebook of a folder, by default the one that ships with the library.

    Raise `RulebookError` with every defect when it cannot be used.
    """
    return _shipped() if folder is None else _load(Path(folder), texts_of(Path(folder)))


@cache
def _shipped() -> Rulebook:
    folder = data_folder("rules")
    texts = texts_of(folder)
    return kept("rulebook", digest_of(texts), lambda: _load(folder, texts))


def _load(folder: Path, texts: Texts) -> Rulebook:
    rulebook, diagnostics = _examined(folder, texts)
    errors = [item for item in diagnostics if item.severity is Severity.ERROR]
    if errors:
        raise RulebookError(errors)
    return rulebook


def examine_rules(folder: Path) -> tuple[Rulebook, list[Diagnostic]]:
    """Return the rulebook of a folder and every diagnostic on it, errors and warnings.

    The static checks (`rulebook.checks`) run only on a rulebook without a defect of form or of
    meaning: what they say of a rule depends on the rules that it rests on.
    """
    return _examined(folder, texts_of(folder))


def _examined(folder: Path, texts: Texts) -> tuple[Rulebook, list[Diagnostic]]:
    with uncollected():
        # What reads rules is loaded with the first ones: a program that only imports pays nothing.
        from esslaw.rulebook.building import build
        from esslaw.rulebook.checks import check
        from esslaw.rulebook.reading import read_folder

        rulebook, diagnostics = build(read_folder(folder, texts))
        if not diagnostics:
            diagnostics = check(rulebook)
    return rulebook, sorted(diagnostics)
