from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.intake import IntakeError, even_lines, read_bytes, read_file
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("name", "data", "read"),
    [
        ("a.csv", b"a\r\nb\r\n", b"a\nb\n"),
        ("a.yaml", b"\xef\xbb\xbfa: b\r\n", b"a: b\n"),
        ("a.po", b"a\nb", b"a\nb"),
        ("a.png", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n"),
        ("a.csv", "a\r\n".encode("utf-16"), "a\r\n".encode("utf-16")),
    ],
)
def test_a_text_is_read_alike_however_its_lines_end(name: str, data: bytes, read: bytes) -> None:
    """A checkout with CR and LF gives the bytes of any other; what is no text is left."""
    assert read == even_lines(data, Path(name))


def test_the_digest_is_that_of_what_was_read(tmp_path: Path) -> None:
    """Two checkouts of one commit have one digest, and a frozen file is found unchanged."""
    digests = []
    for ending in ("\n", "\r\n"):
        (tmp_path / "a.csv").write_bytes(f"id{ending}x{ending}".encode())
        files = ProjectFiles(tmp_path)
        assert "id\nx\n" == files.read_text("a.csv")
        assert b"id\nx\n" == files.freeze(["a.csv"])["a.csv"]
        digests.append(files.digests["a.csv"])
    assert digests[0] == digests[1]


def test_a_mark_of_utf_8_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Editors on Windows begin files with one, and cannot always leave it out."""
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfa = 1\n")
    (tmp_path / "b.glossary").write_bytes(b"\xef\xbb\xbfid")
    files = ProjectFiles(tmp_path)
    assert ("a = 1\n", "id") == (files.read_text("a.toml"), files.read_text("b.glossary"))


def test_only_regular_files_of_the_project_are_read(tmp_path: Path) -> None:
    """A link to a device has no end, a pipe never answers, a link elsewhere reads a stranger's."""
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (project / "device.yaml").symlink_to("/dev/zero")
    (project / "out.txt").symlink_to(tmp_path / "secret.txt")
    (project / "own.txt").write_text("own")
    (project / "in.txt").symlink_to("own.txt")
    os.mkfifo(project / "pipe.yaml")
    (project / "round.yaml").symlink_to("about.yaml")
    (project / "about.yaml").symlink_to("round.yaml")
    said = {}
    for name in ("device.yaml", "pipe.yaml", "out.txt", "round.yaml"):
        with pytest.raises(ContentError) as refused:
            ProjectFiles(project).read_bytes(name)
        said[name] = str(refused.value)
    assert {
        "device.yaml": "device.yaml:1: is a link that leads out of the project; put the file itself"
        " there",
        "pipe.yaml": "pipe.yaml:1: is a device or a pipe, and no file; put a regular file there",
        "out.txt": "out.txt:1: is a link that leads out of the project; put the file itself there",
        "round.yaml": "round.yaml:1: is a link that leads back to itself; put the file itself"
        " there",
    } == said
    assert "own" == ProjectFiles(project).read_text("in.txt")


def test_the_size_is_held_while_a_file_is_read(tmp_path: Path) -> None:
    """What says it has no bytes, or grows, is not read beyond its bound."""
    with pytest.raises(IntakeError, match="a device or a pipe"):
        read_file(Path("/dev/zero"), 10)
    (tmp_path / "a").write_bytes(b"x" * 11)
    with pytest.raises(IntakeError, match="has 11 bytes"):
        read_file(tmp_path / "a", 10)
    # The system's own files say that they have none.
    with pytest.raises(IntakeError, match="has more than 4 bytes"):
        read_file(Path("/proc/self/status"), 4)


@pytest.mark.parametrize(
    "path", ["briefs.toml", "data/daesh/victories.csv", "locales/ar/LC_MESSAGES/daesh.po", "x.svg"]
)
def test_a_checkout_has_the_same_bytes_everywhere(path: str) -> None:
    """Git ends lines with LF whatever its own settings are."""
    command = ["git", "check-attr", "text", "eol", "--", path]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert f"{path}: text: auto\n{path}: eol: lf\n" == said


@pytest.mark.skipif(sys.platform != "linux", reason="handles are counted in /proc")
@pytest.mark.parametrize("kind", ["a folder", "a pipe", "nothing", "a file that is too large"])
def test_nothing_stays_open_of_what_is_not_read(tmp_path: Path, kind: str) -> None:
    """A store with such an entry is looked at again and again, by a process that lasts."""
    place = tmp_path / "place"
    if kind == "a folder":
        place.mkdir()
    elif kind == "a pipe":
        os.mkfifo(place)
    elif kind != "nothing":
        place.write_bytes(b"12")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with pytest.raises((IntakeError, OSError)):
            read_bytes(place, 1)
    assert before == len(list(Path("/proc/self/fd").iterdir()))
