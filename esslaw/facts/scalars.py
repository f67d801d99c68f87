"""The scalar types of the vocabulary: what is accepted for each, and nothing else.

Guarantees: no float and no guess; a boolean is not a number, a number is not a boolean, a date
is ISO. A refusal carries what was expected and, where one can be made, a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, NoReturn
from unicodedata import category, normalize

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_MONEY = Decimal("9999999999999.99")
"""Bound on money, in euros: products of facts and parameters stay exact (see `logic.exact`)."""
MAX_RATIO_DECIMALS = 10
MAX_TEXT = 300
MAX_ITEMS = 2000
MAX_DIGITS = 400
"""Bound on what is parsed as a number; the bounds above are what is accepted."""
MAX_COUNT = 10_000_000
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)
"""Bounds on dates: a date and the years that a rule adds to it stay in the calendar."""
_DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?\Z", re.ASCII)
_FRENCH = re.compile(
    r"(?P<sign>[-+−]?)(?P<whole>[0-9]{1,3}([\s.][0-9]{3})+|[0-9]+)"
    r"(?P<decimals>[.,][0-9]+)?\s*(?P<unit>[€%]?)\Z"
)
_AMBIGUOUS = re.compile(r"[0-9]{1,3}\.[0-9]{3}\Z")
"""Thousands or decimals: nobody can tell, and a wrong suggestion is worse than none."""
_COMMANDS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""The Unicode categories of control characters, lone surrogates, line and paragraph separators."""


@dataclass(frozen=True, slots=True)
class Incoherence:
    """Facts that are each admissible and cannot be true together; `field` is where to look."""

    field: str
    expected: str


def refuse(code: str, expected: str, suggestion: str | None = None) -> NoReturn:
    """Raise the refusal of a value, for pydantic to collect with the others."""
    raise PydanticCustomError(
        "esslaw", "{expected}", {"code": code, "expected": expected, "suggestion": suggestion}
    )


def refuse_all(found: Iterable[Incoherence]) -> None:
    """Raise the refusal of facts that contradict one another, all at once, if there is any."""
    incoherences = tuple(found)
    if incoherences:
        expected = " ; ".join(one.expected for one in incoherences)
        raise PydanticCustomError(
            "esslaw_incoherent", "{expected}", {"expected": expected, "found": incoherences}
        )


Hint = Callable[[str, str], str | None]
"""Makes a suggestion from a number rewritten without its French signs, and its unit if any."""


def _decimal(value: Any, expected: str, hint: Hint) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        quoted = "écrire le nombre entre guillemets" if isinstance(value, float) else None
        refuse("nombre", expected, quoted)
    if isinstance(value, str) and len(value) > MAX_DIGITS:
        refuse("nombre", expected)
    if isinstance(value, str) and not _DECIMAL.match(value):
        written = _rewritten(value)
        refuse("nombre", expected, hint(*written) if written else None)
    number = Decimal(value)
    if not number.is_finite() or number.adjusted() < -MAX_DIGITS:
        refuse("nombre", expected)
    return number if number else number.copy_abs()


def _rewritten(text: str) -> tuple[str, str] | None:
    """Return a number written the French way as it should be, and its unit; None otherwise."""
    found = _FRENCH.match(text.strip()) if len(text) <= MAX_TEXT else None
    if found is None or (_AMBIGUOUS.match(found["whole"]) and not found["decimals"]):
        return None
    whole = re.sub(r"[\s.]", "", found["whole"])
    number = found["sign"].replace("−", "-") + whole + (found["decimals"] or "").replace(",", ".")
    return number, found["unit"]


def _in_euros(number: str, unit: str) -> str | None:
    return None if unit == "%" else f"écrire {number}"


def _as_ratio(number: str, unit: str) -> str | None:
    """Return how a share should be written, if it is one; above 1 it was meant as a percentage."""
    value = Decimal(number)
    if unit == "€" or not 0 <= value <= 100 or len(number) > MAX_RATIO_DECIMALS:
        return None
    if value <= 1 and unit != "%":
        return f"écrire {number}"
    percent = number.replace(".", ",")
    return f"un pourcentage s'écrit comme un rapport : {percent} % s'écrit {value.scaleb(-2):f}"


