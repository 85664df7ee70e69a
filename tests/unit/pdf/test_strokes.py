"""The straight lines of a page, in its figures too."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from generator.pdf.strokes import read_strokes
from tests.unit.stages.pdf.press.drawing import add_form, make_page


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


def test_a_form_is_read_once_and_stands_wherever_it_is_placed() -> None:
    """One that is placed in itself, or too deep to be read, is as it is where it can be read."""
    pdf = make_page("q 2 0 0 2 0 0 cm /A Do Q 1 0 0 1 7 8 cm /A Do")
    add_form(pdf, "A", "0 0 m 1 1 l S /A Do", XObject=Dictionary())
    form = pdf.pages[0].obj.Resources.XObject.A
    form.Resources.XObject.A = form
    assert [[0, 0, 2, 2], [7, 8, 8, 9]] == read_strokes(pdf.pages[0]).tolist()

    deep = make_page("/F0 Do /F29 Do")
    add_form(deep, "F29", "/L Do", XObject=Dictionary())
    add_form(deep, "L", "0 0 m 1 1 l S")
    names = deep.pages[0].obj.Resources.XObject
    names.F29.Resources.XObject.L = names.L
    for number in range(28, -1, -1):
        add_form(deep, f"F{number}", f"/F{number + 1} Do", XObject=Dictionary())
        names[f"/F{number}"].Resources.XObject[f"/F{number + 1}"] = names[f"/F{number + 1}"]
    assert [[0, 0, 1, 1]] == read_strokes(deep.pages[0]).tolist()
