"""The graph of a regime: its outline on a day in words, drawn and listed, and the days to choose.

Guarantees: the drawing and the list say the same; a date that cannot be read is refused with a
sentence, and nothing is drawn for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from esslaw.i18n import sentence
from esslaw.reports.amounts import day
from esslaw.reports.drawings.graph import graph
from esslaw.reports.outline import Addresses, Twig, in_words
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Regime
from esslaw.rulebook.dated import edges
from esslaw.rulebook.graph import reachable
from esslaw.rulebook.outline import outline
from webform.language import Language

MOST = 64
"""The boxes that a drawing may have and still be read."""
TITLE = sentence("Graphe des conditions : {label}")
ABOUT = sentence(
    "De gauche à droite, chaque critère puis ce qu'il demande, au {jour}. Un trait plein joint "
    "des conditions toutes demandées, un trait pointillé des conditions dont une suffit, un trait "
    "barré des conditions dont aucune ne doit être remplie. La liste de cette page dit la même "
    "chose."
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_FRENCH = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of law that may be chosen: how an address writes it, and how it is said."""

    iso: str
    said: str


@dataclass(frozen=True, slots=True)
class GraphPage:
    """The outline of a regime, or of a criterion of it, on a day.

    `twig` and `drawing` are absent where nothing is in force on that day; `root` names the
    criterion which the outline starts from, if it is not the answer of the regime.
    """

    regime: str
    label: str
    question: str
    before: str
    on: Day
    covered: bool
    root: str
    twig: Twig | None
    drawing: str
    days: tuple[Day, ...]


def read_day(text: str, _: Language) -> date:
    """Return the date that a person typed, ISO or French; raise `ValueError` with a sentence."""
    text = text.strip()
    iso, french = _ISO.fullmatch(text), _FRENCH.fullmatch(text)
    try:
        if iso is not None:
            return date(*(int(one) for one in iso.groups()))
        if french is not None:
            in_day, month, year = (int(one) for one in french.groups())
            return date(year, month, in_day)
    except ValueError:
        raise ValueError(_("Indiquez une date qui existe")) from None
    raise ValueError(_("Écrivez la date comme 2025-12-31 ou 31/12/2025"))


def graph_page(
    regime: Regime,
    root: str,
    on: date,
    law: Rulebook,
    addresses: Addresses,
    _: Language,
) -> GraphPage:
    """Return the outline of a regime from a criterion on."""
    found = outline(law, root, on, MOST)
    twig = in_words(found, law.parameters, addresses, _.code, _) if found else None
    label, said = _(regime.label), _(day(on, _.code))
    about = _(_.translate(ABOUT).format(jour=said))
    titled = law.criteria[root].versions[-1].label if root != regime.goal else regime.label
    title = _(TITLE).format(label=_(titled))
    return GraphPage(
        regime=regime.id,
        label=label,
        question=_(regime.question),
        before=_(regime.before),
        on=Day(on.isoformat(), said),
        covered=on >= regime.covered_from,
        root="" if root == regime.goal else _(titled),
        twig=twig,
        drawing=graph(twig, title, about) if twig else "",
        days=tuple(Day(one.isoformat(), _(day(one, _.code))) for one in _edges(regime, law)),
    )


@lru_cache(maxsize=64)
def _edges(regime: Regime, law: Rulebook) -> tuple[date, ...]:
    """Return the days on which what a regime asks changes, from the first one it covers."""
    days = {regime.covered_from}
    for name in reachable(law, [regime.goal]):
        days.update(one for one in edges(law.criteria[name].versions) if one > regime.covered_from)
    return tuple(sorted(days))
