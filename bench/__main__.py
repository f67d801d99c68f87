"""What the library promises, measured: importing, loading, examining, deriving."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bench.portfolio import portfolio
from bench.timing import best, best_processes
from esslaw import examine, load_rulebook, read_case, read_record, replay, seal, timeline
from esslaw.advice.questions import questions_of
from esslaw.cache import VARIABLE
from esslaw.engines import forward
from esslaw.facts import Structure
from esslaw.location import data_folder
from esslaw.logic.nodes import Test
from esslaw.rulebook.loader import examine_rules

ON = date(2026, 11, 22)
TEN_YEARS_AGO = date(2016, 11, 22)
EXAMPLES = Path(__file__).parent.parent / "examples"
FIRST = """
import datetime, esslaw
esslaw.examine({"structure": {}}, "esus", datetime.date(2026, 11, 22)).outcome
"""
LOADING = """
import time, esslaw.examination
from esslaw.rulebook.loader import load_rulebook
start = time.process_time()
load_rulebook()
print(time.process_time() - start)
"""
WANTED = {
    "import esslaw": "< 120 ms",
    "load all rules, cold": "< 200 ms",
    "load all rules, warm": "< 50 ms",
    "first verdict, cold": "",
    "first verdict, warm": "",
}
"""What a start is made of, and what each must not reach."""


def main() -> None:
    """Print each measure, what it must reach, and its ratio to a peer of the same run."""
    print(f"{'measure':<34}{'now':>14}{'wanted':>14}   peer")
    starting()
    loading()
    for name in ("regie_de_quartier", "sas_compost", "association"):
        examining(name)
    deriving("sas_compost")
    asking({}, "nothing known")
    asking({"forme_juridique": "association_1901"}, "an association")
    mending("sas_compost_a_corriger", "esus", 50)
    mending("interventions/commune_loyer", "intervention", 200)
    mending("interventions/departement_fonds_avances", "intervention", 200)
    sealing("sas_compost", "esus")
    sealing("interventions/lyon_scic", "intervention")
    timing("sas_compost", "esus")
    timing("interventions/region_de_minimis", "intervention")
    line(*portfolio())


def line(name: str, now: str, wanted: str, ratio: float, peer: str) -> None:
    """Print one measure."""
    print(f"{name:<34}{now:>14}{wanted:>14}   {ratio:.1f} x {peer}")


def starting() -> None:
    """Measure what a program waits for at its start, the interpreter's own start taken off.

    Cold, no rules are kept from an earlier run; warm, they are read back (`esslaw.cache`).
    """
    with TemporaryDirectory() as kept:
        cold, warm = (f"import os; os.environ[{VARIABLE!r}] = {at!r}\n" for at in ("", kept))
        codes = {
            "bare": "pass",
            "peer": "import pydantic.main",
            "import esslaw": "import esslaw",
            "load all rules, cold": cold + LOADING,
            "load all rules, warm": warm + LOADING,
            "first verdict, cold": cold + FIRST,
            "first verdict, warm": warm + FIRST,
        }
        seconds = best_processes(codes)
    bare = seconds["bare"]
    for name, most in WANTED.items():
        own = seconds[name] if "rules" in name else seconds[name] - bare
        ratio = own / (seconds["peer"] - bare)
        line(name, f"{own * 1000:.0f} ms", most, ratio, "import pydantic.main")


def loading() -> None:
    """Measure reading and checking all the rules."""
    folder = data_folder("rules")
    texts = [path.read_bytes() for path in folder.rglob("*.yaml")]
    own = best(lambda: examine_rules(folder), 3)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    peer = best(lambda: [yaml.load(text, loader) for text in texts], 3)
    line("load and check all rules", f"{own * 1000:.0f} ms", "< 300 ms", own / peer, "plain YAML")


def examining(name: str) -> None:
    """Measure an ESUS examination with its whole proof, the case being read already."""
    case = read_case(EXAMPLES / f"{name}.yaml")
    data = case.structure.model_dump()
    own = best(lambda: examine(case, "esus", ON), 2000)
    peer = best(lambda: Structure.model_validate(data), 2000)
    speed = f"{1 / own:,.0f} /s"
    line(f"examine {name}", speed, "> 10,000 /s", own / peer, "pydantic validation of the case")


def deriving(name: str) -> None:
    """Measure the forward engine on one examination."""
    if not forward.available():
        print("forward engine: durable_rules is not available here, not measured")
        return
    case = read_case(EXAMPLES / f"{name}.yaml")
    verdict = examine(case, "esus", ON)
    values = {part.id: part.value for part in verdict.proof.walk()}
    leaves = {n.id: values[n.id] for n in verdict.program.nodes if isinstance(n, Test)}
    own = best(lambda: forward.derive(verdict.program, leaves), 200)
    peer = best(lambda: examine(case, "esus", ON), 200)
    line("forward derivation", f"{1 / own:,.0f} /s", "> 500 /s", own / peer, "examine")


def asking(facts: dict[str, str], words: str) -> None:
    """Measure the open questions of the whole ESUS regime, the examination included."""
    case = read_case({"structure": facts})

    def searched() -> object:
        questions_of.cache_clear()
        return examine(case, "esus", ON).questions

    own = best(searched, 50)
    peer = best(lambda: examine(case, "esus", ON), 500)
    line(f"questions, {words}", f"{1 / own:,.0f} /s", "> 200 /s", own / peer, "examine")


def mending(name: str, regime: str, wanted: int) -> None:
    """Measure the levers of a refused case, the examination included."""
    case = read_case(EXAMPLES / f"{name}.yaml")
    own = best(lambda: examine(case, regime, ON).remedy, 10)
    peer = best(lambda: examine(case, regime, ON), 200)
    short = name.rpartition("/")[2]
    line(f"levers of {short}", f"{own * 1000:.0f} ms", f"< {wanted} ms", own / peer, "examine")


def sealing(name: str, regime: str) -> None:
    """Measure sealing a verdict, reading its record and proving it again."""
    verdict = examine(EXAMPLES / f"{name}.yaml", regime, ON)
    record = seal(verdict)
    text = record.text
    content = json.loads(text)
    peer = best(lambda: json.dumps(content, sort_keys=True), 20)
    for what, action in (
        ("seal", lambda: seal(verdict)),
        ("read the record of", lambda: read_record(text)),
        ("replay", lambda: replay(record)),
    ):
        own = best(action, 20)
        short = name.rpartition("/")[2]
        line(f"{what} {short}", f"{own * 1000:.1f} ms", "< 20 ms", own / peer, "json.dumps")


def timing(name: str, regime: str) -> None:
    """Measure the timeline of ten years, the case and the rules being read already."""
    load_rulebook()
    case = read_case(EXAMPLES / f"{name}.yaml")
    own = best(lambda: timeline(case, regime, TEN_YEARS_AGO, ON), 3)
    peer = best(lambda: examine(case, regime, ON), 200)
    words = f"ten years of {name.rpartition('/')[2]}"
    line(words, f"{own * 1000:.0f} ms", "< 500 ms", own / peer, "examine")


main()
