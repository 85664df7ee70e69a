from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from generator.stages.pdf.press.recolouring import recolour
from tests.unit.stages.pdf.press.drawing import PALETTE, add_form, leave, list_operators, make_page

START = ["0 0 0 1 k", "0 0 0 1 K"]


def rewrite(content: str, **resources: Any) -> list[str]:
    """The page's instructions after recolouring, which finds no fault."""
    pdf = make_page(content, **resources)
    assert () == recolour(pdf, PALETTE, leave)
    written = list_operators(pdf.pages[0])
    assert START == written[:2]
    return written[2:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0.121569 0.227451 0.431373 rg", "1 0.8 0 0.35 k"),
        ("0.1215686275 0.2274509804 0.431372549 RG", "1 0.8 0 0.35 K"),
        ("1 g", "0 0 0 0 k"),
        ("0 G", "0 0 0 1 K"),
        ("/DeviceRGB cs", "0 0 0 1 k"),
        ("/DeviceGray CS", "0 0 0 1 K"),
    ],
)
def test_each_colour_is_looked_up(before: str, after: str) -> None:
    """RGB and grey, of fills and strokes, become the palette's inks."""
    assert [after] == rewrite(before)


def test_a_colour_in_a_chosen_space_is_looked_up() -> None:
    """sc and scn take their components in the space chosen before, for fills and strokes apart."""
    assert ["0 0 0 1 k", "0 0 0 1 K", "1 0.8 0 0.35 k", "0 0 0 0 K"] == rewrite(
        "/DeviceRGB cs /DeviceGray CS 0.121569 0.227451 0.431373 scn 1 SC"
    )


def test_only_text_on_the_black_plate_overprints() -> None:
    """Black and its tints do; white and coloured text, and what is no text, knocks out."""
    text = "BT (a) Tj ET"
    assert [
        *("0 0 0 1 k", "BT", "/Overprint gs", "(a) Tj", "ET"),
        *("0 0 0 0.8 k", "BT", "(a) Tj", "ET"),
        *("0 0 0 0 k", "BT", "/Knockout gs", "(a) Tj", "ET"),
        *("1 0.8 0 0.35 k", "BT", "(a) Tj", "ET"),
        *("0 0 0 1 k", "0 0 1 1 re", "f"),
        *("BT", "/Overprint gs", "(a) Tj", "ET", "0 0 1 1 re", "/Knockout gs", "f"),
    ] == rewrite(
        f"0.113725 0.133333 0.188235 rg {text} 0.356863 0.384314 0.439216 rg {text} 1 g {text}"
        f" 0.121569 0.227451 0.431373 rg {text} 0 g 0 0 1 1 re f {text} 0 0 1 1 re f"
    )


def test_overprinting_ends_with_the_graphics_state() -> None:
    """What Q brings back is known: nothing is said twice and nothing is left on."""
    assert [
        *("q", "0 0 0 1 k", "BT", "/Overprint gs", "(a) Tj", "ET", "Q"),
        *("1 0.8 0 0.35 k", "BT", "(a) Tj", "ET"),
    ] == rewrite("q 0 g BT (a) Tj ET Q 0.121569 0.227451 0.431373 rg BT (a) Tj ET")


def test_the_two_states_are_those_of_a_press() -> None:
    """Overprinting is that of both kinds, with the mode in which 0 % leaves what is below."""
    pdf = make_page("0 g", ExtGState=Dictionary(a=Dictionary(ca=1)), ColorSpace=Dictionary())
    recolour(pdf, PALETTE, leave)
    resources = pdf.pages[0].obj.Resources

    assert {"/ExtGState"} == set(resources.keys())
    assert {"/Overprint": (True, True, 1), "/Knockout": (False, False, 1)} == {
        name: (bool(state.OP), bool(state.op), int(state.OPM))
        for name, state in resources.ExtGState.items()
    }


def test_forms_are_recoloured_once_and_at_any_depth() -> None:
    """A form placed twice, and the form in it, are in CMYK; it begins without overprinting."""
    pdf = make_page("0 g BT (a) Tj ET /A Do /A Do")
    add_form(pdf, "A", "1 g 0 0 1 1 re f /B Do", XObject=Dictionary())
    add_form(pdf, "B", "0.121569 0.227451 0.431373 rg 0 0 1 1 re f")
    forms = pdf.pages[0].obj.Resources.XObject
    forms.A.Resources.XObject.B = forms.B
    assert () == recolour(pdf, PALETTE, leave)

    assert ["/Overprint gs", "(a) Tj", "ET", "/Knockout gs", "/A Do", "/A Do"] == list_operators(
        pdf.pages[0]
    )[4:]
    assert ["0 0 0 0 k", "0 0 1 1 re", "f", "/B Do"] == list_operators(forms.A)
    assert ["1 0.8 0 0.35 k", "0 0 1 1 re", "f"] == list_operators(forms.B)


