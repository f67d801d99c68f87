"""The facts of the statuts that have no model clause, and the clauses that no lever calls for."""

NO_CLAUSE = {
    "forme_juridique": "changing the legal form is a transformation, not a clause",
    "statut_cooperatif": "taking a cooperative status is a transformation: whole statuts change",
    "statut_de_la_cae": "so is the status that a coopérative d'activité et d'emploi takes",
}
"""The facts without a clause, and why."""
NOT_BY_LEVER = {"clause.scic.colleges": "a table: levers do not move its rows"}
"""The clauses that no lever calls for, and why they are there."""
