from __future__ import annotations

from generator.stages.pdf.links import describe_links
from tests.unit.pdf.tags.conftest import PrintPage, print_page

__all__ = ["print_page"]


def test_links_to_one_target_are_described_each_in_its_own_words(print_page: PrintPage) -> None:
    """The two languages of a page name the same target differently."""
    pdf = print_page('<p id="x">X</p><a href="#x">le lieu</a> <a lang="en" href="#x">the place</a>')
    describe_links(pdf, {"#x": ("le lieu", "the place")})
    assert ["le lieu", "the place"] == [str(note.Contents) for note in pdf.pages[0].Annots]


def test_a_link_broken_over_lines_has_one_name(print_page: PrintPage) -> None:
    """Each of its pieces is described by it."""
    pdf = print_page('<p id="x" style="width: 1em"><a href="#x">deux mots</a> <a href="#x">b</a>')
    describe_links(pdf, {"#x": ("deux mots", "b")})
    assert ["deux mots", "deux mots", "b"] == [str(note.Contents) for note in pdf.pages[0].Annots]


def test_links_that_cannot_be_told_apart_have_all_names(print_page: PrintPage) -> None:
    """Where there are more links than names, none is left out."""
    pdf = print_page('<p id="x">X</p><a href="#x">a</a> <a href="#x">b</a> <a href="#x">c</a>')
    describe_links(pdf, {"#x": ("a", "b")})
    assert ["a / b"] * 3 == [str(note.Contents) for note in pdf.pages[0].Annots]
