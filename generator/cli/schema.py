"""``briefs schema``."""

from __future__ import annotations

import json

import click

NAMES = ("brief", "sources", "glossary", "recipients", "settings", "format")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a file that people write: a brief, a row of a table, a setting.

    It says what each key means; editors complete and check by it while one types.
    """
    from pydantic import BaseModel

    from generator.blocks.document import BriefFile
    from generator.catalogs.glossary import GlossaryRow
    from generator.design.plan import Plan
    from generator.dispatch.plan.recipients import RecipientRow
    from generator.model.source import Source
    from generator.schema import describe
    from generator.settings import SettingsFile

    models: dict[str, type[BaseModel]] = {
        "brief": BriefFile,
        "sources": Source,
        "glossary": GlossaryRow,
        "recipients": RecipientRow,
        "settings": SettingsFile,
        "format": Plan,
    }
    click.echo(json.dumps(describe(models[name]), ensure_ascii=False, indent=2))
