"""Whatever a name holds, the report is made, and the name stays a name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esslaw import examine
from esslaw.reports.pdf import pdf
from esslaw.reports.pdf.characters import _KNOWN, UNKNOWN, settable
from tests.reports.pdf.examples import EXAMPLES, ON
from tests.reports.pdf.reading import poppler, reader, squeezed, text_of

MARKUP = [
    '#eval("1 + 1")',
    "*gras* _italique_ `code` $x^2$ @renvoi <étiquette>",
    "= Titre - liste + liste / terme: mot",
    "- liste",
    "+ liste",
    "/ terme: mot",
    "// commentaire /* autre */ \\ ~ --- ...",
    '#image("/etc/passwd") #include "x" #sys.inputs',
    "]#panic()[",
    '", "name": "autre',
    "{page} {n} %s {0}",
]
LEFT_OUT = ["\u202eesrever", "a\u200bb", "a\u00adb", "\x07\x1b[31m", "\ufeff"]
UNKNOWN_TO_FONTS = ["Fromagerie 😀", "日本の会社", "\U0001f469\u200d\U0001f33e", "\ue000"]


def report(name: str) -> bytes:
    return pdf(examine({"structure": {"denomination": name}}, "ess", ON))


@pytest.mark.parametrize("name", MARKUP)
def test_markup_stays_plain_text(name: str) -> None:
    made = report(name)
    assert reader(made).metadata.title.endswith(settable(name))
    assert squeezed(name) in text_of(made)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_never_seen_is_left_out(name: str) -> None:
    kept = settable(name)
    assert not re.search(r"[\x00-\x1f\u200b-\u200f\u202a-\u202e\ufeff\xad]", kept)
    assert UNKNOWN not in kept


def test_lines_and_lone_surrogates_are_set_too() -> None:
    assert settable("un\r\n\tdeux\u2028trois") == "un deux trois"
    assert settable("\ud800") == UNKNOWN


@pytest.mark.parametrize("name", UNKNOWN_TO_FONTS)
def test_what_no_font_has_is_replaced_and_the_report_says_so(name: str) -> None:
    assert UNKNOWN in settable(name)
    said = squeezed("Les caractères que les polices de ce document n’ont pas y sont remplacés")
    assert said in text_of(report(name))
    assert said not in text_of(report("Fromagerie"))


@pytest.mark.parametrize("name", ["مخبز", "מאפייה", "Ζυθοποιία", "Пекарня", "Ełk Çınar Őr ﬁn"])
def test_other_writings_are_set(name: str) -> None:
    assert settable(name) == name
    report(name)


def test_every_character_that_is_let_through_can_be_set() -> None:
    letters = [chr(code) for low, high in _KNOWN for code in range(low, high + 1)]
    for start in range(0, len(letters), 140):
        report("a" + " ".join(letters[start : start + 140]) + "a")


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60))
def test_any_name_is_set(name: str) -> None:
    assert reader(report(name)).metadata.title.endswith(settable(name).strip() or "solidaire")


@pytest.mark.parametrize("name", ["W" * 300, "https://" + "a" * 200, "É" * 40 + "-" + "b" * 90])
def test_a_word_that_no_line_holds_stays_on_the_page(name: str, tmp_path: Path) -> None:
    made = report(name)
    (tmp_path / "x.pdf").write_bytes(made)
    command = [poppler("pdftotext"), "-bbox", tmp_path / "x.pdf", "-"]
    boxes = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    width = float(re.search(r'page width="([\d.]+)"', boxes)[1])
    assert max(float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)) < width - 50
    assert name in text_of(made)


def test_names_inside_a_case_are_plain_text_too() -> None:
    structure = {
        "denomination": "#panic()",
        "forme_juridique": "sas",
        "statut_cooperatif": "scic",
        "associes": [
            {"nom": "#eval(1) 😀", "categorie": "*collège*", "type": "salarie", "capital": "10"},
            {"nom": "b", "categorie": "\u202e$x$", "type": "collectivite_territoriale"},
        ],
    }
    text = text_of(pdf(examine({"structure": structure}, "scic", ON)))
    assert squeezed("Capital détenu (associé n° 2, b)") in text


def test_a_document_named_with_markup_is_plain_text(tmp_path: Path) -> None:
    written = (EXAMPLES / "association.yaml").read_text("utf-8")
    proof = "{degre: documente, document: '#pagebreak() *x* 😀'}"
    (tmp_path / "cas.yaml").write_text(
        f"{written}\npreuves:\n  forme_juridique: {proof}\n", "utf-8"
    )
    text = text_of(pdf(examine(tmp_path / "cas.yaml", "esus", ON)))
    assert squeezed("documenté (#pagebreak() *x* �)") in text
