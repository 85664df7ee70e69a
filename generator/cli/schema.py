"""``briefs schema``."""

from __future__ import annotations

import json

import click

NAMES = ("brief", "victories", "sources", "glossary", "recipients", "settings", "format")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a file that people write: a brief, a row of a table, a setting."""
    from pydantic import BaseModel

    from generator.catalogs.glossary import GlossaryRow
    from generator.design.plan import Plan
    from generator.dispatch.plan.recipients import RecipientRow
    from generator.model.brief import BriefFile, Source, Victory
    from generator.project import SettingsFile

    models: dict[str, type[BaseModel]] = {
        "brief": BriefFile,
        "victories": Victory,
        "sources": Source,
        "glossary": GlossaryRow,
        "recipients": RecipientRow,
        "settings": SettingsFile,
        "format": Plan,
    }
    click.echo(json.dumps(models[name].model_json_schema(), ensure_ascii=False, indent=2))
