"""Values said to people, by language: money, shares, dates, answers, choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from esslaw.facts.fact import Choice
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import SOURCE, Translate

LOCALES = {"en": "en_GB"}


def told_apart(
    value: Any, bounds: Sequence[Any], say: Callable[[Any, int], str]
) -> tuple[str, list[str]]:
    """Return a value and its bounds in words, with the decimals it takes to see they differ."""
    for digits in range(0, 40, 2):
        words, others = say(value, digits), [say(bound, digits) for bound in bounds]
        if value in bounds or words not in others:
            break
    return words, others


def said_of(
    path: str, value: Any, kind: Kind, language: str, translate: Translate, *, digits: int = 0
) -> str:
    """Return a value of the fact at a path; a value of a closed list is said by its label."""
    choices = fact_at(path).choices
    if choices is not None and isinstance(value, str):
        return translate(choices(value).label)  # type: ignore[call-arg]
    return said(value, kind, language, translate, digits=digits)


def day(value: date, language: str) -> str:
    """Return a date in full; French law writes the first of a month « 1er »."""
    written = format_date(value, "long", locale=LOCALES.get(language, language))
    return f"1er{written[1:]}" if language == SOURCE and value.day == 1 else written


def said(value: Any, kind: Kind, language: str, translate: Translate, *, digits: int = 0) -> str:
    """Return a value in words and figures of a language; an absent one says so.

    `digits` asks for more decimals than usual.
    """
    if value is None:
        return translate("non renseigné")
    if isinstance(value, bool):
        return translate("oui") if value else translate("non")
    if isinstance(value, Choice):
        return translate(value.label)
    if isinstance(value, tuple):
        if kind is Kind.CHOICES:
            return ", ".join(said(item, kind, language, translate) for item in value) or "—"
        return str(len(value))
    if isinstance(value, date):
        return day(value, language)
    locale = LOCALES.get(language, language)
    if kind is Kind.MONEY:
        pattern = "¤#,##0.00" if language == "en" else "#,##0.00\xa0¤"
        pattern = pattern.replace("0.00", f"0.00{'#' * digits}")
        return format_currency(Decimal(value), "EUR", pattern, locale, currency_digits=False)
    if kind is Kind.RATIO:
        pattern = f"#,##0.##{'#' * digits}{'' if language == 'en' else chr(160)}%"
        return format_percent(Decimal(value), pattern, locale=locale)
    if kind is Kind.NUMBER:
        return format_decimal(value, locale=language)
    return str(value)
