"""One address asked again and again, by wrk: requests a second and the 95th percentile."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass

SECONDS = 5
SCRIPT = """
wrk.method = %(method)s
wrk.body = %(body)s
%(headers)s
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('RESULT {"requests": %%d, "us": %%d, "p95_us": %%d, "failed": %%d}\\n',
    summary.requests, summary.duration, latency:percentile(95),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Requests, those of a second, the milliseconds of 95 in 100, those that failed."""

    count: int
    rate: float
    p95: float
    failed: int


def available() -> bool:
    """Whether wrk is installed."""
    return shutil.which("wrk") is not None


def hammered(
    address: str,
    users: int,
    method: str = "GET",
    body: str = "",
    headers: dict[str, str] | None = None,
) -> Speed:
    """Return how quickly an address answers so many users at once."""
    lines = [f"wrk.headers[{json.dumps(k)}] = {json.dumps(v)}" for k, v in (headers or {}).items()]
    script = SCRIPT % {
        "method": json.dumps(method),
        "body": json.dumps(body),
        "headers": "\n".join(lines),
    }
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = [
            "wrk",
            "-t1",
            f"-c{users}",
            f"-d{SECONDS}s",
            "--timeout",
            "30s",
            "-s",
            file.name,
            address,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.partition("RESULT ")[2].splitlines()[0])
    rate = found["requests"] / (found["us"] / 1_000_000)
    return Speed(found["requests"], rate, found["p95_us"] / 1000, found["failed"])
