"""The straight lines of a page, in its figures too."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from generator.pdf.strokes import read_strokes


def test_the_lines_of_figures_are_read_where_they_lie() -> None:
    """Lines of two ends are given in the page's points; what is bent, filled or longer is not."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    form = pdf.make_stream(
        b"1 1 m 3 1 l S 0 0 m 1 1 l 2 2 l S 0 0 m 9 9 l f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 50, 50],
        Matrix=[2, 0, 0, 2, 0, 0],
    )
    page.obj.Resources = Dictionary(XObject=Dictionary(Map=form))
    page.obj.Contents = pdf.make_stream(
        b"q 1 0 0 1 10 20 cm /Map Do Q 5 5 m 6 6 7 7 8 8 c S 5 5 m 6 6 l s 5 5 m 6 7 l S"
    )
    assert read_strokes(page).tolist() == [pytest.approx([12, 22, 16, 22]), [5, 5, 6, 7]]
