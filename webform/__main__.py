"""`python -m webform`: the form on this machine."""

from __future__ import annotations

import click

from webform.serving import serve


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, envvar="ESSLAW_HOST")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, envvar="ESSLAW_PORT"
)
def main(host: str, port: int) -> None:
    """Serve the form until interrupted; port 0 takes a free one."""
    serve(host, port)


if __name__ == "__main__":
    main(prog_name="python -m webform")
