"""What a view says of itself before it begins: the law, the columns, what is to be verified.

Guarantees: every line is a comment, whatever a label holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from esslaw.advice.caveats import LATER, Caveat, of_citation
from esslaw.database.asking import Asked
from esslaw.engines.table.columns import LEAST_END, MOST_END
from esslaw.engines.table.sql import Natural, Query
from esslaw.i18n import Translate, sentence
from esslaw.logic.nodes import Program, Test
from esslaw.problems import printable
from esslaw.reports.words import DISCLAIMER
from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.terms import LawNotFound, parameters_read
from esslaw.version import VERSION

HEAD = sentence("esslaw {version} ; régime {regime} : {label}")
LAW = sentence("Droit au {day} ; recueil {version}, empreinte {digest}")
UNKNOWN = sentence(
    "NULL est « on ne sait pas », jamais non ni zéro ; une colonne que la table n'a pas est NULL."
)
READ = sentence("Colonnes lues dans {table} :")
ABSENT = sentence("la table n'a pas cette colonne")
TO_VERIFY = sentence("Textes à vérifier :")
NONE_TO_VERIFY = sentence("Tous les textes cités ont été lus mot à mot.")
LEAST = sentence("au moins")
MOST = sentence("au plus")
FUNCTIONS = {
    "nombre": sentence("nombre d'exercices clos"),
    "dernier": sentence("dernier exercice clos"),
    "cumul": sentence("somme sur les exercices clos"),
    "compte": sentence("nombre de lignes"),
    "capital": sentence("somme du capital"),
    "plus_grand": sentence("plus grande valeur"),
    "plus_petit": sentence("plus petite valeur"),
    "aides": sentence("somme des aides"),
}
LAST_YEARS = sentence("les {number} derniers")


def comments(lines: Iterable[str]) -> str:
    r"""Return lines as comments of SQL.

    >>> comments(["Un libellé\nDROP TABLE x", ""])
    '-- Un libellé\n-- DROP TABLE x\n--\n'
    """
    parts = (part for line in lines for part in line.splitlines() or [""])
    return "".join(f"-- {printable(part)}".rstrip() + "\n" for part in parts)


def heading(asked: Asked, query: Query, _: Translate) -> Iterator[str]:
    """Yield what is said of a view: its law, its columns, what is to be verified."""
    law, regime = asked.rulebook, asked.regime
    yield _(HEAD).format(version=VERSION, regime=regime.id, label=_(regime.label))
    yield _(LAW).format(day=asked.on.isoformat(), version=law.version, digest=law.digest)
    yield _(DISCLAIMER)
    yield ""
    yield _(UNKNOWN)
    yield _(READ).format(table=".".join(asked.table))
    for one in query.columns:
        note = "" if one.name in query.given else f" ({_(ABSENT)})"
        sql = asked.dialect.text(asked.dialect.type_of(one.type))
        yield f"  {one.name} {sql} : {described(one, _)}{note}"
    yield ""
    caveats = [*to_verify(law, query.program, asked)]
    yield _(TO_VERIFY) if caveats else _(NONE_TO_VERIFY)
    for caveat in caveats:
        cited = caveat.citation
        place = "" if cited is None else f"{_(cited.text)}, {_(cited.article)} : "
        yield f"  {place}{caveat.said(_)}"


def described(one: Natural, _: Translate) -> str:
    """Return what a column says, in words: its label and its unit; what is counted of rows."""
    fact, term = one.fact, one.column.quantity
    label, unit = _(fact.info.label), _(fact.info.unit.label)
    if term is None:
        return f"{label} ({unit})"
    said = [_(FUNCTIONS[term.function])]
    if one.column.last is not None:
        said.append(_(LAST_YEARS).format(number=one.column.last))
    if term.choices:
        said.append(" | ".join(term.choices))
    if term.since is not None and term.until is not None:
        said.append(one.column.name.partition("(")[2].rpartition(")")[0])
    ends = {LEAST_END: LEAST, MOST_END: MOST}
    if one.column.end:
        said.append(_(ends[one.column.end]))
    return f"{label} ({unit}) : {', '.join(said)}"


def to_verify(rulebook: Rulebook, program: Program, asked: Asked) -> Iterator[Caveat]:
    """Yield the texts on which the rules rest and that were not read word for word, each once."""
    if rulebook.read_on is not None and asked.on > rulebook.read_on:
        yield Caveat(None, LATER)
    seen: set[tuple[str, str]] = set()
    for caveat in _caveats(rulebook, program, asked):
        cited = caveat.citation
        key = ("" if cited is None else cited.source, caveat.reason)
        if key not in seen:
            seen.add(key)
            yield caveat


def _caveats(rulebook: Rulebook, program: Program, asked: Asked) -> Iterator[Caveat]:
    for node in program.nodes:
        cited = node.criterion.citations if node.criterion else ()
        if isinstance(node, Test):
            if isinstance(node.comparison, LawNotFound):
                yield Caveat(None, node.comparison.reason)
            for dated in parameters_read(node.comparison):
                figure = rulebook.parameters[dated.parameter]
                versions = figure.versions
                if figure.monthly is not None:
                    versions = rulebook.parameters[figure.monthly].versions
                references = [one for version in versions for one in version.references]
                cited = (*cited, *(one.at(asked.on) for one in references))
                if figure.caveat is not None and references:
                    yield Caveat(references[-1].at(asked.on), figure.caveat)
        for citation in cited:
            caveat = of_citation(citation)
            if caveat is not None:
                yield caveat
