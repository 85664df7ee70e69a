"""A reader's own copy of a finished edition."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from generator.dispatch.pack.letters import STAMP, Letters
from generator.dispatch.pack.stamping import LOWEST, Master, prepare, stamp
from generator.dispatch.pack.strip import StripMaker, read_line
from generator.errors import Origin, PublishError
from generator.pdf.xmp import read_claims
from generator.project import load_project
from generator.stages.preflight.expectations import Case, Claims
from generator.stages.preflight.reading import read
from generator.stages.preflight.report import inspect_reading


@pytest.fixture(scope="module")
def letters(posted: Path) -> Letters:
    return Letters(load_project(posted))


@pytest.fixture(scope="module")
def maker(letters: Letters) -> StripMaker:
    return StripMaker(letters.templates)


def master_of(posted: Path, locale: str) -> Master:
    name = f"daesh-factsheet.{locale}.a4.screen.pdf"
    return prepare((posted / "output" / "daesh" / name).read_bytes(), name)


def make_copy(
    posted: Path, letters: Letters, maker: StripMaker, locale: str, number: int, name: str
) -> tuple[Master, bytes]:
    master = master_of(posted, locale)
    page = letters.fill(STAMP, locale, number=number, name=name)
    strip = maker.lay_out(page, master.room.width)
    assert strip is not None
    return master, stamp(master, strip, read_line(page))


def read_feet(data: bytes) -> list[str]:
    """The text within the lowest 13 mm of each page."""
    document = pdfium.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_bounded(top=36).split()) for page in document]


def test_the_name_stands_in_the_foot_of_every_page(
    posted: Path, letters: Letters, maker: StripMaker
) -> None:
    """The foot says whose copy it is and its number, beside what it said before."""
    _, data = make_copy(posted, letters, maker, "fr", 7, "Ambassade A & Cie <B>")
    feet = read_feet(data)
    assert 2 == len(feet)
    for number, foot in enumerate(feet, 1):
        assert "Exemplaire nº 7, Ambassade A & Cie <B>" in foot
        assert "La France et la Coalition contre Daech" in foot
        assert f"{number}/2" in foot


def test_arabic_is_shaped_and_read_letter_by_letter(
    posted: Path, letters: Letters, maker: StripMaker
) -> None:
    """An Arabic line comes out in its letters, with a Latin name in it or without."""
    _, data = make_copy(posted, letters, maker, "ar", 12, "سفارة ألف")
    foot = read_feet(data)[0]
    for word in ("النسخة", "رقم", "12", "سفارة", "ألف"):
        assert word in foot
    _, latin = make_copy(posted, letters, maker, "fr", 12, "سفارة ألف")
    # PDFium takes the words of an Arabic part of a Latin line one by one; the letters are in order.
    assert {"سفارة", "ألف"} < set(read_feet(latin)[0].split())


def test_the_edition_stays_as_it_is(posted: Path, letters: Letters, maker: StripMaker) -> None:
    """A copy begins with the edition's bytes; without what follows it is the edition."""
    master, data = make_copy(posted, letters, maker, "fr", 1, "Ambassade A")
    assert data.startswith(master.base.data)
    assert 5_000 < len(data) - len(master.base.data) < 25_000


def test_the_stamp_is_an_artefact(posted: Path, letters: Letters, maker: StripMaker) -> None:
    """It is no content: an artefact of the page's foot, in a form that holds no marks."""
    _, data = make_copy(posted, letters, maker, "fr", 1, "Ambassade A")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [] == pdf.check_pdf_syntax()
        for page in pdf.pages:
            last = page.obj.Contents[-1].read_bytes()
            assert re.match(
                rb"Q\n/Artifact << /Type /Pagination /Subtype /Footer >> BDC\nq\n/ReadersCopy Do",
                last,
            )
            assert last.endswith(b"Q\nEMC\n")
            form = page.obj.Resources.XObject.ReadersCopy
            assert b"BDC" not in form.read_bytes()
            fonts = [font.BaseFont for font in form.Resources.Font.values()]
            assert all(re.fullmatch(r"/[A-Z]{6}\+Noto-Sans", str(name)) for name in fonts)


def test_the_properties_name_the_reader(posted: Path, letters: Letters, maker: StripMaker) -> None:
    """The document information and the XMP say the same, after what they said before."""
    master, data = make_copy(posted, letters, maker, "fr", 3, "Office <C> & Sons")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        subject = str(pdf.docinfo.Subject)
        with pdf.open_metadata() as metadata:
            described = metadata["dc:description"]
        title = str(pdf.docinfo.Title)
    assert f"{master.subject} — Exemplaire nº 3, Office <C> & Sons" == subject
    assert subject == described
    assert title.startswith("L’action de la France")


@pytest.mark.parametrize(("locale", "name"), [("fr", "Ambassade A"), ("ar", "سفارة (باء)")])
def test_a_copy_passes_the_preflight(
    posted: Path, letters: Letters, maker: StripMaker, locale: str, name: str
) -> None:
    """Whatever the edition claims holds of the copy: fonts, tags, margins, metadata."""
    _, data = make_copy(posted, letters, maker, locale, 1, name)
    with read(data) as reading:
        claims = Claims(read_claims(reading.pdf))
        report = inspect_reading(reading, Case.of_file(Origin("copy"), claims))
    assert [] == [str(finding) for finding in report.findings]
    assert "failed" not in report.verdicts.values()


def test_the_same_copy_has_the_same_bytes(posted: Path, letters: Letters) -> None:
    """Made anew by another maker after other names it is the same; another number is another."""
    first, second = StripMaker(letters.templates), StripMaker(letters.templates)
    _, one = make_copy(posted, letters, first, "fr", 1, "Ambassade A")
    make_copy(posted, letters, second, "ar", 9, "سفارة")
    _, same = make_copy(posted, letters, second, "fr", 1, "Ambassade A")
    _, other = make_copy(posted, letters, second, "fr", 2, "Ambassade A")
    assert one == same
    with pikepdf.open(io.BytesIO(one)) as pdf, pikepdf.open(io.BytesIO(other)) as changed:
        assert bytes(pdf.trailer.ID[0]) == bytes(changed.trailer.ID[0])
        assert bytes(pdf.trailer.ID[1]) != bytes(changed.trailer.ID[1])


def test_a_long_name_takes_two_lines(posted: Path, letters: Letters, maker: StripMaker) -> None:
    """The second line keeps the foot's baseline; a name that needs a third has no room."""
    width = master_of(posted, "fr").room.width

    def lay_out(name: str) -> int | None:
        strip = maker.lay_out(letters.fill(STAMP, "fr", number=1, name=name), width)
        return None if strip is None else strip.lines

    assert 1 == lay_out("Ambassade A")
    assert 2 == lay_out("Ambassade du Royaume des Exemples")
    assert lay_out("Mission permanente de la République des Exemples auprès des Nations") is None
    assert lay_out("W" * 60) is None


def test_no_letter_comes_near_the_edge() -> None:
    """The lowest baseline leaves room for what goes down from it, a third of the size, and 5 mm."""
    assert LOWEST > 5 * 72 / 25.4 + 7.5 / 3


def test_an_edition_without_a_foot(posted: Path) -> None:
    """A page whose lowest line fills its measure cannot be stamped, which one line says."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    with pytest.raises(PublishError) as failure:
        prepare(out.getvalue(), "output/daesh/x.pdf")
    assert (
        "output/daesh/x.pdf:1: has no room in its foot for a reader’s name;"
        " send it without --personal"
    ) == str(failure.value.findings[0])
