from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.errors import StoreError
from generator.store import FOLDER, MARK, Notes, Size, Store, make_key, read_text, read_texts

KEY = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def entry(store: Store, key: str = KEY) -> Path:
    assert store.folder is not None
    return store.folder / FOLDER / key[:2] / key[2:]


def both(head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """A JSON object and bytes, as they were kept."""
    return head, body


def test_what_is_kept_is_found(store: Store) -> None:
    """Bytes, values, and bytes with values beside them, each under its key."""
    store.keep(KEY, b"\0\n bytes")
    store.keep_values("cd" * 32, {"é": [1, 2.5, None]})
    store.keep_parts("ef" * 32, {"title": "A\nb"}, b"\nbody\n")

    assert b"\0\n bytes" == store.find(KEY)
    assert {"é": [1, 2.5, None]} == store.find_values("cd" * 32, dict)
    assert ({"title": "A\nb"}, b"\nbody\n") == store.find_parts("ef" * 32, both)
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
        lambda data: data.replace(b"briefs-store 2", b"briefs-store 1"),
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


def test_entries_that_changed_places_are_none(store: Store) -> None:
    """What is whole and stands under another key was made from something else."""
    keys = [KEY, "cd" * 32, "ef" * 32, "01" * 32]
    store.keep(KEY, b"some bytes")
    store.keep_values(keys[1], ["values"])
    store.keep_parts(keys[2], {"title": "A"}, b"body")
    store.keep_parts(keys[3], {"title": "B"}, b"\xff")
    held = [entry(store, key).read_bytes() for key in keys]

    def swap() -> None:
        for key, data in zip(keys, held[1:] + held[:1], strict=True):
            entry(store, key).write_bytes(data)

    swap()
    assert None is store.find(keys[0])
    assert None is store.find_values(keys[1], list)
    assert None is store.look_up(keys[2], dict)
    assert None is store.find_parts(keys[3], both)
    swap()
    assert sorted(entry(store, key) for key in keys) == list(store.verify())
    assert Size(0, 0) == store.measure()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"{", b"[" * 100_000, b"7", b'{"a": 1}', b"[1]", b"null"]
)
def test_a_value_of_another_shape_is_none(store: Store, data: bytes) -> None:
    """What is no JSON, or not what is asked for, is made again, and its entry goes."""
    for find in (store.find_values, store.look_up):
        store.keep(KEY, data)
        assert None is find(KEY, read_texts)
        assert not entry(store).exists()


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]\nbody", b"{}\nbody", b'{"a": 1}\nbody'])
def test_parts_of_another_shape_are_none(store: Store, data: bytes) -> None:
    """As values are."""
    store.keep(KEY, data)
    assert None is store.find_parts(KEY, lambda head, body: (read_text(head["a"]), body))
    assert not entry(store).exists()


def test_a_folder_in_the_place_of_an_entry_costs_that_entry_alone(store: Store) -> None:
    """The warning names it, nothing is left beside it, and the others are kept."""
    (entry(store) / "full").mkdir(parents=True)
    store.keep(KEY, b"1")
    store.keep("cd" * 32, b"2")

    assert (None, b"2") == (store.find(KEY), store.find("cd" * 32))
    assert not store.has(KEY)
    assert [entry(store)] == list(entry(store).parent.iterdir())
    assert (
        f"{entry(store)}:1: warning: is a folder, where finished work is to be kept;"
        " run “briefs cache verify”, which removes it" == str(store.trouble)
    )


def make_folder(place: Path) -> None:
    (place / "full").mkdir(parents=True)
    (place / "full" / "file").write_bytes(b"1")


