from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from generator import files
from generator.errors import BriefsError, ContentError, TemplateError
from generator.files import ProjectFiles, disarm, write_table, write_whole
from generator.model.data_file import DataFile


def test_a_file_is_read_once_and_noted_by_its_digest(tmp_path: Path) -> None:
    """What was read stays what it was, and its SHA-256 is noted under its path."""
    (tmp_path / "a.txt").write_text("été")
    reader = ProjectFiles(tmp_path)
    assert "été" == reader.read_text("a.txt")
    (tmp_path / "a.txt").write_text("other")
    assert "été" == reader.read_text("a.txt")
    assert {"a.txt": hashlib.sha256("été".encode()).hexdigest()} == reader.digests


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (
            "id".encode("utf-16"),
            "a.csv:1: is in the encoding UTF-16; save it in the encoding UTF-8",
        ),
        (
            "id\nx".encode("utf-16-le"),
            "a.csv:1: holds the byte 0x00, as UTF-16 does; save it in the encoding UTF-8",
        ),
        (
            "id\nx\nété".encode("latin-1"),
            "a.csv:3: holds the byte 0xE9, which is not UTF-8; save it in the encoding UTF-8",
        ),
    ],
)
def test_other_encodings_are_refused(tmp_path: Path, data: bytes, line: str) -> None:
    """Only UTF-8 is text; the line of the first other byte is said."""
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(ContentError) as refused:
        ProjectFiles(tmp_path).read_text("a.csv")
    assert line == str(refused.value)


def test_what_cannot_be_read_is_said_in_the_class_asked_for(tmp_path: Path) -> None:
    """A missing file and a folder in a file's place are findings, with the remedy given."""
    (tmp_path / "folder").mkdir()
    reader = ProjectFiles(tmp_path)
    with pytest.raises(TemplateError) as missing:
        reader.read_bytes("a.css", remedy="draw it", error=TemplateError)
    assert "a.css:1: is missing; draw it" == str(missing.value)
    with pytest.raises(BriefsError) as folder:
        reader.read_bytes("folder")
    assert "folder:1: cannot be read (Is a directory); give this user the right to read it" == str(
        folder.value
    )


def test_a_file_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that no person edits is not read into memory."""
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_text("1234")
    with pytest.raises(ContentError) as refused:
        ProjectFiles(tmp_path).read_text("a.txt")
    assert "a.txt:1: has 4 bytes; keep it under 3 bytes" == str(refused.value)


def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is replaced whole or not at all, and nothing is left beside it."""
    target = tmp_path / "folder" / "a.txt"
    write_whole(target, b"old")

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(target, b"new")
    assert (b"old", ["a.txt"]) == (target.read_bytes(), [p.name for p in target.parent.iterdir()])


def test_a_file_whose_place_is_taken_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """What is said is the file's own name, and not that of the hidden one that was written."""
    target = tmp_path / "a.txt"
    target.mkdir()
    with pytest.raises(IsADirectoryError) as refused:
        write_whole(target, b"new")
    assert (str(target), None) == (refused.value.filename, refused.value.filename2)
    assert [target] == list(tmp_path.iterdir())


def test_a_place_of_too_long_a_name_is_said_by_it(tmp_path: Path) -> None:
    """Not even the hidden file can be made there."""
    target = tmp_path / f"{'a' * 250}.txt"
    with pytest.raises(OSError, match="File name too long") as refused:
        write_whole(target, b"new")
    assert str(target) == refused.value.filename


@pytest.mark.parametrize(
    "cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"]
)
def test_a_formula_is_made_text(cell: str) -> None:
    """What a spreadsheet would compute has an apostrophe before it."""
    assert f"'{cell}" == disarm(cell)


@pytest.mark.parametrize("cell", ["", "Ambassade A", "سفارة", "a=b", "1-2"])
def test_other_text_is_left_as_it_is(cell: str) -> None:
    """A sign inside a cell does nothing."""
    assert cell == disarm(cell)


def test_a_table_is_csv() -> None:
    """Rows end as RFC 4180 says; commas and quotation marks stand in quotation marks."""
    data = write_table(("a", "b"), [("x, “y”", 2), ('say "no"', -3)])
    assert 'a,b\r\n"x, “y”",2\r\n"say ""no""",-3\r\n' == data


def test_a_table_whose_cells_are_all_quoted() -> None:
    """Where it is asked for, every cell stands in quotation marks, and none is a formula."""
    assert '"a","b"\r\n"\'=1","2"\r\n' == write_table(("a", "b"), [("=1", 2)], quote_all=True)


def test_a_table_travels_as_it_was_read(tmp_path: Path) -> None:
    """What was made of a file stands in its place under the name it travels by, and the file's
    own bytes are those of the digests.
    """
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    reader = ProjectFiles(tmp_path)
    reader.read_bytes("a.xlsx")
    frozen = reader.freeze_data([DataFile("a.csv", "a.xlsx", b"id\r\n")])
    assert {"a.csv": b"id\r\n"} == dict(frozen)
    assert {"a.csv": hashlib.sha256(b"id\r\n").hexdigest()} == frozen.digests
    assert {"a.xlsx": hashlib.sha256(b"PK").hexdigest()} == reader.digests


def test_a_character_that_a_program_lost_is_named_at_its_line(tmp_path: Path) -> None:
    """U+FFFD in any text of the project is a finding, one for each line."""
    (tmp_path / "a.yaml").write_text("a: 1\nb: Koban\ufffd\r\nc: \ufffd\ufffd\n")
    with pytest.raises(ContentError) as refused:
        ProjectFiles(tmp_path).read_text("a.yaml")
    assert ["a.yaml:2", "a.yaml:3"] == [str(each.origin) for each in refused.value.findings]


@pytest.mark.parametrize(
    "text",
    [
        "Récif",
        "déjà",
        "L’État",
        "« Noël »",
        "36°20",
        "São Tomé",
        "داعش",
        "Москва",
        "צהל",
        "Æther–3",
    ],
)
def test_letters_that_were_read_as_others_are_named(tmp_path: Path, text: str) -> None:
    """UTF-8 read as Windows-1252 and saved again, by whatever program."""
    # As the browsers' Windows-1252 reads what that encoding leaves out (WHATWG, 5).
    misread = "".join(
        bytes([each]).decode("cp1252", errors="ignore") or chr(each) for each in text.encode()
    )
    (tmp_path / "a.yaml").write_text(f"a: 1\nb: {misread}", encoding="utf-8")
    with pytest.raises(ContentError, match=r"a\.yaml:2.*read as Windows-1252"):
        ProjectFiles(tmp_path).read_text("a.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "«CAFÉ»",
        "MANHÃ…",
        "“IRMÔ",
        "SÃO",
        "Spaß…",
        "Spaß”",
        "ÂGE",
        "5 × 3",
        "«LÂ»",
        "ÑÑ",
        "ØÆ",
        "À «",
    ],
)
def test_capitals_before_marks_are_letters(tmp_path: Path, text: str) -> None:
    """What is written so in some language is no damage."""
    (tmp_path / "a.yaml").write_text(f"a: {text}", encoding="utf-8")
    assert f"a: {text}" == ProjectFiles(tmp_path).read_text("a.yaml")
