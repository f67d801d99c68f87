"""Folders of rules made for a test: the smallest complete rulebook, and a document beside it."""

from pathlib import Path

from esslaw.rulebook.book import Rulebook
from esslaw.rulebook.diagnostics import Diagnostic, Severity
from esslaw.rulebook.loader import examine_rules, load_rulebook

HERE = Path(__file__).parent
BASE = HERE / "good" / "base.yaml"


def written(folder: Path, **documents: str | bytes) -> Path:
    """Return a folder that holds the base and these documents, each under its name."""
    folder.mkdir(exist_ok=True)
    (folder / BASE.name).write_bytes(BASE.read_bytes())
    for name, text in documents.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{name}.yaml").write_bytes(data)
    return folder


def rulebook_of(folder: Path, **documents: str | bytes) -> Rulebook:
    """Return the rulebook of the base and these documents."""
    return load_rulebook(written(folder, **documents))


def diagnostics_of(folder: Path, **documents: str | bytes) -> list[Diagnostic]:
    """Return every diagnostic on the base and these documents, warnings included."""
    return examine_rules(written(folder, **documents))[1]


def errors_of(folder: Path, **documents: str | bytes) -> list[Diagnostic]:
    """Return the errors on the base and these documents."""
    found = diagnostics_of(folder, **documents)
    return [item for item in found if item.severity is Severity.ERROR]
