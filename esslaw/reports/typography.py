"""The marks and spaces of a printed page, for what is set in type: the form and the PDF.

Guarantees: letters and figures are left as they are; typesetting a text twice changes nothing.
"""

from __future__ import annotations

import re

from esslaw.i18n import SOURCE

_BEFORE_MARK = re.compile(r" (?=[;!?])")
_BEFORE_COLON = re.compile(r" (?=[:»%€])")
_THOUSANDS = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_BEFORE_FIGURE = re.compile(r"(\bart\.|n°|\b[LRD]\.) (?=\w)")
_ANY = re.compile(r" [;!?:»%€0-9]|(?:«|°|\.) ")
"""What most sentences hold nothing of: a page says a thousand, and they are set one by one."""


def typeset(text: str, language: str) -> str:
    r"""Return a sentence with the apostrophes and, in French, the spaces of a printed page.

    >>> typeset("L'article 1 : oui ?", "fr") == "L’article 1\xa0: oui\u202f?"
    True
    >>> typeset("30 000 €", "fr") == "30\u202f000\xa0€"
    True
    """
    text = text.replace("'", "’")
    if language != SOURCE or not _ANY.search(text):
        return text
    text = _BEFORE_MARK.sub("\u202f", text)
    text = _BEFORE_COLON.sub("\xa0", text).replace("« ", "«\xa0")
    text = _THOUSANDS.sub("\u202f", text)
    return _BEFORE_FIGURE.sub("\\1\xa0", text)
