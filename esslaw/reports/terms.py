"""What a comparison reads, in words: a fact by its label, a quantity by what it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from esslaw.facts.quantities import Bounds
from esslaw.facts.vocabulary import fact_at
from esslaw.i18n import Translate, sentence
from esslaw.reports.words import inside
from esslaw.rulebook.criteria import Parameter
from esslaw.rulebook.terms import (
    Arithmetic,
    Dated,
    Literal,
    Named,
    Quantity,
    Term,
    Today,
    YearEnd,
)

CAPITAL = sentence("Capital détenu ({qualities})")
WHOLE_CAPITAL = sentence("Capital de tous les associés")
ROWS = sentence("{table} : nombre")
ROWS_OF = sentence("{table} : nombre ({qualities})")
YESES = sentence("{column} (nombre de oui)")
AIDS = sentence("Aides de la période")
AIDS_OF = sentence("Aides de la période ({qualities})")
HIGHEST = sentence("{column} : la plus grande")
LOWEST = sentence("{column} : la plus petite")


SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
YEAR_END = sentence("fin de l'année : {day}")
TODAY = sentence("jour examiné")
AT_LEAST, AT_MOST = sentence("au moins {borne}"), sentence("au plus {borne}")
BETWEEN = sentence("entre {moins} et {plus}")


def formula(term: Term, parameters: Mapping[str, Parameter], _: Translate) -> str:
    """Return a term in words; the sides of a quotient that are sums stand in brackets."""

    def inner(side: Term, around: Arithmetic) -> str:
        words = formula(side, parameters, _)
        return f"({words})" if isinstance(side, Arithmetic) and around.operator in "*/" else words

    match term:
        case Arithmetic(operator=operator, left=left, right=right):
            return f"{inner(left, term)} {SIGNS[operator]} {inner(right, term)}"
        case Dated(parameter=name):
            return _(parameters[name].label)
        case Quantity() | Named():
            return name_of(term, _)
        case YearEnd(of=inside_it):
            return _(YEAR_END).format(day=formula(inside_it, parameters, _))
        case Today():
            return _(TODAY)
        case Literal(value=value):
            return str(value)


def within(bounds: Bounds, say: Callable[[Any], str], _: Translate) -> str:
    """Return in words what lies between bounds, one of which may be absent."""
    least, most = bounds
    if least is None or most is None:
        words, bound = (_(AT_MOST), most) if least is None else (_(AT_LEAST), least)
        return words.format(borne=say(bound))
    return _(BETWEEN).format(moins=say(least), plus=say(most))


def name_of(term: Named | Quantity, _: Translate) -> str:
    """Return what a fact or a quantity is called; the years that it is taken over are left out."""
    if isinstance(term, Named):
        return _(fact_at(term.name).info.label)
    label = _(fact_at(term.paths[0]).info.label)
    types = fact_at(f"{term.table}.{term.chosen_by}").choices if term.choices else None
    said = [inside(_(one.label)) for one in types or () if one.value in term.choices]
    qualities = ", ".join(said)
    match term.function:
        case "capital":
            return _(CAPITAL).format(qualities=qualities) if said else _(WHOLE_CAPITAL)
        case "compte" if term.column:
            return _(YESES).format(column=label)
        case "compte":
            table = _(fact_at(term.table).info.label)
            words = _(ROWS_OF) if said else _(ROWS)
            return words.format(table=table, qualities=qualities)
        case "aides":
            return _(AIDS_OF).format(qualities=qualities) if said else _(AIDS)
        case "plus_grand":
            return _(HIGHEST).format(column=label)
        case "plus_petit":
            return _(LOWEST).format(column=label)
    return label
