"""What is kept from one run to the next: read when it is the same, made again when it is not."""

import gc
import os
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from esslaw.cache import KEPT, VARIABLE, cache_folder, kept, uncollected
from esslaw.rulebook import loader


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def made(value: object, digest: str = "one") -> object:
    return kept("thing", digest, lambda: value)


def never() -> object:
    raise AssertionError("it was made again")


def test_what_was_made_is_read_the_next_time(folder: Path) -> None:
    assert made({"a": 1}) == {"a": 1}
    assert kept("thing", "one", never) == {"a": 1}


@dataclass(frozen=True, slots=True)
class Empty:
    """A value made of nothing."""


@dataclass(frozen=True, slots=True)
class One:
    """A value made of one thing."""

    inside: object


@dataclass(frozen=True)
class Several:
    """A value made of several, one of them worked out later."""

    first: object
    second: object

    @cached_property
    def both(self) -> tuple[object, object]:
        return self.first, self.second


@dataclass(slots=True)
class Changing:
    """What is not frozen."""

    inside: list[object]


@dataclass(frozen=True, slots=True)
class Counting:
    """A value of which a part is not given when it is made, and another only by its name."""

    given: int
    own: int = field(init=False, default=7)
    named: int = field(kw_only=True, default=0)


class Undeclared(Several):
    """A child of a frozen value, with something of its own."""


def test_values_of_every_make_are_read_as_they_were(folder: Path) -> None:
    shared = One("shared")
    several = Several(shared, shared)
    assert several.both
    changing, child = Changing([1, shared]), Undeclared(1, 2)
    object.__setattr__(child, "more", 3)
    given = [Empty(), One(None), several, changing, Counting(1, named=2), (date(2026, 1, 1), {})]
    assert made([*given, child]) is not None
    read: Any = kept("thing", "one", never)
    assert read[:-1] == given
    assert (read[-1].first, read[-1].second, read[-1].more) == (1, 2, 3)
    assert read[2].first is read[2].second is read[3].inside[1]


def test_collecting_is_put_off_while_it_is_read_and_no_longer(folder: Path) -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(InterruptedError), uncollected():
        raise InterruptedError
    assert gc.isenabled()


def test_what_was_made_is_put_with_what_is_old_and_nothing_stays_frozen() -> None:
    with uncollected():
        made = [[0] for _ in range(10)]
    assert all(any(one is old for old in gc.get_objects(generation=2)) for one in made[:1])
    assert gc.get_freeze_count() == 0


def test_what_the_program_keeps_frozen_stays_so() -> None:
    mine: list[object] = [[]]
    gc.freeze()
    try:
        with uncollected():
            pass
        assert not any(one is mine for one in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(one is mine for one in gc.get_objects())


def test_another_digest_is_another_thing(folder: Path) -> None:
    made("old")
    assert made("new", digest="two") == "new"
    assert kept("thing", "one", never) == "old"


def test_an_edited_package_reads_nothing_of_the_one_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("old")
    monkeypatch.setattr("esslaw.cache._program", lambda: "edited")
    assert made("new") == "new"


def test_the_program_is_told_apart_by_the_age_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from esslaw import cache

    (tmp_path / "part.py").write_text("")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    before = cache._program.__wrapped__()
    os.utime(tmp_path / "part.py", (1, 1))
    assert cache._program.__wrapped__() != before


@pytest.mark.parametrize("spoilt", [b"", b"\x80\x05cut", b"not a pickle"])
def test_a_spoilt_file_is_made_again(folder: Path, spoilt: bytes) -> None:
    made("good")
    (path,) = (folder / "thing").iterdir()
    path.write_bytes(spoilt)
    assert made("again") == "again"
    assert kept("thing", "one", never) == "again"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of a POSIX system")
def test_nothing_is_read_where_others_may_write(folder: Path) -> None:
    made("mine")
    (folder / "thing").chmod(0o777)
    assert made("made again") == "made again"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights of a POSIX system")
def test_nothing_is_read_in_the_folder_of_another_user(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("mine")
    other = os.getuid() + 1
    monkeypatch.setattr("esslaw.cache.os.getuid", lambda: other)
    assert made("made again") == "made again"


def test_no_folder_at_all_costs_only_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").write_text("")
    for nowhere in ("", str(folder / "file")):
        monkeypatch.setenv(VARIABLE, nowhere)
        assert cache_folder("thing") is None
        assert made("made") == "made"
    assert [path.name for path in folder.iterdir()] == ["file"]


def test_a_full_disk_costs_only_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("esslaw.cache.os.replace", full)
    assert made("made") == "made"
    assert not [*(folder / "thing").iterdir()]


def test_only_the_last_few_are_kept(folder: Path) -> None:
    for rank in range(KEPT + 3):
        made(rank, digest=str(rank))
        (newest,) = (path for path in (folder / "thing").iterdir() if path.stat().st_mtime > 1e6)
        os.utime(newest, (rank, rank))
    assert len([*(folder / "thing").iterdir()]) == KEPT
    assert kept("thing", str(KEPT + 2), never) == KEPT + 2


def test_without_a_word_it_is_the_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("thing") == tmp_path / "esslaw" / "thing"


def test_the_rules_that_ship_are_read_from_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = loader._shipped.__wrapped__()
    monkeypatch.setattr(loader, "_load", SimpleNamespace)
    again = loader._shipped.__wrapped__()
    assert again is not law
    assert again.digest == law.digest
    assert repr(again) == repr(law)


def test_one_more_byte_of_the_rules_and_they_are_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.yaml").write_text("sources: []\n")
    monkeypatch.setattr(loader, "data_folder", lambda _: rules)
    monkeypatch.setattr(loader, "_load", lambda _, texts: texts[0][1].decode())
    assert loader._shipped.__wrapped__() == "sources: []\n"
    (rules / "a.yaml").write_text("sources: [] \n")
    assert loader._shipped.__wrapped__() == "sources: [] \n"
