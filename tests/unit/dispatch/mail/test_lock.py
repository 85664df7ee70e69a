from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.mail.lock import hold, is_held
from generator.errors import DispatchError


def test_the_folder_is_held_by_one(tmp_path: Path) -> None:
    """A second holder is told who the first is; afterwards it is free."""
    with hold(tmp_path):
        assert is_held(tmp_path)
        with (
            pytest.raises(DispatchError, match=r"is being sent from by process \d+ on .*, since 2"),
            hold(tmp_path),
        ):
            pass
    assert not is_held(tmp_path)
    with hold(tmp_path):
        pass
