"""The lasting link of a result: the same answer, nobody named, nothing that can hurt."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from esslaw import load_rulebook, read_case
from webform.permalink import LARGEST, Unreadable, read, written

from .conftest import EXAMPLES, Page, Send

Get = Callable[[str], Page]
LAW = load_rulebook()
ON = date(2026, 11, 22)


def link_of(page: Page) -> str:
    found = re.search(r'value="http://localhost(/lien\?q=[^"]+)"', page.source)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_link_reads_back_to_the_same_case_without_its_names(path: object) -> None:
    case = read_case(path)  # type: ignore[arg-type]
    text = written(case, ["esus"], ON, LAW)
    assert text is not None
    assert len(text) < 1500
    linked = read(text)
    assert (linked.regimes, linked.on, linked.is_of(LAW)) == (("esus",), ON, True)
    assert linked.case.structure.denomination is None
    names = ("denomination", "siren", "nom", "associes", "colleges", "collectivite.nom")
    for name, value in case.facts.items():
        if name not in names:
            assert linked.case.facts[name] == value, name


def test_a_link_of_a_result_shows_the_same_result(send: Send, get: Get) -> None:
    page = send(start="/structure?exemple=sas_compost_a_corriger")
    again = get(link_of(page))
    assert again.status == 200
    for part in ("reponse-ess", "reponse-esus"):
        assert again.inside(part) == page.inside(part)
    assert "Humus" not in again.source


def test_a_link_made_with_another_rulebook_says_so(get: Get) -> None:
    text = written(read_case({"structure": {}}), ["ess"], ON, LAW)
    assert text is not None
    assert "autre version" not in get(f"/lien?q={text}").text
    content = zlib.decompress(base64.urlsafe_b64decode(text + "==")).decode()
    other = content.replace(LAW.digest[:12], "0" * 12).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(other)).decode().rstrip("=")
    assert "autre version" in get(f"/lien?q={packed}").text


def test_a_link_keeps_the_date_of_law(send: Send, get: Get) -> None:
    day = {"on-jour": "1", "on-mois": "7", "on-annee": "2019"}
    page = send(day, start="/structure?exemple=association")
    assert "1er juillet 2019" in get(link_of(page)).text


HOSTILE = [
    "",
    "x",
    "é",
    "====",
    base64.urlsafe_b64encode(b"not packed").decode(),
    base64.urlsafe_b64encode(zlib.compress(b"[" * 60_000)).decode(),
    base64.urlsafe_b64encode(zlib.compress(b"0" * (LARGEST * 50))).decode(),
    base64.urlsafe_b64encode(
        zlib.compress(b'[["ess"],"2026-11-22","","structure",{"x":1}]')
    ).decode(),
    base64.urlsafe_b64encode(zlib.compress(b'[["ess"],"2026-99-22","","structure",{}]')).decode(),
    base64.urlsafe_b64encode(zlib.compress(b'[[1],"2026-11-22","","structure",{}]')).decode(),
    base64.urlsafe_b64encode(zlib.compress(b'["ess","2026-11-22",3,"structure",{}]')).decode(),
    base64.urlsafe_b64encode(zlib.compress(b'{"a":1,"b":2,"c":3,"d":4,"e":5}')).decode(),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_not_a_link_is_refused_plainly(text: str, client: FlaskClient) -> None:
    page = Page(client.get("/lien", query_string={"q": text}))
    assert page.status == 400
    assert "Ce lien ne se lit pas" in page.text


@pytest.mark.parametrize("regimes", [["inconnu"], [], ["intervention"]])
def test_a_link_to_what_is_not_asked_is_refused(regimes: list[str], get: Get) -> None:
    text = written(read_case({"structure": {}}), regimes, ON, LAW)
    assert get(f"/lien?q={text}").status == 400


@given(st.binary(max_size=300))
def test_no_bytes_do_harm(content: bytes) -> None:
    for packed in (content, zlib.compress(content)):
        with pytest.raises(Unreadable):
            read(base64.urlsafe_b64encode(packed).decode())
