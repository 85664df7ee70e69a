"""The report: one HTML file, and the same as a tagged PDF."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdfium2
import pytest
import tinyhtml5

from generator.comparison.difference import (
    ComparedFile,
    ComparedSide,
    Comparison,
    PagePair,
    Piece,
    TextChange,
)
from generator.comparison.printing import print_report
from generator.comparison.report import embed_picture, fill_report
from tests.conftest import ROOT
from tests.unit.comparison.conftest import Compare
from tests.unit.comparison.paper import figure

FRENCH = f"<h1>Note</h1><p>La France agit sans relâche en Irak.</p>{figure(60, 'Carte de l’Irak')}"
ARABIC = "<h1>مذكرة</h1><p>تعمل فرنسا بلا كلل في العراق.</p>"


@pytest.fixture
def french(compare_pages: Compare) -> Comparison:
    """A changed sentence and a changed alternative text, on one page of two."""
    rest = '<p class="next">Les sources.</p>'
    new = FRENCH.replace("sans relâche", "avec constance").replace("l’Irak", "la Syrie")
    return compare_pages(FRENCH + rest, new + rest)


def parse(comparison: Comparison) -> ET.Element:
    html = fill_report(comparison, embed_picture, paged=False)
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    assert isinstance(root, ET.Element)
    return root


def is_font(item: object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"


def text(element: ET.Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def test_the_summary_comes_first_and_says_which_pages(french: Comparison) -> None:
    """The verdict, the page to clear with what changed in it, and the pages that are the same."""
    root = parse(french)
    assert "1 of 2 pages differs: 1." == text(root.find(".//p[@class='verdict']"))
    row = root.find(".//table[@class='summary']/tbody/tr")
    assert text(row).startswith("Page 11 text, 1 alternative text1 place, ")
    assert "The same in both: page 2." in text(root)
    assert ["new-1"] == [each.get("id") for each in root.iterfind(".//section[@class='page']")]


def test_changes_are_marked_in_their_language(french: Comparison) -> None:
    """What is gone is in ``del``, what has come in ``ins``, inside the passage’s language."""
    root = parse(french)
    assert ["sans relâche"] == [text(each) for each in root.iterfind(".//div[@lang='fr']/del")][:1]
    assert ["avec constance"] == [text(each) for each in root.iterfind(".//div[@lang='fr']/ins")][
        :1
    ]


def test_the_html_needs_nothing_else(french: Comparison) -> None:
    """Every picture is embedded and described; there is no script and no address to fetch."""
    root = parse(french)
    pictures = list(root.iterfind(".//img"))
    assert pictures
    for picture in pictures:
        assert (picture.get("src") or "").startswith("data:image/png;base64,")
        assert picture.get("alt")
    assert [] == list(root.iterfind(".//script")) + list(root.iterfind(".//link"))
    assert 2 == len(list(root.iterfind(".//span[@class='box']")))


def test_arabic_runs_from_the_right(compare_pages: Compare) -> None:
    """The Arabic side of a change has its language and direction, the French one its own."""
    root = parse(compare_pages(FRENCH, ARABIC, new_language="ar"))
    directions = {(each.get("lang"), each.get("dir")) for each in root.iterfind(".//div[@dir]")}
    assert {("fr", "ltr"), ("ar", "rtl")} <= directions


def test_identical_editions_are_said_to_be(compare_pages: Compare) -> None:
    """The report of the same bytes says so, and shows no page."""
    root = parse(compare_pages(FRENCH, FRENCH))
    assert "the same, byte for byte" in text(root.find(".//p[@class='verdict']"))
    assert [] == list(root.iterfind(".//img"))


def test_hostile_text_stays_text() -> None:
    """Markup and control characters of an edition are shown, not obeyed."""
    edition = ComparedFile("a.pdf", "<script>alert(1)</script>\x00", 0, 1, "0" * 64, False)
    side = ComparedSide((Piece("<b>\x01", True),), language='"><script>')
    comparison = Comparison(edition, edition, (), (TextChange("Title", side, ComparedSide()),))
    root = parse(comparison)
    assert [] == list(root.iterfind(".//script")) + list(root.iterfind(".//del//b"))
    assert "<script>alert(1)</script>\N{REPLACEMENT CHARACTER}" == text(root.find(".//h1"))


def test_of_many_pages_the_first_are_shown_and_all_are_named() -> None:
    """A report has an end: the summary names all 61 pages, 60 have a part of their own."""
    edition = ComparedFile("a.pdf", "Note", 61, 1, "0" * 64, True)
    pages = tuple(PagePair(n, n, (1, 1), (2, 2)) for n in range(1, 62))
    root = parse(Comparison(edition, edition, pages, ()))
    assert 61 == len(list(root.iterfind(".//table[@class='summary']/tbody/tr")))
    assert 60 == len(list(root.iterfind(".//section[@class='page']")))
    targets = {(each.get("href") or "").lstrip("#") for each in root.iterfind(".//a")}
    assert targets == {each.get("id") for each in root.iterfind(".//section[@class='page']")}


def test_the_pdf_is_tagged_and_in_its_languages(compare_pages: Compare) -> None:
    """PDF/UA-1 in English with French and Arabic parts, a title, headings, figures and tables."""
    comparison = compare_pages(FRENCH, ARABIC, new_language="ar")
    with pikepdf.open(io.BytesIO(print_report(comparison, ROOT))) as pdf:
        assert "en" == str(pdf.Root.Lang)
        assert "What changed: Note" == str(pdf.docinfo["/Title"])
        with pdf.open_metadata() as metadata:
            assert "1" == metadata["pdfuaid:part"]
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        tags = {str(item.S) for item in elements if "/S" in item}
        languages = {str(item.Lang) for item in elements if "/S" in item and "/Lang" in item}
        figures = [item for item in elements if item.get("/S") == "/Figure"]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= tags
        assert {"fr", "ar"} <= languages
        assert figures
        assert all(str(item.get("/Alt", "")) for item in figures)


def test_the_pdf_has_its_fonts_without_a_project(french: Comparison, tmp_path: Path) -> None:
    """Outside a project the report is set in the fonts that Matplotlib brings."""
    data = print_report(french, tmp_path)
    words = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
    assert "1 of 2 pages differs: 1." in words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(item.get("/BaseFont", "")) for item in pdf.objects if is_font(item)}
    assert {"DejaVu-Sans", "DejaVu-Sans-Bold"} == {name.partition("+")[2] for name in fonts}


def test_the_same_editions_give_the_same_report(french: Comparison) -> None:
    """Both kinds have the same bytes each time."""
    assert print_report(french, ROOT) == print_report(french, ROOT)
    assert fill_report(french, embed_picture, paged=False) == fill_report(
        french, embed_picture, paged=False
    )
