"""`python -m webform` says where it is, and serves the form there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from urllib.request import urlopen

import webform.__main__


def test_it_serves_the_form_and_prints_its_address() -> None:
    root = os.path.dirname(os.path.dirname(webform.__main__.__file__))
    environment = {**os.environ, "PYTHONPATH": root, "SECRET_KEY": "test", "ESSLAW_PORT": "0"}
    command = [sys.executable, "-u", "-m", "webform"]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=environment, cwd=root, **quiet) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:[0-9]+", server.stdout.readline())
            assert address is not None
            with urlopen(f"{address[0]}/structure", timeout=10) as page:
                assert page.status == 200
                assert "Je ne sais pas" in page.read().decode()
        finally:
            server.terminate()
