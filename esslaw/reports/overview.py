"""The overview of a structure as one table of text, and as JSON data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from esslaw.advice.cap import CRITERION
from esslaw.advice.levers import Lever
from esslaw.facts.vocabulary import Kind, fact_at
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.logic.truth import TRUE
from esslaw.logic.usage import facts_used
from esslaw.panorama import Line, Overview, Standing
from esslaw.reports.amounts import day, said_of
from esslaw.reports.amounts import said as amount_said
from esslaw.reports.capital import capital_record
from esslaw.reports.layout import folded
from esslaw.reports.levers import change
from esslaw.reports.record import record
from esslaw.reports.words import DISCLAIMER, cited
from esslaw.rulebook.criteria import Citation
from esslaw.rulebook.lists import FormalityKind
from esslaw.verdict import Verdict

WIDTH, FIRST = 92, 30
SAID = 3
"""How many missing answers, or failed conditions, are named before « et … »."""
TITLES = {
    Standing.MET: sentence("Ce qu'elle est, ou peut déjà"),
    Standing.POSSIBLE: sentence("Ce qu'elle n'est pas, et peut devenir"),
    Standing.OPEN: sentence("Ce qu'on ne peut pas encore dire"),
    Standing.EXCLUDED: sentence("Ce qu'elle ne peut pas être, sous sa forme et son statut actuels"),
    Standing.NOT_COVERED: sentence("Ce que le recueil ne couvre pas à cette date"),
}
SIGNS = {
    Standing.MET: "●",
    Standing.OPEN: "○",
    Standing.POSSIBLE: "⊘",
    Standing.EXCLUDED: "✕",
    Standing.NOT_COVERED: "–",
}


def overview_text(overview: Overview, language: str = SOURCE) -> str:
    """Return the overview as one table of text: what the structure is, may be, and cannot be."""
    return "\n".join(_Table(overview, translator(language), language).lines()) + "\n"


class _Table:
    def __init__(self, overview: Overview, translate: Translate, language: str) -> None:
        self.overview, self.translate, self.language = overview, translate, language

    def lines(self) -> Iterator[str]:
        _ = self.translate
        name = self.overview.case.structure.denomination
        on = day(self.overview.on, self.language)
        yield from folded(" · ".join(filter(None, [name, f"{_('droit au')} {on}"])), WIDTH)
        for family in self.overview.families:
            yield from folded(f"{_(family.label)} ({self.articles(family.citations)})", WIDTH)
        for standing, title in TITLES.items():
            lines = self.overview.standing(standing)
            if lines:
                yield ""
                yield _(title).upper()
                for line in lines:
                    yield from self.row(line)
        yield ""
        yield _(DISCLAIMER)

    def row(self, line: Line) -> Iterator[str]:
        """Yield a regime on the left, what is said of it on the right."""
        label = folded(self.translate(line.verdict.regime.label), FIRST - 4)
        left = [f"{SIGNS[line.standing]} {label[0]}", *(f"  {more}" for more in label[1:])]
        sentences = said(line, self.translate, self.language)
        right = [part for text in sentences for part in folded(text, WIDTH - FIRST)]
        for beside, text in zip_longest(left, right, fillvalue=""):
            yield f"{beside:<{FIRST}}{text}".rstrip()

    def articles(self, citations: tuple[Citation, ...]) -> str:
        return " ; ".join(cited(citation) for citation in citations)


def said(line: Line, _: Translate, language: str = SOURCE) -> Iterator[str]:
    """Yield the sentences of a line: the answer, on what it rests, what is missing or fails."""
    verdict = line.verdict
    match line.standing:
        case Standing.MET:
            yield _(verdict.regime.met or verdict.regime.question)
            yield from _certain(verdict, FormalityKind.CONCLUSION, _)
            yield from _reserves(line, _)
        case Standing.OPEN:
            yield _missing(line, _)
        case Standing.NOT_COVERED:
            yield _(verdict.regime.before)
        case Standing.POSSIBLE:
            yield _(verdict.regime.not_met or verdict.regime.question)
            yield _way(line, _, language)
            yield from _capital(line, _, language)
        case Standing.EXCLUDED:
            yield _excluding(line, _, language)
            yield from _certain(verdict, FormalityKind.AVERTISSEMENT, _)


def _certain(verdict: Verdict, kind: FormalityKind, _: Translate) -> Iterator[str]:
    for due in verdict.formalities:
        if due.kind is kind and due.certain is TRUE:
            yield _(due.label)


def _reserves(line: Line, _: Translate) -> Iterator[str]:
    """Yield who may see it otherwise, and on what."""
    by: dict[str, list[str]] = {}
    for proof in line.reservations:
        criterion = proof.node.criterion
        if criterion is not None and criterion.appreciation is not None:
            by.setdefault(_(criterion.appreciation.by), []).append(_(criterion.label))
    for who, labels in by.items():
        words = _("Apprécié par {nom} : {conditions}.")
        yield words.format(nom=who, conditions=_some(labels, _))


def _missing(line: Line, _: Translate) -> str:
    """Return how many answers are missing, and the first ones by their name."""
    questions = line.verdict.open_questions
    if not questions:
        return " ".join(dict.fromkeys(caveat.said(_) for caveat in line.verdict.caveats))
    if line.untold:
        subjects = dict.fromkeys(_(q.said.info.subject.label) for q in questions)
        one = _("Rien n'en est dit encore. Une réponse à donner, sur : {sujets}.")
        many = _("Rien n'en est dit encore. {n} réponses à donner, sur : {sujets}.")
        words = one if len(questions) == 1 else many
        return words.format(n=len(questions), sujets=" ; ".join(subjects))
    labels = [_(question.said.info.label) for question in questions]
    count = _("Une réponse manque :") if len(labels) == 1 else _("{n} réponses manquent :")
    return f"{count.format(n=len(labels))} {_some(labels, _)}"


def _way(line: Line, _: Translate, language: str) -> str:
    """Return the easiest way of turning a no into a yes; where none was found, what failed."""
    for way in line.verdict.remedy.ways[:1]:
        moves = _some([_move(lever, line.verdict, _, language) for lever in way], _)
        together = _("Pour y arriver, à la fois :") if len(way) > 1 else _("Pour y arriver :")
        return f"{together} {moves}"
    labels = [_(one.node.criterion.label) for one in line.causes if one.node.criterion]
    title = _("Condition non remplie :") if len(labels) == 1 else _("Conditions non remplies :")
    return f"{title} {_some(labels, _)}"


def _capital(line: Line, _: Translate, language: str) -> Iterator[str]:
    """Yield what would bring the capital back under its cap, where that made the no."""
    table = line.verdict.capital if CRITERION in {cause.id for cause in line.causes} else None
    if table is None or table.remedies is None:
        return
    ways_out = (
        (_("céder {montant} à d'autres associés"), table.remedies.transfer),
        (_("retirer {montant} du capital"), table.remedies.withdrawal),
        (_("faire souscrire {montant} par d'autres"), table.remedies.subscription),
    )
    amounts = [
        words.format(montant=amount_said(amount, Kind.MONEY, language, _))
        for words, amount in ways_out
        if amount is not None
    ]
    yield _("Sur le capital, au choix : {voies}.").format(voies=" ; ".join(amounts))


def _excluding(line: Line, _: Translate, language: str) -> str:
    """Return the answers which exclude the regime by themselves."""
    known = line.verdict.case.structure.__dict__
    leaves = (leaf for cause in line.causes for leaf in cause.carried() if not leaf.children)
    read = dict.fromkeys(
        use.fact for leaf in leaves for use in facts_used(leaf, line.verdict.rulebook.parameters)
    )
    answers = []
    for name in read:
        fact = fact_at(name)
        value = said_of(name, known[name], fact.kind, language, _)
        answers.append(_("{fait} : {valeur}").format(fait=_(fact.info.label), valeur=value))
    return _("Ce qui l'exclut : {reponses}.").format(reponses=" ; ".join(answers))


def _move(lever: Lever, verdict: Verdict, _: Translate, language: str) -> str:
    said = change(lever, verdict, language, _)
    either = f" {_('ou')} ".join(said.targets)
    return f"{said.label} → {either}"


def _some(labels: Sequence[str], _: Translate) -> str:
    """Return the first labels, and how many more there are; a question keeps its own mark."""
    rest = len(labels) - SAID
    named = list(labels[:SAID]) + ([_("et {n} de plus").format(n=rest)] if rest > 0 else [])
    return "".join(
        label if last else f"{label} " if label.endswith("?") else f"{label} ; "
        for label, last in zip(named, [False] * (len(named) - 1) + [True], strict=True)
    )


def overview_record(overview: Overview) -> dict[str, Any]:
    """Return the overview as JSON data: each line with its verdict as `examine` would write it."""
    return {
        "on": overview.on.isoformat(),
        "families": [family.id for family in overview.families],
        "regimes": [
            {
                "regime": line.verdict.regime.id,
                "label": line.verdict.regime.label,
                "standing": line.standing.value,
                "outcome": line.verdict.outcome.value,
                "causes": [cause.id for cause in line.causes],
                "verdict": record(line.verdict),
                "capital": capital_record(table) if (table := line.verdict.capital) else None,
            }
            for line in overview.lines
        ],
    }
