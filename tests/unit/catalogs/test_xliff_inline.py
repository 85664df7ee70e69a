"""Names of facts within texts of XLIFF: locked, and read back whatever a tool made of them."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.catalogs.xliff_inline import hold_data, list_held, put_text, read_text

ONE = "urn:oasis:names:tc:xliff:document:1.2"
TWO = "urn:oasis:names:tc:xliff:document:2.0"
SOURCE = "De {first} à {last}, {first:month}"


def _write(text: str, space: str) -> str:
    element = etree.Element(f"{{{space}}}target", nsmap={None: space})
    put_text(element, text, SOURCE)
    return str(etree.tostring(element, encoding="unicode"))


def test_a_name_is_an_element_with_the_number_that_it_has_in_the_source() -> None:
    """So that a tool knows which is which; a form that the source has not is numbered after."""
    assert _write("Until {last} <from> {first:day}", ONE) == (
        f'<target xmlns="{ONE}">Until <ph id="2">{{last}}</ph> &lt;from&gt; '
        '<ph id="4">{first:day}</ph></target>'
    )


def test_version_2_refers_to_the_data_of_the_unit() -> None:
    """Each name stands there once, and what was written is read again."""
    unit = etree.Element(f"{{{TWO}}}unit", nsmap={None: TWO})
    hold_data(unit, SOURCE, "{last}")
    source = etree.SubElement(unit, f"{{{TWO}}}source")
    put_text(source, SOURCE, SOURCE)
    assert [each.text for each in unit[0]] == ["{first}", "{last}", "{first:month}"]
    assert read_text(source, list_held(source, unit)) == SOURCE


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("{last} typed", "{last} typed"),
        ('<x id="2"/> and <x id="1"/>', "{last} and {first}"),
        ('<mrk mid="1" mtype="seg">a <ph id="1"/></mrk>', "a {first}"),
        ('<g id="9">a</g> <ph id="7" equiv-text="{other}"/>', "a {other}"),
        ('<bx id="9"/>lost', '<bx id="9"/>lost'),
    ],
)
def test_what_tools_write_is_read(target: str, said: str) -> None:
    """By the element's words, its equivalent or its number; what is none stays to be seen."""
    source = etree.Element(f"{{{ONE}}}source", nsmap={None: ONE})
    put_text(source, SOURCE, SOURCE)
    element = etree.fromstring(f'<target xmlns="{ONE}">{target}</target>')
    assert read_text(element, list_held(source)) == said
