"""A folder held by one process at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.lock import Lock, LockedError


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    """A second holder is told who the first is; afterwards it is free."""
    lock = Lock(tmp_path / "below" / ".lock")
    assert not lock.is_held()
    with lock.hold():
        assert lock.is_held()
        with pytest.raises(LockedError, match=r"process \d+ on .*, since 2"), lock.hold():
            pass
    assert not lock.is_held()
    with lock.hold():
        pass


def test_a_pipe_in_the_place_of_a_lock_is_not_waited_for(tmp_path: Path) -> None:
    """It is held by nobody, and cannot be."""
    lock = Lock(tmp_path / ".lock")
    os.mkfifo(lock.path)
    assert not lock.is_held()
    with pytest.raises(OSError, match="seek"), lock.hold():
        pass
