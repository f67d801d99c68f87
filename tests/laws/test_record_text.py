"""The JSON text of a verdict, written at once, reads as its record does."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from esslaw.reports.record import record
from esslaw.reports.record_text import record_text
from tests.strategies import examined, situations


@given(situation=situations(), language=st.sampled_from(["fr", "en"]))
def test_the_text_of_a_record_is_the_record(situation, language):
    verdict = examined(situation)
    assert json.loads(record_text(verdict, language)) == record(verdict, language)
