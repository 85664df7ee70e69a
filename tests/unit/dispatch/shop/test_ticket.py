"""The print shop's folder."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from generator.dispatch.plan.distribution import RecipientFilter, plan_built
from generator.dispatch.shop.ticket import pack_for_print
from generator.errors import ContentError
from generator.model.edition import Profile
from generator.project import load_project

RUN_A = "daesh-factsheet.ar.a4.print.pdf"
RUN_B = "daesh-factsheet.fr.a4.print.pdf"


def pack_shop(posted: Path, output: Path, choice: RecipientFilter | None = None) -> Path:
    project = load_project(posted)
    plans, built = plan_built(project, output, choice=choice, profile=Profile.PRINT)
    (folder,) = pack_for_print(project, plans, built, output)
    return folder


def relist(posted: Path, output: Path, old: str, new: str) -> Path:
    """A copy of the project with another list: the one that is built is every worker's."""
    project = output.parent / "project"
    shutil.copytree(posted, project, symlinks=True, ignore=shutil.ignore_patterns("output"))
    table = project / "data" / "recipients.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return project


def read_rows(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_folder_holds_what_is_printed(posted: Path, output: Path) -> None:
    """Each print edition that someone takes stands there once, as it was built."""
    folder = pack_shop(posted, output)
    assert output / "dispatch" / "daesh" / "print" == folder
    assert {RUN_A, RUN_B, "ticket.pdf", "ticket.csv", "deliveries.csv"} == {
        file.name for file in folder.iterdir()
    }
    assert (output / "daesh" / RUN_B).read_bytes() == (folder / RUN_B).read_bytes()


def test_the_ticket_counts_sheets(posted: Path, output: Path) -> None:
    """Two pages are one sheet on both sides; the last row is the sum."""
    folder = pack_shop(posted, output)
    header, *rows = read_rows(folder / "ticket.csv")
    assert ["file", "format", "language", "paper", "pages", "copies"] == header[:6]
    assert ["sheets per copy", "sheets"] == header[6:]
    assert [
        [RUN_A, "factsheet", "ar", "A4", "2", "2", "1", "2"],
        [RUN_B, "factsheet", "fr", "A4", "2", "3", "1", "3"],
        ["total", "", "", "", "", "5", "", "5"],
    ] == rows


def test_the_deliveries_are_safe_in_a_spreadsheet(posted: Path, output: Path) -> None:
    """Each recipient's files and copies are listed, and no organisation is a formula."""
    folder = pack_shop(relist(posted, output, "letter,,0,", "letter,,4,"), output)
    assert [
        ["recipient", "name", "organisation", "file", "copies"],
        ["embassy-a", "Ambassade A", "Presse", RUN_B, "3"],
        ["embassy-b", "سفارة (باء)", "", RUN_A, "2"],
        ["office-c", "Office <C> & Sons", "'=cmd", RUN_B, "4"],
    ] == read_rows(folder / "deliveries.csv")


def test_the_ticket_as_a_page(posted: Path, output: Path) -> None:
    """One tagged A4 page in the source language, with the sums and every delivery."""
    folder = pack_shop(posted, output)
    data = (folder / "ticket.pdf").read_bytes()
    (page,) = pdfium.PdfDocument(data)
    assert (595, 842) == tuple(map(round, page.get_size()))
    text = page.get_textpage().get_text_bounded()
    for words in ("Bon d’impression", RUN_A, RUN_B, "Ambassade A", "FOGRA39"):
        assert words in text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "fr" == str(pdf.Root.Lang)
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert "1" == metadata["pdfuaid:part"]
    assert data == (pack_shop(posted, output) / "ticket.pdf").read_bytes()


def test_no_one_takes_printed_copies(posted: Path, output: Path) -> None:
    """A choice of readers on the screen alone leaves the shop nothing to do, and writes nothing."""
    with pytest.raises(ContentError) as failure:
        pack_shop(posted, output, RecipientFilter(groups=("offices",)))
    assert (
        "data/recipients.csv:1: gives printed copies to none of these recipients;"
        " set their copies to 1 or more"
    ) == str(failure.value.findings[0])
    assert not (output / "dispatch").exists()


def test_a_name_that_cannot_be_printed(posted: Path, output: Path) -> None:
    """A letter that no font has would be an empty box on the ticket: its row is said."""
    project = relist(posted, output, "Presse", "大使")
    with pytest.raises(ContentError) as failure:
        pack_shop(project, output)
    assert ["data/recipients.csv:2", "data/recipients.csv:2"] == [
        str(finding.origin) for finding in failure.value.findings
    ]
    assert not (output / "dispatch").exists()
