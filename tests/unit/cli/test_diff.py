"""``briefs diff``, as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.comparison.paper import write_page

OLD = "<p>La France agit sans relâche.</p>"
NEW = "<p>La France agit avec constance.</p>"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with two builds: one edition changed, one the same, one removed, one added."""
    for build, body in (("old", OLD), ("new", NEW)):
        write_page(tmp_path / build / "note/note.fr.pdf", body)
        write_page(tmp_path / build / "note/note.en.pdf", "<p>The same.</p>", language="en")
        write_page(tmp_path / build / f"note/{build}.pdf", body)
    return tmp_path


def test_two_files_are_compared_and_the_reports_named(place: Path) -> None:
    """Paths on stdout, how many pages differ on stderr, and 0 although they do."""
    result = call_here("diff", "old/note/note.fr.pdf", "new/note/note.fr.pdf", cwd=place)
    assert (0, "note.fr: 1 of 1 page differs\n") == (result.code, result.err)
    assert "diff/note.fr.diff.html\ndiff/note.fr.diff.pdf\n" == result.out
    assert (place / "diff/note.fr.diff.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (place / "diff/note.fr.diff.pdf").read_bytes().startswith(b"%PDF-")


def test_two_folders_are_compared_edition_by_edition(place: Path) -> None:
    """Added and removed editions are said, equal bytes have no report; --json has it all."""
    result = call_here("diff", "old", "new", "--json", "--exit-code", "--output", "out", cwd=place)
    assert 1 == result.code
    assert [
        "note/new: added",
        "note/note.en: nothing differs",
        "note/note.fr: 1 of 1 page differs",
        "note/old: removed",
    ] == result.lines
    rows = {row["name"]: row for row in json.loads(result.out)}
    assert ["added", "same", "changed", "removed"] == [row["status"] for row in rows.values()]
    assert [] == rows["note/note.en"]["reports"]
    (page,) = rows["note/note.fr"]["pages"]
    assert (1, 1, 1) == (page["old"], page["new"], page["regions"])
    assert [
        {
            "kind": "paragraph",
            "old": "La France agit sans relâche.",
            "new": "La France agit avec constance.",
        }
    ] == page["texts"]
    assert ["out/note/note.fr.diff.html", "out/note/note.fr.diff.pdf"] == sorted(
        path.relative_to(place).as_posix() for path in (place / "out").rglob("*.*")
    )


def test_a_former_report_is_replaced_and_a_foreign_file_is_not(place: Path) -> None:
    """A second run replaces both; a file of someone else's stops it before anything is written."""
    files = "old/note/note.fr.pdf", "new/note/note.fr.pdf"
    assert 0 == call_here("diff", *files, cwd=place).code
    assert 0 == call_here("diff", *files, cwd=place).code
    foreign = place / "diff/note.fr.diff.pdf"
    foreign.write_bytes(b"mine")
    result = call_here("diff", *files, cwd=place)
    assert (1, "") == (result.code, result.out)
    assert (
        "diff/note.fr.diff.pdf:1: is there already and is no report of “briefs diff”; move it away,"
        " or give another folder with --output\n"
    ) == result.err
    assert b"mine" == foreign.read_bytes()


def test_the_same_file_twice_is_fine(place: Path) -> None:
    """Nothing differs, and --exit-code says so."""
    file = "old/note/note.fr.pdf"
    result = call_here("diff", file, file, "--exit-code", cwd=place)
    assert (0, "note.fr: nothing differs\n") == (result.code, result.err)
