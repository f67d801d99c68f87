"""`python -m webform`: the form on this machine."""

from __future__ import annotations

import click
from werkzeug.serving import make_server

from webform.app import create_app


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="ESSLAW_HOST")
@click.option("--port", default=8000, show_default=True, envvar="ESSLAW_PORT")
def main(host: str, port: int) -> None:
    """Serve the form until interrupted; port 0 takes a free one."""
    server = make_server(host, port, create_app(), threaded=True)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Le formulaire est sur http://{shown}:{server.server_port} (Ctrl+C pour arrêter)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()


if __name__ == "__main__":
    main(prog_name="python -m webform")
