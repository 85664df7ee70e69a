from __future__ import annotations

from pathlib import Path

from generator.dispatch.mail.ledger import DeliveryState, Ledger
from generator.dispatch.pack.packages import read_packages
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.unit.dispatch.mailroom import pack, readers


def fill(output: Path) -> None:
    """A ledger with one message sent, one failed, one packed."""
    pack(output, readers(3))
    packages = read_packages(output, ["daesh"])
    with Ledger.open(output, lambda: 1_767_225_600.0) as ledger:
        ledger.record_packed(packages)
        ledger.begin(packages[0].id)
        ledger.finish(packages[0].id, DeliveryState.SENT, "250 [bold]OK")
        ledger.fail(packages[1].id, "=cmd")


def test_the_table(tmp_path: Path) -> None:
    """The messages by state, then how many there are of each; a reply is printed as it is."""
    fill(tmp_path)
    done = call_here("dispatch", "status", "--output", tmp_path)
    assert (0, "") == (done.code, done.err)
    head, *rows, counts = done.out.splitlines()
    assert ["state", "brief", "recipient", "e-mail", "tries", "changed", "reply"] == head.split()
    assert ["failed", "packed", "sent"] == [row.split()[0] for row in rows]
    assert "r000@example.org" in rows[2]
    assert rows[2].rstrip().endswith("2026-01-01T00:00:00+00:00  250 [bold]OK")
    assert "1 failed, 1 packed, 1 sent" == counts


def test_the_csv(tmp_path: Path) -> None:
    """Rows for a spreadsheet, which computes nothing of what a server said."""
    fill(tmp_path)
    lines = call_here("dispatch", "status", "--csv", "--output", tmp_path).out.splitlines()
    assert 4 == len(lines)
    assert '"brief","recipient","name","email"' in lines[0]
    assert '"\'=cmd"' in lines[2]


def test_nothing_yet(tmp_path: Path) -> None:
    """Without a ledger there is nothing to list, and none is made."""
    done = call_here("dispatch", "status", "--output", tmp_path, "--project", ROOT)
    assert (0, "empty") == (done.code, done.out.splitlines()[-1])
    assert [] == list(tmp_path.iterdir())
