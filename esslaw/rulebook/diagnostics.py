"""A diagnostic is data: what is wrong in the rule documents, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error makes the rulebook unusable; a warning is to be looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One defect. `code` is its name, `rule` the identifier concerned, `line` counts from 1."""

    file: str
    line: int
    code: str
    rule: str
    message: str
    suggestion: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the diagnostic as one line."""
        line = f"{self.file}:{self.line}: {self.severity} [{self.code}] {self.rule}: {self.message}"
        return f"{line} ({self.suggestion})" if self.suggestion else line


class RulebookError(ValueError):
    """Rule documents that cannot be used; `diagnostics` lists everything wrong with them."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics))
        super().__init__("\n".join(str(item) for item in self.diagnostics))
