"""A criterion as its page shows it: versions, figures, facts read, uses, cases that test it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from esslaw.facts.vocabulary import fact_at
from esslaw.fieldwork import DecidingCase, deciding_cases
from esslaw.i18n import sentence
from esslaw.location import checkout_folder
from esslaw.reports.amounts import day
from esslaw.reports.rules import ONLY_IF, asks, figure, leaf_sentences, period
from esslaw.reports.typography import typeset
from esslaw.reports.words import FORMALITIES, listed
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.criteria import Criterion, CriterionVersion, Parameter
from esslaw.rulebook.graph import leaves, parameters_named
from esslaw.rulebook.terms import facts_read
from esslaw.rulebook.uses import Uses, uses
from webform.language import Language
from webform.reference.articles import Cited, cited
from webform.words import FRENCH

CASES = "tests/cases"
SAID_VALUES = {
    True: sentence("remplie"),
    False: sentence("non remplie"),
    None: sentence("à compléter"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a page or a place of its own: its identifier and what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Conditioned:
    """The condition without which a version does not apply: sentences, or a criterion."""

    sentences: tuple[str, ...]
    criterion: Named | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version: its days, what it asks in sentences, the criteria that it names, its articles."""

    period: str
    label: str
    only_if: Conditioned | None
    asks: tuple[str, ...]
    children: tuple[Named, ...]
    by: str
    factors: tuple[str, ...]
    note: str
    cited: tuple[Cited, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of a parameter: its days, its articles, its day of publication, a note."""

    period: str
    value: str
    cited: tuple[Cited, ...]
    published: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A parameter and its values, the last one first; `summed` says what a yearly one adds up."""

    id: str
    label: str
    summed: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact that a criterion reads, and where a person finds it."""

    path: str
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case that a criterion must decide, with the value that it must have there."""

    file: str
    title: str
    days: str
    value: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """All that is said of a criterion. `tested` is None where no folder of cases is at hand."""

    id: str
    label: str
    file: str
    versions: tuple[Version, ...]
    figures: tuple[Figures, ...]
    facts: tuple[FactRead, ...]
    regimes: tuple[Named, ...]
    answers: tuple[Named, ...]
    above: tuple[Named, ...]
    conditioned: tuple[Named, ...]
    formalities: tuple[tuple[str, tuple[str, ...]], ...]
    visas: int
    terms: tuple[Named, ...]
    tested: tuple[Case, ...] | None


def rule_page(criterion: Criterion, law: Rulebook, _: Language) -> RulePage:
    """Return what is said of a criterion."""
    used = _uses(law)[criterion.id]
    last = criterion.versions[-1]
    return RulePage(
        id=criterion.id,
        label=_(last.label),
        file=criterion.place.file,
        versions=tuple(_version(one, law, _) for one in reversed(criterion.versions)),
        figures=tuple(
            _figures(law.parameters[name], law, _) for name in _parameters(criterion, law)
        ),
        facts=tuple(_facts(criterion, _)),
        regimes=tuple(Named(name, _(law.regimes[name].label)) for name in used.regimes),
        answers=tuple(
            Named(name, _(law.regimes[name].label))
            for name in used.regimes
            if law.regimes[name].goal == criterion.id
        ),
        above=_criteria(used.criteria, law, _),
        conditioned=_criteria(used.conditioned, law, _),
        formalities=tuple(_formalities(used, law, _)),
        visas=len(used.visas),
        terms=tuple(Named(name, _(law.glossary[name].term)) for name in used.terms),
        tested=_tested(criterion, _),
    )


@lru_cache(maxsize=4)
def _uses(law: Rulebook) -> Mapping[str, Uses]:
    return uses(law)


def _criteria(names: tuple[str, ...], law: Rulebook, _: Language) -> tuple[Named, ...]:
    return tuple(Named(name, _(law.criteria[name].versions[-1].label)) for name in names)


def _version(version: CriterionVersion, law: Rulebook, _: Language) -> Version:
    said = asks(version, law.parameters, _.code, _.translate)
    appreciation = version.appreciation
    return Version(
        period=_(period(version.days, law.read_on, _.code, _.translate)),
        label=_(version.label),
        only_if=_condition(version, law, _),
        asks=tuple(_(one) for one in said),
        children=_criteria(version.children, law, _),
        by=_(appreciation.by) if appreciation else "",
        factors=tuple(_(one) for one in appreciation.factors) if appreciation else (),
        note=_(version.note) if version.note else "",
        cited=tuple(cited(one, version.days.start, _) for one in version.references),
        written=_written(version),
    )


def _condition(version: CriterionVersion, law: Rulebook, _: Language) -> Conditioned | None:
    condition = version.condition
    if condition is None:
        return None
    if condition.leaf is not None:
        said = leaf_sentences(condition.leaf, version.days, law.parameters, _.code, _.translate)
        return Conditioned((_(ONLY_IF), *(_(one) for one in said)), None)
    assert condition.criterion is not None
    words = sentence("Cette règle ne s'applique que si cette condition n'est pas remplie :")
    first = (
        words
        if condition.negated
        else sentence("Cette règle ne s'applique que si cette condition est remplie :")
    )
    (named,) = _criteria((condition.criterion,), law, _)
    return Conditioned((_(first),), named)


def _written(version: CriterionVersion) -> str:
    """Return the body of a version as a rule document writes it."""
    if version.text is not None:
        return f"{version.body}: {version.text}"
    if version.body == "law_not_found":
        return version.body
    names = "".join(f"\n  - {name}" for name in version.children)
    return f"{version.body}: {version.count or ''}".rstrip() + names


def _parameters(criterion: Criterion, law: Rulebook) -> list[str]:
    """Return the parameters that a criterion reads, each followed by the one it sums."""
    names = [name for version in criterion.versions for name in parameters_named(version)]
    both = [one for name in names for one in (name, law.parameters[name].monthly) if one]
    return list(dict.fromkeys(both))


def _figures(parameter: Parameter, law: Rulebook, _: Language) -> Figures:
    monthly = law.parameters[parameter.monthly] if parameter.monthly else None
    summed = ""
    if monthly is not None:
        summed = _("Somme, sur l'année civile, des douze mois de « {figure} ».").format(
            figure=_.translate(monthly.label)
        )
    return Figures(
        id=parameter.id,
        label=_(parameter.label),
        summed=" ".join(filter(None, [_(summed), _(parameter.caveat or "")])),
        values=tuple(
            Figure(
                period=_(period(one.days, law.read_on, _.code, _.translate)),
                value=_(figure(one.value, parameter.kind, _.code, _.translate)),
                cited=tuple(cited(reference, one.days.start, _) for reference in one.references),
                published=_(day(one.journal_officiel, _.code)) if one.journal_officiel else "",
                note=_(one.note) if one.note else "",
            )
            for one in reversed(parameter.versions)
        ),
    )


def _facts(criterion: Criterion, _: Language) -> Iterator[FactRead]:
    read = (
        path
        for version in criterion.versions
        for leaf in leaves(version)
        for path in facts_read(leaf)
    )
    for path in dict.fromkeys(read):
        info = fact_at(path).info
        yield FactRead(path, _(info.label), _(info.help))


def _formalities(used: Uses, law: Rulebook, _: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the formalities that a criterion calls for, kind by kind."""
    for kind, title in FORMALITIES.items():
        called = [law.formalities[name] for name in used.formalities]
        labels = tuple(_(one.versions[-1].label) for one in called if one.kind is kind)
        if labels:
            yield _(title), labels


def _tested(criterion: Criterion, _: Language) -> tuple[Case, ...] | None:
    cases = _cases()
    if cases is None:
        return None
    return tuple(
        Case(one.file, typeset(one.title, FRENCH), _(_days(one.days, _)), _(SAID_VALUES[one.value]))
        for one in cases.get(criterion.id, ())
    )


def _days(days: tuple[date, ...], _: Language) -> str:
    return listed((day(one, _.code) for one in days), _.translate)


@lru_cache(maxsize=1)
def _cases() -> Mapping[str, tuple[DecidingCase, ...]] | None:
    """Return the cases of a checkout by the criterion that they must see decide."""
    folder = checkout_folder(CASES)
    return deciding_cases(folder) if folder is not None else None
