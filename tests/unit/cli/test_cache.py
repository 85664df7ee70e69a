"""``briefs cache``, in a store that somebody has spoilt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.store import FOLDER, Store
from tests.bad_input.calling import call_here

KEYS = tuple(f"{number:02x}" * 32 for number in range(4))


@pytest.fixture
def places(tmp_path: Path) -> list[Path]:
    """The places of four entries: a sound one, a full folder, a pipe, and another's."""
    store = Store(tmp_path)
    for key in KEYS:
        store.keep(key, b"1")
    places = [tmp_path / FOLDER / key[:2] / key[2:] for key in KEYS]
    places[3].write_bytes(places[0].read_bytes())
    for place in places[1:3]:
        place.unlink()
    (places[1] / "folder").mkdir(parents=True)
    os.mkfifo(places[2])
    return places


def test_what_is_no_entry_is_named_and_removed(tmp_path: Path, places: list[Path]) -> None:
    """All of it, in one go."""
    found = call_here("cache", "verify", BRIEFS_CACHE=str(tmp_path))
    said = [f"{place}: was damaged, and is removed" for place in places[1:]]
    assert (1, said, "") == (
        found.code,
        found.out.splitlines(),
        found.err,
    )
    again = call_here("cache", "verify", BRIEFS_CACHE=str(tmp_path))
    assert (0, "every entry is sound\n", "") == (again.code, again.out, again.err)


def test_everything_is_cleared(tmp_path: Path, places: list[Path]) -> None:
    """Whatever stands in the place of an entry."""
    found = call_here("cache", "clear", BRIEFS_CACHE=str(tmp_path))
    assert (0, "") == (found.code, found.err)
    assert found.out.startswith("4 entries removed, ")
    assert not any(os.path.lexists(place) for place in places)


def test_a_store_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    """Its name is too long for any file system."""
    for command in (("size",), ("clear",), ("verify",), ("prune", "--max", "1GB")):
        found = call_here("cache", *command, BRIEFS_CACHE=str(tmp_path / ("a" * 300)))
        assert (1, "") == (found.code, found.out)
        assert found.err.endswith(
            ": cannot be read (File name too long);"
            " free the place, or name another folder in BRIEFS_CACHE\n"
        )
