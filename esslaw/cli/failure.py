"""Bad input at the command line: every problem on standard error, exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click


def fail(lines: Iterable[str]) -> NoReturn:
    """Print each problem on its own line and leave with exit code 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)
