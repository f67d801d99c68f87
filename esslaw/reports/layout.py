"""Lines of text of a given width, broken as French is set."""

from __future__ import annotations

import re
from textwrap import wrap

_PUNCTUATION = re.compile(r" ([:;?!»])")
"""French sets a space before these; it must not end a line."""


def folded(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """Return a text as lines; `hang` indents the lines after the first one further."""
    return wrap(
        _PUNCTUATION.sub("\xa0\\1", text).replace("« ", "«\xa0"),
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )
