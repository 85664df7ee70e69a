"""What a manifest says, whoever has edited it."""

from __future__ import annotations

import json
import os
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from generator.stages.publishing.manifest import (
    MANIFEST,
    EntryError,
    describe_file,
    digest_file,
    is_inside,
    list_digests,
    load_manifest,
    read_entry,
    read_manifest,
)
from generator.stages.publishing.output import Output
from tests.entries import make_entry

PATH = "daesh/daesh-brief.fr.a4.screen.pdf"
OTHER = "daesh/daesh-brief.en.a4.screen.pdf"


class Absence(Enum):
    """In the place of a value: its key is left out."""

    GONE = "gone"


GONE = Absence.GONE
"""Stands for a value that an entry does not have."""


def complete(of: str = PATH, **changes: Any) -> dict[str, Any]:
    """A whole entry of an edition by its path, with these values otherwise."""
    entry = {**make_entry(of), **describe_file(of, b"data"), **changes}
    return {name: value for name, value in entry.items() if value is not GONE}


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
    output = Output(tmp_path, "1")
    with output.hold():
        output.publish(PATH, b"new", make_entry(PATH))
    assert [PATH] == list(read_manifest(tmp_path))


def test_an_entry_is_what_a_build_writes() -> None:
    """In each kind of edition; what a later version adds is left out."""
    page: dict[str, Any] = {
        "path": "daesh/daesh-brief.fr.html",
        "profile": "web",
        "paper": GONE,
        "pages": GONE,
    }
    part = f"daesh/assets/{'0' * 16}.css"
    entries = [
        complete(),
        complete(fit={"text": 9.0, "leading": 12.5, "air": {"map": 1.0}}),
        complete("daesh/daesh-brief.fr+ar.a4.print.pdf", conformance=[]),
        complete(draft=True, path="daesh/daesh-brief.fr.a4.screen.draft.pdf"),
        complete(path="daesh/daesh-brief.fr.a4.image.png", profile="image", pixels=[7, 9]),
        complete(**page, parts={part: "0" * 64}),
    ]
    for entry in entries:
        assert entry == read_entry(entry)
        assert entry == read_entry({**entry, "later": [["\ud800"]]})


@pytest.mark.parametrize(
    "changes",
    [
        *({name: GONE} for name in ("path", "bytes", "sha256", "brief", "format", "locales")),
        *({name: GONE} for name in ("paper", "profile", "title", "pages", "conformance")),
        *({name: None} for name in ("path", "locales", "title", "preflight", "parts")),
        *({"path": path} for path in ("daesh/a\0b", "daesh/\ud800", "../a.pdf", ".lock", "", "/")),
        {"path": OTHER},
        {"brief": "other"},
        {"brief": "../daesh"},
        {"profile": "paper"},
        {"locales": ["zz zz"]},
        {"locales": []},
        {"locales": "fr"},
        {"title": "\ud800"},
        {"title": "a\0b"},
        {"title": 5},
        {"bytes": "5"},
        {"bytes": -1},
        {"pages": 0},
        {"sha256": "zz"},
        {"conformance": [1]},
        {"inputs": 1},
        {"draft": 1},
        {"fit": []},
        {"fit": {"text": float("nan"), "leading": 1.0, "air": {}}},
        {"parts": 5},
        {"parts": []},
        {"parts": {"daesh/.lock": "0" * 64}},
        {"parts": {"daesh/assets/a.css": "0" * 64}},
        {"parts": {f"daesh/assets/{'1' * 16}.css": "0" * 64}},
        {"parts": {f"../assets/{'0' * 16}.css": "0" * 64}},
    ],
    ids=repr,
)
def test_an_entry_that_no_build_writes_is_none(tmp_path: Path, changes: dict[str, Any]) -> None:
    """Whatever any reader of it would stumble over; the others stay."""
    entry = complete(**changes)
    with pytest.raises(EntryError):
        read_entry(entry)
    manifest = {"schema": 1, "tool": "briefs 1", "editions": [entry, complete(OTHER)]}
    (tmp_path / MANIFEST).write_text(json.dumps(manifest))
    assert [OTHER] == list(read_manifest(tmp_path))
    with Output(tmp_path, "1").hold():
        pass


def test_files_of_a_package_are_listed_by_their_digests() -> None:
    """What has no path in its folder is left out, and what has no SHA-256."""
    files = [{"path": "a.pdf", "sha256": "aa"}, {"path": "../b", "sha256": "bb"}, {"path": "c"}, 7]
    assert [("a.pdf", "aa")] == list(list_digests({"files": files}, "files"))
    assert [] == list(list_digests({"files": 5}, "files"))


@pytest.mark.parametrize("path", ["a", "a/b.pdf", "a/ é.pdf"])
def test_a_path_below_a_folder(path: str) -> None:
    """It has forward slashes, and leads nowhere else."""
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    ["", ".", "/a", "a/", "a//b", "a/./b", "a/../b", "a/.b", "a\\b", "a\nb", "a\0", "\udc80"],
)
def test_no_path_below_a_folder(path: str) -> None:
    """What is hidden there is no file of ours either."""
    assert not is_inside(path)


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, Path.mkdir, lambda place: place.symlink_to("/dev/zero")],
    ids=["pipe", "folder", "device"],
)
def test_what_is_no_file_is_neither_read_nor_waited_for(tmp_path: Path, make: Any) -> None:
    """In the place of a manifest, and in that of an edition."""
    make(tmp_path / MANIFEST)
    assert ({}, None) == (load_manifest(tmp_path), digest_file(tmp_path / MANIFEST))