def test_marks_of_tags_and_opaque_states_are_left_out() -> None:
    """The page paints the same without them."""
    opaque = Dictionary(Type=Name.ExtGState, CA=1, ca=1)
    assert ["0 0 1 1 re", "f"] == rewrite(
        "/P <</MCID 0>> BDC /a gs 0 0 1 1 re f EMC /Artifact BMC EMC",
        ExtGState=Dictionary(a=opaque),
    )


def test_a_transparency_that_paints_nothing_is_no_fault() -> None:
    """Matplotlib makes strokes transparent where it only fills."""
    assert ["0 0 1 1 re", "f"] == rewrite(
        "/a gs 0 0 1 1 re f", ExtGState=Dictionary(a=Dictionary(CA=0, ca=1))
    )


@pytest.mark.parametrize(
    ("content", "state", "message"),
    [
        ("0.1 0.2 0.3 rg", {}, "the colour #1A334C is no token’s, so it has no inks"),
        ("0.5 G", {}, "the colour #808080 is no token’s, so it has no inks"),
        ("/Pattern cs", {}, "paints in Pattern, which has no inks"),
        ("/Pattern cs /P scn", {}, "paints in Pattern, which has no inks"),
        ("/Lab cs", {}, "paints in Lab, which has no inks"),
        ("/S sh", {}, "paints a gradient, which has no inks"),
        ("BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI", {}, "holds an inline image"),
        ("/a gs 0 0 1 1 re f", {"ca": 0.5}, "paints with transparency"),
        ("/a gs BT (a) Tj ET", {"ca": 0.5}, "paints with transparency"),
        ("/a gs 0 0 1 1 re S", {"CA": 0.5}, "paints with transparency"),
        ("/a gs 0 0 1 1 re B", {"CA": 0.5}, "paints with transparency"),
        ("/a gs", {"BM": Name.Multiply}, "blends colours with what is below"),
        ("/a gs", {"SMask": Dictionary(S=Name.Luminosity)}, "paints through a soft mask"),
    ],
)
def test_what_has_no_inks_is_a_fault(content: str, state: dict[str, Any], message: str) -> None:
    """Nothing is converted or guessed: each fault is said once."""
    resources = Dictionary(a=Dictionary(**state))
    pdf = make_page(f"{content} {content}", ExtGState=resources)
    assert [message] == [fault.message for fault in recolour(pdf, PALETTE, leave)]


def add_image(pdf: pikepdf.Pdf, name: str, **keys: Any) -> None:
    """An image beside the page's other resources."""
    image = pdf.make_stream(b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, **keys)
    holder = pdf.pages[0].obj.Resources
    if "/XObject" not in holder:
        holder.XObject = Dictionary()
    holder.XObject[f"/{name}"] = image


def test_an_image_is_separated_once_wherever_it_is_placed() -> None:
    """On the page and in a form; what is no image's is left to the palette."""
    pdf = make_page("/I Do /I Do /F Do")
    add_image(pdf, "I", ColorSpace=Name.DeviceRGB)
    add_form(pdf, "F", "/I Do", XObject=Dictionary(I=pdf.pages[0].obj.Resources.XObject.I))
    separated: list[pikepdf.Stream] = []
    assert () == recolour(pdf, PALETTE, separated.append)
    assert 1 == len(separated)
    assert ["/I Do", "/I Do", "/F Do"] == list_operators(pdf.pages[0])[2:]


@pytest.mark.parametrize("key", ["SMask", "Mask"])
def test_an_image_that_is_seen_through_is_a_fault(key: str) -> None:
    """A press would have to guess what lies below."""
    pdf = make_page("/I Do")
    add_image(pdf, "I", ColorSpace=Name.DeviceRGB, **{key: pdf.make_stream(b"")})
    assert [("shows an image with transparent parts", "save it on a white ground")] == [
        (fault.message, fault.remedy) for fault in recolour(pdf, PALETTE, leave)
    ]


def test_a_stencil_is_printed_with_the_inks_of_its_colour() -> None:
    """An image mask has no colours of its own (ISO 32000-1, 8.9.6.2)."""
    pdf = make_page("1 g /I Do")
    add_image(pdf, "I", ImageMask=True)
    assert () == recolour(pdf, PALETTE, leave)
