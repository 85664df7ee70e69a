from __future__ import annotations

import pytest

from generator.errors import ContentError
from generator.model.source import Source
from generator.stages.content.tables import sheet
from generator.stages.content.tables.records import Record, read_table, read_yaml_table

HEADER = "id,title,publisher,date,language,url\n"
ROW = "a,A title,A publisher,2015-10,fr,\n"


def read(text: str) -> tuple[Record[Source], ...]:
    return read_table(text.encode(), "s.csv", Source).records


def test_rows_have_the_line_on_which_they_begin() -> None:
    """Quoted commas, quotation marks and line breaks stay in their cells; blank lines count."""
    text = HEADER + '\na,"One, ""two""\nand three",P,,fr,\nb,B,P,2015,en,https://example.org\n'
    found = read(text)
    assert [('One, "two"\nand three', "s.csv:3"), ("B", "s.csv:5")] == [
        (record.row.title, str(record.origin)) for record in found
    ]


def test_windows_line_ends_are_read() -> None:
    """A table saved with CRLF is the same table."""
    rows = [record.row for record in read(HEADER + ROW)]
    crlf = (HEADER + ROW).replace("\n", "\r\n")
    assert rows == [record.row for record in read(crlf)]


def test_yaml_records_are_the_same_records() -> None:
    """The sources as a YAML list are the sources of the CSV table."""
    text = "- id: a\n  title: A title\n  publisher: A publisher\n  date: 2015-10\n  language: fr\n"
    record = read_yaml_table(text, "s.yaml", Source).records[0]
    assert read(HEADER + ROW)[0].row == record.row
    assert "s.yaml:1" == str(record.origin)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["s.csv:1: is empty; begin it with id,title,publisher,date,language,url"]),
        (
            HEADER + ROW + "b,B, and more,P,,fr,\n",
            [
                (
                    "s.csv:3: has 7 cells where the header has 6; put quotation marks around a cell"
                    " that holds a comma"
                )
            ],
        ),
        (
            HEADER + ROW + 'b,"B,P,,fr,\n',
            ["s.csv:3: is not CSV (unexpected end of data); correct that row’s quotation marks"],
        ),
        (
            HEADER.replace("title", "titel") + ROW,
            [
                "s.csv:1: has an unknown column 'titel'; did you mean title?",
                "s.csv:1: lacks the column title; add it",
            ],
        ),
        (
            HEADER.replace("url", "id") + ROW,
            ["s.csv:1: has the column id twice; remove one"],
        ),
        (
            HEADER + ROW + ROW,
            ["s.csv:3: id a stands on line 2 already; give each row its own id"],
        ),
        (
            HEADER
            + ROW.replace("2015-10", "2015-02-30")
            + ROW.replace("a,", "b,").replace("fr", "x"),
            [
                's.csv:2: a: date "2015-02-30" is no day of the calendar; that month has 28 days',
                "s.csv:3: b: language is \"x\"; it should match pattern '^[a-z]{2,3}$'",
            ],
        ),
    ],
)
def test_every_fault_of_a_table_is_said_at_once(text: str, lines: list[str]) -> None:
    """A table's faults come together, each at the line of its row."""
    with pytest.raises(ContentError) as refused:
        read(text)
    assert lines == str(refused.value).splitlines()


def test_a_yaml_table_is_a_list_of_records() -> None:
    """A mapping in a list's place is refused."""
    with pytest.raises(ContentError) as refused:
        read_yaml_table("a: 1\n", "s.yaml", Source)
    assert "s.yaml:1: is no list of records; begin each with “- id:”" == str(refused.value)


def test_a_table_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that no person keeps is refused before its rows are checked."""
    monkeypatch.setattr(sheet, "MAX_ROWS", 0)
    with pytest.raises(ContentError) as refused:
        read(HEADER + ROW + ROW)
    assert "s.csv:1: has 3 rows; keep it to 0" == str(refused.value)
