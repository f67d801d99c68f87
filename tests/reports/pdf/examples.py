"""Every example of the checkout, with the question that it is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "examples"
ON = date(2026, 11, 22)
REGIMES = {
    "cae_generaliste": "cae",
    "chantier_insertion_marche": "marche_reserve",
    "monnaie_locale": "monnaie_locale",
    "ptce_filiere_bois": "ptce",
    "scic_circuit_court": "scic",
    "scic_plafond_depasse": "scic",
    "scop_menuiserie": "scop",
}
"""The regime of an example that is not about the agrément ESUS."""
CASES = [
    *((path.stem, REGIMES.get(path.stem, "esus")) for path in sorted(EXAMPLES.glob("*.yaml"))),
    *(
        (f"interventions/{path.stem}", "intervention")
        for path in sorted((EXAMPLES / "interventions").glob("*.yaml"))
    ),
]
