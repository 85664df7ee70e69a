from __future__ import annotations

import csv
import io
import json

import pytest

from generator.dispatch.mail.ledger import DeliveryState, Item
from generator.dispatch.mail.ledger_export import write_csv, write_json
from generator.files import disarm

ITEM = Item(
    id="a" * 32,
    brief="daesh",
    recipient="berne",
    name='=HYPERLINK("https://example.org")',
    email="+a@example.org",
    locale="fr",
    files=(("a.pdf", "0" * 64),),
    issue=1,
    state=DeliveryState.FAILED,
    attempts=2,
    changed="2026-01-01T00:00:00+00:00",
    reply="550 no, “such” user",
)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """What a spreadsheet would compute is text."""
    assert f"'{cell}" == disarm(cell)


def test_other_cells_stay_as_they_are() -> None:
    """A name and an address are what they were."""
    assert ["Ana Pérez", "a=b", ""] == [disarm(cell) for cell in ("Ana Pérez", "a=b", "")]


def test_csv() -> None:
    """A row an item, and no formula in it."""
    data = write_csv([ITEM])
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert '\'=HYPERLINK("https://example.org")' == row["name"]
    assert "'+a@example.org" == row["email"]
    assert ("failed", "2", "550 no, “such” user") == (row["state"], row["attempts"], row["reply"])
    assert f"a.pdf:{'0' * 64}" == row["files"]


def test_json() -> None:
    """The values as they are, with the digest of each file."""
    (row,) = json.loads(write_json([ITEM]))["items"]
    assert "+a@example.org" == row["email"]
    assert [{"path": "a.pdf", "sha256": "0" * 64}] == row["files"]
    assert "failed" == row["state"]
