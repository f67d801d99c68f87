"""What people hold a table in: the same rows whatever the file, and what is refused of it whole."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from esslaw import InputError
from esslaw.documents.csv_text import records
from esslaw.facts.cells import fold
from esslaw.facts.vocabulary import all_facts
from esslaw.tables import csv_blocks
from esslaw.tables.csv_blocks import BEYOND, blocks, csv_file
from esslaw.tables.heading import EXCESS, LINE, is_known, wanted
from esslaw.tables.opening import opened
from tests.tables.frames import ON, columns_for

Row = tuple[int, tuple[str | None, ...], str | None]


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Return what writes a file of some content and gives its path."""

    def write(content: bytes, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "table.csv"


def rows(source: Any, **options: Any) -> list[tuple[Any, ...]]:
    return [row for piece in opened(source, **options).chunks for row in piece.rows()]


def refused(source: Any, **options: Any) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        rows(source, **options)
    return [(one.path, one.code) for one in caught.value.problems]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_ends_of_lines(
    file: Any, separator: str, encoding: str, end: str
) -> None:
    table = StringIO(newline="")
    writer = csv.writer(table, delimiter=separator, lineterminator=end)
    said = ["sas", 'L\'Été, ; à\tla "Halle"', "1 000,50"]
    writer.writerows([["forme_juridique", "dénomination", "capital_social"], said, said])
    path = file(table.getvalue().encode(encoding))
    assert opened(path).columns == ("forme_juridique", "dénomination", "capital_social")
    assert rows(path) == [(2, *said), (3, *said)]


def test_an_accent_far_from_the_beginning_tells_the_encoding(file: Any) -> None:
    lines = ["capital_social;ville", *["1;Lyon"] * 100_000, "2;Nîmes"]
    path = file("\n".join(lines).encode("cp1252"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_blocks, "BLOCK", 64 * 1024)
        found = rows(path)
    assert found[-1] == (100_002, "2", "Nîmes")


def reference(text: str, width: int, line: int) -> list[Row]:
    """Return the lines of a text as `documents.csv_text` reads them."""
    found: list[Row] = []
    for number, cells in enumerate(records(text, ";", str, line), line):
        if cells:
            own = [*(cell or None for cell in cells), *[None] * width][:width]
            beyond = next((cell for cell in cells[width : width + BEYOND] if cell.strip()), None)
            found.append((number, tuple(own), beyond))
    return found


def by_blocks(path: Path, size: int, names: Sequence[str]) -> list[Row]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_blocks, "BLOCK", size)
        source = csv_file(path, {"x", "y", "z"}.__contains__)
        assert source is not None
        found: list[Row] = []
        for frame, _end in blocks(source, names):
            excess = frame[EXCESS] if EXCESS in frame.columns else [None] * frame.height
            cells = [tuple(cell or None for cell in row) for row in frame.select(names).rows()]
            found += zip(frame[LINE], cells, excess, strict=True)
    return found


TEXTS = st.text('ab;"\n', max_size=40) | st.lists(
    st.sampled_from(["1;2;3", '"a;b";c;d', '"a\nb";c;d', 'a"b;c;d', '"a""b";;', "", "1", "1;2;3;4"])
).map("\n".join)


@example('""a""', 40)
@example('aa"\n"\n"', 40)
@example('aa"\n"\n"', 3)
@given(TEXTS, st.integers(1, 40))
def test_lines_are_those_of_a_small_file_however_they_are_cut(
    scratch: Path, text: str, size: int
) -> None:
    scratch.write_bytes(f"x;y;z\n{text}".encode())
    names = ["x", "y", "z"]
    try:
        expected = reference(text, 3, 2)
    except InputError:
        with pytest.raises(InputError):
            by_blocks(scratch, size, names)
        return
    assert by_blocks(scratch, size, names) == expected
    some = [(line, cells[1:2], beyond) for line, cells, beyond in expected]
    assert by_blocks(scratch, size, ["y"]) == some


def text_of(rank: int) -> str:
    return f"{rank};é\n"


@given(st.integers(0, 30), st.integers(1, 12), st.integers(8, 64))
def test_pieces_have_as_many_rows_as_is_asked(
    scratch: Path, height: int, at_once: int, size: int
) -> None:
    scratch.write_text("x;y\n" + "".join(map(text_of, range(height))), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_blocks, "BLOCK", size)
        found = opened(scratch, rows_at_once=at_once)
        told = [*found.pieces]
    pieces = [piece for piece, _read in told]
    whole, left = divmod(height, at_once)
    heights = [at_once] * whole + ([left] if left else [])
    assert [piece.height for piece in pieces] == (heights or [0])
    assert [row[1] for piece in pieces for row in piece.rows()] == [*map(str, range(height))]
    ends = [text_of(rank).encode() for rank in range(height)]
    for rank, (piece, read) in enumerate(told):
        # What is read goes to the end of the piece at least, and a block beyond it at most.
        answered = len(b"x;y\n") + len(b"".join(ends[: rank * at_once + piece.height]))
        assert answered <= read <= answered + size + len(max(ends, key=len, default=b""))
    assert told[-1][1] == found.size == scratch.stat().st_size


def test_a_line_with_too_many_cells_is_a_row(file: Any) -> None:
    path = file(b"x;y\n1;2;3\n4\n;\n\n5;6;\n")
    assert rows(path) == [
        (2, "1", "2", "3"),
        (3, "4", None, None),
        (4, None, None, None),
        (6, "5", "6", None),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "vide"),
        (b"\n\n", "vide"),
        (b"PK\x03\x04" + b"x" * 100, "classeur"),
        (b"x;y\n\x00\x01;2\n", "binaire"),
        ("x;y\n1;2\n".encode("utf-16"), "encodage"),
        (b'x;y\n1;"2\n', "guillemets"),
        (b'x;y\n1;"2"3\n', "guillemets"),
        (b'"x;y\n1;2\n', "guillemets"),
    ],
)
def test_a_file_that_is_no_table_of_text(file: Any, content: bytes, code: str) -> None:
    assert [one[1] for one in refused(file(content))] == [code]


