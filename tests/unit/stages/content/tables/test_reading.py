"""The same table, however it was saved, and what cannot be read said at its line or its cell."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.blocks.document import Brief
from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.model.row import DataRow
from generator.model.table import TableSettings
from generator.stages.content.brief import load_brief
from generator.stages.content.tables.declared import make_table, model_rows
from generator.stages.content.tables.records import Table, read_table
from generator.stages.content.yaml_file import read_yaml
from tests.conftest import ROOT
from tests.unit.rows import TABLE, shipped_rows
from tests.unit.stages.content.tables.spreadsheets import (
    pack,
    pack_ods,
    read_grid,
    save,
    write_french_csv,
    write_ods,
    write_xlsx,
)

VICTORIES = (ROOT / "data" / "daesh" / "victories.csv").read_text(encoding="utf-8")
GRID = read_grid(VICTORIES)
COLUMNS = TableSettings.model_validate(
    read_yaml((ROOT / "data" / "daesh" / "brief.yaml").read_text(encoding="utf-8"), "b.yaml").data[
        "tables"
    ][TABLE]
)
VICTORY = model_rows(COLUMNS)
"""What each row of the shipped table is held to."""
SAVED = {
    "semicolons in Windows-1252": (write_french_csv(GRID, "cp1252"), ".csv"),
    "semicolons in Mac Roman": (write_french_csv(GRID, "mac-roman"), ".csv"),
    "Mac Roman with the Mac's old line ends": (
        write_french_csv(GRID, "mac-roman").replace(b"\r\n", b"\r"),
        ".csv",
    ),
    "UTF-8 with a mark": (write_french_csv(GRID, "utf-8-sig"), ".csv"),
    "commas, UTF-8 with a mark": (VICTORIES.encode("utf-8-sig"), ".csv"),
    "tabs in UTF-16": (write_french_csv(GRID, "utf-16", "\t"), ".txt"),
    "UTF-16 without a mark": (write_french_csv(GRID, "utf-16-le", "\t"), ".csv"),
    "told by Excel's own line": (b"sep=;\r\n" + write_french_csv(GRID, "cp1252"), ".csv"),
    "a workbook of Excel": (write_xlsx(GRID), ".xlsx"),
    "a spreadsheet of LibreOffice": (write_ods(GRID), ".ods"),
    "decomposed accents": (unicodedata.normalize("NFD", VICTORIES).encode(), ".csv"),
    "empty columns at the end": (
        "".join(
            f"{line};;\n" for line in write_french_csv(GRID, "utf-8").decode().splitlines()
        ).encode(),
        ".csv",
    ),
}


def rows_of(table: Table[Any]) -> tuple[DataRow, ...]:
    return make_table(TABLE, COLUMNS, table).rows


@pytest.mark.parametrize("saved", SAVED)
def test_the_same_table_gives_the_same_rows(shipped: Brief, saved: str) -> None:
    """Encoding, delimiter, decimal mark, order of a date and kind of file change no row."""
    data, ending = SAVED[saved]
    table = read_table(data, f"victories{ending}", VICTORY, locale="fr")
    assert shipped_rows(shipped) == rows_of(table)


@pytest.mark.parametrize("saved", SAVED)
def test_what_travels_can_be_read_by_every_program(shipped: Brief, saved: str) -> None:
    """The table inside a document is CSV with commas, ISO dates and points, whatever was read."""
    data, ending = SAVED[saved]
    table = read_table(data, f"victories{ending}", VICTORY, locale="fr")
    assert table.portable is not None
    again = read_table(table.portable.encode("utf-8-sig"), "victories.csv", VICTORY)
    assert (shipped_rows(shipped), table.portable) == (rows_of(again), again.portable)


def test_a_table_that_every_program_reads_travels_as_it_is() -> None:
    """ASCII with commas, ISO dates and points needs no other form."""
    plain = "".join(letter for letter in VICTORIES if letter.isascii())
    assert read_table(plain.encode(), "v.csv", VICTORY, locale="fr").portable is None


def test_what_travels_computes_nothing() -> None:
    """A formula in a cell is shown as it is written; a number below nought stays one."""
    table = read_table(
        VICTORIES.replace("Rabia,IQ,36.8000", "=1+1,IQ,-36.8000").encode(), "v.csv", VICTORY
    )
    assert table.portable is not None
    row = table.portable.splitlines()[1]
    assert row.startswith("rabia,'=1+1,IQ,-36.8000,")


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_brief_of_workbooks_is_the_brief_of_its_tables(
    project: Path, shipped: Brief, ending: str
) -> None:
    """Victories and sources in a workbook make the same brief, and travel as CSV."""
    folder = project / "data" / "daesh"
    write = write_xlsx if ending == ".xlsx" else write_ods
    for name in ("victories", "sources"):
        table = folder / f"{name}.csv"
        grid = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
        (folder / f"{name}{ending}").write_bytes(write(grid))
        table.unlink()
    files = ProjectFiles(project)
    brief = load_brief(files, "daesh")
    assert (shipped_rows(shipped), shipped.sources) == (shipped_rows(brief), brief.sources)
    assert [message.key for message in shipped.messages] == [each.key for each in brief.messages]
    frozen = files.freeze_data(brief.files)
    assert ["victories.csv", "sources.csv"] == list(frozen)
    rows = list(csv.DictReader(io.StringIO(frozen["victories.csv"].decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [row[0] for row in GRID[1:]]
    place = next(each.origin for each in brief.messages if each.context == "victories.rabia.name")
    assert f"data/daesh/victories{ending}:{'Feuil1' if ending == '.xlsx' else 'Feuille1'}!B2" == (
        str(place)
    )


def test_a_file_may_be_named_and_its_encoding_told(project: Path, shipped: Brief) -> None:
    """tables in brief.yaml names the file and says what no program can tell from it."""
    folder = project / "data" / "daesh"
    (folder / "victories.csv").rename(folder / "places retaken.csv")
    (folder / "places retaken.csv").write_bytes(write_french_csv(GRID, "windows-1258"))
    content = (folder / "brief.yaml").read_text()
    settings = "  victories:\n    file: places retaken.csv\n    encoding: windows-1258\n"
    (folder / "brief.yaml").write_text(content.replace("  victories:\n", settings, 1))
    assert shipped_rows(shipped) == shipped_rows(load_brief(ProjectFiles(project), "daesh"))


def test_two_files_of_one_table_are_refused(project: Path) -> None:
    """A workbook beside the table leaves open which holds."""
    (project / "data" / "daesh" / "victories.xlsx").write_bytes(write_xlsx(GRID))
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(project), "daesh")
    assert "data/daesh/victories.xlsx:1: stands beside victories.csv; keep one of the two" == str(
        refused.value
    )


def refuse(data: bytes, path: str, locale: str | None = "fr") -> list[str]:
    with pytest.raises(ContentError) as refused:
        read_table(data, path, VICTORY, locale=locale)
    return str(refused.value).splitlines()


def change(row: int, column: str, value: object) -> list[list[object]]:
    grid = [list(each) for each in GRID]
    grid[row][GRID[0].index(column)] = value
    return grid


@pytest.mark.parametrize(
    ("column", "value", "line"),
    [
        ("name", dt.date(2024, 3, 5), "B3: kobane: name holds the date 2024-03-05, where text"),
        ("lat", True, "D3: kobane: lat holds TRUE, where a number stands; write it in digits"),
        ("date", 42005, "G3: kobane: date could be Excel’s number of the day 2015-01-01; write"),
        ("lat", "36°N", 'D3: kobane: lat "36°N" is no number; write it in digits'),
        ("lon", 382.5, 'E3: kobane: lon is "382.5"; it should be less than or equal to 180'),
        ("country", "", 'C3: kobane: country is ""; it should match pattern'),
    ],
)
@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_a_finding_names_sheet_and_cell(column: str, value: object, line: str, ending: str) -> None:
    """What a workbook's cell cannot mean is said at the cell."""
    grid = change(2, column, value)
    data = write_xlsx(grid) if ending == ".xlsx" else write_ods(grid, "Feuil1")
    said = refuse(data, f"v{ending}")
    assert [True] == [each.startswith(f"v{ending}:Feuil1!{line}") for each in said], said


