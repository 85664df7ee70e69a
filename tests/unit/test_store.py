from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.store import MARK, Notes, Size, Store, make_key

KEY = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def entry(store: Store, key: str = KEY) -> Path:
    assert store.folder is not None
    return store.folder / "v1" / key[:2] / key[2:]


def test_what_is_kept_is_found(store: Store) -> None:
    """Bytes, values, and bytes with values beside them, each under its key."""
    store.keep(KEY, b"\0\n bytes")
    store.keep_values("cd" * 32, {"é": [1, 2.5, None]})
    store.keep_parts("ef" * 32, {"title": "A\nb"}, b"\nbody\n")

    assert b"\0\n bytes" == store.find(KEY)
    assert {"é": [1, 2.5, None]} == store.find_values("cd" * 32)
    assert ({"title": "A\nb"}, b"\nbody\n") == store.find_parts("ef" * 32)
    assert None is store.find("00" * 32)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data[: len(MARK)],
        lambda data: b"",
        lambda data: data.replace(b"bytes", b"byteS"),
        lambda data: b"somebody else's",
        lambda data: data + b" more",
        lambda data: data.replace(b"briefs-store 1", b"briefs-store 2"),
    ],
)
def test_an_entry_that_is_not_whole_is_none(store: Store, change: object) -> None:
    """One that was cut, changed, or put there by somebody else is not found, and goes."""
    store.keep(KEY, b"some bytes")
    path = entry(store)
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]

    assert None is store.find(KEY)
    assert not path.exists()
    store.keep(KEY, b"some bytes")
    assert b"some bytes" == store.find(KEY)


def test_a_place_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    """Work goes on without the store; why is one warning with what to do."""
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file")
    store.keep(KEY, b"1")
    store.keep(KEY, b"2")

    assert None is store.find(KEY)
    assert str(store.trouble).startswith(f"{tmp_path / 'file'}:1: warning: finished work cannot be")
    assert str(store.trouble).endswith("free the place, or name another folder in BRIEFS_CACHE")


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    """What does not fit is not kept, and no half of it stays."""
    folder = tmp_path / "store"
    code = f"""
import resource
from pathlib import Path
from generator.store import Store
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path({str(folder)!r}))
store.keep({KEY!r}, b"x" * 100_000)
print(store.trouble)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "finished work cannot be kept (File too large)" in done.stdout
    assert [] == [path for path in folder.rglob("*") if path.is_file()]


def test_a_blind_store_keeps_but_finds_nothing(store: Store) -> None:
    """A build that makes everything anew leaves it for the next."""
    assert store.folder is not None
    store.keep(KEY, b"old")
    blind = Store(store.folder, blind=True)
    assert None is blind.find(KEY)
    blind.keep(KEY, b"new")
    assert b"new" == store.find(KEY)


def test_where_nothing_will_be_found_is_known_before(store: Store) -> None:
    """No folder, an empty one, or one that is not looked at: and not one that holds an entry."""
    assert store.finds_nothing()
    store.keep(KEY, b"1")
    assert not store.finds_nothing()
    assert Store(store.folder, blind=True).finds_nothing()
    assert Store(None).finds_nothing()


def test_no_folder_keeps_nothing() -> None:
    """Without a folder there is neither a finding nor a file."""
    store = Store(None)
    store.keep(KEY, b"1")
    assert (None, None) == (store.find(KEY), store.trouble)
    assert Size(0, 0) == store.measure()


def test_what_was_of_no_use_for_longest_is_pruned(store: Store) -> None:
    """An entry that has been found lately outlives one that has been written later."""
    keys = [f"{index:02x}" * 32 for index in range(4)]
    for index, key in enumerate(keys):
        store.keep(key, bytes(1000))
        os.utime(entry(store, key), (index, index))
    store.find(keys[0])
    each = entry(store, keys[0]).stat().st_size

    assert Size(4, 4 * each) == store.measure()
    assert Size(2, 2 * each) == store.prune(2 * each)
    assert [True, False, False, True] == [store.find(key) is not None for key in keys]


def test_verify_removes_what_is_damaged(store: Store) -> None:
    """Each entry is read; what is not what it states is named and removed."""
    store.keep(KEY, b"sound")
    store.keep("cd" * 32, b"damaged")
    damaged = entry(store, "cd" * 32)
    damaged.write_bytes(damaged.read_bytes()[:-1])

    assert (damaged,) == store.verify()
    assert () == store.verify()
    assert b"sound" == store.find(KEY)


def test_notes_are_told_by_their_kind(store: Store) -> None:
    """Two makers may use the same keys for values of their own."""
    fits, others = Notes(store, "fit"), Notes(store, "other")
    fits["key"] = {"room": True}
    assert {"room": True} == fits["key"]
    assert "key" not in others
    assert {} == others.get("key", {})


def test_a_key_is_of_the_program_and_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of a library, or of the program, made is not found."""
    first = make_key("figure", "a")
    assert first == make_key("figure", "a")
    assert first != make_key("figure", "b")
    assert first != make_key("edition", "a")
    monkeypatch.setattr("generator.store.read_libraries", lambda: {"weasyprint": "71.0"})
    second = make_key("figure", "a")
    monkeypatch.setattr("generator.store.read_program", lambda: "another")
    assert 3 == len({first, second, make_key("figure", "a")})


def test_many_writers_at_once_leave_whole_entries(tmp_path: Path) -> None:
    """Processes that keep the same keys at the same time, and are killed, leave no half entry."""
    folder = tmp_path / "store"
    code = f"""
import os
from pathlib import Path
from generator.store import Store
store = Store(Path({str(folder)!r}))
number = 0
while True:
    store.keep(f"{{number % 7:02x}}" * 32, os.urandom(50_000))
    number += 1
"""
    writers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    store = Store(folder)
    found = 0
    while found < 300:
        for number in range(7):
            data = store.find(f"{number:02x}" * 32)
            found += data is not None
            assert data is None or 50_000 == len(data)
    for writer in writers:
        writer.kill()
        writer.wait()
    assert () == store.verify()
