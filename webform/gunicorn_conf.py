"""How gunicorn serves the form: `gunicorn -c python:webform.gunicorn_conf "webform:create_app()"`.

Guarantees: rules and programs are loaded once, before the workers, which share that memory; a
worker is replaced from time to time; gunicorn's own access log, which would hold query strings
and addresses, stays off: `webform.logs` writes what is needed. Each setting yields to the command
line, and to GUNICORN_CMD_ARGS.
"""

from __future__ import annotations

import gc
import os

bind = os.environ.get("ESSLAW_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", 2 * (os.cpu_count() or 1)))
worker_class = "gthread"
threads = 2
"""Two, so that one slow answer does not hold up the others."""
keepalive = 0
worker_connections = 4
"""A worker takes what it can answer soon, and no connection stays with it: under load requests
wait in one line for the first worker that is free, not each behind its own."""
preload_app = True
max_requests = 10_000
max_requests_jitter = 1_000
timeout = 30
accesslog = None


def when_ready(_server: object) -> None:
    """Set what was loaded aside from the collector: workers go on sharing it unwritten."""
    gc.collect()
    gc.freeze()
