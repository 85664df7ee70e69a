"""What a build of many editions begins, before it knows what there is to make."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import pytest

from generator import batch
from generator.errors import BriefsError
from generator.model.edition import Edition, Profile
from generator.store import Store, make_key
from tests.conftest import load_shipped

BOTH = ("en", "fr")


@pytest.mark.parametrize(
    ("locales", "options", "ahead"),
    [
        (BOTH, {}, True),
        (BOTH, {"jobs": 1}, False),
        (BOTH, {"scheduler": "tcp://127.0.0.1:1"}, False),
        (("en",), {}, False),
    ],
)
def test_engines_are_loaded_ahead_where_several_processes_will_need_them(
    locales: tuple[str, ...],
    options: dict[str, Any],
    ahead: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While the inputs are read, and where nothing of it may be found in the store."""
    loaded: list[str] = []
    store = tmp_path / "store"
    monkeypatch.setenv("BRIEFS_CACHE", str(store))
    monkeypatch.setattr(batch, "load_ahead", lambda: loaded.append("ahead"))
    monkeypatch.setattr(batch, "read_inputs", refuse)
    monkeypatch.setattr("generator.cluster.knock", lambda _: None)
    editions = [Edition("daesh", "brief", each, "a4", Profile.SCREEN) for each in locales]
    options = {"jobs": 2, **options}

    def build(**others: Any) -> int:
        loaded.clear()
        with pytest.raises(BriefsError):
            batch.build(load_shipped(), editions, output=tmp_path / "output", **options, **others)
        return len(loaded)

    assert ahead == build()
    Store(store).keep(make_key("any"), b"1")
    assert not build()
    assert ahead == build(force=True)


def refuse(*_: Any) -> NoReturn:
    """Read nothing."""
    raise BriefsError([])
