"""From the bytes of a request to its model: the media type, the size, the text, the fields.

Guarantees: numbers are exact and duplicate keys refused (`esslaw.documents`); every error of the
fields, of the case or of the record is told at once, by its path in the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from flask import g, request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from werkzeug.exceptions import RequestEntityTooLarge

from esslaw.documents import read_json
from esslaw.facts.written import INTERVENTION, KINDS
from esslaw.i18n import SOURCE, languages
from esslaw.problems import InputError, Problem, path_of, shown
from esslaw.suggest import did_you_mean
from webform.api.bodies import PROBLEMS, Body, OfRegime
from webform.api.problems import INVALID, LANGUAGE, MALFORMED, MEDIA, TOO_LARGE, Refused

B = TypeVar("B", bound=Body)
JSON, PLAIN = "application/json", "identity"
CASE = "case"
FIELDS = {"start": "from", "end": "to"}
"""What the library calls the days of a period, as a body writes them."""


def read_body(model: type[B]) -> B:
    """Return what the body of the request says; raise `Refused`."""
    if request.mimetype != JSON or request.headers.get("Content-Encoding", PLAIN) != PLAIN:
        raise Refused(MEDIA, [_media()], {"Accept-Post": JSON})
    value = _json(model.most)
    if isinstance(value, dict) and value.get("lang") in languages():
        setattr(g, LANGUAGE, value["lang"])
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise Refused(INVALID, _problems(error, model)) from None


def _media() -> Problem:
    given = request.headers.get("Content-Encoding") or request.mimetype or None
    return Problem("", "type-de-contenu", shown(given), f"{JSON}, sans codage")


def _json(most: int) -> Any:
    request.max_content_length = most
    try:
        text = request.get_data(cache=False)
    except RequestEntityTooLarge:
        got = f"{request.content_length} octets" if request.content_length else "davantage"
        raise Refused(
            TOO_LARGE, [Problem("", "trop-grand", got, f"au plus {most} octets")]
        ) from None
    try:
        return read_json(text)
    except InputError as error:
        # JSON bounds no number; what is past our bounds is well formed all the same.
        beyond = all(problem.code == "nombre" for problem in error.problems)
        raise Refused(INVALID if beyond else MALFORMED, error.problems) from None


def _problems(error: ValidationError, model: type[Body]) -> Iterator[Problem]:
    for one in error.errors(include_url=False):
        if one["type"] == PROBLEMS:
            at = path_of(one["loc"])
            for problem in one["ctx"]["problems"]:
                yield replace(problem, path=under(at, problem.path))
        else:
            yield _problem(one, model)


def _problem(one: ErrorDetails, model: type[Body]) -> Problem:
    path, got = path_of(one["loc"]), shown(one["input"])
    known = [field.alias or name for name, field in model.model_fields.items()]
    match one["type"]:
        case "esslaw":
            about = one["ctx"]
            return Problem(path, about["code"], got, about["expected"], about["suggestion"])
        case "extra_forbidden":
            expected, name = "un champ parmi " + ", ".join(known), str(one["loc"][-1])
            return Problem(path, "cle-inconnue", shown(name), expected, did_you_mean(name, known))
        case "missing":
            return Problem(path, "cle-manquante", "rien", "une valeur")
        case _:
            got = "une liste" if isinstance(one["input"], list) else got
            return Problem(path, "objet", got, "un objet JSON")


def under(place: str, path: str) -> str:
    """Return the path of a problem inside a field; the place of a record is a JSON pointer.

    >>> under("case", "structure.siren"), under("record", "/facts"), under("regime", "regime")
    ('case.structure.siren', 'record/facts', 'regime')
    """
    if path in ("", place):
        return place
    return f"{place}{path}" if path.startswith("/") else f"{place}.{path}"


def in_body(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems that the library found later, by their path in the body."""
    for problem in problems:
        kind = problem.path.partition(".")[0]
        path = f"{CASE}.{problem.path}" if kind in KINDS else FIELDS.get(kind, problem.path)
        yield replace(problem, path=path)


def regime_of(body: OfRegime) -> str:
    """Return the regime that is asked for; an intervention, unless it is said, is one.

    Raise `Refused` where a structure is examined and no regime is said.
    """
    if body.regime is not None:
        return body.regime
    if body.case.kind == INTERVENTION:
        return INTERVENTION
    expected = "un régime : une structure s'examine au titre de l'un d'eux"
    raise Refused(INVALID, [Problem("regime", "cle-manquante", "rien", expected)])


def read_language() -> str:
    """Return the language that the address asks for, French without; raise `Refused`."""
    asked = request.args.get("lang", SOURCE)
    if asked not in languages():
        expected = "une langue parmi " + ", ".join(languages())
        hint = did_you_mean(asked, languages())
        raise Refused(INVALID, [Problem("?lang", "langue", shown(asked), expected, hint)])
    setattr(g, LANGUAGE, asked)
    return asked
