"""What a person types, and the exact value that it says; and back.

Guarantees: no float, no rounding and no guess. A number that could be read in two ways is
refused with both ways of writing it. A blank says nothing: the fact stays unknown. Percentages
are typed as percentages: 20 is twenty per cent, a fifth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from esslaw.facts.vocabulary import Kind

Say = Callable[[str], str]
"""Says a French sentence in the language of the person; the identity says it in French."""
COMMA = "fr"
"""The language in which decimals follow a comma."""
LONGEST = 40
"""Longest number read; far above any account, far below what could be costly."""
_SIGN = re.compile(r"([-+\u2212]?) ?(.*)", re.DOTALL)
_WHOLE_OR_DECIMAL = re.compile(r"[0-9]+([.,][0-9]+)?")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:( [0-9]{3})+([.,][0-9]+)?"
    r"|(\.[0-9]{3})+,[0-9]+|(\.[0-9]{3}){2,}"
    r"|(,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})"
)
_THOUSAND_OR_DECIMAL = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


class TwoWays(ValueError):
    """What was typed could be read in two ways; the sentence tells both ways of writing it."""


def value(text: str, kind: Kind, _: Say) -> Any:
    """Return the value typed, None for a blank; raise `ValueError` with a sentence.

    >>> value("230 000,50 €", Kind.MONEY, str), value("66 %", Kind.RATIO, str)
    (Decimal('230000.50'), Decimal('0.66'))
    """
    text = " ".join(text.split())
    if not text:
        return None
    return _READERS[kind](text, _) if kind in _READERS else text


def money(text: str, _: Say) -> Decimal:
    """Return an amount in euros: `230 000,00`, `230000.00` and `230 000 €` are the same."""
    bare = re.sub(r" ?(€|EUR|euros?)\Z", "", text, flags=re.IGNORECASE)
    if _THOUSAND_OR_DECIMAL.fullmatch(bare):
        whole, decimals = re.split("[.,]", bare)
        raise TwoWays(
            _("« {typed} » se lit de deux façons : écrivez {thousands} ou {decimal}").format(
                typed=bare, thousands=whole + decimals, decimal=f"{whole},{decimals[:2]}"
            )
        )
    number = _number(bare)
    if number is None:
        raise ValueError(_("Indiquez un montant en euros, par exemple 230 000,00"))
    return number


def ratio(text: str, _: Say) -> Decimal:
    """Return the share that a percentage says: `66`, `66,0` and `66 %` are 0.66.

    Below 1 a number without its sign could be either a share or a percentage: it is refused.
    """
    bare = text.removesuffix("%").rstrip()
    number = _number(bare)
    if number is None:
        raise ValueError(_("Indiquez un pourcentage, par exemple 66 ou 66,5"))
    if bare == text and 0 < number < 1:
        raise TwoWays(
            _("« {typed} » se lit de deux façons : écrivez {percent} % ou {typed} %").format(
                typed=bare, percent=_plain(_shifted(number, 2))
            )
        )
    return _shifted(number, -2)


def year(text: str, _: Say) -> int:
    """Return a calendar year."""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise ValueError(_("Indiquez une année à quatre chiffres, comme 2025"))
    return int(text)


def count(text: str, _: Say) -> int:
    """Return a whole number."""
    number = _number(text)
    if number is None or number != number.to_integral_value():
        raise ValueError(_("Indiquez un nombre entier"))
    return int(number)


def day(parts: Sequence[str], _: Say) -> date | None:
    """Return the date that a day, a month and a year say, None when all three are blank."""
    parts = [part.strip() for part in parts]
    if not any(parts):
        return None
    names = (_("le jour"), _("le mois"), _("l'année"))
    missing = [name for name, part in zip(names, parts, strict=True) if not part]
    if missing:
        raise ValueError(
            _("Complétez la date : il manque {parts}").format(parts=", ".join(missing))
        )
    in_day, in_month, in_year = parts
    if not re.fullmatch(r"[0-9]{4}", in_year):
        raise ValueError(_("Indiquez l'année en quatre chiffres, comme 2025"))
    if not all(re.fullmatch(r"[0-9]{1,2}", part) for part in (in_day, in_month)):
        raise ValueError(_("Indiquez le jour et le mois en chiffres, comme 31 12"))
    try:
        return date(int(in_year), int(in_month), int(in_day))
    except ValueError:
        raise ValueError(_("Indiquez une date qui existe")) from None


def answer(text: str) -> bool | None:
    """Return the answer of a group of radio buttons; raise `KeyError` on a forged one."""
    return {"oui": True, "non": False, "": None}[text]


def said_answer(known: bool | None) -> str:
    """Return the radio button of an answer."""
    return "" if known is None else "oui" if known else "non"


def text_of(known: Any, kind: Kind, language: str) -> str:
    """Return how a person would type a value, so that `value` gives it back exactly."""
    if known is None:
        return ""
    if kind is Kind.RATIO:
        percent = _plain(_shifted(known, 2))
        text = f"{percent} %" if 0 < known < Decimal("0.01") else percent
    elif kind is Kind.MONEY:
        whole, _, cents = format(known, "f").partition(".")
        text = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)", " ", whole)
        text += f".{cents}" if int(cents or 0) else ""
    else:
        return str(known)
    return text.replace(".", ",") if language == COMMA else text


def _number(text: str) -> Decimal | None:
    """Return the number that a text says in the French or in the English way, or None."""
    found = _SIGN.fullmatch(text)
    if found is None or len(text) > LONGEST:
        return None
    sign, digits = found.groups()
    if not (_WHOLE_OR_DECIMAL.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        return None
    marks = re.findall("[.,]", digits)
    decimal = marks and (len(marks) == 1 or marks[-1] != marks[0])
    whole, _, decimals = digits.rpartition(marks[-1]) if decimal else (digits, "", "")
    bare = re.sub("[ .,]", "", whole) + (f".{decimals}" if decimals else "")
    return Decimal(("-" if sign in ("-", "\u2212") else "") + bare)


def _shifted(number: Decimal, places: int) -> Decimal:
    """Return a number times a power of ten, its digits untouched."""
    sign, digits, exponent = number.as_tuple()
    return Decimal((sign, digits, int(exponent) + places))


def _plain(number: Decimal) -> str:
    """Return a number without exponent and without useless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_READERS: Mapping[Kind, Callable[[str, Say], Any]] = MappingProxyType(
    {Kind.MONEY: money, Kind.RATIO: ratio, Kind.YEAR: year, Kind.YEARS: count, Kind.NUMBER: count}
)