@pytest.mark.parametrize(
    ("column", "typed", "line"),
    [
        ("date", "oct-15", '"oct-15" could mean 2015-10, 1915-10 or 10-15 of some year; write it'),
        ("date", "12/03/17", '"12/03/17" could mean 2017-03-12 or 2017-12-03 or 2012-03-17 or'),
        ("date", "42005", '"42005" could be Excel’s number of the day 2015-01-01; write'),
        ("date", "2015-01-26 14:30", '"2015-01-26 14:30" has a time of day; write 2015-01-26'),
        ("lat", "true", '"true" is no number; write it in digits, as 3000 or 3.5'),
        ("lat", "3.6e1", '"3.6e1" could mean 36; write 36'),
        ("name", "#BEZUG!", '"#BEZUG!" holds the error #BEZUG!; mend the formula'),
        ("name", "#NOM ?", '"#NOM ?" holds the error #NOM ?; mend the formula'),
        ("lat", "#N/A", '"#N/A" holds the error #N/A; mend the formula'),
        ("date", "########", '"########" holds the error ########; mend the formula, or widen'),
        ("name", "Err:502", '"Err:502" holds the error Err:502; mend the formula'),
    ],
)
def test_a_cell_that_could_mean_several_things_is_refused(
    column: str, typed: str, line: str
) -> None:
    """What Excel's table leaves open is said at the row's line, with what it could mean."""
    data = write_french_csv(change(2, column, typed), "utf-8")
    (said,) = refuse(data, "v.csv")
    assert said.startswith(f"v.csv:3: kobane: {column} {line}"), said


