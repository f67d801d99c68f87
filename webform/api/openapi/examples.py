"""The examples of requests, shown in the document and on its page; each is tested."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

ON = "2026-11-22"
_STRUCTURE = {
    "forme_juridique": "association_1901",
    "statut_cooperatif": "aucun",
    "categorie_plein_droit": "regie_de_quartier",
    "justificatif_plein_droit": True,
    "titres_capital_admis_marche": False,
}
_REFUSED = {"forme_juridique": "fonds_de_dotation", "statut_cooperatif": "aucun"}
_INTERVENTION = {
    "collectivite": {"type": "commune", "population": 8794},
    "instrument": "subvention_economique",
    "montant": "12000.00",
    "beneficiaire": {"forme_juridique": "association_1901"},
}
EXAMPLES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "examine": {"case": {"structure": _STRUCTURE}, "regime": "esus", "on": ON},
        "questions": {"case": {"structure": _STRUCTURE}, "regime": "esus", "on": ON},
        "levers": {"case": {"structure": _REFUSED}, "regime": "ess", "on": ON},
        "timeline": {
            "case": {"structure": _REFUSED},
            "regime": "ess",
            "from": "2014-01-01",
            "to": "2016-12-31",
        },
        "who_may_act": {"case": {"intervention": _INTERVENTION}, "on": ON},
        "seal": {"case": {"structure": _REFUSED}, "regime": "ess", "on": ON},
    }
)
"""By the name of the operation. A replay takes what a seal gave, which is long."""
