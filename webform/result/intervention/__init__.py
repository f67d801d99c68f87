"""What the page of an intervention shows: frozen objects in words, made from one verdict.

Guarantees: nothing is decided here; what is said of a filter, of an authority, of an aid or of an
act is what the reports say of it, laid out for a page.
"""

from webform.result.intervention.page import (
    INTERVENTION,
    InterventionPage,
    SpaserPage,
    intervention_page,
    spaser_page,
)

__all__ = ["INTERVENTION", "InterventionPage", "SpaserPage", "intervention_page", "spaser_page"]
