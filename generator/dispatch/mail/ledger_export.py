"""The ledger's items -> JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.dispatch.mail.ledger import Item
from generator.files import write_table

COLUMNS = (
    "brief",
    "recipient",
    "name",
    "email",
    "locale",
    "state",
    "attempts",
    "changed",
    "reply",
    "files",
)


def write_json(items: Iterable[Item]) -> str:
    """Write the items as JSON, with the SHA-256 of each file."""
    rows = [
        {
            **{name: getattr(item, name) for name in ("id", *COLUMNS[:-1], "issue")},
            "files": [{"path": path, "sha256": sha} for path, sha in item.files],
        }
        for item in items
    ]
    return json.dumps({"schema": 1, "items": rows}, ensure_ascii=False, indent=2, sort_keys=True)


def write_csv(items: Iterable[Item]) -> bytes:
    """Write the items as CSV, every cell in quotes, with the mark by which Excel knows UTF-8."""
    rows = [
        [
            *(str(getattr(item, name)) for name in COLUMNS[:-1]),
            " ".join(f"{path}:{sha}" for path, sha in item.files),
        ]
        for item in items
    ]
    return write_table(COLUMNS, rows, quote_all=True).encode("utf-8-sig")
