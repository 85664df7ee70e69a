"""The sources behind a page: none later than the document, none undated, none open to anyone.

They are read from the table of sources that travels inside the file (``stages/pdf/attachments``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.errors import Finding
from generator.model.citation import find_faults
from generator.model.date import PartialDate
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

TABLES = ("sources.csv", "sources.yaml")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
"""What a date in XMP begins with (ISO 16684-1, 8.2.1.2)."""


@check("sources", for_readers)
def check_sources(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on the sources that the file holds; one without a table of them has none."""
    document = _read_date(reading.metadata.get("xmp:CreateDate", ""))
    for name, data in _find_tables(reading.pdf):
        try:
            rows = _read_rows(name, data)
        except (ValueError, csv.Error, YAMLError):
            yield case.find(f"holds {name}, which cannot be read", "build it again")
            continue
        for row in rows:
            yield from _check_row(row, document, case)


def _check_row(row: dict[str, str], document: PartialDate | None, case: Case) -> Iterator[Finding]:
    said, named = row.get("date", ""), row.get("id", "?")
    try:
        date = PartialDate.parse(said) if said else None
    except ValueError as failure:
        problem, _, remedy = str(failure).partition("; ")
        yield case.find(f"cites {named}, whose date “{said}” {problem}", remedy or "correct it")
        return
    for fault in find_faults(date, row.get("url"), document):
        yield case.find(f"cites {named}, which {fault.problem}", fault.remedy)


def _find_tables(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """The tables of sources among the associated files, by their names."""
    files: Any = pdf.Root.get("/AF")
    for file in files if isinstance(files, pikepdf.Array) else ():
        if not isinstance(file, pikepdf.Dictionary):
            continue
        name = str(file.get("/UF", file.get("/F", "")))
        held: Any = file.get("/EF")
        stream = held.get("/F") if isinstance(held, pikepdf.Dictionary) else None
        if name in TABLES and isinstance(stream, pikepdf.Stream):
            yield name, stream.read_bytes()


def _read_rows(name: str, data: bytes) -> list[dict[str, str]]:
    """The rows of a table as texts.

    :raises ValueError: where it is no table.
    """
    text = data.decode("utf-8-sig")
    if name.endswith(".csv"):
        rows: Any = list(csv.DictReader(io.StringIO(text, newline=""), restval=""))
    else:
        rows = YAML(typ="safe").load(text)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("is no list of rows")
    return [
        {str(key): "" if value is None else str(value).strip() for key, value in row.items()}
        for row in rows
    ]


def _read_date(text: str) -> PartialDate | None:
    """The date that a text of XMP begins with; None where it is none."""
    match = _DATE.match(text)
    try:
        return PartialDate.parse(match[0]) if match else None
    except ValueError:
        return None
