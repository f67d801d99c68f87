"""Links to Légifrance, made from identifiers in its own public pattern."""

from __future__ import annotations

from esslaw.rulebook.schema import SourceDoc

LEGIFRANCE = "https://www.legifrance.gouv.fr"
ARTICLES = {"codes": "codes/article_lc", "loda": "loda/article_lc", "jorf": "jorf/article_jo"}
TEXTS = {"codes": "codes/texte_lc", "loda": "loda/id", "jorf": "jorf/id"}


def link(source: SourceDoc, identifier: str | None) -> str | None:
    """Return the address of a version of an article, or of its text, or None."""
    if source.url is not None or source.collection == "none":
        return source.url
    if identifier is not None:
        return f"{LEGIFRANCE}/{ARTICLES[source.collection]}/{identifier}"
    if source.text_identifier is not None:
        return f"{LEGIFRANCE}/{TEXTS[source.collection]}/{source.text_identifier}"
    return None
