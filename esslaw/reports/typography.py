"""The marks and spaces of a printed page, for what is set in type: the form and the PDF.

Guarantees: letters and figures are left as they are; typesetting a text twice changes nothing.
"""

from __future__ import annotations

import re

from esslaw.i18n import SOURCE

_BEFORE_MARK = re.compile(r" (?=[;!?])")
_BEFORE_COLON = re.compile(r" (?=[:»%€])")
_BEFORE_FIGURE = re.compile(r"(\bart\.|n°|\b[LRD]\.) (?=\w)")


def typeset(text: str, language: str) -> str:
    r"""Return a sentence with the apostrophes and, in French, the spaces of a printed page.

    >>> typeset("L'article 1 : oui ?", "fr") == "L’article 1\xa0: oui\u202f?"
    True
    """
    text = text.replace("'", "’")
    if language != SOURCE:
        return text
    text = _BEFORE_MARK.sub("\u202f", text)
    text = _BEFORE_COLON.sub("\xa0", text).replace("« ", "«\xa0")
    return _BEFORE_FIGURE.sub("\\1\xa0", text)
