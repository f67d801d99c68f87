"""The key of development: made once, shared, its owner's alone."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from webform.key import development_key, key_file


def test_the_key_of_development_is_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret_key"
    key = development_key(path)
    assert re.fullmatch("[0-9a-f]{64}", key)
    assert path.stat().st_mode & 0o777 == 0o600
    assert development_key(path) == key
    assert os.listdir(path.parent) == [path.name]


def test_processes_that_start_together_share_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(development_key, [tmp_path / "key"] * 64))
    assert len(keys) == 1


@pytest.mark.parametrize("spoilt", ["", "short", "x" * 64, "0" * 65])
def test_a_key_that_is_none_is_replaced(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "key"
    path.touch(0o600)
    path.write_text(spoilt)
    assert development_key(path) != spoilt
    assert development_key(path) == path.read_text()


def test_a_key_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = development_key(path)
    path.chmod(0o644)
    assert development_key(path) != key
    assert path.stat().st_mode & 0o777 == 0o600


def test_where_the_key_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert key_file() == tmp_path / "esslaw" / "secret_key"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert key_file() == tmp_path / ".local" / "state" / "esslaw" / "secret_key"
