"""Editions dealt out to the tasks of a batch system, and what they made joined again."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.model.edition import Edition
from generator.project import load_project
from generator.shards import Shard, merge
from generator.stages.publishing.manifest import MANIFEST, digest
from generator.stages.publishing.output import Output
from tests.bad_input.calling import call_here
from tests.conftest import ROOT
from tests.entries import make_entry

FR = "daesh/daesh-brief.fr.a4.screen.pdf"
EN = "daesh/daesh-brief.en.a4.screen.pdf"


@pytest.fixture(scope="module")
def editions() -> tuple[Edition, ...]:
    """All that the shipped project lists."""
    return load_project(ROOT).select()


def publish(folder: Path, version: str = "1", **files: bytes) -> Path:
    """An output folder with these editions of a brief, by their language."""
    output = Output(folder, version)
    with output.hold():
        for locale, data in files.items():
            path = f"daesh/daesh-brief.{locale}.a4.screen.pdf"
            output.publish(path, data, make_entry(path))
    return folder


def findings_of(folders: list[Path], output: Path) -> list[str]:
    """What is wrong with shards, of which nothing is written then."""
    with pytest.raises(PublishError) as caught:
        merge(folders, output)
    assert not output.exists()
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize("count", [1, 2, 5, 64])
def test_every_edition_is_in_one_shard(editions: tuple[Edition, ...], count: int) -> None:
    """Editions that differ in their profile alone stay together, and shards are of like size."""
    shards = [Shard(number, count).select(editions) for number in range(1, count + 1)]
    assert sorted(editions) == sorted(edition for shard in shards for edition in shard)
    groups = [{edition.on_screen for edition in shard} for shard in shards]
    assert sum(map(len, groups)) == len(set().union(*groups))
    assert 1 >= max(map(len, groups)) - min(map(len, groups))


def test_a_shard_is_the_same_whatever_the_order(editions: tuple[Edition, ...]) -> None:
    """The tasks of a batch system agree without a word."""
    assert Shard(3, 7).select(editions) == Shard(3, 7).select(editions[::-1])


def test_shards_are_joined_into_what_one_build_makes(tmp_path: Path) -> None:
    """The editions, the manifest and the paths that are printed are those of a build of all."""
    sheets = ("--project", ROOT, "--format", "factsheet", "--paper", "a4", "--profile", "screen")
    asked = ("build", *sheets, "--locale", "fr", "--locale", "en")
    shards = [tmp_path / str(number) for number in (1, 2, 3)]
    for number, folder in enumerate(shards, 1):
        built = call_here(*asked, "--shard", f"{number}/3", "--output", folder)
        assert (0, "", number != 3) == (built.code, built.err, bool(built.out))
    joined = call_here("merge", *shards, "--output", tmp_path / "joined")
    whole = call_here(*asked, "--output", tmp_path / "whole")
    assert (0, "") == (joined.code, joined.err)
    assert whole.out.replace("whole", "joined") == joined.out
    for path in (*(tmp_path / "whole").rglob("*.pdf"), tmp_path / "whole" / MANIFEST):
        same = tmp_path / "joined" / path.relative_to(tmp_path / "whole")
        assert path.read_bytes() == same.read_bytes()


def test_the_output_keeps_what_it_has_besides(tmp_path: Path) -> None:
    """A shard that comes later joins those that are there, and one that came before may again."""
    one, two = publish(tmp_path / "1", fr=b"french"), publish(tmp_path / "2", en=b"english")
    output = tmp_path / "output"
    merge([one], output)
    assert (output / FR, output / EN)[1:] == merge([two], output)
    merge([one, two, output], output)
    found = json.loads((output / MANIFEST).read_text())["editions"]
    assert [EN, FR] == [entry["path"] for entry in found]
    assert (b"french", b"english") == ((output / FR).read_bytes(), (output / EN).read_bytes())


def test_shards_that_disagree_are_refused(tmp_path: Path) -> None:
    """Each edition of which two shards say different things is a line, at its place."""
    one = publish(tmp_path / "1", fr=b"french", en=b"english", ar=b"arabic")
    two = publish(tmp_path / "2", fr=b"other", en=b"another", ar=b"arabic")
    lines = (two / MANIFEST).read_text().splitlines()
    assert [
        (
            f"{two / MANIFEST}:{line}: states another SHA-256 of {path} than {one / MANIFEST};"
            " build both shards from the same inputs"
        )
        for line, path in (
            (next(n for n, text in enumerate(lines, 1) if path in text), path) for path in (EN, FR)
        )
    ] == findings_of([one, two], tmp_path / "output")


def test_a_file_that_is_missing_or_other_than_stated_is_refused(tmp_path: Path) -> None:
    """The findings of all shards come together."""
    one, two = publish(tmp_path / "1", fr=b"french"), publish(tmp_path / "2", en=b"english")
    (one / FR).unlink()
    (two / EN).write_bytes(b"cut sho")
    assert [
        (
            f"{one / FR}:1: cannot be read (No such file or directory), though its manifest lists"
            " it; build that shard again"
        ),
        f"{two / EN}:1: is not what its manifest states; build that shard again",
    ] == findings_of([one, two], tmp_path / "output")


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    """One that is none of ours, or damaged, says so."""
    one, two, three = (publish(tmp_path / name, fr=b"french") for name in "123")
    (one / MANIFEST).unlink()
    (two / MANIFEST).write_text("{")
    (three / MANIFEST).write_text('{"schema": 1, "tool": "briefs 1", "editions": [{"path": "/a"}]}')
    assert [
        (f"{one / MANIFEST}:1: is missing; name folders that “briefs build --output” has written"),
        f"{two / MANIFEST}:1: is no manifest of this version; build that shard again",
        (
            f"{three / MANIFEST}:1: has an entry, number 1, that is none (path: is no path below"
            " the folder); build that shard again"
        ),
    ] == findings_of([one, two, three], tmp_path / "output")


def test_shards_of_two_versions_are_refused(tmp_path: Path) -> None:
    """One manifest can name one program alone."""
    one, two = publish(tmp_path / "1", fr=b"french"), publish(tmp_path / "2", "2", en=b"english")
    assert [
        (
            f"{two / MANIFEST}:1: was written by briefs 2, and {one / MANIFEST} by briefs 1;"
            " build all shards with one version"
        )
    ] == findings_of([one, two], tmp_path / "output")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"path": "../outside.pdf"}, "path: is no path below the folder"),
        ({"path": ".lock"}, "path: is no path below the folder"),
        ({"path": "daesh/a\0b"}, "path: is no path below the folder"),
        ({"path": "\ud800"}, "path: is no path below the folder"),
        ({"path": "daesh/other.pdf"}, "is not the path of that edition"),
        ({"brief": None}, "brief: Input should be a valid string"),
        ({"format": None}, "format: Input should be a valid string"),
        ({"parts": []}, "parts: Input should be a valid dictionary"),
        ({"locales": ["zz zz"]}, "locales.0: is no locale"),
    ],
    ids=repr,
)
def test_an_entry_that_is_none_is_refused(
    tmp_path: Path, changes: dict[str, object], fault: str
) -> None:
    """It is a line at its place, and nothing of any shard is written."""
    one, two = publish(tmp_path / "1", fr=b"french"), publish(tmp_path / "2", en=b"english")
    held = (two / ".lock").read_bytes()
    (tmp_path / "outside.pdf").write_bytes(held)
    manifest = json.loads((two / MANIFEST).read_text())
    manifest["editions"][0] |= {**changes, "bytes": len(held), "sha256": digest(held)}
    text = json.dumps(manifest, indent=2, sort_keys=True)
    (two / MANIFEST).write_text(text)
    line = next(n for n, written in enumerate(text.splitlines(), 1) if '"path"' in written)
    said = f"has an entry, number 1, that is none ({fault})"
    assert [f"{two / MANIFEST}:{line}: {said}; build that shard again"] == findings_of(
        [one, two], tmp_path / "output"
    )


def test_an_entry_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    """Nobody could say which is meant."""
    one = publish(tmp_path / "1", fr=b"french")
    manifest = json.loads((one / MANIFEST).read_text())
    manifest["editions"] *= 2
    (one / MANIFEST).write_text(json.dumps(manifest))
    assert [f"{one / MANIFEST}:1: has two entries of {FR}; build that shard again"] == findings_of(
        [one], tmp_path / "output"
    )


def test_a_program_of_no_name_is_refused(tmp_path: Path) -> None:
    """It would be the name in the manifest of the whole."""
    one = publish(tmp_path / "1", fr=b"french")
    manifest = (one / MANIFEST).read_text().replace("briefs 1", "briefs \\ud800")
    (one / MANIFEST).write_text(manifest)
    assert [
        f"{one / MANIFEST}:1: is no manifest of this version; build that shard again"
    ] == findings_of([one], tmp_path / "output")


@pytest.mark.parametrize("place", [FR, MANIFEST])
def test_a_pipe_is_not_waited_for(tmp_path: Path, place: str) -> None:
    """In the place of an edition, or of the manifest."""
    one = publish(tmp_path / "1", fr=b"french")
    (one / place).unlink()
    os.mkfifo(one / place)
    said = {
        FR: "cannot be read (is a device or a pipe, and no file), though its manifest lists it",
        MANIFEST: "is no manifest of this version",
    }
    assert [f"{one / place}:1: {said[place]}; build that shard again"] == findings_of(
        [one], tmp_path / "output"
    )


@pytest.mark.parametrize("data", [b"\xff", b"<p>", b""])
def test_a_page_of_somebody_else_stays_as_it_is(tmp_path: Path, data: bytes) -> None:
    """Its entry is in order, but it has no place for the digests of PDFs."""
    path = "daesh/daesh-brief.fr.html"
    entry = make_entry(FR, profile="web")
    del entry["paper"]
    output = Output(tmp_path / "1", "1")
    with output.hold():
        output.publish(path, data, entry)
    merge([tmp_path / "1"], tmp_path / "output", load_project(ROOT))
    assert data == (tmp_path / "output" / path).read_bytes()
    assert {"index.html", "feed.xml"} <= {
        each.name for each in (tmp_path / "output" / "daesh").iterdir()
    }


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "a/b", "1/0"])
def test_what_is_no_shard_is_wrong_usage(shard: str) -> None:
    """It says how to write one."""
    result = call_here("build", "--jobs", "1", "--shard", shard)
    assert 2 == result.code
    assert f"{shard} is no part of a whole; write it as 1/64 to 64/64" in result.err
