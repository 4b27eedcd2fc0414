"""`newsparse schema`: the JSON Schema of what `newsparse parse` gives."""

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of an article's JSON.

    It keeps to draft 2020-12. Its `$id` names the version of that JSON.
    """
    from newsparse.output import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