@pytest.mark.parametrize(
    "make",
    [make_folder, os.mkfifo, lambda place: place.symlink_to("/dev/zero")],
    ids=["folder", "pipe", "device"],
)
@pytest.mark.parametrize("clear", [False, True], ids=["verify", "clear"])
def test_what_is_no_file_is_removed_with_the_rest(
    store: Store, make: Callable[[Path], None], clear: bool
) -> None:
    """It stands in the place of an entry, is not waited for, and keeps no other from being seen."""
    store.keep(KEY, b"sound")
    for key in ("01" * 32, "cd" * 32):
        store.keep(key, b"damaged")
    for damaged in (entry(store, "01" * 32), entry(store, "cd" * 32)):
        damaged.unlink()
    make(entry(store, "01" * 32))
    entry(store, "cd" * 32).write_bytes(b"damaged")

    if clear:
        assert 3 == store.prune(0).entries
        assert Size(0, 0) == store.measure()
    else:
        assert [entry(store, "01" * 32), entry(store, "cd" * 32)] == list(store.verify())
        assert b"sound" == store.find(KEY)


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda place: place.symlink_to("/dev/zero")], ids=["pipe", "device"]
)
def test_what_never_ends_is_not_waited_for(store: Store, make: Callable[[Path], None]) -> None:
    """A pipe or a device in the place of an entry is none, and gives way to one."""
    entry(store).parent.mkdir(parents=True)
    make(entry(store))
    assert (False, None) == (store.has(KEY), store.find(KEY))
    store.keep(KEY, b"1")
    assert (b"1", None) == (store.find(KEY), store.trouble)


def test_what_is_not_ours_stays(store: Store) -> None:
    """A file or a folder of another name is nobody's entry."""
    store.keep(KEY, b"1")
    notes, folder = entry(store).parent / "notes.txt", entry(store).parent / "folder"
    notes.write_bytes(b"mine")
    folder.mkdir()
    assert 1 == store.prune(0).entries
    assert {notes, folder} == set(entry(store).parent.iterdir())


def test_entries_of_former_versions_take_room(store: Store) -> None:
    """They are never found, so they are counted and pruned with the others."""
    assert store.folder is not None
    former = store.folder / "v1" / KEY[:2] / KEY[2:]
    former.parent.mkdir(parents=True)
    former.write_bytes(b"briefs-store 1")
    assert (None, Size(1, 14)) == (store.find(KEY), store.measure())
    assert Size(1, 14) == store.prune(0)


@pytest.mark.parametrize("part", ["a" * 300, "b/" * 2500])
def test_a_folder_of_too_long_a_name_is_a_warning(tmp_path: Path, part: str) -> None:
    """Whatever is asked of it, the work goes on; who asks for it alone is told."""
    store = Store(tmp_path / part)
    assert (True, False) == (store.finds_nothing(), store.has(KEY))
    assert None is store.find(KEY)
    store.keep(KEY, b"1")
    assert "finished work cannot be kept (File name too long)" in str(store.trouble)
    with pytest.raises(StoreError, match="cannot be read"):
        store.measure()


def test_a_folder_that_may_not_be_entered_is_a_warning(tmp_path: Path) -> None:
    """Whoever is not let in makes all anew."""
    folder = tmp_path / "store"
    Store(folder).keep(KEY, b"1")
    code = f"""
import os
from pathlib import Path
from generator.store import Store, make_key
make_key("loaded")
os.chmod({str(folder)!r}, 0)
if os.geteuid() == 0:
    os.seteuid(65534)
store = Store(Path({str(folder)!r}))
print(store.finds_nothing(), store.has({KEY!r}), store.find({KEY!r}))
store.keep({KEY!r}, b"x")
print(store.trouble)
"""
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
    finally:
        folder.chmod(0o755)
    assert done.stdout.startswith("True False None\n")
    assert "finished work cannot be kept (Permission denied)" in done.stdout


def test_what_cannot_be_removed_keeps_nothing_else(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest goes; then each of them is a line."""
    keys = ["01" * 32, "02" * 32, "03" * 32]
    for key in keys:
        store.keep(key, b"1")
        entry(store, key).write_bytes(b"damaged")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == entry(store, keys[0]):
            raise PermissionError(1, "Operation not permitted", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    said = (
        f"{entry(store, keys[0])}:1: cannot be removed (Operation not permitted);"
        " give this user the right to write in that folder"
    )
    found = store.verify()
    assert [entry(store, key) for key in keys[1:]] == [next(found), next(found)]
    with pytest.raises(StoreError) as refused:
        next(found)
    assert said == str(refused.value)
    store.keep(keys[1], b"1")
    with pytest.raises(StoreError) as refused:
        store.prune(0)
    assert said == str(refused.value)
    assert Size(1, 7) == store.measure()


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

    assert [damaged] == list(store.verify())
    assert [] == list(store.verify())
    assert b"sound" == store.find(KEY)


def test_notes_are_told_by_their_kind(store: Store) -> None:
    """Two makers may use the same keys for values of their own."""
    fits, others = Notes(store, "fit", dict), Notes(store, "other", dict)
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
    assert [] == list(store.verify())
