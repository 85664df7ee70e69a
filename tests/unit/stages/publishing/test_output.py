from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.stages.publishing.manifest import MANIFEST, digest, read_manifest
from generator.stages.publishing.output import Output
from tests.entries import make_entry

PATH = "daesh/daesh-brief.fr.a4.screen.pdf"
OTHER = "daesh/daesh-brief.en.a4.screen.pdf"


def publish(folder: Path, data: bytes, path: str = PATH) -> None:
    output = Output(folder, "1")
    with output.hold():
        output.publish(path, data, make_entry(path))


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
            {
                **make_entry(OTHER),
                "path": OTHER,
                "bytes": 8,
                "sha256": digest(b"english!"),
            },
            {**make_entry(PATH), "path": PATH, "bytes": 6, "sha256": digest(b"french")},
        ],
    } == json.loads((tmp_path / MANIFEST).read_text())


def test_the_manifest_is_written_as_any_json(tmp_path: Path) -> None:
    """Sorted and indented throughout, whichever of its entries are new."""
    output, file = Output(tmp_path, "1"), tmp_path / MANIFEST
    with output.hold():
        for data, path, title in (
            (b"first", PATH, "Daech"),
            (b"other", OTHER, 'two\u2028lines, and "editions": []'),
            (b"again", PATH, "داعش"),
        ):
            output.publish(path, data, {**make_entry(path), "title": title})
            whole = json.loads(file.read_text("utf-8"))
            said = json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True)
            assert f"{said}\n" == file.read_text("utf-8")
            titles = {each["path"]: each["title"] for each in whole["editions"]}
            assert title == titles[path]


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
    with pytest.raises(PublishError) as refused:
        publish(tmp_path, b"new")
    assert (
        f"{tmp_path / PATH}:1: cannot be written (Is a directory);"
        " free the place, or give another folder with --output" == str(refused.value)
    )
    assert [".lock", OTHER, MANIFEST] == files_in(tmp_path)
    assert ([OTHER], True) == (list(read_manifest(tmp_path)), holds_true(tmp_path))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_folder_in_the_place_of_the_manifest_is_said_by_its_name(
    tmp_path: Path, moment: str
) -> None:
    """And nothing is published of which no manifest would tell."""
    output = Output(tmp_path, "1")

    def spoil() -> None:
        (tmp_path / MANIFEST).unlink(missing_ok=True)
        (tmp_path / MANIFEST).mkdir()

    if moment == "before":
        spoil()

    def build() -> None:
        with output.hold():
            spoil()
            output.publish(PATH, b"new", make_entry(PATH))

    with pytest.raises(PublishError) as refused:
        build()
    assert str(refused.value).startswith(f"{tmp_path / MANIFEST}:1: cannot be written (Is a dir")
    assert [".lock"] == files_in(tmp_path)


@pytest.mark.parametrize(
    ("first", "write"), [(b"", 0), (b"", 1), (b"old", 0), (b"old", 1), (b"old", 2)]
)
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bytes, write: int
) -> None:
    """The file, its entry and the manifest are the former ones, then and after the next edition."""
    publish(tmp_path, b"english", OTHER)
    if first:
        publish(tmp_path, first)
    output = Output(tmp_path, "1")
    sync = os.fsync
    with output.hold():
        before = {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)}
        writes = iter(range(100))

        def fill(handle: int) -> None:
            if next(writes) == write:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            sync(handle)

        monkeypatch.setattr(os, "fsync", fill)
        with pytest.raises(PublishError, match="No space left on device") as refused:
            output.publish(PATH, b"new", make_entry(PATH))
        monkeypatch.undo()
        named = tmp_path / (PATH if write == 0 else MANIFEST)
        assert str(named) == refused.value.findings[0].origin.path
        assert before == {name: (tmp_path / name).read_bytes() for name in files_in(tmp_path)}
        output.publish(OTHER, b"other", make_entry(OTHER))
    assert ({OTHER, PATH} if first else {OTHER}) == read_manifest(tmp_path).keys()
    assert holds_true(tmp_path)


def test_a_rename_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest, from which the entry has been taken, has it again."""
    publish(tmp_path, b"old")
    output = Output(tmp_path, "1")
    rename = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == MANIFEST:
            return rename(source, target)
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(source), None, str(target))

    with output.hold():
        before = (tmp_path / MANIFEST).read_bytes()
        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(PublishError, match="Operation not permitted") as refused:
            output.publish(PATH, b"new", make_entry(PATH))
    assert str(tmp_path / PATH) == refused.value.findings[0].origin.path
    assert [".lock", PATH, MANIFEST] == files_in(tmp_path)
    assert (b"old", before) == ((tmp_path / PATH).read_bytes(), (tmp_path / MANIFEST).read_bytes())


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, lambda place: place.symlink_to("/dev/zero")],
    ids=["pipe", "device"],
)
def test_what_never_ends_is_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """A pipe or a device in the place of an edition is none, and gives way to one."""
    publish(tmp_path, b"old")
    (tmp_path / PATH).unlink()
    make(tmp_path / PATH)
    publish(tmp_path, b"english", OTHER)
    assert [OTHER] == list(read_manifest(tmp_path))
    publish(tmp_path, b"new")
    assert (b"new", True) == ((tmp_path / PATH).read_bytes(), holds_true(tmp_path))


def test_folders_that_are_called_as_leftovers_stay(tmp_path: Path) -> None:
    """Neither what is half written nor a part of a page is ever a folder."""
    folders = tmp_path / ".x.partial", tmp_path / "daesh" / "assets" / f"{'0' * 16}.css"
    for folder in folders:
        folder.mkdir(parents=True)
    output = Output(tmp_path, "1")
    with output.hold():
        output.drop_parts("daesh/assets")
    assert all(folder.is_dir() for folder in folders)
