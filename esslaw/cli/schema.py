"""`esslaw schema`: the JSON Schema of a case file."""

from __future__ import annotations

import json

import click

from esslaw.facts.schema import json_schema


@click.command("schema")
def schema() -> None:
    """Le schéma JSON d'un cas : chaque fait, son aide, son unité, comment il change."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
