from __future__ import annotations

import tinyhtml5

from generator.errors import Origin
from generator.pdf.engine import Subject
from generator.stages.pdf.numbering import (
    Numbering,
    find_references,
    write_number,
    write_references,
)

EASTERN = "٠١٢٣٤٥٦٧٨٩"


def test_a_number_is_written_in_the_digits_of_the_language() -> None:
    """Each digit stands for its own."""
    assert ("2017", "٢٠١٧") == (write_number(2017, "0123456789"), write_number(2017, EASTERN))


def test_a_page_is_named_in_the_digits_around_its_place() -> None:
    """In a document of two languages each has its own."""
    html = (
        '<html data-digits="0123456789"><title>T</title><p>On <i data-page-of="b"></i></p>'
        f'<p data-digits="{EASTERN}"><i data-page-of="b">?</i> <b data-page-of="a"></b></p>'
    )
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    found = find_references(root, {"a", "b"}, Subject(Origin("page")))
    write_references(found, {"a": 7, "b": 12})
    assert ["b", "b", "a"] == [each.target for each in found]
    assert "On 12١٢ ٧" == "".join(root.find("body").itertext())


def test_the_engine_is_told_where_a_portion_stands() -> None:
    """The page that it begins with, and how many there are; alone, both are counted."""
    assert 'counter(page, digits) "/" "40"' in Numbering(12, 40).css
    assert "@page :first { counter-increment: page 12; }" in Numbering(12, 40).css
    assert '"٠" "١"' in Numbering(1, 3, EASTERN).css
    assert '"/" "٣"' in Numbering(1, 3, EASTERN).css
    assert '"/" counter(pages, digits)' in Numbering().css
