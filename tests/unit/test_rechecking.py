from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from generator import rechecking
from generator.batch import build
from generator.checking import Examination, examine
from generator.project import load_project
from generator.rechecking import examine_again
from generator.starting.project import start_project
from generator.store import FOLDER, MARK, Store


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one edition that is built, all of it some time ago."""
    monkeypatch.setattr("generator.record.GRAIN", -3600.0)
    start_project(tmp_path, "floods", "en", [])
    project = load_project(tmp_path / "floods")
    (outcome,) = build(project, project.select(profiles=["screen"])[:1], jobs=1)
    assert outcome.path is not None
    return tmp_path / "floods"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Examination]:
    """The checks that looked at everything."""
    made: list[Examination] = []

    def count(*args: object, **options: object) -> Examination:
        made.append(examine(*args, **options))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(rechecking, "examine", count)
    return made


def test_a_check_is_known_again_while_nothing_changes(
    root: Path, looks: list[Examination], tmp_path: Path
) -> None:
    """The same report, warnings too; whatever changes in an input or a PDF has it look again."""
    store = Store(tmp_path / "store")

    def check(briefs: tuple[str, ...] = ()) -> Examination:
        return examine_again(load_project(root), briefs, store)

    first = check()
    assert not first.findings
    assert 1 == len(first.inspections)
    assert first == check()
    assert 1 == len(looks)
    check(("floods",))
    assert 2 == len(looks), "another question"
    table = root / "data/floods/eruptions.csv"
    table.write_text(table.read_text().replace("most of Europe", "much of Europe"))
    assert any("is older than" in each.message for each in check().findings)
    check()
    assert 4 == len(looks), "a fault is never said from memory"
    table.write_text(table.read_text().replace("much of Europe", "most of Europe"))
    assert first == check()
    (pdf,) = (root / "output").rglob("*.pdf")
    data, times = pdf.read_bytes(), pdf.stat()
    pdf.write_bytes(data[:-2] + b"  ")
    os.utime(pdf, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert any("is not the file" in each.message for each in check().findings)
    assert 6 == len(looks)


def test_the_parts_of_a_page_are_its_own(root: Path, tmp_path: Path) -> None:
    """A page of the web as a folder is held to its style sheets and fonts, too."""
    settings = root / "briefs.toml"
    settings.write_text(settings.read_text().replace('["screen"]', '["screen", "web"]'))
    project = load_project(root)
    build(project, project.select(profiles=["web"]), jobs=1, spread=True)
    assert not examine(project).findings
    sheet, script = (next((root / "output").rglob(f"assets/*.{kind}")) for kind in ("css", "js"))
    store = Store(tmp_path / "store")
    assert not examine_again(project, (), store).findings
    sheet.write_text(sheet.read_text() + " ")
    script.unlink()
    said = {each.message for each in examine_again(project, (), store).findings}
    assert {"is not the file that the manifest describes", "is not there any more"} == said


@pytest.mark.parametrize("body", [b"[]", b"\xff", b'{"a": 1}\n', b"[[5]]\nmore"])
def test_a_store_of_other_shapes_is_as_an_empty_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    """Entries that state their keys and what they hold, and hold what nobody asks for."""
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))
    project = load_project(root)
    editions = project.select(profiles=["screen"])[:1]
    (first,) = build(project, editions, jobs=1)
    assert first.path is not None
    store, made = Store(tmp_path / "store"), first.path.read_bytes()
    checked = examine_again(project, (), store)

    def spoil() -> None:
        for place in (tmp_path / "store" / FOLDER).glob("??/*"):
            key = place.parent.name + place.name
            head = f"{MARK} {key} {hashlib.sha256(body).hexdigest()}\n"
            place.write_bytes(head.encode() + body)

    spoil()
    (again,) = build(project, editions, jobs=1)
    assert again.path is not None
    assert (first.path, made, False) == (again.path, again.path.read_bytes(), again.reused)
    spoil()
    assert checked == examine_again(project, (), store)


@pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("/dev/zero")])
def test_what_never_ends_is_not_waited_for(root: Path, tmp_path: Path, make: object) -> None:
    """A pipe or a device in the place of an edition."""
    (pdf,) = (root / "output").rglob("*.pdf")
    pdf.unlink()
    make(pdf)  # type: ignore[operator]
    found = examine_again(load_project(root), (), Store(tmp_path / "store"))
    assert () == found.inspections
