"""Strict reading of YAML and JSON: exact numbers, no surprise, a line for everything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw.documents import MAX_BYTES, MAX_DEPTH, Document, PlacedProblem, read_json, read_yaml
from esslaw.problems import InputError


def refused(read: Any, text: str | bytes) -> list[tuple[str, int]]:
    """Return the code and the line of each problem; the line is 0 where there is none."""
    with pytest.raises(InputError) as error:
        read(text)
    return [
        (one.code, one.line if isinstance(one, PlacedProblem) else 0)
        for one in error.value.problems
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("-12", -12),
        ("007", 7),
        ("0.10", Decimal("0.10")),
        ("-1.50", Decimal("-1.50")),
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("2020-02-29", date(2020, 2, 29)),
        # What other readers of YAML turn into something else stays a text.
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("True", "True"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("12:30", "12:30"),
        ("2020-02-30", "2020-02-30"),
        ("2020-02-29 10:00:00", "2020-02-29 10:00:00"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'2020-02-29'", "2020-02-29"),
    ],
)
def test_plain_values_of_yaml(text: str, value: Any) -> None:
    found = read_yaml(f"on: {text}\n").value["on"]
    assert found == value
    assert type(found) is type(value)


def test_json_and_yaml_have_the_same_numbers() -> None:
    text = '{"a": [1, 0.10, -2.5], "b": true, "c": null, "d": "é"}'
    assert read_json(text) == read_yaml(text).value
    assert [type(one) for one in read_json(text)["a"]] == [int, Decimal, Decimal]
    assert read_json("1e2") == Decimal("1E+2")


def test_the_line_of_each_part() -> None:
    document = read_yaml(
        "# tête\na:\n  b: 1\n  c:\n    - x\n    -\n      d: 2\ne: {f: [1,\n  2]}\n"
    )
    lines = {
        (): 2,
        ("a",): 2,
        ("a", "b"): 3,
        ("a", "c"): 4,
        ("a", "c", 0): 5,
        ("a", "c", 1): 7,
        ("a", "c", 1, "d"): 7,
        ("e",): 8,
        ("e", "f", 1): 9,
        ("a", "absent"): 2,
        ("a", "c", 1, "absent", 3): 7,
        ("absent",): 2,
    }
    assert {path: document.line(path) for path in lines} == lines
    assert Document(None).line(("a",)) == 1


def test_a_rank_that_is_not_written_is_passed_over() -> None:
    """A list of one may be written without its dash: `source: {…}` for `source: [{…}]`."""
    document = read_yaml("source:\n  article: x\n  point: y\nautres:\n  - article: z\n")
    assert document.line(("source", 0, "point")) == 3
    assert document.line(("autres", 0, "article")) == 5
    assert document.line(("autres", 7, "article")) == document.line(("autres", "x")) == 4
    assert document.place(("source", 0, "point")) == ("source", "point")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", [("cle-en-double", 3)]),
        ("a: &x 1\nb: *x\n", [("alias", 2)]),
        ("a: !!str 1\n", [("etiquette", 1)]),
        ("a: !!python/object/apply:os.system ['true']\n", [("etiquette", 1)]),
        ("!!str a: 1\n", [("etiquette", 1)]),
        ("a: 1\n---\nb: 2\n", [("plusieurs-documents", 2)]),
        ("a: 1\n? [b]\n: c\n", [("cle", 2)]),
        ("a: 1\n*x : 2\n", [("cle", 2)]),
        ("a: 1\nb: [1, 2\nc: 3\n", [("yaml-invalide", 3)]),
        ("a: 1\nb: 'x\n\n\n", [("yaml-invalide", 2)]),
        ("a: [", [("yaml-invalide", 1)]),
        ("a: 1\n\tb: 2\n", [("yaml-invalide", 2)]),
        ("a: 1\nb: @x\n", [("yaml-invalide", 2)]),
        ("a: 1\nb: \x01\n", [("yaml-invalide", 2)]),
        ('a: "\\ud800"\n', [("yaml-invalide", 1)]),
        (f"a: {'9' * 41}\n", [("nombre", 1)]),
        (f"a: 0.{'9' * 41}\n", [("nombre", 1)]),
        ("a:\n  " + "[" * 41 + "]" * 41, [("trop-profond", 2)]),
        (b"a: 1\nb: \xe9\n", [("encodage", 2)]),
        ("a: 1\nb: \ud800\n", [("encodage", 2)]),
        (
            "a: *x\na: !t 2\nb: *y\nc: 'x\n",
            [
                ("alias", 1),
                ("etiquette", 2),
                ("cle-en-double", 2),
                ("alias", 3),
                ("yaml-invalide", 4),
            ],
        ),
    ],
)
def test_what_yaml_may_not_say(text: str | bytes, problems: list[tuple[str, int]]) -> None:
    assert refused(read_yaml, text) == problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json-invalide"),
        ("", "json-invalide"),
        ("{'a': 1}", "json-invalide"),
        ('{"a": 1,}', "json-invalide"),
        ('{"a": 01}', "json-invalide"),
        ('{"a": 1, "a": 1}', "cle-en-double"),
        ('{"b": {"a": 1, "a": 2}}', "cle-en-double"),
        ('{"a": NaN}', "nombre"),
        ('{"a": -Infinity}', "nombre"),
        ('{"a": 1e41}', "nombre"),
        ('{"a": 1e-41}', "nombre"),
        ('{"a": 1e999999999999999999999}', "nombre"),
        (f'{{"a": {"9" * 41}}}', "nombre"),
        ("[" * 41 + "]" * 41, "trop-profond"),
        ("[" * 100_000, "trop-profond"),
        (b'{"a": "\xe9"}', "encodage"),
        ('{"a": "\\ud800"}', "encodage"),
        ('{"\\udc00": 1}', "encodage"),
    ],
)
def test_what_json_may_not_say(text: str | bytes, code: str) -> None:
    assert [found for found, _ in refused(read_json, text)] == [code]


def test_depth_is_that_of_brackets_and_not_of_texts() -> None:
    deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert read_json(deep) == read_yaml(deep).value
    assert read_json('{"a": "[[[[' + "[" * 99 + '\\"]"}') == {"a": "[" * 103 + '"]'}


@pytest.mark.parametrize("read", [read_json, read_yaml])
def test_size_is_bounded(read: Any) -> None:
    assert read(b" " * (MAX_BYTES - 1) + b"1")
    assert refused(read, b" " * MAX_BYTES + b"1") == [("trop-grand", 0)]


def test_a_byte_order_mark_is_passed_over() -> None:
    for text in ("\ufeff1", b"\xef\xbb\xbf1"):
        assert read_json(text) == 1
        assert read_yaml(text).value == 1


def test_a_whole_character_in_two_halves_is_whole() -> None:
    assert read_json('"\\ud83c\\udf31"') == "🌱"


def test_a_problem_says_its_line() -> None:
    with pytest.raises(InputError) as error:
        read_yaml("a: 1\na: 2\n")
    assert str(error.value) == "ligne 2, a : reçu deux fois « a » ; attendu : une seule fois"


@given(st.text(alphabet="ab:[]{},-&*!?|>'\"#%@ \n\t0.é\x00", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_yaml, read_json):
        try:
            read(text)
        except InputError as error:
            problems = error.problems
            assert problems
            lines = text.count("\n") + 1
            assert all(1 <= getattr(one, "line", 1) <= lines for one in problems)