POLISH = "id;nazwa\na;Łódź i Gdańsk, święta, źródło, ćwierć\n".encode("cp1250")


@pytest.mark.parametrize(
    ("data", "locale", "line"),
    [
        (
            write_french_csv(GRID, "cp1252"),
            "pl",
            "v.csv:2: holds the byte 0xE8, which is not UTF-8; save it as “CSV UTF-8”, or say its",
        ),
        (
            POLISH,
            "fr",
            "v.csv:2: holds the byte 0xA3, which is not UTF-8, and may be windows-1252 or mac-rom",
        ),
        (
            VICTORIES.encode()[:-1] + b"\xe9\n",
            "fr",
            f"v.csv:{len(GRID)}: holds the byte 0xE9, which is not UTF-8; save it as “CSV UTF-8”",
        ),
        (
            VICTORIES.replace("Kobané", "Koban\ufffd", 1).encode(),
            "fr",
            "v.csv:3: holds U+FFFD (“\ufffd”), which stands for a character that a program could",
        ),
        (b"id;name\0\n", "fr", "v.csv:1: holds the byte 0x00, which no text has; save it as"),
        (write_xlsx(GRID), "fr", "v.csv:1: is a workbook by its content; name it .xlsx or .ods"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, locale: str, line: str) -> None:
    """An encoding that cannot be told is asked for, at the line of the first byte in question."""
    (said,) = refuse(data, "v.csv", locale)
    assert said.startswith(line), said


def test_a_formula_gives_its_value_or_is_refused() -> None:
    """What was computed is read; what no program has computed yet is not taken for empty."""
    said = refuse(write_xlsx(change(2, "date", "=DATE(2015,1,26)")), "v.xlsx")
    assert [
        (
            "v.xlsx:Feuil1!G3: kobane: date holds a formula without its value;"
            " open it in a spreadsheet, and save it again"
        )
    ] == said


def test_a_formula_that_was_computed_gives_its_value() -> None:
    """The value that the spreadsheet saved beside the formula is what is read."""
    grid = write_xlsx(change(2, "lat", "=36+0.891"))
    computed = exchange(grid, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>36.891</v>")
    assert 36.891 == read_table(computed, "v.xlsx", VICTORY).records[1].row.model_dump()["lat"]
    plain = b'<table:table-cell office:value-type="float" office:value="36.891">'
    formula = plain.replace(b" office", b' table:formula="of:=36+0.891" office', 1)
    ods = exchange(write_ods(GRID), "content.xml", plain, formula)
    assert 36.891 == read_table(ods, "v.ods", VICTORY).records[1].row.model_dump()["lat"]


def exchange(workbook: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with something else in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part] or old.replace(b"></v>", b" />") in parts[part]
    for written in (old, old.replace(b"<v></v>", b"<v />"), old.replace(b"<v></v>", b"<v/>")):
        parts[part] = parts[part].replace(written, new)
    return pack(dict(parts))


def test_cells_that_are_merged_are_refused() -> None:
    """It is open which of the rows each belongs to."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(GRID)))
    book.active.merge_cells("C4:C6")  # type: ignore[union-attr]
    assert refuse(save(book), "v.xlsx")[0].startswith("v.xlsx:Feuil1!C4:C6: merges cells")


def test_the_sheet_is_the_one_that_holds_something() -> None:
    """Empty sheets are no matter; of two full ones, that with the file's name is the table."""
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(GRID)))
    book.create_sheet("Feuil2")
    assert len(GRID) - 1 == len(read_table(save(book), "v.xlsx", VICTORY).records)
    book["Feuil2"]["A1"] = "a remark"
    assert [
        (
            "v.xlsx:1: has 2 sheets that hold something (Feuil1, Feuil2);"
            " keep one of them, or name the one with the table v"
        )
    ] == refuse(save(book), "v.xlsx")
    book["Feuil1"].title = "V"
    assert len(GRID) - 1 == len(read_table(save(book), "v.xlsx", VICTORY).records)


def bomb(inner: bytes) -> bytes:
    return pack({"content.xml": inner, "[Content_Types].xml": inner, "xl/workbook.xml": inner})


ROW = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
CELL = f'{ROW} table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("data", "path", "line"),
    [
        (b"PK no archive", "v.xlsx", "is no workbook (File is not a zip file)"),
        (b"\xd0\xcf\x11\xe0 locked", "v.xlsx", "is an .xls, or locked by a password"),
        (bomb(b" " * 40_000_000), "v.xlsx", "has more than 32,000,000 bytes when unpacked"),
        (bomb(b" " * 40_000_000), "v.ods", "has more than 32,000,000 bytes when unpacked"),
        (bomb(b"<a/>"), "v.xlsx", "is no .xlsx that can be read"),
        (bomb(b"<a"), "v.ods", "is no .ods that can be read"),
        (pack_ods("", ENTITIES), "v.ods", "holds declarations in content.xml"),
        (
            pack_ods(f'<table:table table:name="a">{CELL}</table:table-row></table:table>'),
            "v.ods",
            "has a cell beyond its 256th column (A1)",
        ),
        (
            pack_ods(
                f'<table:table table:name="a">{ROW}><text:p>x</text:p></table:table-cell>'
                "</table:table-row></table:table>"
            ),
            "v.ods",
            "has more than 5000 rows",
        ),
        (
            write_xlsx([["x"] * 300]),
            "v.xlsx",
            "has cells beyond its 256th column",
        ),
        (b"a,b\n", "v.numbers", "is no table by its name (.numbers)"),
        (b"", "v.csv", "is empty; begin it with id,name,country"),
        (write_xlsx([]), "v.xlsx", "is empty; begin it with id,name,country"),
    ],
)
def test_a_file_made_to_harm_is_refused(data: bytes, path: str, line: str) -> None:
    """Bounds hold whatever a workbook claims, and entities are refused before they are read."""
    (said,) = refuse(data, path)
    assert said.startswith(f"{path}:1: {line}"), said


def test_a_sheet_that_claims_its_last_cell_is_read_in_bounds() -> None:
    """Two cells a million rows apart are two rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for column, name in enumerate(GRID[0], 1):
        sheet.cell(1, column, name)
    sheet.cell(1_048_576, 1, "far")
    said = refuse(save(book), "v.xlsx")
    assert all(each.startswith("v.xlsx:Sheet!") and "1048576: far: " in each for each in said), said
