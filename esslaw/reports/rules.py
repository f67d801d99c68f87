"""A rule in sentences: what a version of a criterion asks, when it is in force, what was read.

Guarantees: every figure is that of a dated parameter, and is said with its name; nothing is said
that the version does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import Translate, sentence
from esslaw.reports.amounts import day, said
from esslaw.reports.terms import SIGNS, formula
from esslaw.reports.words import BETWEEN_DATES, COMPARISONS, inside, listed
from esslaw.rulebook.criteria import CriterionVersion, Parameter
from esslaw.rulebook.dated import Interval
from esslaw.rulebook.lists import Evidence
from esslaw.rulebook.terms import (
    Arithmetic,
    Comparison,
    Dated,
    LawNotFound,
    Leaf,
    Literal,
    Named,
    Operator,
    Quantity,
    Term,
    terms,
)

EVIDENCE = {
    Evidence.VERBATIM: sentence("lu mot à mot"),
    Evidence.TRANSLATION: sentence("lu dans une traduction"),
    Evidence.RECONSTRUCTED: sentence("établi par recoupement"),
    Evidence.UNVERIFIED: sentence("non trouvé"),
}
BODIES = {
    "all_of": sentence("Toutes ces conditions doivent être remplies :"),
    "any_of": sentence("Une seule de ces conditions suffit :"),
    "none_of": sentence("Aucune de ces conditions ne doit être remplie :"),
}
AT_LEAST = sentence("Au moins {n} de ces conditions doivent être remplies :")
ONE_OF_ALL = sentence("Cette condition doit être remplie :")
ONE_OF_NONE = sentence("Cette condition ne doit pas être remplie :")
ANSWER = sentence("La réponse à « {question} » est {reponse}.")
COMPARED = sentence("{grandeur} : {attendu}.")
NOT_FOUND = sentence("Le texte en vigueur n'a pas été trouvé, et cette condition reste inconnue.")
ONLY_IF = sentence("Cette règle ne s'applique que dans ce cas :")
VALUE = "{valeur} ({nom})"
ITS_VALUE = sentence("{nom} (sa valeur change avec la date)")
LAST_YEARS = sentence("Les montants sont la somme des derniers exercices clos ({nombre}).")
ALL_YEARS = sentence("Les montants sont la somme de tous les exercices clos.")
LAST_YEAR = sentence("Les montants sont ceux du dernier exercice clos.")
WINDOW = sentence("Les aides comptées vont de {depuis} à {jusqu_a}, ces deux jours compris.")
KEYED = sentence("« {chiffre} » se lit pour : {fait}.")
SINCE, FROM_TO = sentence("Depuis le {debut}"), sentence("Du {debut} au {fin}")
LATER = sentence("À partir du {debut}")
YEARS = sentence("{years} ans")
QUOTED = sentence("« {mots} »")
FORMULA_DATES = {
    Operator.LESS: sentence("avant {borne}"),
    Operator.AT_MOST: sentence("au plus tard {borne}"),
    Operator.MORE: sentence("après {borne}"),
    Operator.AT_LEAST: sentence("à partir de {borne}"),
}
"""What is said of a day that is itself computed: no article comes before it."""
LISTED = {
    Operator.CONTAINS: sentence("dont {borne}"),
    Operator.LACKS: sentence("sans {borne}"),
}


def period(days: Interval, read_on: date | None, language: str, _: Translate) -> str:
    """Return the days of an interval in words; `read_on` tells what was still to come."""
    start = day(days.start, language)
    if days.end is None:
        later = read_on is not None and days.start > read_on
        return _(LATER if later else SINCE).format(debut=start)
    return _(FROM_TO).format(debut=start, fin=day(days.end, language))


def figure(value: object, kind: Kind, language: str, _: Translate) -> str:
    """Return the value of a parameter in words."""
    if kind is Kind.YEARS:
        return _(YEARS).format(years=value)
    return said(value, kind, language, _)


def asks(
    version: CriterionVersion, parameters: Mapping[str, Parameter], language: str, _: Translate
) -> tuple[str, ...]:
    """Return what a version asks: sentences, the last of which ends with « : » before criteria."""
    if version.leaf is not None:
        return leaf_sentences(version.leaf, version.days, parameters, language, _)
    if len(version.children) == 1:
        return (_(ONE_OF_NONE if version.body == "none_of" else ONE_OF_ALL),)
    if version.body == "at_least":
        return (_(AT_LEAST).format(n=wanted(version, parameters, language, _)),)
    return (_(BODIES[version.body]),)


def wanted(
    version: CriterionVersion, parameters: Mapping[str, Parameter], language: str, _: Translate
) -> str:
    """Return how many children an `at_least` asks for."""
    if isinstance(version.count, int):
        return str(version.count)
    return _Sayer(version.days, parameters, language, _).in_force(version.count)


def leaf_sentences(
    leaf: Leaf, days: Interval, parameters: Mapping[str, Parameter], language: str, _: Translate
) -> tuple[str, ...]:
    """Return what a comparison asks, in sentences; the figures are those of an interval."""
    if isinstance(leaf, LawNotFound):
        return (_(NOT_FOUND), _(leaf.reason))
    say = _Sayer(days, parameters, language, _)
    left = leaf.left
    if left.kind is Kind.FLAG and isinstance(leaf.right, Literal):
        yes = (leaf.operator is Operator.EQUAL) is leaf.right.value
        question = formula(left, parameters, _)
        first = _(ANSWER).format(question=question, reponse=_("oui") if yes else _("non"))
    else:
        expected = _(_words(leaf)).format(borne=say.bound(leaf))
        first = _(COMPARED).format(grandeur=say.formula(left), attendu=expected)
    return (first[:1].upper() + first[1:], *dict.fromkeys(say.scopes(leaf)))


def _words(leaf: Comparison) -> str:
    """Return the words of a comparison, with a place for its bound."""
    if leaf.operator in LISTED:
        return LISTED[leaf.operator]
    if leaf.left.kind is Kind.DATE and leaf.operator in BETWEEN_DATES:
        computed = isinstance(leaf.right, Arithmetic)
        return (FORMULA_DATES if computed else BETWEEN_DATES)[leaf.operator]
    return COMPARISONS[leaf.operator]


@dataclass(frozen=True, slots=True)
class _Sayer:
    """Says the terms of a comparison over an interval."""

    days: Interval
    parameters: Mapping[str, Parameter]
    language: str
    say: Translate

    def formula(self, term: Term) -> str:
        """Return a term in words; inside a computation each part is quoted, a figure valued."""
        if not isinstance(term, Arithmetic):
            return formula(term, self.parameters, self.say)
        sides = (self.part(term.left, term), self.part(term.right, term))
        return f" {SIGNS[term.operator]} ".join(sides)

    def part(self, term: Term, around: Arithmetic) -> str:
        match term:
            case Arithmetic():
                words = self.formula(term)
                return f"({words})" if around.operator in "*/" else words
            case Literal():
                return said(term.value, Kind.NUMBER, self.language, self.say)
            case Dated(parameter=name, key=None) if self.values(name):
                quoted = self.say(QUOTED).format(mots=self.say(self.parameters[name].label))
                return VALUE.format(valeur=quoted, nom=self.in_force(name))
        return self.say(QUOTED).format(mots=formula(term, self.parameters, self.say))

    def bound(self, leaf: Comparison) -> str:
        """Return the right side of a comparison in words."""
        _, right = self.say, leaf.right
        if right is None:
            assert isinstance(leaf.left, Named)
            labels = {one.value: one.label for one in fact_at(leaf.left.name).choices or ()}
            quoted = (_(QUOTED).format(mots=_(labels[choice])) for choice in leaf.choices)
            return f" {_('ou')} ".join(quoted)
        match right:
            case Literal(value=value, kind=kind):
                return said(value, kind, self.language, _)
            case Dated(parameter=name, key=None):
                label = inside(_(self.parameters[name].label))
                if len(self.values(name)) == 1:
                    return VALUE.format(valeur=self.in_force(name), nom=label)
                return _(ITS_VALUE).format(nom=label)
            case Dated():
                return self.quoted(right)
        return self.formula(right) if isinstance(right, Arithmetic) else inside(self.formula(right))

    def scopes(self, leaf: Comparison) -> Iterator[str]:
        """Yield over which years, between which days and for which fact its terms are read."""
        _ = self.say
        for term in terms(leaf):
            match term:
                case Quantity(function="cumul", last=Dated(parameter=name)):
                    yield _(LAST_YEARS).format(nombre=self.in_force(name))
                case Quantity(function="cumul"):
                    yield _(ALL_YEARS)
                case Quantity(function="dernier"):
                    yield _(LAST_YEAR)
                case Quantity(since=since, until=until) if since is not None and until is not None:
                    yield _(WINDOW).format(depuis=self.quoted(since), jusqu_a=self.quoted(until))
                case Dated(parameter=name, key=Named(name=fact)):
                    label, whose = _(self.parameters[name].label), _(fact_at(fact).info.label)
                    yield _(KEYED).format(chiffre=label, fait=inside(whose))

    def quoted(self, term: Term) -> str:
        if isinstance(term, Arithmetic):
            return self.formula(term)
        return self.say(QUOTED).format(mots=self.formula(term))

    def values(self, name: str) -> list[object]:
        """Return the values of a parameter over the interval, each once."""
        met = (one for one in self.parameters[name].versions if _meet(one.days, self.days))
        return list(dict.fromkeys(one.value for one in met))

    def in_force(self, name: str) -> str:
        """Return the values of a parameter over the interval, in words."""
        parameter = self.parameters[name]
        said_ = [figure(one, parameter.kind, self.language, self.say) for one in self.values(name)]
        return listed(said_, self.say) if said_ else inside(self.say(parameter.label))


def _meet(one: Interval, other: Interval) -> bool:
    latest = max(one.start, other.start)
    return latest in one and latest in other
