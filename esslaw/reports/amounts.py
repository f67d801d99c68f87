"""Values said to people, by language: money, shares, dates, answers, choices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

from esslaw.facts.fact import Choice
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import Translate


def said_of(path: str, value: Any, kind: Kind, language: str, translate: Translate) -> str:
    """Return a value of the fact at a path; a value of a closed list is said by its label."""
    choices = fact_at(path).choices
    if choices is not None and isinstance(value, str):
        return translate(choices(value).label)  # type: ignore[call-arg]
    return said(value, kind, language, translate)


def said(value: Any, kind: Kind, language: str, translate: Translate) -> str:
    """Return a value in words and figures of a language; an absent one says so."""
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
        return format_date(value, "long", locale=language)
    if kind is Kind.MONEY:
        return format_currency(Decimal(value), "EUR", locale=language)
    if kind is Kind.RATIO:
        return format_percent(Decimal(value), "#,##0.##\xa0%", locale=language)
    if kind is Kind.NUMBER:
        return format_decimal(value, locale=language)
    return str(value)
