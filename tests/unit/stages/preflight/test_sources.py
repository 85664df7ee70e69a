"""The sources behind a page, read from the table that a finished file holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import Origin
from generator.model.edition import Profile
from generator.stages.pdf.attachments import Attachment, attach
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.report import inspect
from tests.conftest import ROOT
from tests.unit.stages.preflight.sound import Spoil, find, make_pdf

BEFORE = Path(__file__).with_name("before.pdf")
"""The page of sources as it was printed when the brief cited whatever said the date: page 6 of the
French A4 brief, built in November 2026, cut out with its metadata and its attached tables."""
HEAD = "id,title,publisher,date,language,url\n"


def hold(table: str | bytes, name: str = "sources.csv") -> Spoil:
    """Attach a table of sources to the file, whose date is March 2017."""
    data = table if isinstance(table, bytes) else table.encode()
    return lambda pdf: attach(pdf, [Attachment(name, "Les sources")], {name: data})


def test_the_page_before_is_refused() -> None:
    """Of the page once printed each source that is late, undated or an encyclopaedia's is found."""
    report = inspect(BEFORE.read_bytes(), Case(Origin("before.pdf"), Profile.SCREEN))
    said = [finding.message for finding in report.checks["sources"]]

    assert "failed" == report.verdicts["sources"]
    assert ["dawn-2017-07-10", "menafn-2017-07-10", "sicnoticias-2017-04-14"] == [
        message.split(",")[0].removeprefix("cites ") for message in said if ", and the" in message
    ]
    assert 7 == sum(message.endswith("which is undated") for message in said)
    assert 8 == sum("an encyclopaedia or a host of blogs" in message for message in said)
    assert 18 == len(said)


def test_the_sources_as_they_are_pass() -> None:
    """The shipped table is held in a file without a finding."""
    table = (ROOT / "data" / "daesh" / "sources.csv").read_bytes()
    assert [] == find(make_pdf(hold(table)), only="sources")


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("a,A,P,2017-03-31,fr,https://example.org/a", []),
        ("a,A,P,2017,fr,", []),
        (
            "a,A,P,2017-04-01,fr,",
            [
                (
                    "cites a, which is of 2017-04-01, and the document of 2017-03;"
                    " cite one that the document could know"
                )
            ],
        ),
        (
            "a,A,P,,fr,",
            ["cites a, which is undated; give its date, or cite one that is dated"],
        ),
        (
            "a,A,P,2017-02-30,fr,",
            ["cites a, whose date “2017-02-30” is no day of the calendar; that month has 28 days"],
        ),
        (
            "a,A,P,2016,fr,https://a.blogspot.co.uk/2016",
            [
                (
                    "cites a, which is from a.blogspot.co.uk, an encyclopaedia or a host of blogs;"
                    " cite an official source, an agency or the press"
                )
            ],
        ),
    ],
)
def test_a_source_is_held_against_the_document(row: str, lines: list[str]) -> None:
    """Its date against the document’s, its host against those that anyone may write on."""
    assert lines == find(make_pdf(hold(f"{HEAD}{row}\n")), only="sources")


def test_a_table_in_yaml_is_read_too() -> None:
    """Sources may be kept as YAML, where a date is not always text."""
    table = "- {id: a, title: A, publisher: P, date: 2018, language: fr}\n"
    assert 1 == len(find(make_pdf(hold(table, "sources.yaml")), only="sources"))


@pytest.mark.parametrize(
    ("name", "table"),
    [("sources.csv", b"\xff\xfe"), ("sources.yaml", b"- [a"), ("sources.yaml", b"a: 1")],
)
def test_a_table_that_is_none_is_said(name: str, table: bytes) -> None:
    """What cannot be read is a finding, never a traceback."""
    assert [f"holds {name}, which cannot be read; build it again"] == find(
        make_pdf(hold(table, name)), only="sources"
    )


def test_a_file_without_a_table_has_none_to_find() -> None:
    """A PDF from anywhere need not hold its sources."""
    assert [] == find(make_pdf(), only="sources")
