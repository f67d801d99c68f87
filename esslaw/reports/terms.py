"""What a comparison reads, in words: a fact by its label, a quantity by what it counts."""

from __future__ import annotations

from esslaw.facts.vocabulary import fact_at
from esslaw.i18n import Translate, sentence
from esslaw.reports.words import inside
from esslaw.rulebook.terms import Named, Quantity

CAPITAL = sentence("Capital détenu ({qualities})")
WHOLE_CAPITAL = sentence("Capital de tous les associés")
ROWS = sentence("{table} : nombre")
ROWS_OF = sentence("{table} : nombre ({qualities})")
YESES = sentence("{column} : nombre de oui")
HIGHEST = sentence("{column} : la plus grande")
LOWEST = sentence("{column} : la plus petite")


def name_of(term: Named | Quantity, _: Translate) -> str:
    """Return what a fact or a quantity is called; the years that it is taken over are left out."""
    if isinstance(term, Named):
        return _(fact_at(term.name).info.label)
    label = _(fact_at(term.paths[0]).info.label)
    types = fact_at(f"{term.table}.type").choices if term.choices else None
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
        case "plus_grand":
            return _(HIGHEST).format(column=label)
        case "plus_petit":
            return _(LOWEST).format(column=label)
    return label
