"""Elements of SVG as text.

Guarantees: every value and every text is escaped; what XML cannot hold is left out.
"""

from __future__ import annotations

import re
from fractions import Fraction
from html import escape

Number = int | Fraction
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, /, *inside: str, **attributes: str | Number | None) -> str:
    """Return an element; `stroke_width=2` is `stroke-width`, `class_` is `class`, None is absent.

    >>> element("text", words("R & D"), class_="soft", x=Fraction(1, 3), dy=None)
    '<text class="soft" x="0.33">R &amp; D</text>'
    """
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{said}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{said}/>"


def words(text: str) -> str:
    """Return a text as the content of an element.

    >>> words("<b> & " + chr(0))
    '&lt;b&gt; &amp; '
    """
    return escape(_NOT_XML.sub("", text), quote=False)


def _value(value: str | Number) -> str:
    return number(value) if isinstance(value, int | Fraction) else escape(_NOT_XML.sub("", value))


def number(value: Number) -> str:
    """Return a number as an attribute says it: two decimals, no useless zero.

    >>> number(Fraction(200, 3)), number(Fraction(1, 2)), number(12)
    ('66.67', '0.5', '12')
    """
    hundredths = round(Fraction(value) * 100)
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{whole}" + (f".{rest:02d}".rstrip("0") if rest else "")