def test_the_line_of_a_quote_that_is_not_closed(file: Any) -> None:
    with pytest.raises(InputError) as caught:
        rows(file(b'x;y\n1;2\n3;"4\n5;6\n'))
    assert getattr(caught.value.problems[0], "line", None) == 3


def test_names_that_come_twice_are_each_said(file: Any) -> None:
    path = file(b"a;b;a;b;a;c\n")
    twice = [("a", "colonne-en-double"), ("b", "colonne-en-double")]
    assert refused(path) == twice
    frame = pd.DataFrame([[1, 2, 3]], columns=["a", "a", "b"])
    table = pa.table([pa.array([1]), pa.array([2])], names=["a", "a"])
    pq.write_table(table, path.with_suffix(".parquet"))
    for source in (frame, table, path.with_suffix(".parquet")):
        assert refused(source) == twice[:1]


def test_all_that_is_wrong_with_a_heading_is_said_at_once(file: Any) -> None:
    chosen = wanted(columns_for("esus", ON))
    assert refused(file(b"ville;ville;capital_socia\n"), wanted=chosen) == [
        ("ville", "colonne-en-double"),
        ("", "colonnes"),
        ("ville", "colonne-inconnue"),
        ("capital_socia", "colonne-inconnue"),
    ]


@pytest.mark.parametrize("name", ["table.xlsx", "table", "table.json"])
def test_other_formats_are_refused(file: Any, name: str) -> None:
    assert refused(file(b"x", name)) == [(name, "format")]


@pytest.mark.parametrize("name", ["table.parquet", "table.arrow", "table.feather"])
def test_a_file_that_is_not_what_it_says(file: Any, name: str) -> None:
    assert refused(file(b"not that", name)) == [(name, "fichier")]


