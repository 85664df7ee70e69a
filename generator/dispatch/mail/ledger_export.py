"""The ledger's items -> JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from generator.dispatch.mail.ledger import Item
from generator.dispatch.shop.spreadsheet import disarm

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
    """The items as JSON, with the SHA-256 of each file."""
    rows = [
        {
            **{name: getattr(item, name) for name in ("id", *COLUMNS[:-1], "issue")},
            "files": [{"path": path, "sha256": sha} for path, sha in item.files],
        }
        for item in items
    ]
    return json.dumps({"schema": 1, "items": rows}, ensure_ascii=False, indent=2, sort_keys=True)


def write_csv(items: Iterable[Item]) -> str:
    """The items as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for item in items:
        files = " ".join(f"{path}:{sha}" for path, sha in item.files)
        cells = [*(str(getattr(item, name)) for name in COLUMNS[:-1]), files]
        writer.writerow(map(disarm, cells))
    return text.getvalue()
