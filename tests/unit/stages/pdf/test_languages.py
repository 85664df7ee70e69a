from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from generator.stages.pdf.languages import tag_languages
from generator.stages.pdf.links import describe_links
from generator.stages.pdf.structure import walk

PrintPage = Callable[[str], pikepdf.Pdf]


@pytest.fixture
def print_page(lay_out_page: Callable[..., Any]) -> PrintPage:
    """A tagged page in French."""
    tag_languages()

    def print_it(body: str) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(lay_out_page(body).write_pdf(pdf_variant="pdf/ua-1")))

    return print_it


def test_each_element_in_another_language_says_so(print_page: PrintPage) -> None:
    """Blocks, phrases, cells, items and what stands out of the flow; the rest inherits."""
    pdf = print_page(
        '<p>Un <span lang="en">phrase</span></p><div lang="ar"><p>A</p></div>'
        '<ul><li lang="de">B</li></ul><table><tr><td lang="es">C</td><td>D</td></tr></table>'
        '<p lang="it" style="position: absolute">E</p>'
    )
    found = {
        str(element.S): str(element.Lang)
        for element in walk(pdf.Root.StructTreeRoot)
        if "/Lang" in element
    }
    items = dict.fromkeys(("/LI", "/Lbl", "/LBody"), "de")
    assert {"/Span": "en", "/Div": "ar", **items, "/TD": "es", "/P": "it"} == {
        tag: language for tag, language in found.items() if tag != "/NonStruct"
    }
    assert "fr" == str(pdf.Root.Lang)


def test_links_to_one_target_are_described_each_in_its_own_words(print_page: PrintPage) -> None:
    """The two languages of a page name the same target differently."""
    pdf = print_page('<p id="x">X</p><a href="#x">le lieu</a> <a lang="en" href="#x">the place</a>')
    describe_links(pdf, {"#x": ("le lieu", "the place")})
    assert ["le lieu", "the place"] == [str(note.Contents) for note in pdf.pages[0].Annots]


def test_a_link_broken_over_lines_has_all_names(print_page: PrintPage) -> None:
    """Where links and names cannot be told apart, none is left out."""
    pdf = print_page('<p id="x" style="width: 1em"><a href="#x">deux mots</a></p>')
    describe_links(pdf, {"#x": ("deux mots",)})
    assert ["deux mots", "deux mots"] == [str(note.Contents) for note in pdf.pages[0].Annots]
