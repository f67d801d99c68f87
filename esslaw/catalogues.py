"""The catalogues of translations: `python -m esslaw.catalogues` brings each `.po` file up to date.

Guarantees: a catalogue holds the sentences of the rules, of the facts, of the reports and of the
form, each with the files that say it, and no other; translations are kept; to run it twice writes
the same bytes. It reads a checkout, not an installed wheel.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from esslaw.advice import caveats
from esslaw.rulebook.loader import load_rulebook
from esslaw.rulebook.words import sentences, words_of_facts

ROOT = Path(__file__).resolve().parent.parent
MARKS = ("_", "gettext", "sentence", "translate", "spoken")
"""What takes a French sentence: a function or a method of these names, or what it returns."""
FACT = ("label", "help")
"""What a `FactInfo` says, outside of the vocabulary as well."""
WIDTH = 100
HEADER = """\
# The translation of the sentences of esslaw; the key is the French sentence itself.
# `make catalogues` writes this file; only the translations are to be edited.
msgid ""
msgstr ""
"Project-Id-Version: esslaw\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Sentences = Mapping[str, frozenset[str]]
"""The files that say each sentence."""


def wanted() -> Sentences:
    """Return every sentence that a catalogue has to translate."""
    said: dict[str, set[str]] = {}
    for text, file in _said():
        said.setdefault(text, set()).add(file)
    return {text: frozenset(files) for text, files in said.items()}


def _said() -> Iterator[tuple[str, str]]:
    for text, place in sentences(load_rulebook()):
        yield text, f"rules/{place.file}"
    for text in words_of_facts():
        yield text, "esslaw/facts"
    for text in _constants(vars(caveats)):
        yield text, "esslaw/advice/caveats.py"
    for folder in ("esslaw", "webform"):
        for path in (ROOT / folder).rglob("*.py"):
            for text in in_python(path.read_text("utf-8")):
                yield text, path.relative_to(ROOT).as_posix()
    for path in (ROOT / "webform" / "templates").rglob("*.*"):
        for text in in_template(path.read_bytes()):
            yield text, path.relative_to(ROOT).as_posix()


def _constants(module: Mapping[str, object]) -> Iterator[str]:
    """Yield the sentences of a module whose constants are nothing else."""
    for name, value in module.items():
        if name.isupper():
            said = value.values() if isinstance(value, Mapping) else [value]
            yield from (text for text in said if isinstance(text, str))


def in_python(source: str) -> Iterator[str]:
    """Yield the sentences of a module; the syntax tree sees those inside f-strings as well.

    >>> list(in_python('_("oui") + other("non")'))
    ['oui']
    """
    for node in ast.walk(ast.parse(source)):
        for said in _arguments(node):
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield said.value


def _arguments(node: ast.AST) -> list[ast.expr]:
    """Return the arguments of a call that are sentences, if they are written there."""
    match node:
        case ast.Call(func=ast.Name(id="FactInfo"), keywords=words):
            return [word.value for word in words if word.arg in FACT]
        case ast.Call(func=ast.Name(name) | ast.Attribute(_, name), args=args) if name in MARKS:
            return args[:1]
        case ast.Call(func=ast.Call(func=ast.Name(name)), args=args) if name in MARKS:
            return args[:1]
    return []


def in_template(source: bytes) -> Iterator[str]:
    """Yield the sentences of a Jinja template; raise if it cannot be parsed."""
    from jinja2.ext import babel_extract

    for _, _, text, _ in babel_extract(BytesIO(source), MARKS, (), {"silent": "false"}):
        if isinstance(text, str):
            yield text


def read(source: bytes) -> dict[str, str]:
    """Return what a `.po` file translates, an empty text where the translation is missing."""
    messages = read_po(BytesIO(source), abort_invalid=True, ignore_obsolete=True)
    return {
        str(message.id): "" if message.fuzzy else str(message.string or "")
        for message in messages
        if message.id
    }


def written(language: str, said: Sentences, known: Mapping[str, str]) -> bytes:
    """Return the `.po` file of a language: every sentence, with the translation it has so far."""
    catalog = Catalog()
    for text, files in said.items():
        message = catalog.add(text, known.get(text, ""), [(file, 0) for file in sorted(files)])
        message.flags.clear()  # a percentage is not a format of Python, whatever Babel takes it for
    file = BytesIO()
    write_po(file, catalog, WIDTH, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.format(language=language).encode() + file.getvalue()


def defects(said: Iterable[str], known: Mapping[str, str]) -> Iterator[str]:
    """Yield what keeps a catalogue from being up to date, one line a sentence."""
    for text in sorted({*said, *known}):
        if text not in known:
            yield f"absente : « {text} »"
        elif text not in said:
            yield f"inutile : « {text} »"
        elif not known[text]:
            yield f"sans traduction : « {text} »"


@click.command()
@click.option("--check", is_flag=True, help="Ne rien écrire ; lister ce qui n'est pas à jour.")
def main(check: bool) -> None:
    """Mettre à jour les catalogues de traduction."""
    said, found = wanted(), 0
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/esslaw.po")):
        language = path.parent.parent.name
        known = read(path.read_bytes())
        if not check:
            path.write_bytes(written(language, said, known))
            known = read(path.read_bytes())
        for defect in defects(said, known):
            click.echo(f"{language}: {defect}", err=check)
            found += 1
    sys.exit(1 if check and found else 0)


if __name__ == "__main__":
    main()
