"""The server of development: threads of one process, a key that is kept, a line a request."""

from __future__ import annotations

import os
import secrets
from socket import AF_INET, AF_INET6, create_server

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from webform.app import create_app
from webform.key import development_key, key_file


class _Handler(WSGIRequestHandler):
    """Leaves requests to our own lines, which hold no query string and no address."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


def serve(host: str, port: int) -> None:
    """Serve the form until interrupted, and print its address; port 0 takes a free one."""
    shown, family = (f"[{host}]", AF_INET6) if ":" in host else (host, AF_INET)
    try:
        listening = create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or error
        raise click.UsageError(f"http://{shown}:{port} ne peut pas être servi : {reason}") from None
    with listening:
        app = create_app({"SECRET_KEY": _key(), "ESSLAW_WARM": False})
        server = make_server(
            host, port, app, threaded=True, request_handler=_Handler, fd=listening.fileno()
        )
        where = f"http://{shown}:{listening.getsockname()[1]}"
        click.echo(f"Le formulaire est sur {where} (Ctrl+C pour arrêter)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()


def _key() -> str:
    """Return the key of the environment, the one that is kept, or else one for this process."""
    given = os.environ.get("SECRET_KEY")
    if given:
        return given
    path = key_file()
    try:
        return development_key(path)
    except OSError as error:
        click.echo(f"{path} : {error.strerror}. Les pages ouvertes finiront avec ce processus.")
        return secrets.token_hex()
