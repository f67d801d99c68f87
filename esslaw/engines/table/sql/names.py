"""Plain names of columns: what every database takes for a name, whatever the rules call it.

Guarantees: lower-case letters, digits and underscores, no longer than PostgreSQL keeps; the name
of a column depends on nothing but what it says, so that it is the same in every view.
"""

from __future__ import annotations

import re
from hashlib import sha256

LONGEST = 63
"""How many bytes of a name PostgreSQL keeps."""
FIRST, MARK = 32, 6
"""Of a name that is too long: how long its first words are at most, and the digits after them."""
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def plain_name(name: str) -> str:
    """Return the plain name of a column of facts, or of a criterion.

    The words of the name, joined by underscores; of one that is too long, its first words, six
    digits that stand for all but the last, and its last words: they tell columns apart, and the
    very last says which bound it is.

    >>> plain_name("collectivite.type"), plain_name("compte(associes, salarie).min")
    ('collectivite_type', 'compte_associes_salarie_min')
    >>> plain_name("cumul(exercices.charges_exploitation, 3)")
    'cumul_exercices_charges_exploitation_3'
    >>> plain_name("compte(associes.beneficie_habituellement, autre, autre_personne_publique).min")
    'compte_associes_beneficie_04e373_autre_personne_publique_min'
    """
    whole = _NOT_A_WORD.sub("_", name.lower()).strip("_")
    if len(whole) <= LONGEST:
        return whole
    mark = sha256(whole.rpartition("_")[0].encode()).hexdigest()[:MARK]
    first = whole[: FIRST + 1].rpartition("_")[0] or whole[:FIRST]
    left = LONGEST - len(first) - MARK - 2
    last = whole[-left - 1 :].partition("_")[2] or whole[-left:]
    return f"{first}_{mark}_{last}"
