"""The style sheet: enough contrast in both schemes, nothing that moves, nothing foreign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import webform

CSS = (Path(webform.__file__).parent / "static" / "esslaw.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(scheme: dict[str, str]) -> None:
    for name in ("ink", "soft", "accent", "yes", "no", "open"):
        assert contrast(scheme[name], scheme["paper"]) >= 4.5, name
    assert contrast(scheme["field"], scheme["paper"]) >= 3


def test_nothing_moves_and_nothing_comes_from_elsewhere() -> None:
    assert not re.search(r"animation|transition|@import|url\(|@font-face", CSS)
