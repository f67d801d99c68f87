"""What the making of a rulebook knows so far, and the defects found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from esslaw.rulebook import schema
from esslaw.rulebook.clause_schema import ClauseVersionDoc
from esslaw.rulebook.criteria import Parameter, Place, Reference, Source
from esslaw.rulebook.dated import Interval, intervals
from esslaw.rulebook.diagnostics import Diagnostic
from esslaw.rulebook.expressions import Names
from esslaw.rulebook.reading import Entry
from esslaw.rulebook.visa_schema import VisaVersionDoc
from esslaw.suggest import did_you_mean


@dataclass(slots=True)
class Building:
    """The work of making a rulebook: the names known, and the defects found.

    `unusable` are the identifiers of malformed entries: to name them is not a defect more.
    """

    diagnostics: list[Diagnostic]
    names: Names
    criteria: set[str]
    unusable: set[str]
    sources: dict[str, Source] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)

    def report(
        self, entry: Entry[Any], code: str, message: str, hint: str | None = None, *path: str | int
    ) -> None:
        """Record a defect of an entry, once, at the line of a part of it."""
        rule = getattr(entry.doc, "id", "")
        found = Diagnostic(entry.place.file, entry.line(*path), code, rule, message, hint)
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    def unique(self, entry: Entry[Any], known: Mapping[str, Any]) -> None:
        """Report an identifier that another entry of the same kind bears already."""
        if entry.doc.id in known:
            first: Place = known[entry.doc.id].place
            message = f"cet identifiant est déjà pris, {first.file}:{first.line}"
            self.report(entry, "duplicate-id", message)

    def not_a_fact(self, entry: Entry[Any]) -> None:
        """Report an identifier which a comparison would take for a fact."""
        if entry.doc.id in self.names.facts:
            message = "cet identifiant est celui d'un fait du vocabulaire"
            self.report(entry, "duplicate-id", message, "le faire précéder de son régime")

    def days(self, entry: Entry[Any]) -> list[Interval]:
        """Return the interval of each version, reporting those that are not in order."""
        docs: Sequence[schema.DatedDoc] = entry.doc.versions
        if len(docs) == 1 and docs[0].to is None:
            return [Interval(docs[0].from_)]
        days = intervals([(doc.from_, doc.to) for doc in docs])
        for rank, (doc, interval) in enumerate(zip(docs, days, strict=True)):
            before = days[rank - 1] if rank else None
            if doc.to is not None and doc.to < doc.from_:
                message = f"la version du {doc.from_} finit avant de commencer"
                hint = "to est le dernier jour en vigueur"
            elif before is not None and interval.start <= before.start:
                message = f"la version du {doc.from_} ne suit pas celle du {before.start}"
                hint = "ranger les versions par date"
            elif before is not None and before.end is not None and interval.start <= before.end:
                message = f"la version du {doc.from_} commence avant la fin de la précédente"
                hint = "arrêter la précédente la veille, ou la laisser sans to"
            else:
                continue
            self.report(entry, "overlapping-versions", message, hint, "versions", rank)
        return days

    def references(
        self, entry: Entry[Any], docs: Iterable[schema.ReferenceDoc] | None, *path: str | int
    ) -> tuple[Reference, ...]:
        """Return the references that a `source:` makes, reporting the unknown ones."""
        references = []
        for rank, doc in enumerate(docs or ()):
            source = self.sources.get(doc.article)
            if source is not None:
                references.append(Reference(source, doc.point))
            elif doc.article not in self.unusable:
                hint = did_you_mean(doc.article, self.sources)
                message = f"la source « {doc.article} » n'existe pas"
                self.report(entry, "unknown-source", message, hint, *path, rank, "article")
        return tuple(references)

    def own_references(
        self,
        entry: Entry[Any],
        doc: schema.CriterionVersionDoc
        | schema.FormalityVersionDoc
        | VisaVersionDoc
        | ClauseVersionDoc,
        rank: int,
    ) -> tuple[Reference, ...]:
        """Return the references of a version, or else those of its entry."""
        if doc.source is not None:
            return self.references(entry, doc.source, "versions", rank, "source")
        return self.references(entry, entry.doc.source, "source")

    def known_criterion(self, entry: Entry[Any], name: str, *path: str | int) -> None:
        """Report a name which is not that of a criterion."""
        if name not in self.criteria and name not in self.unusable:
            hint = did_you_mean(name, self.criteria)
            message = f"le critère « {name} » n'existe pas"
            self.report(entry, "unknown-criterion", message, hint, *path)
