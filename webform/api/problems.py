"""What is wrong with a request, as `application/problem+json` (RFC 9457).

Guarantees: every error of the request at once, each with its path, a code, what was got, what was
expected and a suggestion or null; never a trace of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import Response, g

from esslaw.i18n import SOURCE, Translate, sentence, translator
from esslaw.problems import Problem

MEDIA_TYPE = "application/problem+json"
FAMILY = "urn:esslaw:problem:"
LANGUAGE = "esslaw_api_language"
"""Where the language of a request is kept while it is answered, once it is known."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, the end of its URN, its title and what to do about it."""

    status: int
    name: str
    title: str
    advice: str

    @property
    def type(self) -> str:
        """The identifier of the kind, which is not an address."""
        return FAMILY + self.name


MALFORMED, INVALID, INTERNAL, NO_VERDICT = "malformed", "invalid", "internal", "no-verdict"
NOT_FOUND, METHOD, TOO_LARGE, MEDIA = "not-found", "method", "too-large", "media-type"
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind(
                400,
                MALFORMED,
                sentence("Le corps de la demande n'est pas du JSON lisible"),
                sentence("Chaque erreur dit où la lecture s'est arrêtée."),
            ),
            Kind(
                404,
                NOT_FOUND,
                sentence("Cette ressource n'existe pas"),
                sentence("L'adresse ou l'identifiant est peut-être mal copié."),
            ),
            Kind(
                405,
                METHOD,
                sentence("Cette méthode n'est pas permise ici"),
                sentence("L'en-tête Allow dit celles qui le sont."),
            ),
            Kind(
                413,
                TOO_LARGE,
                sentence("Le corps de la demande est trop grand"),
                sentence("Le décrire plus brièvement, ou en plusieurs demandes."),
            ),
            Kind(
                415,
                MEDIA,
                sentence("Le corps de la demande doit être du JSON"),
                sentence("L'envoyer avec l'en-tête « Content-Type: application/json »."),
            ),
            Kind(
                422,
                INVALID,
                sentence("La demande ne peut pas être examinée"),
                sentence("Chaque erreur dit son chemin dans la demande et ce qui était attendu."),
            ),
            Kind(
                500,
                INTERNAL,
                sentence("Une erreur s'est produite de notre côté"),
                sentence("Elle a été enregistrée ; la même demande échouera sans doute encore."),
            ),
            Kind(
                500,
                NO_VERDICT,
                sentence("Aucun résultat n'est rendu"),
                sentence(
                    "Les deux moteurs qui établissent chaque résultat ne sont pas d'accord : "
                    "plutôt que de choisir, rien n'est rendu. L'erreur a été enregistrée."
                ),
            ),
        )
    }
)


class Refused(Exception):
    """A request that is answered by a problem; `headers` go with it."""

    def __init__(
        self, kind: str, errors: Iterable[Problem] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        self.kind, self.errors, self.headers = KINDS[kind], tuple(errors), dict(headers or {})
        super().__init__(f"{kind}: " + "; ".join(map(str, self.errors)))


def answered(refused: Refused) -> Response:
    """Return the answer to a request that is refused, in its language."""
    data = problem(refused.kind.name, refused.errors, g.get(LANGUAGE, SOURCE))
    text = json.dumps(data, ensure_ascii=False)
    headers = {**refused.headers, "Cache-Control": "no-store"}
    return Response(text, refused.kind.status, headers, content_type=MEDIA_TYPE)


def problem(kind: str, errors: Iterable[Problem], language: str = SOURCE) -> dict[str, Any]:
    """Return a problem as JSON data, in a language.

    >>> problem("not-found", [])["type"]
    'urn:esslaw:problem:not-found'
    """
    found, _ = KINDS[kind], translator(language)
    return {
        "type": found.type,
        "title": _(found.title),
        "status": found.status,
        "detail": _(found.advice),
        "errors": [_error(one, _) for one in errors],
    }


def _error(one: Problem, translate: Translate) -> dict[str, str | None]:
    return {
        "path": one.path,
        "code": one.code,
        "got": translate(one.got),
        "expected": translate(one.expected),
        "suggestion": None if one.suggestion is None else translate(one.suggestion),
    }
