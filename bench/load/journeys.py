"""What a person does from the home page to an answer. A new journey is a function and a line.

A journey opens pages and sends forms; it must look at the status of each answer itself only when
it expects an error: all others must be 200.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bench.load.client import User

Journey = Callable[[User], Awaitable[None]]


async def whole_form(user: User) -> None:
    """Open the form, send what one knows, change an answer, send it again."""
    association = {
        "forme_juridique": "association_1901",
        "utilite_sociale": "developpement_durable",
    }
    await user.get("/")
    await user.get("/structure")
    await user.post("/resultat", association)
    await user.post("/structure", association)
    await user.post("/resultat", {**association, "but_autre_que_partage_benefices": "oui"})


JOURNEYS: Mapping[str, Journey] = MappingProxyType({"the whole form": whole_form})
