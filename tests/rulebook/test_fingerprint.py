"""The fingerprint of a wording: what does not count, what does, and the versions that have one."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from esslaw import load_rulebook
from esslaw.rulebook.fingerprint import fingerprint, normalized
from esslaw.rulebook.lists import Evidence

TEXT = "I. - L'agrément « ESUS » est délivré par le préfet.\nIl vaut 5 ans."


@pytest.mark.parametrize(
    "same",
    [
        TEXT.replace("\n", " "),
        TEXT.replace("\n", "\r\n\r\n"),
        f"\n  {TEXT}\t",
        TEXT.replace("« ", "«\u00a0").replace(" »", "\u202f»"),
        TEXT.replace("é", "e\u0301"),
    ],
)
def test_what_does_not_count(same):
    assert fingerprint(same) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("5", "2"),
        TEXT.replace("L'", "L’"),
        TEXT.replace("préfet", "Préfet"),
        TEXT.replace("préfet.", "préfet"),
        TEXT.replace("« ESUS »", '"ESUS"'),
        TEXT.replace("est délivré", "estdélivré"),
    ],
)
def test_what_counts(other):
    assert fingerprint(other) != fingerprint(TEXT)


def test_anyone_may_work_it_out_again():
    assert fingerprint(" Art.\n1 ") == hashlib.sha256(b"Art. 1").hexdigest()


@given(st.text())
def test_the_normal_form_is_one(text):
    assert normalized(normalized(text)) == normalized(text)
    assert fingerprint(normalized(text)) == fingerprint(text)


def test_only_what_was_read_has_one():
    versions = [one for source in load_rulebook().sources.values() for one in source.versions]
    known = [one.fingerprint for one in versions if one.fingerprint is not None]
    assert len(known) > 100
    assert len(set(known)) == len(known)
    for one in versions:
        assert one.fingerprint is None or one.evidence in (
            Evidence.VERBATIM,
            Evidence.RECONSTRUCTED,
        )
