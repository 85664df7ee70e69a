"""What the reference holds, and in which order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.blocks.document import BriefFile
from generator.blocks.registry import list_kinds
from generator.catalogs.glossary import GlossaryRow
from generator.design.plan import Plan
from generator.dispatch.plan.recipients import RecipientRow
from generator.model.facts import KINDS, ColumnSpanFact
from generator.model.paper import PAPERS
from generator.model.source import Source
from generator.schema import describe
from generator.settings import SettingsFile
from scripts.reference.tables import Writer, write_words
from scripts.reference.words import list_values

HIDDEN = ("id", "formats")
"""What every block has, and is said of all at once."""
HEADINGS = {
    "OwnFonts": "`fonts` of a subject",
    "Issuer": "The issuer",
    "TableSettings": "A table",
    "Column": "A column",
    "ColumnKind": "Kinds of columns",
    "Section": "A section",
    "FormatChoice": "What a format takes",
    "OwnUnit": "The forms of a unit",
    "RenamedLabel": "The forms of a label",
    "ChartKind": "Kinds of charts",
    "TimeUnit": "Periods",
    "GroundLayer": "Layers of a map",
}
"""Of models that several keys hold, or that are better known by another name."""
ROOT = Path(__file__).resolve().parent.parent.parent
PAGE, SCHEMA = "docs/reference.md", "data/brief.schema.json"

INTRODUCTION = """\
# Reference

Every key of every file that people write, made by `make reference` from the code that reads
them. [content.md](content.md) has examples.

- The column *left out* says what holds where a key is left out: `needed` must be there, and an
  empty cell is nothing.
- A text that is *translated* goes into the catalogs.
- An editor that knows YAML completes and checks `brief.yaml` while you type, and tells what a key
  means, where the first line is

```yaml
# yaml-language-server: $schema=../brief.schema.json
```

and `data/brief.schema.json` holds what `briefs schema brief` prints.
"""

BLOCKS = """
## Blocks

A block is a mapping with the key of its kind. Besides its own keys each has these:
"""

FACTS = """
## Facts

A fact is a mapping with the key of its kind, as `members: {number: 68}`. The first ones are
written, the last ones counted from tables.
"""

NAMED = "lower case letters, digits and `_`, a letter first"

WORDS_OF_VALUES = {
    "code": "letters, digits, points, hyphens and slashes, at most 20: `2253`, `A/RES/70/1`",
    "column": f"the name of a column of a table: {NAMED}",
    "condition": "what a cell must hold: `built`, `2024` (of a date: in that year), `null`"
    " (nothing), or a list of such, one of which it must hold",
    "country": "a country’s code of two capitals (ISO 3166-1 alpha-2): `FR`",
    "currency": "a currency’s code of three capitals (ISO 4217): `EUR`",
    "date": "`2015-03-31`, `2015-03` where only the month is known, or `2015`",
    "degrees": "a number of degrees, with a point: `35.5`; south and west are below zero",
    "e-mail address": "as `desk@example.org`",
    "fact": f"the name of a fact: {NAMED}",
    "file name": "the name of a file in the subject’s folder, without a path",
    "format": "a folder of `templates/`, the program’s (`brief`, `factsheet`, `leaflet`, `map`) or"
    " the project’s own",
    "font file": "a file of the subject’s `fonts/`: `House.ttf`, `House.ttc#House-Bold`",
    "id": "lower case letters and digits, parted by hyphens, at most 64: `east-mosul`; it stays"
    " as it is once texts are translated",
    "image": "`images/` and the name of a file there: `.png`, `.jpg`, `.jpeg` or `.svg`",
    "language": "a language’s code (ISO 639): `fr`",
    "locale": "a locale of CLDR: `fr`, `pt-BR`, `zh-Hant`",
    "locale or pair": "a locale, or two joined by `+`, the main one first: `fr+ar`",
    "month or day": "a date that is known to the month at least: `2017-03`",
    "pages": "`6` (held exactly), `2..8` (from and to) or `flow` (as many as there are)",
    "paper": f"{list_values(PAPERS)}, or a width and a height in mm: `210x210`",
    "path": "the path of a file in the project, with forward slashes",
    "table": f"the name of a table: {NAMED}",
    "table.column": "a table and one of its columns: `dykes.built`",
    "telephone": "a number in its international form: `+33 1 23 45 67 89` (ITU-T E.123)",
    "time of day": 'hours and minutes, in quotation marks: `"14:30"`',
    "unit": "a unit by its name in CLDR: `kilometer`, `square-meter`, `day`; or one of `units`",
    "variable": "the name of an environment variable: capitals, digits and `_`",
    "web address": "it begins with `https://` or `http://`",
}
"""What the titles of the schemas stand for."""


def make_files() -> dict[str, str]:
    """Give the text of each file that is made from the models, by its path in the project."""
    schema = json.dumps(describe(BriefFile), ensure_ascii=False, indent=2)
    return {PAGE: "\n".join(_write_page()).rstrip() + "\n", SCHEMA: schema + "\n"}


def _write_page() -> Iterator[str]:
    yield INTRODUCTION
    yield from _write_brief()
    for model, heading in (
        (Source, "A row of `sources.csv`"),
        (GlossaryRow, "A row of `glossary.csv`"),
        (RecipientRow, "A row of `recipients.csv`"),
        (SettingsFile, "briefs.toml"),
        (Plan, "format.toml"),
    ):
        yield from Writer(describe(model)).write_root(heading)
    yield from write_words(WORDS_OF_VALUES)


def _write_brief() -> Iterator[str]:
    kinds = {model.__name__: f"Block `{kind}`" for kind, model in list_kinds().items()}
    facts = {model: f"Fact `{key}`" for key, model in KINDS.items()}
    facts[ColumnSpanFact.__name__] = "Fact `span` of a column"
    writer = Writer(describe(BriefFile), HEADINGS | kinds | facts)
    yield from writer.write_root("brief.yaml")
    yield BLOCKS
    yield from writer.rows(next(iter(kinds)), HIDDEN)
    for kind, model in list_kinds().items():
        yield from writer.write(model.__name__, kind, HIDDEN)
    yield FACTS
    for key, name in (*KINDS.items(), ("span", ColumnSpanFact.__name__)):
        yield from writer.write(name, key)