def _money(value: Any) -> Decimal:
    expected = "un montant en euros, deux décimales au plus"
    amount = _decimal(value, expected, _in_euros)
    if amount.copy_abs() > MAX_MONEY:
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
    ratio = _decimal(value, expected, _as_ratio)
    if not 0 <= ratio <= 1:
        refuse("rapport", expected, _as_ratio(f"{ratio:f}", "") if 1 < ratio <= 100 else None)
    if -int(ratio.as_tuple().exponent) > MAX_RATIO_DECIMALS:
        refuse("rapport", f"un rapport d'au plus {MAX_RATIO_DECIMALS} décimales")
    return ratio


def _whole(value: Any, code: str, expected: str, lowest: int, highest: int) -> int:
    if isinstance(value, str):
        digits = value.strip()
        plain = re.match(r"[0-9]{1,10}\Z", digits, re.ASCII)
        refuse(code, expected, f"écrire {digits} sans guillemets" if plain else None)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        refuse(code, expected, "l'écrire sans décimale" if isinstance(value, float) else None)
    number = Decimal(value)
    if not number.is_finite() or not lowest <= number <= highest or number != int(number):
        refuse(code, expected)
    return int(number)


def _count(value: Any) -> int:
    return _whole(value, "entier", f"un nombre entier entre 0 et {MAX_COUNT}", 0, MAX_COUNT)


def _year(value: Any) -> int:
    return _whole(value, "annee", "une année, comme 2026", 1900, 2200)


def _date(value: Any) -> date:
    expected = "une date AAAA-MM-JJ"
    if isinstance(value, str):
        value = _day(value, expected)
    if not isinstance(value, date) or isinstance(value, datetime):
        refuse("date", expected)
    if not FIRST_DAY <= value <= LAST_DAY:
        refuse("date", f"une date entre {FIRST_DAY.year} et {LAST_DAY.year}")
    return value


def _day(text: str, expected: str) -> date:
    french = re.match(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*\Z", text, re.ASCII)
    year, month, day = french.groups()[::-1] if french else ("", "", "")
    written = f"{year}-{month:0>2}-{day:0>2}" if french else text
    if not re.match(r"\d{4}-\d{2}-\d{2}\Z", written, re.ASCII):
        refuse("date", expected)
    try:
        read = date.fromisoformat(written)
    except ValueError:
        refuse("date", "une date qui existe, AAAA-MM-JJ")
    if french:
        refuse("date", expected, f"écrire {written}")
    return read


WORDS = dict.fromkeys(("oui", "vrai", "yes", "true"), "true") | dict.fromkeys(
    ("non", "faux", "no", "false"), "false"
)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    hint = WORDS.get(value.strip().lower()[:9]) if isinstance(value, str) else None
    refuse("oui-non", "true ou false", f"écrire {hint}" if hint else None)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        refuse("texte", "un texte")
    text = normalize("NFC", value).strip()
    if len(text) > MAX_TEXT:
        refuse("texte", f"un texte d'au plus {MAX_TEXT} caractères")
    if any(category(character) in _COMMANDS for character in text):
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
    if len(value) > MAX_ITEMS:
        refuse("liste", f"une liste d'au plus {MAX_ITEMS} éléments")
    choices = all(isinstance(item, str) for item in value)
    return tuple(dict.fromkeys(value)) if choices else tuple(value)


_NUMBER_SCHEMA = {"type": ["string", "number"], "pattern": r"^[-+]?[0-9]+(\.[0-9]+)?$"}
_POSITIVE_SCHEMA = {**_NUMBER_SCHEMA, "pattern": r"^\+?[0-9]+(\.[0-9]+)?$", "minimum": 0}
Money = Annotated[Decimal, BeforeValidator(_money), WithJsonSchema(_NUMBER_SCHEMA)]
PositiveMoney = Annotated[
    Decimal, BeforeValidator(_positive_money), WithJsonSchema(_POSITIVE_SCHEMA)
]
Ratio = Annotated[
    Decimal, BeforeValidator(_ratio), WithJsonSchema({**_POSITIVE_SCHEMA, "maximum": 1})
]
Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": MAX_COUNT}),
]
Year = Annotated[
    int,
    BeforeValidator(_year),
    WithJsonSchema({"type": "integer", "minimum": 1900, "maximum": 2200}),
]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Text = Annotated[
    str, BeforeValidator(_text), WithJsonSchema({"type": "string", "maxLength": MAX_TEXT})
]
Siren = Annotated[
    str,
    BeforeValidator(_siren),
    WithJsonSchema({"type": "string", "pattern": r"^\s*([0-9]\s*){9}$"}),
]
AsTuple = BeforeValidator(_items)
