"""Databases for tests: DuckDB in memory, and a PostgreSQL server that lives as long as the tests.

Guarantees: the server listens on a socket of its temporary folder and nowhere else, and is ended
by the one who started it; no test sees what another left.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

OWNER = "postgres"
"""Who runs the server where the tests are run by root, whom it refuses."""
PROGRAMS = Path("/usr/lib/postgresql")


class Database(Protocol):
    """What tests ask of a database."""

    def run(self, script: str) -> list[tuple[Any, ...]]:
        """Run statements; return the rows of the last one."""


class DuckDB:
    """DuckDB, in memory."""

    def __init__(self) -> None:
        import duckdb

        self.connection = duckdb.connect()

    def run(self, script: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(script).fetchall()


class PostgreSQL:
    """A connection to a server; what it does is undone in the end."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def run(self, script: str) -> list[tuple[Any, ...]]:
        cursor = self.connection.execute(script)
        while cursor.nextset():
            pass
        return cursor.fetchall() if cursor.description else []


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server in a temporary folder; yield where its socket is."""
    programs = max(PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    # Short: the name of a socket has 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam(OWNER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        said = ["-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        _as_owner([programs / "initdb", "-D", data, *said], folder)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        log = folder / "log"
        control = [programs / "pg_ctl", "-D", data, "-w"]
        _as_owner([*control, "-l", log, "-o", options, "start"], folder)
        try:
            yield str(folder)
        finally:
            _as_owner([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder)


def _as_owner(command: Sequence[str | Path], folder: Path) -> None:
    as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
