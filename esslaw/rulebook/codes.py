"""The names of the defects of rule documents, each explained in a line.

Guarantees: every diagnostic bears one of these codes, and every code can be borne; the tests hold
one faulty document for each (`tests/rulebook/bad`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

READING = {
    "encodage": "Le fichier n'est pas un texte en UTF-8.",
    "trop-grand": "Le fichier dépasse la taille admise.",
    "yaml-invalide": "Le fichier n'est pas un texte YAML bien formé.",
    "plusieurs-documents": "Le fichier contient plusieurs documents YAML ; un seul est lu.",
    "trop-profond": "Le document est imbriqué au-delà de ce qui est admis.",
    "cle": "Une clé n'est pas un simple mot.",
    "cle-en-double": "Une clé est donnée deux fois ; la seconde effacerait la première.",
    "alias": "Un alias YAML renvoie ailleurs dans le texte ; tout s'écrit en toutes lettres.",
    "etiquette": "Une étiquette YAML (!…) change le sens d'une valeur.",
    "nombre": "Un nombre est trop long pour être un chiffre de la loi.",
    "schema": "Une clé est inconnue, manque, ou n'a pas une valeur de la bonne sorte.",
    "rulebook-count": "Le recueil a des documents, et une version et une seule.",
}
BUILDING = {
    "duplicate-id": "Un identifiant est pris par deux règles, ou par un fait du vocabulaire.",
    "overlapping-versions": "Deux versions ont un jour commun, ou une finit avant de commencer.",
    "body-count": "Une version a un corps et un seul ; un paramètre, des versions ou une année.",
    "at-least-too-many": "Un at_least demande plus de critères qu'il n'en nomme.",
    "repeated-criterion": "Un critère est nommé deux fois dans une liste : il compterait double.",
    "no-source": "Un critère ou une clause ne cite aucun article.",
    "source-without-identifier": "Une source n'a ni identifiant ni lien : elle ne se retrouve pas.",
    "fingerprint": "Une empreinte est celle d'une seule version d'article, donnée une fois.",
    "unknown-source": "Une règle cite une source qui n'existe pas.",
    "unknown-criterion": "Une règle nomme un critère qui n'existe pas.",
    "unknown-name": "Une règle nomme un fait, un paramètre ou une grandeur qui n'existe pas.",
    "unknown-text": "Un visa réunit les articles d'un texte qu'aucune source ne porte.",
    "visa": "Un document de délibération n'a pas ce que sa sorte demande, ou a ce qu'elle exclut.",
    "clause": "Une clause n'a pas ce que la sorte de son fait demande, ou a ce qu'elle exclut.",
    "clause-fact": "Une clause porte sur un fait qu'une modification des statuts ne change pas.",
    "unknown-value": "Une règle nomme une valeur qui n'est pas dans la liste du fait.",
    "bare-figure": "Un chiffre est écrit dans une règle au lieu d'être un paramètre sourcé.",
    "unit": "Deux grandeurs qui n'ont pas la même unité sont comparées ou calculées ensemble.",
    "kind": "Un fait ou un paramètre n'est pas de la sorte que demande cet endroit.",
    "syntax": "Le texte n'est pas une comparaison, ou dit plus que ce qu'une comparaison admet.",
}
CHECKS = {
    "cycle": "Un critère repose sur lui-même.",
    "source-gap": "Une règle est en vigueur un jour où l'article qu'elle cite ne l'est pas.",
    "parameter-gap": "Une règle est en vigueur un jour où un chiffre qu'elle lit n'existe pas.",
    "condition-gap": "Une règle dépend d'un critère qui n'est pas en vigueur le même jour.",
    "empty-body": "Une règle est en vigueur un jour où aucun de ses critères ne l'est.",
    "goal-gap": "Un régime est couvert un jour où son but n'est pas en vigueur.",
    "goal-unreachable": "Aucune réponse ne peut donner l'une des deux issues d'un régime.",
    "applies-if-in-alternative": "Un critère sans objet rendrait vraie une alternative.",
    "appreciation-undeclared": "Une règle lit une appréciation sans dire qui apprécie.",
    "unknown-regime": "Une formalité ou un visa appartient à un régime qui n'existe pas.",
    "overlapping-clauses": "Deux clauses donnent à un fait la même valeur, un même jour.",
    "text-without-visa": "Un texte peut être cité et aucun visa ne le rédige (avertissement).",
    "unused-criterion": "Aucun but ni aucune formalité ne dépend de ce critère.",
    "unused-parameter": "Aucune règle ne lit ce paramètre.",
    "unused-source": "Aucune règle ne cite cette source.",
    "unused-fact": "Aucune règle ne lit ce fait du vocabulaire (avertissement).",
    "missing-translation": "Une phrase n'est pas traduite dans l'une des langues.",
}

CODES: Mapping[str, str] = MappingProxyType({**READING, **BUILDING, **CHECKS})
"""Every code with its explanation."""
