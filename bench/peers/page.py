"""The results as a page in French, and as what the command prints: one text for both.

Guarantees: every figure of the page comes from the run; none is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.pairs import ratio
from bench.peers import machine
from bench.peers.aims import Aim, Run, aims
from bench.peers.measures import AT_ONCE, Section
from bench.peers.plain import ON
from bench.peers.rules import rules

NAMES: Mapping[str, str] = {
    "proof": "esslaw, `examine` et sa preuve",
    "proof, from a mapping": "esslaw, `examine` depuis un dictionnaire",
    "fast": "esslaw, `fast` (valeurs seules)",
    "table": "esslaw, `table`",
    "table, kept": "esslaw, `table`, expression formée d'avance",
    "table, texts": "esslaw, `table`, textes et listes",
    "handwritten_python": "Python écrit à la main",
    "handwritten_polars, lists": "Polars écrit à la main, colonne de listes",
    "handwritten_polars": "Polars écrit à la main, booléens",
    "handwritten_duckdb": "DuckDB écrit à la main",
    "zen": "zen-engine, sans trace",
    "zen, traced": "zen-engine, avec trace",
    "openfisca": "openfisca-core, vectorisé",
    "durable_rules": "durable_rules seul",
}
INTRODUCTION = """# Vitesse, mesurée contre d'autres moteurs

Cette page est écrite par la mesure elle-même (`python -m bench.peers --write`) : aucun chiffre n'y
est porté à la main. Pour la refaire, sur une machine qui ne fait rien d'autre :

    pip install -e '.[table,bench]'
    make bench-peers

`python -m bench.peers` mesure et affiche sans rien écrire ; `--quick` fait de même en petit, en
deux minutes.

## Ce qui est comparé

Les mêmes règles partout : celles du régime `esus` au {day} qui ne lisent pas la table des
exercices clos, soit {criteria} critères (les deux voies de l'agrément, l'appartenance à l'ESS des
associations, des coopératives et des sociétés commerciales, les plafonds de rémunération au
centime). Elles sont prises dans le recueil par programme (`bench/peers/rules.py`). Tout fait peut
manquer : chaque critère vaut oui, non ou inconnu. Les montants sont des nombres exacts.

