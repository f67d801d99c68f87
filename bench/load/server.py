"""gunicorn as docs/exploitation.md says to run it, on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 30
"""Seconds for the site to answer, beyond which it is said not to."""


@dataclass(frozen=True, slots=True)
class Server:
    """A site that answers: its address, the seconds that its start took, and of the processor."""

    address: str
    boot: float
    boot_busy: float
    process: int

    def busy(self) -> float:
        """Return the processor seconds that the workers have taken, whatever else runs here."""
        everyone = (path.name for path in Path("/proc").iterdir() if path.name.isdigit())
        ticks = map(_ticks, everyone)
        return sum(used for parent, used in ticks if parent == self.process) / TICKS

    def rest(self) -> None:
        """Wait until the workers have answered what was still waiting for them."""
        before = -1.0
        while self.busy() > before:
            before = self.busy()
            time.sleep(0.3)


def _ticks(process: int | str) -> tuple[int, int]:
    """Return the parent of a process and the ticks that it took; (0, 0) when it has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0, 0
    return int(fields[1]), int(fields[11]) + int(fields[12])


@contextmanager
def served(workers: int) -> Iterator[Server]:
    """Serve the site with some workers; its lines are not kept."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    settings = {
        "ESSLAW_BIND": bind,
        "WEB_CONCURRENCY": str(workers),
        "SECRET_KEY": "bench",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "python:webform.gunicorn_conf"]
    start = time.perf_counter()
    with subprocess.Popen(
        [*command, "webform:create_app()"],
        env={**os.environ, **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            address = f"http://{bind}"
            boot = _answered(address, process) - start
            yield Server(address, boot, sum(_ticks(process.pid)[1:]) / TICKS, process.pid)
        finally:
            process.terminate()


def _answered(address: str, process: subprocess.Popen[bytes]) -> float:
    """Return when the site first answered."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/sante", timeout=PATIENCE):
                return time.perf_counter()
        except (URLError, ConnectionError):
            time.sleep(0.01)
    raise SystemExit("gunicorn does not answer: run it by hand to see why (docs/exploitation.md)")
