"""The answers as files: whole or absent, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from esslaw.problems import InputError
from esslaw.tables.writing import written

PIECES = [
    pl.DataFrame({"row": [2], "denomination": ["=1+1"], "outcome": ["met"]}),
    pl.DataFrame({"row": [3], "denomination": [None], "outcome": ["not_met"]}),
]


def test_a_csv_file_is_what_a_french_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "réponses.csv"
    with written(path) as write:
        for piece in PIECES:
            write(piece.cast({"denomination": pl.String}))
    text = path.read_bytes().decode("utf-8-sig")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert text == "row;denomination;outcome\r\n2;'=1+1;met\r\n3;;not_met\r\n"


def test_a_parquet_file_has_the_pieces_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "answers.PARQUET"
    with written(path) as write:
        for piece in PIECES:
            write(piece.cast({"denomination": pl.String}))
    found = pl.read_parquet(path)
    assert found["row"].to_list() == [2, 3]
    assert found["denomination"].to_list() == ["=1+1", None]


def test_who_reads_a_file_is_who_reads_those_that_the_user_makes(tmp_path: Path) -> None:
    path, other = tmp_path / "answers.csv", tmp_path / "other"
    other.touch()
    with written(path) as write:
        write(PIECES[0])
    assert path.stat().st_mode == other.stat().st_mode


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet"])
def test_what_fails_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _broken(path)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [(name, "old")]


def _broken(path: Path) -> None:
    with written(path) as write:
        write(PIECES[0])
        raise ZeroDivisionError


@pytest.mark.parametrize("name", ["answers.xlsx", "answers.prquet", "answers"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as error, written(tmp_path / name):
        pass
    assert error.value.problems[0].code == "sortie"
    assert not [*tmp_path.iterdir()]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError), written(tmp_path / "nowhere" / "answers.csv"):
        pass
