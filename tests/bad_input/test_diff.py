"""PDFs that cannot be compared: each ends in one clear line, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.hostile import REFUSED, make_sound, save


@pytest.mark.parametrize("name", [name for name in REFUSED if name != "too many pages"])
def test_an_unsound_edition_is_told_in_one_line(tmp_path: Path, name: str) -> None:
    """Damaged, encrypted, huge: the file, what is wrong, what to do; the exit code is 1."""
    make, told = REFUSED[name]
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    old.write_bytes(save(make_sound()))
    new.write_bytes(make())
    result = call_here("diff", old, new, "--output", tmp_path / "diff")
    assert (1, "") == (result.code, result.out)
    (line,) = result.lines
    assert line.startswith(f"{new}:1: {told}")
    assert not (tmp_path / "diff").exists()


def test_a_missing_edition_is_wrong_usage(tmp_path: Path) -> None:
    """Both missing files are named, and the exit code is 2."""
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    result = call_here("diff", old, new)
    assert (2, "") == (result.code, result.out)
    assert [
        f"{new}:1: is missing; see how its name is written",
        f"{old}:1: is missing; see how its name is written",
    ] == result.lines


def test_one_bad_edition_of_a_folder_does_not_stop_the_others(tmp_path: Path) -> None:
    """The sound one is compared, the other is told, and the exit code is 1."""
    for build in ("old", "new"):
        (tmp_path / build).mkdir()
        (tmp_path / build / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
        (tmp_path / build / "b.pdf").write_bytes(save(make_sound()))
    result = call_here("diff", tmp_path / "old", tmp_path / "new", "--output", tmp_path / "diff")
    assert 1 == result.code
    assert ["is damaged" in line for line in result.lines] == [True, False]
    assert "b: nothing differs" == result.lines[1]


def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    """What a reader puts together again differs from nothing: it is told, as ``check`` tells it."""
    old, new = tmp_path / "old.pdf", tmp_path / "new.pdf"
    data = save(make_sound())
    old.write_bytes(data)
    new.write_bytes(data[:-20])
    result = call_here("diff", old, new, "--output", tmp_path / "diff")
    assert (1, "") == (result.code, result.out)
    assert result.lines[0].startswith(f"{new}:1: is damaged (")