def test_what_is_not_there_or_not_a_table(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.csv") == [("absent.csv", "fichier")]
    (tmp_path / "folder.csv").mkdir()
    assert refused(str(tmp_path / "folder.csv")) == [("folder.csv", "fichier")]
    for thing in (3, None, [1], {"a": [1]}):
        assert refused(thing) == [("", "table")]


def test_a_file_cut_short_is_refused_and_not_read_as_if_it_were_whole(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    pl.DataFrame({"a": range(100_000)}).write_parquet(path)
    content = bytearray(path.read_bytes())
    content[100:5000] = b"\xff" * 4900
    path.write_bytes(content)
    assert refused(path) == [("table.parquet", "fichier")]


FRAME = pl.DataFrame(
    {
        "capital_social": [Decimal("1.50"), None, Decimal("2.00")],
        "mention_ess_rcs": [True, None, False],
        "date_creation": [date(2024, 1, 1), None, date(2025, 1, 1)],
        "forme_juridique": ["sas", None, "gie"],
        "utilite_sociale": [["developpement_durable"], None, []],
    }
)


SOURCES = ("polars", "lazy", "arrow", "pandas", "parquet file", "arrow file")


def sources(folder: Path) -> dict[str, Any]:
    FRAME.write_parquet(folder / "table.parquet", row_group_size=1)
    FRAME.write_ipc(folder / "table.arrow")
    return {
        "polars": FRAME,
        "lazy": FRAME.lazy(),
        "arrow": FRAME.to_arrow(),
        "pandas": FRAME.to_pandas(use_pyarrow_extension_array=True),
        "parquet file": folder / "table.parquet",
        "arrow file": str(folder / "table.arrow"),
    }


@pytest.mark.parametrize(
    "name", ["polars", "lazy", "arrow", "pandas", "parquet file", "arrow file"]
)
@pytest.mark.parametrize("at_once", [1, 2, 10])
def test_the_same_rows_from_every_library(name: str, at_once: int, tmp_path: Path) -> None:
    source = sources(tmp_path)[name]
    found = opened(source, rows_at_once=at_once)
    assert found.columns == tuple(FRAME.columns)
    assert found.rows in ((None,) if name == "lazy" else (3,))
    told = [*found.pieces]
    assert told[-1][1] == 3
    assert found.size == found.rows
    pieces = [piece for piece, _read in told]
    assert max(piece.height for piece in pieces) <= at_once
    assert pl.concat(pieces).rows() == FRAME.rows()
    assert found.first_row == 1


@pytest.mark.parametrize(
    "name", ["polars", "lazy", "arrow", "pandas", "parquet file", "arrow file"]
)
def test_only_what_is_wanted_is_read(name: str, tmp_path: Path) -> None:
    source = sources(tmp_path)[name]
    found = opened(source, wanted=lambda names: {"forme_juridique", "absent"})
    assert found.columns == tuple(FRAME.columns)
    assert [piece.columns for piece in found.chunks] == [["forme_juridique"]]


def test_only_what_is_wanted_is_read_of_a_file_of_text(file: Any) -> None:
    path = file(b"siren;ville;capital_social\n1;Lyon;12\n")
    found = opened(path, wanted=wanted(columns_for("esus", ON), kept=["siren"]))
    assert [piece.columns for piece in found.chunks] == [[LINE, "siren", "capital_social"]]
    assert found.first_row == 2


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".arrow"])
def test_a_heading_alone_is_a_table_without_rows(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"table{suffix}"
    empty = FRAME.clear().select("capital_social", "forme_juridique")
    write = {".csv": empty.write_csv, ".parquet": empty.write_parquet, ".arrow": empty.write_ipc}
    write[suffix](path)  # type: ignore[operator]
    found = opened(path)
    assert found.columns == ("capital_social", "forme_juridique")
    (piece,) = found.chunks
    assert piece.height == 0
    assert {"capital_social", "forme_juridique"} <= {*piece.columns}


def test_pandas_writes_gaps_as_nan_and_mixes_types() -> None:
    frame = pd.DataFrame({"a": [1, None], "b": ["x", None], "c": [Decimal("1.50"), None]})
    assert rows(frame) == [(1.0, "x", Decimal("1.50")), (None, None, None)]
    assert refused(pd.DataFrame({"a": [1, "x"], "b": [1, 2]})) == [("a", "type-de-colonne")]


def test_columns_are_known_by_name_or_label() -> None:
    assert is_known("Forme juridique")
    assert is_known("collectivite.type")
    assert not is_known("ville")


def test_no_label_names_two_facts() -> None:
    """Else a column named so would be read as the first of them."""
    said = [(fold(fact.info.label), name) for name, fact in all_facts().items()]
    said += [(fold(name), name) for name in all_facts()]
    assert len({label for label, _ in said}) == len({*said})
