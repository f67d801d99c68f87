"""`esslaw serve`: the form on this machine. It is another program, which stands above this one."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click

from esslaw.cli.failure import fail

FORM = "webform"
NEEDED = (FORM, "flask", "flask_wtf", "flask_compress", "wtforms")


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    envvar="ESSLAW_HOST",
    help="Adresse où écouter ; 0.0.0.0 ouvre le formulaire à tout le réseau.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    envvar="ESSLAW_PORT",
    help="Port où écouter ; 0 en prend un qui est libre.",
)
def serve_command(host: str, port: int) -> None:
    """Servir le formulaire sur cette machine, pour l'essayer (docs/exploitation.md pour un site).

    The library imports nothing of the form: this asks for it by its name, as `python -m` does.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        fail([f"Il manque {', '.join(missing)}. Pour l'installer : pip install 'esslaw[web]'"])
    import_module(f"{FORM}.serving").serve(host, port)