- **Python, Polars et DuckDB écrits à la main** : la loi écrite une seconde fois, comme on le ferait
  sans cette bibliothèque. DuckDB fait une jointure d'un `IN` de longue liste ; le même `IN` écrit
  en `OR` ou en liste n'y va pas plus vite.
  Les objectifs d'utilité sociale sont une liste dans le vocabulaire. En mémoire, chacun a les
  colonnes qu'il lit le plus vite, préparées avant que l'horloge parte : `table` a des nombres pour
  les choix (ce qu'`examine_table` en fait), Polars, DuckDB et openfisca-core des énumérations et un
  booléen par objectif. `table` et Polars sont mesurés aussi sur des textes et une liste.
- **zen-engine** : un graphe de décision, par le chargeur de sa documentation, dont le contenu est
  compilé une fois ; booléens et `null`. La même chose en nombres 0, 1, 2 n'est pas plus rapide.
- **openfisca-core** : des variables et leurs formules sur des vecteurs numpy. Il n'a pas
  d'inconnu : les colonnes lui sont données en 0, 1, 2 et en énumérations avant que l'horloge parte.
  Ses variables sont formées d'avance, comme une application les garde : on lui compare `table` dont
  l'expression l'est aussi.
- **durable_rules seul** : le chaînage de règles d'un cas, ses comparaisons étant déjà tranchées.
- **esslaw** : `examine` rend la preuve entière, avec ses articles ; depuis un dictionnaire, il lit
  et vérifie d'abord le cas. `fast` et `table` ne rendent que des valeurs.

Avant d'être chronométré, chacun est comparé au noyau sur des cas tirés au sort où des faits
manquent : {compared} réponses comparées, toutes égales, faute de quoi la mesure s'arrête.

Les temps sont pris sur l'horloge murale (ceux du démarrage, sur celle du processeur), tour après
tour, tous les moteurs dans chaque tour ; un débit est la médiane des tours, un rapport la médiane
des rapports de chaque tour. Entre parenthèses : le débit rapporté à celui de la ligne marquée (1).
"""
TITLES: Mapping[str, tuple[str, str, str]] = {
    "one": (
        "Un cas",
        f"Cas par seconde, {AT_ONCE} cas différents l'un après l'autre ; tous les critères sont "
        "rendus.",
        "handwritten_python",
    ),
    "one_copied": (
        "Un cas, et de plus en plus de critères",
        "Cas par seconde ; les critères sont recopiés sur des faits d'autres noms.",
        "handwritten_python",
    ),
    "memory": (
        "Une table en mémoire, de plus en plus longue",
        "Lignes par seconde ; la réponse de chaque structure est rendue. Former et compiler "
        "l'expression est compté. Les moteurs d'un cas sont appelés en boucle.",
        "handwritten_polars",
    ),
    "memory_copied": (
        "Une table en mémoire, et de plus en plus de critères",
        "Lignes par seconde ; la réponse de chaque copie des règles est rendue.",
        "handwritten_polars",
    ),
    "parquet": (
        "Depuis un fichier Parquet",
        "Lignes par seconde, lecture du disque comprise ; le fichier est de DuckDB, les choix y "
        "sont des textes et les montants des décimaux. Pour esslaw, c'est `examine_table` : chaque "
        "cellule est contrôlée.",
        "handwritten_polars",
    ),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A table of the page: its first line, then the others."""

    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        rule = ("---", *("---:" for _ in self.head[1:]))
        return "\n".join(f"| {' | '.join(line)} |" for line in (self.head, rule, *self.lines))


def page(run: Run) -> str:
    """Return the whole page."""
    parts = [
        INTRODUCTION.format(
            day=f"{ON:%d/%m/%Y}",
            criteria=len(rules().criteria),
            compared=whole(run.compared),
        ),
        *told(run),
    ]
    return "\n".join(parts)


def told(run: Run) -> Iterator[str]:
    """Yield the results, section after section."""
    if run.missing:
        yield "## Ce qui n'a pas été mesuré\n"
        for name, why in run.missing.items():
            yield f"- **{NAMES[name]}** : absent de cette mesure ({why})."
        yield ""
    yield "## Ce qu'il faut atteindre\n"
    yield _aims(aims(run)).markdown() + "\n"
    for key, section in run.sections.items():
        title, note, reference = TITLES[key]
        yield f"## {title}\n\n{note}\n"
        yield _speeds(section, reference).markdown() + "\n"
    yield "## Mémoire\n"
    yield "Le plus haut qu'ait atteint un processus qui lit le plus long des fichiers Parquet.\n"
    peaks = tuple((NAMES[name], f"{decimal(peak / 10**9)} Go") for name, peak in run.memory.items())
    yield Text(("", "mémoire"), peaks).markdown() + "\n"
    yield "## La machine\n"
    yield Text(("", ""), tuple(machine.described())).markdown() + "\n"


def _aims(found: Iterable[Aim]) -> Text:
    words = {True: "atteint", False: "**non atteint**", None: "non mesuré"}
    lines = tuple(
        (
            aim.what,
            "—" if aim.found is None else f"{decimal(aim.found)} {aim.unit}".strip(),
            f"{'≥' if aim.at_least else '≤'} {decimal(aim.wanted)} {aim.unit}".strip(),
            words[aim.reached],
        )
        for aim in found
    )
    return Text(("", "trouvé", "voulu", ""), lines)


def _speeds(section: Section, reference: str) -> Text:
    names = [name for name in NAMES if any(name in one for one in section.seconds.values())]
    columns = section.key.endswith("copied")
    sizes = [f"× {size}" if columns else whole(size) for size in section.units]
    head = ("", *(sizes if len(sizes) > 1 else ["par seconde"]))
    lines = (
        (NAMES[name], *(_cell(section, name, size, reference) for size in section.units))
        for name in names
    )
    return Text(head, tuple(lines))


def _cell(section: Section, name: str, size: int, reference: str) -> str:
    speed, found = section.speed(name, size), section.seconds[size]
    if speed is None:
        return "—"
    if reference not in found:
        return short(speed)
    return f"{short(speed)} ({decimal(ratio(found[reference], found[name]))})"


def short(number: float) -> str:
    """Return a speed with three figures, in thousands or millions where it is that high.

    >>> short(45_210_000.0), short(19_240.0), short(312.4)
    ('45,2 M', '19,2 k', '312')
    """
    for unit, letter in ((10**6, " M"), (10**3, " k")):
        if number >= unit:
            return f"{decimal(number / unit)}{letter}"
    return decimal(number)


def decimal(number: float) -> str:
    """Return a number with about three figures, as it is written in French.

    >>> decimal(0.04217), decimal(3.14159), decimal(45.21), decimal(1512.0)
    ('0,042', '3,14', '45,2', '1 512')
    """
    if number >= 100:
        return whole(round(number))
    places = 1 if number >= 10 else 2 if number >= 1 else 3
    text = f"{number:.{places}f}".replace(".", ",")
    return text.rstrip("0").rstrip(",") if "," in text else text


def whole(number: int) -> str:
    """Return a whole number, its thousands apart.

    >>> whole(10_000_000)
    '10 000 000'
    """
    return f"{number:,}".replace(",", " ")
