from __future__ import annotations

import io
import re

import pikepdf
import pypdfium2

from generator.pdf.text import read_advances, read_characters, read_printed, read_sheets
from tests.unit.pdf.conftest import LayOut

STYLE = "@page { size: 200px 100px; margin: 0 } p { margin: 0 }"


def test_a_page_prints_its_text_with_the_marks_of_its_tags(lay_out_page: LayOut) -> None:
    """A text object each, in points from the foot of the page."""
    document = pypdfium2.PdfDocument(lay_out_page("<p>Un</p><p>Deux</p>", STYLE).write())
    printed = read_printed(document, 1)

    assert (150.0, 75.0) == (printed.width, printed.height)
    assert ["Un", "Deux"] == [run.text.strip() for _, run in printed.marked]
    marks = [mark for mark, _ in printed.marked]
    assert None not in marks
    assert len(set(marks)) == 2
    first, second = (run for _, run in printed.marked)
    assert 0 < second.bottom < second.top < first.top < 75
    assert ["Un", "Deux"] == printed.text.split()
    assert () == printed.forms


def test_an_artifact_has_no_mark(lay_out_page: LayOut) -> None:
    """Whatever its number is."""
    data = lay_out_page("<p>Un</p>", STYLE).write()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        content = re.sub(rb"/\w+(?=\s*<</MCID)", b"/Artifact", page.Contents.read_bytes())
        page.Contents = pdf.make_stream(content)
        out = io.BytesIO()
        pdf.save(out)
    printed = read_printed(pypdfium2.PdfDocument(out.getvalue()), 1)
    assert [None] == [mark for mark, _ in printed.marked]


def test_characters_stand_on_their_lines(lay_out_page: LayOut) -> None:
    """Of one line one baseline, from left to right, and none for a space that was made up."""
    data = lay_out_page("<p>Daesh</p>", STYLE).write()
    (advances,) = read_advances(data)
    assert 5 == len(advances)
    assert 1 == len({round(each.baseline, 3) for each in advances})
    assert sorted(each.left for each in advances) == [each.left for each in advances]

    document = pypdfium2.PdfDocument(data)
    assert "Daesh" == "".join(each.text for each in read_characters(document, 1))
    (sheet,) = read_sheets(document)
    assert (1, 1) == (sheet.number, len(sheet.runs))
