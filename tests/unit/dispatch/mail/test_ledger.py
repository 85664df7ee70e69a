from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.dispatch.mail.ledger import DeliveryState, Ledger, read_items
from generator.dispatch.pack.packages import Package, read_packages
from generator.errors import DispatchError
from generator.model.dispatch import Assignment, Consignment, Recipient
from generator.model.edition import Edition, Profile
from tests.unit.dispatch.mailroom import Reader, pack

MIDNIGHT = 1_767_225_600.0
"""2026-01-01T00:00:00Z."""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path, lambda: MIDNIGHT) as opened:
        yield opened


def make(folder: Path, name: str = "berne", content: str = "1") -> Package:
    pack(folder, [Reader(name)], content)
    return read_packages(folder, ["daesh"], [name])[0]


def consign(name: str) -> Consignment:
    reader = Recipient(name, "Ana", "", f"{name}@example.org", ("fr",), "a4", (), 0)
    edition = Edition("daesh", "brief", "fr", "a4", Profile.SCREEN)
    return Consignment(reader, "fr", (Assignment(reader, edition, "asked for"),))


def states(ledger: Ledger) -> list[str]:
    return [str(item.state) for item in ledger.items()]


def test_an_item_s_way(tmp_path: Path, ledger: Ledger) -> None:
    """Planned, packed, sending, handing-over, sent: one row, with what the server said."""
    ledger.record_planned([consign("berne")])
    assert ["planned"] == states(ledger)
    package = make(tmp_path)
    ledger.record_packed([package])
    assert ["packed"] == states(ledger)
    ledger.begin(package.id)
    assert ["sending"] == states(ledger)
    ledger.hand_over(package.id)
    assert ["handing-over"] == states(ledger)
    ledger.finish(package.id, DeliveryState.SENT, "250 OK")
    item = ledger.item(package.id)
    assert ("sent", 1, "250 OK", "2026-01-01T00:00:00+00:00") == (
        item.state,
        item.attempts,
        item.reply,
        item.changed,
    )
    assert (("daesh-brief.fr.a4.screen.pdf", package.enclosures[0].sha256),) == item.files
    ledger.record_planned([consign("berne")])
    ledger.record_packed([package])
    assert ["sent"] == states(ledger)


def test_what_is_sent_cannot_be_begun(tmp_path: Path, ledger: Ledger) -> None:
    """The ledger itself refuses a second sending, whoever asks."""
    package = make(tmp_path)
    ledger.record_packed([package])
    ledger.begin(package.id)
    with pytest.raises(DispatchError, match="is sending, and cannot become sending"):
        ledger.begin(package.id)
    ledger.finish(package.id, DeliveryState.SENT, "250 OK")
    with pytest.raises(DispatchError, match="is sent, and cannot become sending"):
        ledger.begin(package.id)


def test_recovery(tmp_path: Path, ledger: Ledger) -> None:
    """What was not handed over is free again; what was is uncertain, until it is asked for."""
    packages = [make(tmp_path, name) for name in ("a", "b", "c")]
    ledger.record_packed(packages)
    for package in packages[:2]:
        ledger.begin(package.id)
    ledger.hand_over(packages[1].id)
    assert ["packed", "uncertain", "packed"] == [str(item.state) for item in read_items(tmp_path)]
    assert ["sending", "handing-over", "packed"] == states(ledger)
    ledger.recover()
    assert ["packed", "uncertain", "packed"] == states(ledger)
    with pytest.raises(DispatchError, match="is uncertain, and cannot become sending"):
        ledger.begin(packages[1].id)
    ledger.release([packages[1].id])
    ledger.begin(packages[1].id)


def test_other_content_replaces_what_was_not_sent(tmp_path: Path, ledger: Ledger) -> None:
    """What was sent, or may have been, stays; what was not is replaced, and may come back."""
    first = make(tmp_path, content="1")
    ledger.record_packed([first])
    second = make(tmp_path, content="2")
    ledger.record_packed([second])
    assert (DeliveryState.REPLACED, DeliveryState.PACKED) == (
        ledger.item(first.id).state,
        ledger.item(second.id).state,
    )
    ledger.record_packed([make(tmp_path, content="1")])
    assert (DeliveryState.PACKED, DeliveryState.REPLACED) == (
        ledger.item(first.id).state,
        ledger.item(second.id).state,
    )
    ledger.begin(first.id)
    ledger.hand_over(first.id)
    ledger.recover()
    ledger.record_packed([second])
    assert (DeliveryState.UNCERTAIN, DeliveryState.PACKED) == (
        ledger.item(first.id).state,
        ledger.item(second.id).state,
    )


def test_again_is_all_or_nothing(tmp_path: Path, ledger: Ledger) -> None:
    """Where one of them cannot be sent again, none is."""
    packages = [make(tmp_path, name) for name in ("a", "b")]
    ledger.record_packed(packages)
    ledger.begin(packages[0].id)
    ledger.finish(packages[0].id, DeliveryState.SENT, "250 OK")
    with pytest.raises(DispatchError):
        ledger.reissue(package.id for package in packages)
    assert ["sent", "packed"] == states(ledger)
    ledger.reissue([packages[0].id])
    assert 2 == ledger.item(packages[0].id).issue


def test_the_disk_has_it_before_the_next_step(ledger: Ledger) -> None:
    """The journal is written ahead, and synced at each commit."""
    pragma = ledger._connection.execute
    assert "wal" == pragma("PRAGMA journal_mode").fetchone()[0]
    assert 2 == pragma("PRAGMA synchronous").fetchone()[0]


def test_a_newer_ledger_is_left_alone(tmp_path: Path, ledger: Ledger) -> None:
    """A version that this tool does not know ends in a line."""
    ledger._connection.execute("PRAGMA user_version = 9")
    with (
        pytest.raises(DispatchError, match="is of version 9, and this tool knows 2; use the newer"),
        Ledger.open(tmp_path),
    ):
        pass


def test_a_damaged_ledger_is_left_alone(tmp_path: Path) -> None:
    """A file that is no ledger is said to be one that cannot be used, and is not written over."""
    path = tmp_path / "dispatch" / "ledger.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be looked at as one " * 20)
    before = path.read_bytes()
    with (
        pytest.raises(DispatchError, match=r"the ledger cannot be used \(file is not a database\)"),
        Ledger.open(tmp_path),
    ):
        pass
    assert before == path.read_bytes()


def test_no_ledger_is_made_by_looking(tmp_path: Path) -> None:
    """Where nothing was packed, there is nothing to show, and no file comes of it."""
    assert () == read_items(tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_two_processes_may_write(tmp_path: Path, ledger: Ledger) -> None:
    """``pack`` may note a package while ``send`` runs."""
    with Ledger.open(tmp_path) as other:
        package = make(tmp_path)
        other.record_packed([package])
        ledger.begin(package.id)
        assert DeliveryState.SENDING is other.item(package.id).state


def test_the_file_says_its_version(tmp_path: Path, ledger: Ledger) -> None:
    """A later tool can see what it has before it."""
    path = tmp_path / "dispatch" / "ledger.sqlite"
    connection = sqlite3.connect(path)
    assert 2 == connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
