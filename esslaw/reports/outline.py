"""An outline of the law in words: what a drawing and a nested list say alike.

Guarantees: the words are those of the version in force on the day of the outline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from esslaw.i18n import Translate, sentence
from esslaw.reports.rules import wanted
from esslaw.reports.words import cited
from esslaw.rulebook.criteria import Citation, Parameter
from esslaw.rulebook.outline import Branch
from esslaw.rulebook.terms import LawNotFound

ONLY_IF, UNLESS = sentence("seulement si"), sentence("sauf si")
JOINED = {
    "all_of": sentence("toutes"),
    "any_of": sentence("l'une suffit"),
    "none_of": sentence("aucune"),
}
AT_LEAST = sentence("{n} au moins")
APPRECIATED = sentence("à apprécier")
NOT_FOUND = sentence("texte non trouvé")
TOLD = sentence("voir plus haut")
HIDDEN, HIDDEN_ONE = sentence("{n} autres critères dessous"), sentence("un autre critère dessous")


@dataclass(frozen=True, slots=True)
class Twig:
    """A criterion of an outline in words.

    `role` is how it stands to its parent, if not as one of what is asked; `joined` how what is
    below it is joined, `body` the kind of its version; `article` may be empty. `told` and `hidden`
    are those of the branch, the second in words; `address` leads to the criterion, `deeper` to
    its own outline where something is hidden.
    """

    id: str
    label: str
    article: str
    role: str
    joined: str
    body: str
    marks: tuple[str, ...]
    told: str
    hidden: str
    address: str
    deeper: str
    children: tuple[Twig, ...]

    def __iter__(self) -> Iterator[Twig]:
        """Yield the twig, then all those below it, in order."""
        yield self
        for child in self.children:
            yield from child


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a criterion is shown, and where an outline of it is."""

    rule: Callable[[str], str]
    outline: Callable[[str], str]


def in_words(
    branch: Branch,
    parameters: Mapping[str, Parameter],
    addresses: Addresses,
    language: str,
    _: Translate,
    around: str = "",
) -> Twig:
    """Return an outline in the words of a language.

    The text of law of the branch `around` it is not said again.
    """
    version = branch.version
    citations = [reference.at(version.days.start) for reference in version.references]
    marks = [_(APPRECIATED)] if version.appreciation is not None else []
    marks += [_(NOT_FOUND)] if isinstance(version.leaf, LawNotFound) else []
    roles = {None: "", True: _(ONLY_IF), False: _(UNLESS)}
    asked = [child for child in branch.children if child.only_if is None]
    return Twig(
        id=branch.name,
        label=_(version.label),
        article=_article(citations[0], around, _) if citations else "",
        role=roles[branch.only_if],
        joined=_joined(branch, parameters, language, _) if asked else "",
        body=version.body,
        marks=tuple(marks),
        told=_(TOLD) if branch.told else "",
        hidden=_hidden(branch.hidden, _),
        address=addresses.rule(branch.name),
        deeper=addresses.outline(branch.name) if branch.hidden else "",
        children=tuple(
            in_words(
                child, parameters, addresses, language, _, citations[0].text if citations else ""
            )
            for child in branch.children
        ),
    )


def _article(citation: Citation, around: str, _: Translate) -> str:
    if citation.text == around:
        return _(citation.article)
    words, article = cited(citation), f", {citation.article}"
    return f"{_(words.removesuffix(article))}, {_(citation.article)}"


def _joined(
    branch: Branch, parameters: Mapping[str, Parameter], language: str, _: Translate
) -> str:
    """Return how what a criterion asks is joined; nothing is to be said of a single thing."""
    version = branch.version
    if version.body == "at_least":
        return _(AT_LEAST).format(n=wanted(version, parameters, language, _))
    several = sum(child.only_if is None for child in branch.children) > 1
    return _(JOINED[version.body]) if several or version.body == "none_of" else ""


def _hidden(count: int, _: Translate) -> str:
    return "" if not count else _(HIDDEN_ONE) if count == 1 else _(HIDDEN).format(n=count)
