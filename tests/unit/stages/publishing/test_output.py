from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.stages.publishing.output import MANIFEST, Output, digest, read_manifest

PATH = "daesh/daesh-brief.fr.a4.screen.pdf"
OTHER = "daesh/daesh-brief.en.a4.screen.pdf"


def publish(folder: Path, data: bytes, path: str = PATH) -> None:
    output = Output(folder, "1")
    with output.hold():
        output.publish(path, data, {"brief": "daesh"})


def files_in(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def holds_true(folder: Path) -> bool:
    """Whether each entry of the manifest describes the file that is there."""
    return all(
        digest((folder / path).read_bytes()) == entry["sha256"]
        for path, entry in read_manifest(folder).items()
    )


def test_an_edition_is_published_with_its_entry(tmp_path: Path) -> None:
    """The file is whole under its name, and the manifest says its size and digest, sorted."""
    publish(tmp_path, b"french")
    publish(tmp_path, b"english!", OTHER)
    assert [".lock", OTHER, PATH, MANIFEST] == files_in(tmp_path)
    assert {
        "schema": 1,
        "tool": "briefs 1",
        "editions": [
            {"brief": "daesh", "path": OTHER, "bytes": 8, "sha256": digest(b"english!")},
            {"brief": "daesh", "path": PATH, "bytes": 6, "sha256": digest(b"french")},
        ],
    } == json.loads((tmp_path / MANIFEST).read_text())


def test_the_same_edition_is_not_written_again(tmp_path: Path) -> None:
    """A PDF that is what it was keeps its file and its time."""
    publish(tmp_path, b"same")
    os.utime(tmp_path / PATH, (1, 1))
    publish(tmp_path, b"same")
    assert 1 == (tmp_path / PATH).stat().st_mtime


@pytest.mark.parametrize("step", range(4))
def test_a_build_killed_between_writes_leaves_no_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Killed before any of its renames, a build leaves one whole PDF and no false entry."""
    publish(tmp_path, b"old")
    rename = Path.replace
    renames = iter(range(100))

    def die(source: Path, target: Path) -> Path:
        if next(renames) == step:
            raise KeyboardInterrupt
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, b"new")
    monkeypatch.undo()
    expected = b"new" if step == 3 else b"old"
    assert (expected, True) == ((tmp_path / PATH).read_bytes(), holds_true(tmp_path))
    publish(tmp_path, b"new")
    assert (b"new", [".lock", PATH, MANIFEST]) == (
        (tmp_path / PATH).read_bytes(),
        files_in(tmp_path),
    )


def test_leftovers_of_a_killed_build_are_removed(tmp_path: Path) -> None:
    """What was half written is gone at the next build, and nothing else is."""
    publish(tmp_path, b"old")
    (tmp_path / "daesh" / f".{OTHER}.x.partial".replace("/", "-")).write_bytes(b"half")
    (tmp_path / "daesh" / "notes.partial.txt").write_bytes(b"mine")
    with Output(tmp_path, "1").hold():
        pass
    assert [".lock", PATH, "daesh/notes.partial.txt", MANIFEST] == files_in(tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b"changed by hand"),
        lambda file: file.unlink(),
    ],
    ids=["changed", "removed"],
)
def test_an_entry_that_is_no_longer_true_is_dropped(
    tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    """A file changed or removed by hand loses its entry at the next build; the others stay."""
    publish(tmp_path, b"french")
    publish(tmp_path, b"english", OTHER)
    spoil(tmp_path / PATH)
    with Output(tmp_path, "1").hold():
        pass
    assert [OTHER] == list(read_manifest(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 200_000,
        '{"schema": 2, "editions": []}',
        '{"schema": 1, "editions": [1]}',
    ],
    ids=["empty", "list", "table", "deep", "newer", "numbers"],
)
def test_a_manifest_that_is_none_has_no_entries(tmp_path: Path, text: str) -> None:
    """Another schema's manifest and a broken one are as if there were none."""
    (tmp_path / MANIFEST).write_text(text)
    assert {} == read_manifest(tmp_path)
    publish(tmp_path, b"new")
    assert [PATH] == list(read_manifest(tmp_path))


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    """One folder is held by one build at a time."""
    with (
        Output(tmp_path, "1").hold(),
        pytest.raises(PublishError) as refused,
        Output(tmp_path, "1").hold(),
    ):
        pass
    assert f"{tmp_path}:1: is being written by another build; wait until that one has ended" == str(
        refused.value
    )
    with Output(tmp_path, "1").hold():
        pass


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A file in a folder's place is said with its path and the way out."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "file" / "output", b"new")
    assert (
        f"{tmp_path}/file/output:1: cannot be written (Not a directory);"
        " free the place, or give another folder with --output" == str(refused.value)
    )


def test_an_edition_whose_place_is_taken_leaves_the_others(tmp_path: Path) -> None:
    """A folder in a PDF's place is a finding, and the manifest still tells the truth."""
    publish(tmp_path, b"english", OTHER)
    (tmp_path / PATH).mkdir()
    with pytest.raises(PublishError, match="cannot be written"):
        publish(tmp_path, b"new")
    assert ([OTHER], True) == (list(read_manifest(tmp_path)), holds_true(tmp_path))
