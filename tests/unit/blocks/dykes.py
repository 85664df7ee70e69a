"""A document of a table with places, dates, numbers and categories."""

from __future__ import annotations

from pathlib import Path

from generator.blocks.document import Brief
from tests.unit.documents import make_document, refuse_document

TABLES = """\
tables:
  dykes:
    label: The dykes
    order: built
    colour: time
    open: {status: planned}
    columns:
      id: id
      name: {kind: name, label: Name}
      country: {kind: country, label: Country}
      lat: latitude
      lon: longitude
      built: {kind: date, label: Built, where: {status: built}}
      begun: {kind: date, label: Begun, optional: true}
      status: {kind: category, label: Status, values: {built: Built, planned: Under way}}
      ground: {kind: category, label: Ground, values: {sea: By the sea, river: By a river}}
      length: {kind: number, label: Length, unit: kilometer, optional: true}
      height: {kind: number, label: Height, optional: true}
      cost: {kind: money, label: Cost, currency: EUR, optional: true}
      held: {kind: span, label: Held, optional: true}
      story: {kind: text, label: Story, optional: true}
      sources: sources
"""
ROWS = """\
id,name,country,lat,lon,built,begun,status,ground,length,height,cost,held,story,sources
a,A dyke,HU,47.0,19.0,2014-02,,built,sea,12,4,2000000,2014-02/2016,It holds.,atlas
b,B dyke,HU,47.5,19.5,2014-09-30,,built,river,8.5,3,500000,2015/2015-06,,atlas
c,C dyke,RS,45.0,20.0,2015-06,2013,built,river,20,,,,Since {begun}.,atlas
d,D dyke,RS,44.5,20.5,2016,,built,river,,5,,,,atlas
p,P dyke,RS,44.0,21.0,,2016-02,planned,sea,3,,,,Since {begun}.,atlas
"""
AHEAD = TABLES.count("\n") + 4
"""How many lines stand before the first block of :func:`compose`."""


def compose(*blocks: str, more: str = "") -> str:
    """The content of a document of the dykes with these blocks, each on a line of its own."""
    listed = "".join(f"      - {block}\n" for block in blocks)
    return f"{TABLES}sections:\n  - id: a\n    title: First\n    blocks:\n{listed}{more}"


def make(folder: Path, *blocks: str, rows: str = ROWS, more: str = "") -> Brief:
    """Write a document of the dykes, and read it."""
    return make_document(folder, compose(*blocks, more=more), dykes=rows)


def refuse(folder: Path, *blocks: str, rows: str = ROWS, more: str = "") -> list[str]:
    """What is wrong with a document of the dykes; lines are counted from the first block."""
    said = refuse_document(folder, compose(*blocks, more=more), dykes=rows)
    found = []
    for line in said:
        number, colon, rest = line.partition(": ")
        found.append(
            f"{int(number) - AHEAD}{colon}{rest}" if number.lstrip("-").isdigit() else line
        )
    return found
