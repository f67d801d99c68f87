"""The scalar types of the vocabulary: what is accepted for each, and nothing else.

Guarantees: no float and no guess; a boolean is not a number, a number is not a boolean, a date
is ISO. A refusal carries what was expected and, where one can be made, a suggestion.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, NoReturn
from unicodedata import normalize

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_MONEY = Decimal("9999999999999.99")
"""Bound on money, in euros: products of facts and parameters stay exact (see `logic.exact`)."""
MAX_RATIO_DECIMALS = 10
MAX_TEXT = 300
MAX_COUNT = 10_000_000
_DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?\Z", re.ASCII)
_FRENCH = re.compile(r"[-+]?[0-9][0-9\s.]*(,[0-9]+)?\s*[€%]?\Z")


def refuse(code: str, expected: str, suggestion: str | None = None) -> NoReturn:
    """Raise the refusal of a value, for pydantic to collect with the others."""
    raise PydanticCustomError(
        "esslaw", "{expected}", {"code": code, "expected": expected, "suggestion": suggestion}
    )


def _decimal(value: Any, expected: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        hint = "écrire le nombre entre guillemets" if isinstance(value, float) else None
        refuse("nombre", expected, hint)
    if isinstance(value, str) and not _DECIMAL.match(value):
        refuse("nombre", expected, _rewritten(value))
    try:
        number = Decimal(value)
    except InvalidOperation:
        refuse("nombre", expected)
    if not number.is_finite():
        refuse("nombre", expected)
    return number


def _rewritten(text: str) -> str | None:
    """Return how a number written the French way should be written, if it is one."""
    if len(text) > MAX_TEXT or not _FRENCH.match(text.strip()):
        return None
    digits = re.sub(r"[^0-9,+-]", "", text).replace(",", ".")
    if "%" in text:
        return "un pourcentage s'écrit comme un rapport : 66 % s'écrit 0.66"
    return f"écrire {digits}"


def _money(value: Any) -> Decimal:
    expected = "un montant en euros, deux décimales au plus"
    amount = _decimal(value, expected)
    if abs(amount) > MAX_MONEY:
        refuse("montant", f"un montant d'au plus {MAX_MONEY} euros")
    if amount != amount.quantize(Decimal("0.01")):
        refuse("montant", expected, "arrondir au centime")
    return amount.quantize(Decimal("0.01"))


def _positive_money(value: Any) -> Decimal:
    amount = _money(value)
    if amount < 0:
        refuse("montant", "un montant positif ou nul, en euros")
    return amount


def _ratio(value: Any) -> Decimal:
    expected = "un rapport entre 0 et 1"
    ratio = _decimal(value, expected)
    if not 0 <= ratio <= 1:
        percent = 1 < ratio <= 100
        hint = "un pourcentage s'écrit comme un rapport : 66 % s'écrit 0.66" if percent else None
        refuse("rapport", expected, hint)
    if -int(ratio.as_tuple().exponent) > MAX_RATIO_DECIMALS:
        refuse("rapport", f"un rapport d'au plus {MAX_RATIO_DECIMALS} décimales")
    return ratio


def _whole(value: Any, expected: str) -> int:
    number = _decimal(value, expected) if not isinstance(value, str) else None
    if number is None or number != number.to_integral_value():
        refuse("entier", expected)
    return int(number)


def _count(value: Any) -> int:
    count = _whole(value, "un nombre entier")
    if not 0 <= count <= MAX_COUNT:
        refuse("entier", f"un nombre entier entre 0 et {MAX_COUNT}")
    return count


def _year(value: Any) -> int:
    expected = "une année, comme 2026"
    year = _whole(value, expected)
    if not 1900 <= year <= 2200:
        refuse("annee", expected)
    return year


def _date(value: Any) -> date:
    expected = "une date AAAA-MM-JJ"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        refuse("date", expected)
    french = re.match(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*\Z", value, re.ASCII)
    if french:
        day, month, year = (int(part) for part in french.groups())
        refuse("date", expected, f"écrire {year:04d}-{month:02d}-{day:02d}")
    if not re.match(r"\d{4}-\d{2}-\d{2}\Z", value, re.ASCII):
        refuse("date", expected)
    try:
        return date.fromisoformat(value)
    except ValueError:
        refuse("date", "une date qui existe")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = {"oui": "true", "vrai": "true", "non": "false", "faux": "false"}
    hint = words.get(value.strip().lower()) if isinstance(value, str) else None
    refuse("oui-non", "true ou false", f"écrire {hint}" if hint else None)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        refuse("texte", "un texte")
    text = normalize("NFC", value).strip()
    if len(text) > MAX_TEXT:
        refuse("texte", f"un texte d'au plus {MAX_TEXT} caractères")
    if any(ord(character) < 32 or ord(character) == 127 for character in text):
        refuse("texte", "un texte sur une ligne, sans caractère de commande")
    return text


def _siren(value: Any) -> str:
    digits = re.sub(r"\s", "", _text(value))
    if not re.match(r"[0-9]{9}\Z", digits, re.ASCII):
        refuse("siren", "un numéro SIREN de neuf chiffres")
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(digits))
    if sum(number // 10 + number % 10 for number in doubled) % 10:
        refuse("siren", "un numéro SIREN dont la clé est juste", "vérifier le dernier chiffre")
    return digits


def _items(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        refuse("liste", "une liste", "une liste s'écrit entre crochets : [ … ]")
    return tuple(value)


_NUMBER_SCHEMA = {"type": ["string", "number"]}
Money = Annotated[Decimal, BeforeValidator(_money), WithJsonSchema(_NUMBER_SCHEMA)]
PositiveMoney = Annotated[
    Decimal, BeforeValidator(_positive_money), WithJsonSchema({**_NUMBER_SCHEMA, "minimum": 0})
]
Ratio = Annotated[
    Decimal,
    BeforeValidator(_ratio),
    WithJsonSchema({**_NUMBER_SCHEMA, "minimum": 0, "maximum": 1}),
]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema({"type": "integer"})]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Text = Annotated[
    str, BeforeValidator(_text), WithJsonSchema({"type": "string", "maxLength": MAX_TEXT})
]
Siren = Annotated[
    str, BeforeValidator(_siren), WithJsonSchema({"type": "string", "pattern": "^[0-9]{9}$"})
]
AsTuple = BeforeValidator(_items)
