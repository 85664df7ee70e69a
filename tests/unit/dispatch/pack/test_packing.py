"""Packages of recipients, made of editions that are built."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.dispatch.pack.packing import hold, make_archive, pack, put_folder
from generator.dispatch.plan.distribution import RecipientFilter, plan_built
from generator.dispatch.plan.recipients import read_recipients
from generator.errors import BriefsError, Finding, Origin, PublishError
from generator.model.edition import Edition
from generator.project import load_project
from tests.conftest import Run

FRENCH = "daesh-factsheet.fr.a4.screen.pdf"


def pack_all(
    posted: Path, output: Path, choice: RecipientFilter | None = None, **options: Any
) -> Path:
    project = load_project(posted)
    plans, built = plan_built(project, output, choice=choice)
    pack(project, plans, built, output, **options)
    return output / "dispatch" / "daesh"


def look(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_package_is_whole(posted: Path, output: Path) -> None:
    """It holds the edition as it was built, a note and a manifest that says all of it."""
    before = look(output / "daesh")
    folder = pack_all(posted, output) / "embassy-a"
    edition = before[FRENCH]
    assert {"manifest.json", "note.txt", FRENCH} == set(look(folder))
    assert edition == (folder / FRENCH).read_bytes()
    sha256 = hashlib.sha256(edition).hexdigest()
    assert {
        "schema": 1,
        "brief": "daesh",
        "recipient": {
            "id": "embassy-a",
            "name": "Ambassade A",
            "organisation": "Presse",
            "email": "a@example.org",
        },
        "locale": "fr",
        "files": [
            {
                "path": FRENCH,
                "sha256": sha256,
                "bytes": len(edition),
                "title": "L’action de la France au sein de la Coalition internationale contre"
                " Daech\u00a0: fiche",
                "edition": {
                    "brief": "daesh",
                    "format": "factsheet",
                    "locale": "fr",
                    "paper": "a4",
                    "profile": "screen",
                },
                "source": sha256,
                "copy": None,
                "signed": False,
            }
        ],
        "note": {
            "path": "note.txt",
            "sha256": hashlib.sha256((folder / "note.txt").read_bytes()).hexdigest(),
        },
    } == json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert before == look(output / "daesh")


def test_the_archive_holds_the_folder(posted: Path, output: Path) -> None:
    """The ZIP beside it has the same files, in a folder named after brief and recipient."""
    root = pack_all(posted, output)
    with zipfile.ZipFile(root / "embassy-b.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert {
        f"daesh-embassy-b/{name}": data for name, data in look(root / "embassy-b").items()
    } == packed
    assert [] == list(root.rglob(".*"))


def test_notes_are_in_their_readers_languages(posted: Path, output: Path) -> None:
    """Each names the files that come with it; a name is no markup, and none is left as one."""
    root = pack_all(posted, output, personal=True)
    french = (root / "embassy-a" / "note.txt").read_text(encoding="utf-8")
    arabic = (root / "embassy-b" / "note.txt").read_text(encoding="utf-8")
    assert french.startswith("Madame, Monsieur,\n\nVeuillez trouver ci-joint le document suivant")
    assert f"\n  {FRENCH}\n" in french
    assert re.search(r"\(2\spages\)", french)
    assert re.search(r"numéro\s1\.", french)
    assert arabic.startswith("تحية طيبة وبعد،")
    assert "daesh-factsheet.ar.a4.screen.pdf" in arabic
    assert "&" not in french + arabic


def test_personal_copies_are_numbered_by_the_list(posted: Path, output: Path) -> None:
    """A recipient's number is their place in the list, whoever else is chosen."""
    root = pack_all(posted, output, RecipientFilter(recipients=("office-c",)), personal=True)
    manifest = json.loads((root / "office-c" / "manifest.json").read_text(encoding="utf-8"))
    (file,) = manifest["files"]
    data = (root / "office-c" / file["path"]).read_bytes()
    assert 3 == file["copy"]
    assert data.startswith((output / "daesh" / FRENCH).read_bytes())
    assert file["sha256"] == hashlib.sha256(data).hexdigest() != file["source"]
    assert not (root / "embassy-a").exists()


def test_the_same_bytes_elsewhere(posted: Path, output: Path, tmp_path: Path, run: Run) -> None:
    """Another folder, zone, language, hash seed and choice of recipients change no byte."""
    first = look(pack_all(posted, output, personal=True))
    other = tmp_path / "an other place"
    (tmp_path / "output").rename(other)
    for leftover in ("embassy-b", "embassy-b.zip"):
        path = other / "dispatch" / "daesh" / leftover
        path.rename(tmp_path / leftover)
    result = run(
        *("dispatch", "pack", "--personal", "--recipient", "embassy-b"),
        *("--project", posted, "--output", other),
        TZ="Asia/Tokyo",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="7",
    )
    assert (0, "") == (result.code, result.err)
    assert first == look(other / "dispatch" / "daesh")


