"""A fact in one cell of a table: what a spreadsheet holds, and the exact value that it says.

Guarantees: a blank and « ne sait pas » leave the fact unknown; choices are written by their name
or their label, capitals and accents aside; what is read in two ways is refused with both ways of
writing it. What `text_of` writes is read back as the same value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

from esslaw.facts import typed
from esslaw.facts.fact import Choice
from esslaw.facts.scalars import WORDS
from esslaw.facts.typed import Say
from esslaw.facts.vocabulary import Fact, Kind
from esslaw.suggest import nearest

Reader = Callable[[str], Any]
Near = Callable[[str, Iterable[str]], str | None]
BAR = " | "
"""What stands between the values of a list."""
MOST_TOLD = 8
"""How many values of a list are told where one of them is expected."""
_UNKNOWN = frozenset(
    {"ne sait pas", "je ne sais pas", "don t know", "i don t know", "do not know", "not known"}
)
_NONE = frozenset({"0", "aucun", "aucune", "none"})
_FRENCH_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?\Z")
"""What some programs add to a day."""
_ONE = re.compile(r"1([.,]0+)?")
_NOT_A_LETTER = re.compile(r"[^0-9a-z]+")


class Unreadable(ValueError):
    """A cell that says no value: what was expected, and perhaps a suggestion, as sentences."""

    def __init__(self, expected: str, suggestion: str | None = None) -> None:
        super().__init__(expected)
        self.expected, self.suggestion = expected, suggestion


@lru_cache(4096)  # the same names are looked up for each piece of a table
def fold(text: str) -> str:
    """Return a text without its capitals, accents and punctuation, to compare it.

    >>> fold("Société d’intérêt collectif") == fold("SOCIETE D'INTERET  COLLECTIF")
    True
    """
    plain = "".join(mark for mark in normalize("NFKD", text.casefold()) if not combining(mark))
    return _NOT_A_LETTER.sub(" ", plain).strip()


def reader(fact: Fact, _: Say = str, near: Near = nearest) -> Reader:
    """Return what reads a cell of a fact: its value, None where it is unknown.

    It raises `Unreadable`. The cell of a table itself says how many rows it has. `near` looks for
    the name that was meant, which takes longer than reading.
    """
    read = _readers(fact, _, near)

    def cell(text: str) -> Any:
        return None if not text or fold(text) in _UNKNOWN else read(text)

    return cell


def _readers(fact: Fact, _: Say, near: Near) -> Reader:
    match fact.kind:
        case Kind.FLAG:
            return lambda text: _flag(text, _)
        case Kind.DATE:
            return lambda text: _day(text, _)
        case Kind.CHOICE:
            known = _choices(fact, _)
            return lambda text: _choice(text, known, fact, _, near)
        case Kind.CHOICES:
            listed = _choices(fact, _)
            return lambda text: _listed(text, listed, fact, _, near)
        case Kind.TEXT:
            return lambda text: text
        case Kind.ROWS:
            return lambda text: _rows(text, _)
        case _:
            return lambda text: _number(text, fact.kind, _)


def _number(text: str, kind: Kind, _: Say) -> Any:
    if kind is Kind.RATIO and _ONE.fullmatch(text):
        one = _("« {typed} » se lit de deux façons : écrivez {percent} % ou {whole} %")
        raise Unreadable(form_of(kind, _), one.format(typed=text, percent=1, whole=100))
    try:
        return typed.value(text, kind, _)
    except typed.TwoWays as ambiguous:
        raise Unreadable(form_of(kind, _), str(ambiguous)) from None
    except ValueError:
        raise Unreadable(form_of(kind, _)) from None


def _flag(text: str, _: Say) -> bool:
    word = WORDS.get(fold(text))
    if word is None:
        raise Unreadable(form_of(Kind.FLAG, _))
    return word == "true"


def _day(text: str, _: Say) -> date:
    bare = _MIDNIGHT.sub("", text)
    french, iso = _FRENCH_DAY.fullmatch(bare), _ISO_DAY.fullmatch(bare)
    if french is None and iso is None:
        raise Unreadable(form_of(Kind.DATE, _))
    day, month, year = french.groups() if french else iso.groups()[::-1] if iso else ()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable(_("une date qui existe, JJ/MM/AAAA")) from None


def _rows(text: str, _: Say) -> int:
    if fold(text) in _NONE:
        return 0
    if not re.fullmatch(r"[0-9]{1,3}", text):
        raise Unreadable(form_of(Kind.ROWS, _))
    return int(text)


def _choices(fact: Fact, _: Say) -> Mapping[str, Choice]:
    """Return the values of a list by their name and their label, in French and as they are said."""
    known: dict[str, Choice] = {}
    for choice in fact.choices or ():
        for said in (choice.value, choice.label, _(choice.label)):
            known.setdefault(fold(said), choice)
    return known


def _choice(text: str, known: Mapping[str, Choice], fact: Fact, _: Say, near: Near) -> Choice:
    found = known.get(fold(text))
    if found is None:
        meant = near(fold(text), known)
        said = _("vouliez-vous dire « {nom} » ?")
        hint = said.format(nom=_(known[meant].label)) if meant else None
        raise Unreadable(_one_of(fact, _), hint)
    return found


def _listed(
    text: str, known: Mapping[str, Choice], fact: Fact, _: Say, near: Near
) -> tuple[Choice, ...]:
    if fold(text) in _NONE and fold(text) not in known:
        return ()
    names: list[str] = []
    for part in re.split(r"[|;\n]", text):
        whole = fold(part) in known or "," not in part
        names += [part] if whole else part.split(",")
    return tuple(_choice(name, known, fact, _, near) for name in names if name.strip())


def _one_of(fact: Fact, _: Say) -> str:
    labels = [_(choice.label) for choice in fact.choices or ()]
    if len(labels) > MOST_TOLD:
        return _("une valeur de la liste que donne le modèle")
    return _("une valeur parmi : {valeurs}").format(valeurs=BAR.join(labels))


def form_of(kind: Kind, _: Say = str) -> str:
    """Return what is to be written in a cell, in words; of a list, its separator only.

    >>> form_of(Kind.DATE)
    'une date JJ/MM/AAAA'
    """
    match kind:
        case Kind.MONEY:
            return _("un montant en euros, par exemple 230 000,00")
        case Kind.RATIO:
            return _("un pourcentage avec son signe, par exemple 66,5 %")
        case Kind.DATE:
            return _("une date JJ/MM/AAAA")
        case Kind.YEAR:
            return _("une année à quatre chiffres, comme 2025")
        case Kind.FLAG:
            return _("oui ou non")
        case Kind.ROWS:
            return _("un nombre de lignes, 0 s'il n'y en a aucune")
        case Kind.CHOICE:
            return _("une valeur de la liste")
        case Kind.CHOICES:
            return _("des valeurs de la liste, séparées par |, ou « aucun »")
        case Kind.TEXT:
            return _("un texte")
        case _:
            return _("un nombre entier")


def text_of(value: Any, kind: Kind, _: Say = str) -> str:
    """Return how a value is written in a cell, a blank where it is unknown.

    >>> from decimal import Decimal
    >>> text_of(Decimal("0.665"), Kind.RATIO), text_of((), Kind.CHOICES), text_of(True, Kind.FLAG)
    ('66,5 %', 'aucun', 'oui')
    """
    if value is None:
        return ""
    match kind:
        case Kind.FLAG:
            return _("oui") if value else _("non")
        case Kind.DATE:
            return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
        case Kind.CHOICE:
            return _(value.label)
        case Kind.CHOICES:
            return _listing(value, _)
        case Kind.RATIO:
            return f"{typed.text_of(value, kind, typed.COMMA).removesuffix(' %')} %"
        case Kind.MONEY:  # without the spaces that would make a text of it
            return typed.text_of(value, kind, typed.COMMA).replace(" ", "")
        case Kind.ROWS:
            return str(len(value))
        case _:
            return str(value)


def _listing(values: Iterable[Choice], _: Say) -> str:
    return BAR.join(_(choice.label) for choice in values) or _("aucun")
