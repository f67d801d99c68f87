"""Sealed records on known cases: canonical JSON, what is kept, where a change is found."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import esslaw
from esslaw import InputError, examine
from esslaw.advice.record.canonical import canonical, canonical_of_plain
from esslaw.advice.record.content import Record
from esslaw.advice.record.layout import pieces_of, sealed, text_of

EXAMPLES = Path(__file__).parents[2] / "examples"
ON = date(2026, 11, 22)
PREUVES = {
    "plus_haute_remuneration": {"degre": "documente", "document": "DSN 2025"},
    "exercices": {"degre": "verifie", "par": "Cabinet Loiseau", "le": "2026-10-01"},
}


@pytest.fixture(scope="module")
def record():
    case = esslaw.read_case(EXAMPLES / "association.yaml")
    facts = {
        name: value for name, value in case.structure.model_dump().items() if value is not None
    }
    return esslaw.seal(examine({"structure": facts, "preuves": PREUVES}, "esus", ON))


def refused(text):
    with pytest.raises(InputError) as error:
        esslaw.read_record(text)
    return error.value.problems


# The vectors of RFC 8785, but for those on fractions, which a record does not have.
@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": 2, "A": 3, "": 4}, '{"":4,"A":3,"a":2,"b":1}'),
        ([True, False, None, [], {}], "[true,false,null,[],{}]"),
        ('\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("\b\t\n\f\r\u007f\u2028", '"\\b\\t\\n\\f\\r\u007f\u2028"'),
        (
            {
                "\u20ac": "Euro Sign",
                "\r": "Carriage Return",
                "\ufb33": "Hebrew Letter Dalet With Dagesh",
                "1": "One",
                "\U0001f600": "Emoji: Grinning Face",
                "\u0080": "Control",
                "\u00f6": "Latin Small Letter O With Diaeresis",
            },
            '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
            '"ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",'
            '"\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
        ),
        (2**53 - 1, "9007199254740991"),
    ],
)
def test_canonical_json(value, text):
    assert canonical(value) == canonical_of_plain(value) == text
    assert json.loads(text) == value


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (0.5, TypeError),
        ([float("nan")], TypeError),
        (Decimal("0.5"), TypeError),
        ({1: 2}, TypeError),
        (date(2026, 1, 1), TypeError),
        (2**53, ValueError),
        ("\ud800", ValueError),
    ],
)
def test_what_canonical_json_has_no_text_for(value, error):
    with pytest.raises(error):
        canonical(value)


def test_everything_is_kept(record):
    content = record.content
    assert (content["regime"], content["on"], content["outcome"]) == ("esus", "2026-11-22", "met")
    assert content["library"] == esslaw.__version__
    assert content["rulebook"]["digest"] == esslaw.load_rulebook().digest
    assert content["preuves"] == PREUVES
    assert content["grade"]["degre"] == "declare"
    assert content["facts"]["exercices"][0]["date_cloture"] == "2023-12-31"
    assert content["facts"]["exercices"][0]["charges_exploitation"].endswith(".00")
    article = content["articles"]["code_travail.R3332-21-1@2015-07-01"]
    assert article["identifier"] == "LEGIARTI000030776877"
    assert len(article["fingerprint"]) == 64
    node = content["proof"]["esus.charge.part.trois_exercices"]
    assert (node["value"], node["standing"], node["carries"]) == ("true", "settled", True)
    assert node["articles"] == ["code_travail.R3332-21-1@2015-07-01"]
    (use, *_) = content["proof"]["esus.charge.part.trois_exercices!"]["facts"]
    assert (use["fact"], use["expected"]) == ("exercices.charges_utilite_sociale", ">= 0.66")
    assert content["parameters"]["smic.annuel@2025"]["months_of"] == "smic.mensuel"
    assert len(content["parameters"]["smic.annuel@2025"]["versions"]) == 1


def test_numbers_are_years_and_counts(record):
    def numbers(value):
        if isinstance(value, dict):
            return [n for one in value.values() for n in numbers(one)]
        if isinstance(value, list):
            return [n for one in value for n in numbers(one)]
        return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []

    assert set(numbers(json.loads(record.text))) == {2025, 3}


def test_a_file_and_its_text_are_read_alike(record, tmp_path):
    path = tmp_path / "verdict.json"
    path.write_bytes(record.text.encode())
    assert esslaw.read_record(path) == esslaw.read_record(record.text) == record
    with pytest.raises(InputError, match="illisible"):
        esslaw.read_record(tmp_path)


def number_of(text, words):
    """The line (from 1) which begins with some words, spaces aside."""
    return next(n for n, line in enumerate(text.split("\n"), 1) if line.strip().startswith(words))


def test_a_changed_value_is_found_with_what_it_was(record):
    changed = record.text.replace('"outcome": "met"', '"outcome": "mat"')
    (problem,) = refused(changed)
    line = number_of(changed, '"outcome"')
    assert (problem.path, problem.line, problem.code) == ("/outcome", line, "altere")
    assert problem.got == "« a », colonne 16"
    assert problem.expected == "« e »"
    assert problem.suggestion == "la valeur scellée était « met »"
    assert changed.split("\n")[line - 1][15] == "a"


def test_the_column_is_that_of_the_character(record):
    text = record.text
    place = text.index("DSN 2025")
    (problem,) = refused(text.replace("DSN 2025", "DSN 2O25"))
    column = place + 5 - text.rindex("\n", 0, place)
    assert f"colonne {column}" in problem.got
    assert problem.suggestion == "la valeur scellée était « DSN 2025 »"
    (more,) = refused(text.replace("DSN 2025", "DSN 20255"))
    assert more.expected == "rien à cet endroit"
    (less,) = refused(text.replace("DSN 2025", "DSN 025"))
    assert (less.got.partition(",")[0], less.expected) == ("rien", "« 2 »")


def test_every_changed_entry_is_told(record):
    text = record.text.replace('"outcome": "met"', '"outcome": "not_met"')
    text = text.replace("DSN 2025", "Bulletins de paie")
    assert [one.path for one in refused(text)] == ["/outcome", "/preuves/plus_haute_remuneration"]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('    "date_creation": ', '    "date_creatiom": ', "/facts/date_creatiom"),
        ('  "facts": {', '  "fects": {', "/fects"),
        ('    "/outcome": "', '    "/outcome": "0', "/digests/~1outcome"),
        ('    "/outcome": "', '    "/outcame": "', "/digests/~1outcame"),
        ('  "sceau": "', '  "sceau": "0', "/sceau"),
    ],
)
def test_names_digests_and_the_seal_are_found_too(record, old, new, path):
    assert old in record.text
    (problem,) = refused(record.text.replace(old, new))
    assert problem.path == path
    assert problem.line == number_of(record.text.replace(old, new), new.strip())


def test_a_renamed_entry_says_its_name(record):
    (problem,) = refused(record.text.replace('"date_creation": ', '"date_creatiom": '))
    assert problem.expected == "« /facts/date_creation »"


def test_a_lost_line_and_lines_exchanged_are_found(record):
    lines = record.text.split("\n")
    at = number_of(record.text, '"date_creation"') - 1
    (problem,) = refused("\n".join([*lines[:at], *lines[at + 1 :]]))
    assert (problem.path, problem.got) == ("/facts/date_creation", "une entrée qui manque")
    (moved,) = refused("\n".join([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]))
    assert (moved.line, moved.got) == (at + 1, "une ligne déplacée")
    (twice,) = refused("\n".join([*lines[:at], lines[at], *lines[at:]]))
    assert (twice.path, twice.got) == ("/facts/date_creation", "une entrée écrite deux fois")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n",
        lambda text: "\ufeff" + text,
        lambda text: json.dumps(json.loads(text)),
        lambda text: json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False),
        lambda text: text.replace("é", "\\u00e9", 1),
        lambda text: text.replace("é", "e\u0301", 1),
        lambda text: "",
        lambda text: "{}",
        lambda text: "[" * 100_000,
        lambda text: text.replace(": true", ": 1.5", 1),
        lambda text: text.replace(": true", ": 1e9999", 1),
        lambda text: text.replace(": true", f": {'9' * 5000}", 1),
        lambda text: text.replace(": true", ": NaN", 1),
        lambda text: text.replace('"digests": {', '"digests": [', 1),
    ],
)
def test_any_other_writing_is_refused(record, change):
    assert refused(change(record.text))


def test_a_file_of_something_else_is_refused_in_a_few_lines():
    assert len(refused("x\n" * 100_000)) <= 51


def test_many_changes_are_told_without_searching_each(record):
    text = record.text.replace('"applies":true', '"applies":false')
    problems = refused(text)
    assert len(problems) > 20
    assert sum(one.suggestion is not None for one in problems) <= 5


def test_bytes_that_are_no_text_are_refused(record):
    data = record.text.encode()
    place = data.index(b"DSN")
    (problem,) = refused(data[:place] + b"\xff" + data[place:])
    assert (problem.code, problem.line) == (
        "encodage",
        number_of(record.text, '"plus_haute_remuneration": {'),
    )


def forged(record, **changes):
    """The file of another content, digests and seal made anew."""
    rest = {k: v for k, v in record.content.items() if k not in ("digests", "sceau")}
    return text_of(pieces_of(sealed({**rest, **changes})))


def test_a_value_and_its_digest_changed_together_break_the_seal(record):
    content = dict(record.content)
    content["outcome"] = "not_met"
    digests = json.loads(forged(record, outcome="not_met"))["digests"]
    (problem,) = refused(text_of(pieces_of({**content, "digests": digests})))
    assert problem.path == "/sceau"


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"format": "esslaw-record/9"}, "/format"),
        ({"on": "hier"}, "/on"),
        ({"facts": []}, "/facts"),
        ({"proof": {"x": {"value": 1}}}, "/proof/x/value"),
        ({"covered": "true"}, "/covered"),
        ({"outcome": "oui"}, "/outcome"),
    ],
)
def test_a_file_of_another_shape_is_refused_though_sealed(record, changes, path):
    assert path in [one.path for one in refused(forged(record, **changes))]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"facts": {"capital_socail": "1"}}, "/facts/capital_socail"),
        ({"kind": "autre"}, "/kind"),
        ({"facts": {"forme_juridique": "ami"}}, "structure.forme_juridique"),
        ({"regime": "esu"}, "regime"),
    ],
)
def test_what_this_library_does_not_know_is_said(record, changes, path):
    read = esslaw.read_record(forged(record, **changes))
    with pytest.raises(InputError) as error:
        esslaw.replay(read)
    assert path in [one.path for one in error.value.problems]
    with pytest.raises(InputError):
        esslaw.diff(record, read)


def test_a_record_is_not_to_be_confused_with_its_content(record):
    assert isinstance(record, Record)
    assert record.text.endswith("\n}\n")
    assert "digests" in record.content