def test_signing_comes_last(posted: Path, output: Path) -> None:
    """What signs is handed each stamped copy, and what it gives is packed."""
    handed: list[tuple[bytes, Edition]] = []

    def sign(data: bytes, edition: Edition) -> bytes:
        handed.append((data, edition))
        return data + b"signature"

    root = pack_all(
        posted,
        output,
        RecipientFilter(recipients=("embassy-a",)),
        personal=True,
        sign=sign,
    )
    ((data, edition),) = handed
    assert "daesh-factsheet.fr.a4.screen" == edition.name
    assert data.startswith((output / "daesh" / FRENCH).read_bytes())
    assert data + b"signature" == (root / "embassy-a" / FRENCH).read_bytes()
    manifest = json.loads((root / "embassy-a" / "manifest.json").read_text())
    assert manifest["files"][0]["signed"]
    assert "Signature électronique" in (root / "embassy-a" / "note.txt").read_text()


def test_a_signature_that_fails_leaves_the_former_package(posted: Path, output: Path) -> None:
    """All or nothing: whose copy cannot be signed keeps what they had, whole."""
    root = pack_all(posted, output)
    before = look(root)

    def sign(data: bytes, edition: Edition) -> bytes:
        raise PublishError(Finding(Origin("key"), "is expired", "renew it"))

    with pytest.raises(PublishError, match="is expired"):
        pack_all(posted, output, sign=sign)
    assert before == look(root)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("W" * 70, "embassy-a: the name has no room in the foot of daesh-factsheet.fr.a4.screen"),
        ("大使館", "holds '大' (U+5927, CJK UNIFIED IDEOGRAPH-5927), which no font has"),
    ],
)
def test_a_name_that_cannot_be_stamped(
    posted: Path, output: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    """It is said with its line in the table, and nothing is written."""
    monkeypatch.setattr(
        "generator.dispatch.plan.distribution.read_recipients",
        lambda files, project: tuple(
            replace(each, name=name) if each.id == "embassy-a" else each
            for each in read_recipients(files, project)
        ),
    )
    with pytest.raises(BriefsError) as failure:
        pack_all(posted, output, personal=True)
    assert f"data/recipients.csv:2: {line}" in str(failure.value.findings[0])
    assert not (output / "dispatch").exists()


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    """What the former one had is gone, and nothing is left beside it."""
    target = tmp_path / "a"
    put_folder(target, {"old.txt": b"1", "kept.txt": b"1"})
    put_folder(target, {"kept.txt": b"2"})
    assert [target] == list(tmp_path.iterdir())
    assert {"kept.txt": b"2"} == {file.name: file.read_bytes() for file in target.iterdir()}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The former one stays, and nothing is left beside it."""
    target = tmp_path / "a"
    put_folder(target, {"kept.txt": b"1"})
    with pytest.raises(PublishError, match="cannot be written"):
        put_folder(target, {"kept.txt": b"2", "no/such.txt": b"3"})
    assert [target] == list(tmp_path.iterdir())
    assert b"1" == (target / "kept.txt").read_bytes()


def test_what_a_killed_command_left_is_cleared(tmp_path: Path) -> None:
    """Half a folder of an earlier run is in no one's way."""
    (tmp_path / ".a.new").mkdir()
    (tmp_path / ".a.old").mkdir()
    (tmp_path / ".a.new" / "half.pdf").write_bytes(b"%PDF")
    put_folder(tmp_path / "a", {"note.txt": b"1"})
    assert [tmp_path / "a"] == list(tmp_path.iterdir())


def test_an_archive_tells_no_clock() -> None:
    """The same files give the same bytes, in whatever order they come, with one date."""
    archive = make_archive("a", {"b.txt": b"2", "a.txt": b"1"})
    assert archive == make_archive("a", {"a.txt": b"1", "b.txt": b"2"})
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert ["a/a.txt", "a/b.txt"] == opened.namelist()
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in opened.infolist()}
        assert b"2" == opened.read("a/b.txt")


def test_one_at_a_time(tmp_path: Path) -> None:
    """A second command that packs into the same folder says so and stops."""
    with (
        hold(tmp_path),
        pytest.raises(PublishError, match="is being written by another"),
        hold(tmp_path),
    ):
        pass
