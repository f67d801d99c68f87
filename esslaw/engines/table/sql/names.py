"""Plain names of columns: what every database takes for a name, whatever the rules call it.

Guarantees: lower-case letters, digits and underscores, no longer than PostgreSQL keeps; the name
of a column depends on nothing but what it says, so that it is the same in every view.
"""

from __future__ import annotations

import re
from hashlib import sha256

LONGEST = 63
"""How many bytes of a name PostgreSQL keeps."""
MARK = 6
"""How many hexadecimal digits stand for the end of a name that is too long."""
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")


def plain_name(name: str) -> str:
    """Return the plain name of a column of facts, or of a criterion.

    The words of the name, joined by underscores; of one that is too long, its first words, then
    six digits that stand for all but the last, then the last one, which says which bound it is.

    >>> plain_name("collectivite.type"), plain_name("compte(associes, salarie).min")
    ('collectivite_type', 'compte_associes_salarie_min')
    >>> plain_name("cumul(exercices.charges_exploitation, 3)")
    'cumul_exercices_charges_exploitation_3'
    >>> plain_name("aides(aides_anterieures, date_octroi - de_minimis.periode, date_octroi).max")
    'aides_aides_anterieures_date_octroi_de_minimis_5d3b6f_max'
    """
    whole = _NOT_A_WORD.sub("_", name.lower()).strip("_")
    if len(whole) <= LONGEST:
        return whole
    first, _, last = whole.rpartition("_")
    end = f"_{sha256(first.encode()).hexdigest()[:MARK]}_{last}"[:LONGEST]
    return first[: LONGEST - len(end) + 1].rpartition("_")[0] + end
