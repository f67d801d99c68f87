"""Everything public in `esslaw` says what it is, and what it says by example is true."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

import esslaw

EXTRAS = {"docx", "durable", "ibis", "polars", "segno", "typst"}
"""What only an extra installs: a module that needs one is left out where it is not there."""


def modules() -> list[str]:
    found = pkgutil.walk_packages(esslaw.__path__, "esslaw.")
    return ["esslaw", *(one.name for one in found if not one.name.endswith("__main__"))]


def loaded(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in EXTRAS:
            raise
        pytest.skip(f"{error.name} is not installed")


def public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield what a module defines under a public name, and the public parts of its classes."""
    for name, thing in list(vars(module).items()):
        if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(thing):
            yield name, thing
        elif inspect.isclass(thing):
            yield name, thing
            yield from parts(name, thing)


def parts(name: str, thing: type) -> Iterator[tuple[str, Any]]:
    for own, part in list(vars(thing).items()):
        plain = getattr(part, "__func__", part)
        described = inspect.isfunction(plain) or isinstance(part, property)
        if described and not own.startswith("_"):
            yield f"{name}.{own}", part


def docstring(thing: Any) -> str:
    """Return the docstring that was written; those that Python makes up do not count."""
    said = getattr(thing, "__doc__", None) or ""
    if inspect.isclass(thing) and said.startswith(f"{thing.__name__}("):
        return ""
    return said.strip()


@pytest.mark.parametrize("name", modules())
def test_everything_public_has_a_docstring(name: str) -> None:
    module = loaded(name)
    bare = [found for found, thing in public(module) if not docstring(thing)]
    if not docstring(module):
        bare.insert(0, name)
    assert bare == []


@pytest.mark.parametrize("name", modules())
def test_a_docstring_begins_with_one_sentence(name: str) -> None:
    module = loaded(name)
    for found, thing in [(name, module), *public(module)]:
        first = docstring(thing).partition("\n")[0]
        assert first.endswith((".", "…")), found


@pytest.mark.parametrize("name", modules())
def test_examples_are_true(name: str) -> None:
    failed, _ = doctest.testmod(loaded(name), optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    assert failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [
        test for name in ("esslaw", "esslaw.logic.truth") for test in finder.find(loaded(name))
    ]
    assert any(test.examples for test in found)
