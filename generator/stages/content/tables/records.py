"""A table of records from CSV or YAML, each row with its line, checked against a model."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator.errors import ContentError, Finding, Origin
from generator.stages.content.yaml_file import read_yaml
from generator.validation import explain, nearest

Row = TypeVar("Row", bound=BaseModel)
MAX_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Record(Generic[Row]):
    """One row of a table and the line on which it begins."""

    row: Row
    origin: Origin

    def locate(self, path: tuple[int | str, ...]) -> Origin:
        """Where a field of the row stands: a table has no finer place than the row's line."""
        return self.origin


def read_csv(text: str, path: str, model: type[Row]) -> tuple[Record[Row], ...]:
    """Read a comma-separated table (RFC 4180) whose first line names the columns.

    :raises ContentError: with every finding of the table.
    """
    rows = _split(text, path)
    _, header = rows[0] if rows else (1, [])
    _check_header(header, path, model)
    findings: list[Finding] = []
    raw: list[tuple[int, dict[str, Any]]] = []
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            findings.append(
                Finding(
                    Origin(path, line),
                    f"has {len(cells)} cells where the header has {len(header)}",
                    "put quotation marks around a cell that holds a comma",
                )
            )
            continue
        raw.append((line, dict(zip(header, cells, strict=True))))
    return _validate(raw, path, model, findings)


def read_yaml_table(text: str, path: str, model: type[Row]) -> tuple[Record[Row], ...]:
    """Read the same records from a YAML list of mappings.

    :raises ContentError: with every finding of the table.
    """
    file = read_yaml(text, path)
    if not isinstance(file.data, list) or not all(isinstance(row, dict) for row in file.data):
        raise ContentError(
            Finding(Origin(path), "is no list of records", "begin each with “- id:”")
        )
    raw = [(file.lines[(index,)], row) for index, row in enumerate(file.data)]
    return _validate(raw, path, model, [])


def _split(text: str, path: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as failure:
        raise ContentError(
            Finding(
                Origin(path, start), f"is not CSV ({failure})", "correct that row’s quotation marks"
            )
        ) from failure
    if len(rows) > MAX_ROWS:
        raise ContentError(Finding(Origin(path), f"has {len(rows)} rows", f"keep it to {MAX_ROWS}"))
    return rows


def _check_header(header: list[str], path: str, model: type[BaseModel]) -> None:
    where = Origin(path, 1)
    columns = list(model.model_fields)
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    if not header:
        raise ContentError(Finding(where, "is empty", f"begin it with {','.join(columns)}"))
    if len(header) == 1:
        for delimiter, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if delimiter in header[0]:
                raise ContentError(
                    Finding(where, f"separates its columns by {name}", "save it as CSV with commas")
                )
    findings = [
        Finding(
            where,
            f"has an unknown column {name!r}",
            nearest(name, columns, "remove it; the columns are"),
        )
        for name in header
        if name not in columns and model.model_config.get("extra") != "allow"
    ]
    findings += [
        Finding(where, f"lacks the column {name}", "add it")
        for name in required
        if name not in header
    ]
    findings += [
        Finding(where, f"has the column {name} twice", "remove one")
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    if findings:
        raise ContentError(findings)


def _validate(
    raw: list[tuple[int, dict[str, Any]]], path: str, model: type[Row], findings: list[Finding]
) -> tuple[Record[Row], ...]:
    records: list[Record[Row]] = []
    first: dict[str, int] = {}
    for line, values in raw:
        where = Origin(path, line)
        name = str(values.get("id", ""))
        if name and name in first:
            findings.append(
                Finding(
                    where,
                    f"id {name} stands on line {first[name]} already",
                    "give each row its own id",
                )
            )
        first.setdefault(name, line)
        try:
            records.append(Record(model.model_validate(values), where))
        except ValidationError as failure:
            findings += _explain_row(failure, model, where, name)
    if findings:
        raise ContentError(findings)
    return tuple(records)


def _explain_row(
    failure: ValidationError, model: type[BaseModel], where: Origin, name: str
) -> list[Finding]:
    return explain(failure, model, lambda _: where, f"{name}: " if name else "")
