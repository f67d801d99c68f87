"""The answers that are missing, in words: subject by subject, and how many are enough."""

from __future__ import annotations

from collections.abc import Iterator

from esslaw.advice.questions import Question, Questions
from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.reports.layout import folded
from esslaw.reports.sections import WIDTH, Note
from esslaw.reports.words import headline
from esslaw.verdict import Outcome, Verdict

AT_MOST = sentence("Au plus {n} réponses, dont {m} peuvent conclure à elles seules.")
AT_MOST_PLAIN = sentence("Au plus {n} réponses.")
AT_MOST_ONE = sentence("Au plus une réponse, qui peut conclure à elle seule.")
SETTLED = sentence("La conclusion est acquise : aucune réponse ne peut plus la changer.")
NOTHING_LEFT = sentence("Aucune réponse ne peut plus conclure : voir les textes à vérifier.")
ALONE = sentence("peut conclure à elle seule")


def questions_text(verdict: Verdict, language: str = SOURCE) -> str:
    """Return the questions that can still change a verdict, as text."""
    _ = translator(language)
    note = Note(verdict, language)
    lines = [*note.head(), note.wrapped(headline(verdict, _)), ""]
    asked = verdict.questions
    if not asked.groups:
        open_yet = verdict.outcome is Outcome.UNDETERMINED
        lines.append(note.wrapped(_(NOTHING_LEFT if open_yet else SETTLED)))
        lines += note.titled(sentence("Textes à vérifier"), note.caveats())
    else:
        lines += [note.wrapped(bound(asked, _)), ""]
        lines += question_lines(asked, _, helped=True)
    return "\n".join(lines).rstrip() + "\n"


def bound(asked: Questions, _: Translate) -> str:
    """Return how many answers are enough, in words."""
    if asked.at_most == 1 and asked.settling:
        return _(AT_MOST_ONE)
    words = AT_MOST if asked.settling else AT_MOST_PLAIN
    return _(words).format(n=asked.at_most, m=len(asked.settling))


def question_lines(asked: Questions, _: Translate, *, helped: bool = False) -> Iterator[str]:
    """Yield the questions by subject; with `helped`, where each answer is found."""
    for group in asked.groups:
        yield _(group.subject.label)
        for question in group.questions:
            yield "\n".join(folded(f"○ {said(question, _)}", WIDTH, 2, 2))
            if helped and question.said.info.help:
                yield "\n".join(folded(_(question.said.info.help), WIDTH, 4))


def said(question: Question, _: Translate) -> str:
    """Return a question, and whether it can settle the outcome alone."""
    label = _(question.said.info.label)
    return f"{label} ({_(ALONE)})" if question.settles else label
