"""Languages: French is the language of the law and of every message; catalogues add others.

Guarantees: a sentence is its own key; one without a translation is shown in French, and CI
finds it (`esslaw rules check`). Catalogues are read as they are written, in `.po` files, and
kept for the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from functools import cache
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType

from esslaw.cache import kept
from esslaw.location import data_folder

SOURCE = "fr"
Translate = Callable[[str], str]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages available, French first."""
    folder = data_folder("locales")
    return (SOURCE, *sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/*.po")))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the translations of a language by French sentence; none for French itself."""
    path = data_folder("locales") / language / "LC_MESSAGES" / "esslaw.po"
    if language == SOURCE or not path.is_file():
        return MappingProxyType({})
    text = path.read_bytes()
    return MappingProxyType(kept("catalogue", sha256(text).hexdigest(), lambda: _read(text)))


@cache
def sentences() -> Set[str]:
    """Return the French sentences that some catalogue translates: those of the program."""
    return frozenset().union(*map(catalogue, languages()))


def _read(text: bytes) -> dict[str, str]:
    """Return the translations of a catalogue; raise what babel does of one that is malformed."""
    from babel.messages.pofile import read_po

    return {
        str(message.id): str(message.string)
        for message in read_po(BytesIO(text), abort_invalid=True)
        if message.id and message.string and not message.fuzzy
    }


def sentence(text: str) -> str:
    """Return a French sentence as it is: the mark of one that is translated where it is shown."""
    return text


def translator(language: str) -> Translate:
    """Return the function that says a French sentence in a language."""
    known = catalogue(language)
    return lambda text: known.get(text, text)
