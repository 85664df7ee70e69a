"""Other sizes of the same content: large print, slides, the card."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from generator.pdf.raster import draw_page
from generator.pdf.text import read_sizes
from tests.bad_input.calling import call_here
from tests.conftest import SUBJECT, copy_project

LEAST = 15.95
"""In pt: 16 as it is rounded in a file."""


def open_pages(folder: Path, name: str) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(folder / SUBJECT / f"daesh-{name}.screen.pdf")


def list_sizes(document: pypdfium2.PdfDocument) -> list[float]:
    numbers = range(1, len(document) + 1)
    return [size for number in numbers for _, size in read_sizes(document, number)]


@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_no_letter_of_large_print_is_under_16_pt(built: Path, locale: str) -> None:
    """In the text, in the list, in the running foot and on the map; one word under the other."""
    document = open_pages(built, f"large-print.{locale}.a4")
    found = list_sizes(document)
    assert len(found) > 5000
    assert min(found) >= LEAST


@pytest.mark.parametrize(
    ("locale", "headings"),
    [
        ("fr", {1: "Chiffres clés", 3: "La carte des victoires", 7: "La liste des victoires"}),
        ("ar", {1: "الأرقام الرئيسية", 3: "خريطة الانتصارات", 7: "قائمة الانتصارات"}),
    ],
)
def test_each_section_has_a_slide(built: Path, locale: str, headings: dict[int, str]) -> None:
    """Sixteen to nine, the figures under the title, then a section a page; nothing under 12 pt."""
    document = open_pages(built, f"slides.{locale}.slides")
    width, height = document[0].get_size()
    assert width / height == pytest.approx(16 / 9, rel=1e-3)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    for number, heading in headings.items():
        assert [number] == [place for place, text in enumerate(texts, 1) if heading in text]
    assert min(list_sizes(document)) >= 11.95


def test_the_card_is_a_picture_of_the_size_that_links_show(built: Path) -> None:
    """1200 by 630 px; its ground is where its language begins; the same bytes each time."""
    for locale, place in (("fr", (20, 600)), ("ar", (1180, 600))):
        data = (built / SUBJECT / f"daesh-card.{locale}.card.image.png").read_bytes()
        with Image.open(io.BytesIO(data)) as picture:
            assert (1200, 630) == picture.size
            assert (31, 58, 110) == picture.getpixel(place)
            assert (255, 255, 255) == picture.getpixel((1200 - place[0], place[1]))


def test_a_picture_is_drawn_alike_each_time(built: Path) -> None:
    """Neither the clock nor the place of the file is in it."""
    data = (built / SUBJECT / "daesh-slides.fr.slides.screen.pdf").read_bytes()
    assert draw_page(data, 320, 180) == draw_page(data, 320, 180)


def test_another_subject_has_them_without_a_line_for_it(tmp_path: Path) -> None:
    """A format is a folder of templates: any document can be set in it."""
    project = copy_project(tmp_path / "project", whole=True)
    (project / "briefs.toml").write_text(
        '[briefs.nightingale]\nformats = ["large-print", "slides", "card"]\nlocales = ["de"]\n'
        'papers = {slides = ["slides"], card = ["card"]}\n'
        'profiles = {"*" = ["screen"], card = ["image"]}\n'
    )
    done = call_here("build", "--jobs", "1", "--project", project)
    assert (0, "") == (done.code, done.err)
    assert [
        "nightingale-card.de.card.image.png",
        "nightingale-large-print.de.a4.screen.pdf",
        "nightingale-slides.de.slides.screen.pdf",
    ] == sorted(file.name for file in (project / "output/nightingale").iterdir())
