from __future__ import annotations

import io

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array

from generator.model.fold import RollFold
from generator.stages.pdf.press.imposition import impose
from generator.stages.pdf.press.sheet import enlarge_sheets

MM = 72 / 25.4
COLOURS = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (0, 1, 1), (1, 0, 1))


def make_pages() -> pikepdf.Pdf:
    """Six pages of 100 by 210 mm, each of one colour far beyond its edges."""
    pdf = pikepdf.new()
    for red, green, blue in COLOURS:
        page = pdf.add_blank_page(page_size=(140 * MM, 250 * MM))
        page.obj.TrimBox = Array([20 * MM, 20 * MM, 120 * MM, 230 * MM])
        content = f"{red} {green} {blue} rg 0 0 {140 * MM} {250 * MM} re f"
        page.obj.Contents = pdf.make_stream(content.encode())
    return pdf


def fold(*, mirrored: bool) -> tuple[pikepdf.Pdf, list[np.ndarray]]:
    """The sheets, and what they look like at a pixel a millimetre."""
    pdf = make_pages()
    enlarge_sheets(pdf, 3, impose(pdf, RollFold(), 3, mirrored=mirrored))
    out = io.BytesIO()
    pdf.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    sheets = [page.render(scale=1 / MM).to_numpy()[:, :, ::-1] for page in document]
    document.close()
    return pdf, sheets


@pytest.mark.parametrize(
    ("mirrored", "sides"),
    [(False, ((4, 5, 0), (1, 2, 3))), (True, ((0, 5, 4), (3, 2, 1)))],
)
def test_pages_meet_at_the_folds_and_bleed_at_the_edges_alone(
    mirrored: bool, sides: tuple[tuple[int, ...], ...]
) -> None:
    """A millimetre beside each fold is the page that belongs there, in the bleed the outer one."""
    pdf, sheets = fold(mirrored=mirrored)
    assert 2 == len(pdf.pages)
    for place, (sheet, side) in enumerate(zip(sheets, sides, strict=True)):
        first = 97 if (place == 0) != mirrored else 100
        second = first + 100
        middle, trim = sheet.shape[0] // 2, 12
        for x, panel in (
            *((-2, 0), (1, 0), (first - 2, 0), (first + 1, 1), (second - 2, 1)),
            *((second + 1, 2), (295, 2), (298, 2)),
        ):
            wanted = tuple(255 * part for part in COLOURS[side[panel]])
            # Beside the registration targets, which stand in the middle of the sides.
            assert wanted == tuple(sheet[middle - 30, trim + x]), (place, x)


def test_the_sheet_is_flat_and_marked_at_its_folds() -> None:
    """Its boxes are those of any page for a press."""
    pdf, _ = fold(mirrored=False)
    for page, places in zip(pdf.pages, ((97, 197), (100, 200)), strict=True):
        assert [12, 12, 309, 222] == pytest.approx([float(v) / MM for v in page.trimbox], abs=0.01)
        content = page.obj.Contents.read_bytes().decode().partition("0 d\n")[2]
        xs = {float(line.split()[0]) / MM - 12 for line in content.splitlines() if " m " in line}
        assert places == pytest.approx(tuple(sorted(xs)), abs=0.01)
