"""From documents to the law: names resolved, expressions typed, versions made disjoint.

Guarantees: every defect of meaning inside an entry is reported with its line; an entry with a
defect is left out, and what refers to it is reported too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from esslaw.facts.vocabulary import Fact, Kind, vocabulary
from esslaw.rulebook import schema
from esslaw.rulebook.criteria import (
    Appreciation,
    Condition,
    Criterion,
    CriterionVersion,
    Formality,
    FormalityVersion,
    Parameter,
    ParameterVersion,
    Place,
    Reference,
    Regime,
    Rulebook,
    Source,
    SourceVersion,
)
from esslaw.rulebook.dated import Interval, intervals
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.expressions import ExpressionError, parse
from esslaw.rulebook.links import link
from esslaw.rulebook.reading import Documents, Entry
from esslaw.rulebook.terms import Comparison, LawNotFound, Leaf
from esslaw.suggest import did_you_mean

LISTS = ("all_of", "any_of", "none_of")
LEAVES = ("holds_if", "fact", "law_not_found")
UNITS = {"money": Kind.MONEY, "ratio": Kind.RATIO, "number": Kind.NUMBER, "years": Kind.YEARS}


@dataclass(slots=True)
class Building:
    """The work of making a rulebook: what is known so far, and the defects found."""

    diagnostics: list[Diagnostic]
    facts: Mapping[str, Fact]
    kinds: dict[str, Kind]
    criteria: set[str]
    sources: dict[str, Source]

    def report(
        self, entry: Entry[Any], code: str, message: str, hint: str | None = None, *path: str | int
    ) -> None:
        """Record a defect of an entry, at the line of a part of it."""
        self.diagnostics.append(
            Diagnostic(
                entry.place.file,
                entry.line(*path),
                code,
                getattr(entry.doc, "id", ""),
                message,
                hint,
            )
        )


def build(documents: Documents) -> tuple[Rulebook, list[Diagnostic]]:
    """Return the rulebook that the documents make, and every defect found on the way."""
    entries = documents.entries
    building = Building(
        documents.diagnostics,
        vocabulary(),
        {entry.doc.id: UNITS[entry.doc.unit] for entry in entries["parameters"]},
        {entry.doc.id for entry in entries["criteria"]},
        {},
    )
    for entry in entries["sources"]:
        _unique(building, entry, building.sources)
        building.sources[entry.doc.id] = _source(building, entry)
    parameters = _all(building, entries["parameters"], _parameter)
    criteria = _all(building, entries["criteria"], _criterion)
    formalities = _all(building, entries["formalities"], _formality)
    regimes = _all(building, entries["regime"], _regime)
    own = next((entry.doc for entry in entries["rulebook"]), None)
    rulebook = Rulebook(
        own.version if own else "",
        own.read_on if own else None,
        documents.digest,
        building.sources,
        parameters,
        criteria,
        formalities,
        regimes,
    )
    return rulebook, building.diagnostics


def _all(building: Building, entries: Iterable[Entry[Any]], make: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for entry in entries:
        _unique(building, entry, made)
        made[entry.doc.id] = make(building, entry)
    return made


def _unique(building: Building, entry: Entry[Any], known: Mapping[str, Any]) -> None:
    if entry.doc.id in known:
        first: Place = known[entry.doc.id].place
        building.report(
            entry, "duplicate-id", f"cet identifiant est déjà pris, {first.file}:{first.line}"
        )


def _days(building: Building, entry: Entry[Any]) -> list[Interval]:
    versions: Sequence[schema.DatedDoc] = entry.doc.versions
    days = intervals([(version.from_, version.to) for version in versions])
    for rank, interval in enumerate(days):
        before = days[rank - 1] if rank else None
        ends_before_it_starts = interval.end is not None and interval.end < interval.start
        if ends_before_it_starts or (
            before and (before.end is None or interval.start <= before.end)
        ):
            building.report(
                entry,
                "overlapping-versions",
                f"la version du {interval.start} chevauche une autre version ou finit avant de commencer",
                "ranger les versions par date, sans jour commun",
                "versions",
                rank,
            )
    return days


def _source(building: Building, entry: Entry[schema.SourceDoc]) -> Source:
    doc = entry.doc
    versions = tuple(
        SourceVersion(
            days,
            version.identifier,
            version.evidence,
            version.caveat,
            link(doc, version.identifier),
        )
        for days, version in zip(_days(building, entry), doc.versions, strict=True)
    )
    if doc.text_identifier is None and any(
        v.identifier is None and v.url is None for v in versions
    ):
        building.report(
            entry,
            "source-without-identifier",
            "une version n'a ni identifiant ni lien, et le texte non plus",
            "donner text_identifier, ou l'identifiant de la version",
        )
    return Source(doc.id, doc.text, doc.article, versions, entry.place)


def _references(
    building: Building, entry: Entry[Any], docs: Iterable[schema.ReferenceDoc], *path: str | int
) -> tuple[Reference, ...]:
    references = []
    for doc in docs:
        source = building.sources.get(doc.article)
        if source is None:
            hint = did_you_mean(doc.article, building.sources)
            message = f"la source « {doc.article} » n'existe pas"
            building.report(entry, "unknown-source", message, hint, *path)
        else:
            references.append(Reference(source, doc.point))
    return tuple(references)


def _parameter(building: Building, entry: Entry[schema.ParameterDoc]) -> Parameter:
    doc = entry.doc
    kind = UNITS[doc.unit]
    yearly = doc.calendar_year
    if yearly is not None and yearly.of not in building.kinds:
        hint = did_you_mean(yearly.of, building.kinds)
        building.report(entry, "unknown-name", f"« {yearly.of} » n'est pas un paramètre", hint)
    if (yearly is None) == (not doc.versions):
        building.report(entry, "body-count", "un paramètre a des versions, ou une année civile")
    versions = tuple(
        ParameterVersion(
            days,
            version.value,
            _references(building, entry, version.source, "versions", rank, "source"),
            version.journal_officiel,
            version.note,
        )
        for rank, (days, version) in enumerate(
            zip(_days(building, entry), doc.versions, strict=True)
        )
    )
    monthly, until, caveat = (yearly.of, yearly.until, yearly.caveat) if yearly else (None,) * 3
    return Parameter(doc.id, doc.label, kind, versions, entry.place, monthly, until, caveat)


def _criterion(building: Building, entry: Entry[schema.CriterionDoc]) -> Criterion:
    doc = entry.doc
    versions = tuple(
        _criterion_version(building, entry, rank, days, version)
        for rank, (days, version) in enumerate(
            zip(_days(building, entry), doc.versions, strict=True)
        )
    )
    return Criterion(doc.id, doc.label, versions, entry.place)


def _criterion_version(
    building: Building,
    entry: Entry[schema.CriterionDoc],
    rank: int,
    days: Interval,
    doc: schema.CriterionVersionDoc,
) -> CriterionVersion:
    at = ("versions", rank)
    bodies = [name for name in (*LISTS, "at_least", *LEAVES) if getattr(doc, name) is not None]
    if len(bodies) != 1:
        said = ", ".join(bodies) or "aucun"
        building.report(
            entry, "body-count", f"un seul corps est attendu, trouvé : {said}", None, *at
        )
    body = bodies[0] if bodies else "all_of"
    children: Sequence[str] = ()
    count = 0
    if body in LISTS:
        children = getattr(doc, body) or ()
    elif doc.at_least is not None:
        children, count = doc.at_least.of, doc.at_least.n
        if count > len(children):
            building.report(entry, "at-least-too-many", f"{count} sur {len(children)}", None, *at)
    for child in children:
        _known_criterion(building, entry, child, *at, body)
    references = doc.source if doc.source is not None else entry.doc.source
    if not references:
        building.report(entry, "no-source", "un critère cite toujours un article", None, *at)
    return CriterionVersion(
        days,
        doc.label or entry.doc.label,
        _references(building, entry, references or (), *at, "source"),
        body,
        tuple(children),
        count,
        _leaf(building, entry, doc, body, *at),
        doc.holds_if or doc.fact,
        _condition(building, entry, doc.applies_if, *at, "applies_if"),
        Appreciation(doc.appreciation.by, tuple(doc.appreciation.factors))
        if doc.appreciation
        else None,
        doc.note,
        Place(entry.place.file, entry.line(*at)),
    )


def _leaf(
    building: Building,
    entry: Entry[Any],
    doc: schema.CriterionVersionDoc,
    body: str,
    *at: str | int,
) -> Leaf | None:
    if body not in LEAVES:
        return None
    if doc.law_not_found is not None:
        return LawNotFound(doc.law_not_found)
    return _comparison(building, entry, doc.holds_if or doc.fact or "", *at, body)


def _comparison(
    building: Building, entry: Entry[Any], text: str, *at: str | int
) -> Comparison | None:
    try:
        return parse(text, building.facts, building.kinds)
    except ExpressionError as error:
        building.report(entry, error.code, str(error), error.suggestion, *at)
        return None


def _condition(
    building: Building, entry: Entry[Any], text: str | None, *at: str | int
) -> Condition | None:
    if text is None:
        return None
    negated = text.startswith("not ")
    name = text.removeprefix("not ").strip()
    if name in building.criteria:
        return Condition(None, name, negated)
    return Condition(_comparison(building, entry, text, *at), None, False)


def _known_criterion(building: Building, entry: Entry[Any], name: str, *at: str | int) -> None:
    if name not in building.criteria:
        hint = did_you_mean(name, building.criteria)
        building.report(
            entry, "unknown-criterion", f"le critère « {name} » n'existe pas", hint, *at
        )


def _formality(building: Building, entry: Entry[schema.FormalityDoc]) -> Formality:
    doc = entry.doc
    versions = []
    for rank, (days, version) in enumerate(zip(_days(building, entry), doc.versions, strict=True)):
        when = tuple(
            (text.removeprefix("not ").strip(), not text.startswith("not "))
            for text in version.when
        )
        for name, _ in when:
            _known_criterion(building, entry, name, "versions", rank, "when")
        references = version.source if version.source is not None else doc.source
        versions.append(
            FormalityVersion(
                days,
                version.label or doc.label,
                _references(building, entry, references or (), "versions", rank),
                when,
                version.note,
            )
        )
    return Formality(doc.id, doc.regime, doc.kind, tuple(versions), entry.place)


def _regime(building: Building, entry: Entry[schema.RegimeDoc]) -> Regime:
    doc = entry.doc
    _known_criterion(building, entry, doc.goal, "goal")
    return Regime(
        doc.id, doc.label, doc.question, doc.goal, doc.covered_from, doc.before, entry.place
    )
