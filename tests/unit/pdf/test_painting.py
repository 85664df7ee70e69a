from __future__ import annotations

import math

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from generator.pdf import painting
from generator.pdf.painting import Colour, Paint, list_paints
from tests.unit.stages.pdf.press.drawing import add_form, make_page


def plain(kind: painting.Kind, colour: Colour) -> Paint:
    return Paint(1, kind, colour, False, 0, 1.0, "Normal", False)


def test_each_way_of_painting_is_listed_once() -> None:
    """Text, fills and strokes with their colours, in the order in which they first come."""
    pdf = make_page(
        "BT (a) Tj (b) Tj ET 1 0 0 rg 0 1 0 RG 0 0 1 1 re B 0 0 1 1 re B 0 0 0 1 k 0 0 1 1 re f"
    )
    assert (
        plain("text", Colour("DeviceGray", (0.0,))),
        plain("fill", Colour("DeviceRGB", (1, 0, 0))),
        plain("stroke", Colour("DeviceRGB", (0, 1, 0))),
        plain("fill", Colour("DeviceCMYK", (0, 0, 0, 1))),
    ) == list_paints(pdf)


def test_a_form_begins_in_the_state_of_its_place() -> None:
    """What q and Q save is brought back, and a form inherits colours and overprinting."""
    state = Dictionary(op=True, OPM=1)
    pdf = make_page("q 1 0 0 rg /a gs /A Do Q 0 0 1 1 re f", ExtGState=Dictionary(a=state))
    add_form(pdf, "A", "0 0 1 1 re f")
    red = Paint(1, "fill", Colour("DeviceRGB", (1, 0, 0)), True, 1, 1.0, "Normal", False)

    assert (red, plain("fill", Colour("DeviceGray", (0,)))) == list_paints(pdf)


def test_colour_spaces_are_named() -> None:
    """By their family; a Separation by its colorant too, an Indexed one by what it indexes."""
    spaces = Dictionary(
        all=Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]),
        icc=Array([Name.ICCBased, Dictionary(N=3)]),
        few=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String("abcdef")]),
    )
    pdf = make_page(
        "/all cs 1 scn 0 0 1 1 re f /icc cs 0 0 0 sc 0 0 1 1 re f /few cs 1 sc 0 0 1 1 re f"
        " /Pattern cs /P scn 0 0 1 1 re f /S sh",
        ColorSpace=spaces,
    )
    assert ["Separation All", "ICCBased", "DeviceRGB", "Pattern", "gradient"] == [
        paint.colour.space for paint in list_paints(pdf)
    ]


def test_an_image_has_the_resolution_of_its_place() -> None:
    """The matrices of the page and of the form count, also where they turn; the coarser side."""
    pdf = make_page("q 0 36 -36 0 0 0 cm /A Do Q")
    add_form(pdf, "A", "0.5 0 0 0.5 0 0 cm /I Do", XObject=Dictionary())
    image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=300, Height=75)
    image.ColorSpace = Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject.A.Resources.XObject.I = image

    (paint,) = list_paints(pdf)
    assert ("image", "DeviceGray", 300) == (paint.kind, paint.colour.space, paint.resolution)


def test_a_page_that_paints_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that place themselves end; forms that multiply are stopped."""
    monkeypatch.setattr(painting, "MOST", 100)
    pdf = make_page("/A Do")
    add_form(pdf, "A", "2 0 0 2 0 0 cm /A Do 3 0 0 3 0 0 cm /A Do", XObject=Dictionary())
    form = pdf.pages[0].obj.Resources.XObject.A
    form.Resources.XObject.A = form

    with pytest.raises(pikepdf.PdfError, match="page 1 paints without end"):
        list_paints(pdf)


def test_a_form_is_read_again_where_what_it_paints_depends_on_its_place() -> None:
    """An image has another resolution, a path its place's colour; what is alike is there once."""
    pdf = make_page("/A Do q 2 0 0 2 0 0 cm /A Do /B Do Q 1 0 0 rg /B Do 9 0 0 9 0 0 cm /B Do")
    add_form(pdf, "A", "36 0 0 36 0 0 cm /I Do", XObject=Dictionary())
    image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=300, Height=300)
    pdf.pages[0].obj.Resources.XObject.A.Resources.XObject.I = image
    add_form(pdf, "B", "0 0 1 1 re f")

    # What was seen there before counts for the form that is placed round it, too.
    add_form(pdf, "C", "/A Do", XObject=pdf.pages[0].obj.Resources.XObject)
    pdf.pages.append(pdf.pages[0])
    pdf.pages[1].Contents = pdf.make_stream(b"/A Do /C Do q 4 0 0 4 0 0 cm /C Do Q")
    coarse = [paint.resolution for paint in list_paints(pdf) if paint.page == 2]
    assert [600, 150] == coarse
    del pdf.pages[1]
    list_paints.cache_clear()

    found = [(paint.kind, paint.resolution, str(paint.colour)) for paint in list_paints(pdf)]
    assert [
        ("image", 600, "DeviceGray"),
        ("image", 300, "DeviceGray"),
        ("fill", math.inf, "DeviceGray 0"),
        ("fill", math.inf, "DeviceRGB 1 0 0"),
    ] == found
