"""A sound print edition, spoilt in one way at a time: each check finds its fault."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.design.press import OutputIntent, Press
from generator.model.edition import Edition, Profile
from generator.model.pages import Pages
from generator.model.paper import PAPERS
from generator.stages.pdf.press.preparation import prepare_for_press
from generator.stages.preflight.expectations import Case, Composition, Expectations
from generator.stages.preflight.report import inspect
from tests.unit.stages.pdf.press.drawing import PALETTE

MM = 72 / 25.4
EDITION = Edition("daesh", "brief", "fr", "a4", Profile.PRINT)
EXPECTED = Expectations(
    edition=EDITION,
    paper=PAPERS["a4"],
    pages=Pages(1, 1),
    fonts=frozenset({"NotoSans-Regular"}),
    title="Titre",
    bleed=3.0,
)
BUILT = Composition(sections={"cover": (1, 1)}, alternatives=("Carte",))
CASE = Case.of_edition(EXPECTED, BUILT)
PRESS = Press(OutputIntent("FOGRA39", "http://www.color.org", "Coated", b"icc"), 3.0, PALETTE)
AGAIN = "prepare the page for a press again"
TINT = "use an opaque token of that tint"
INKED = "use a token of templates/tokens.css, which has inks"
NO_PRESS = (
    "claims PDF/X-4 without the output intent GTS_PDFX; give it the colour profile it is meant for"
)
LIGHTER = "write it lighter in templates/tokens.css, with more black and less of the others"

Spoil = Callable[[pikepdf.Pdf], object]


def make_pdf(content: str = "") -> bytes:
    """The smallest print edition that passes CASE: accent under black text and white text."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(210 * MM, 297 * MM))
    page.obj.TrimBox = page.mediabox
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+NotoSans-Regular"),
        FontFile2=pdf.make_stream(b"font"),
    )
    font = Dictionary(Type=Name.Font, FontDescriptor=pdf.make_indirect(descriptor))
    page.obj.Resources = Dictionary(Font=Dictionary(F=font))
    sound = "0.121569 0.227451 0.431373 rg 0 0 9 9 re f 0 g BT (a) Tj ET 1 g BT (b) Tj ET "
    page.obj.Contents = pdf.make_stream((sound + content).encode())
    pdf.docinfo.Title = String("Titre")
    out = io.BytesIO()
    pdf.save(out)
    return prepare_for_press(out.getvalue(), PRESS, EDITION, "0" * 32)


def spoil_pdf(spoil: Spoil) -> bytes:
    """The sound file after a change to it."""
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def find(data: bytes, case: Case = CASE) -> list[str]:
    start = "templates/brief/page.html:1: daesh-brief.fr.a4."
    found = [str(finding) for finding in inspect(data, case).findings]
    assert all(line.startswith(start) for line in found)
    return [line.removeprefix(start).partition(": ")[2] for line in found]


def paint(content: str, **states: Dictionary) -> Spoil:
    """Paint something more on the page, in graphics states of its own."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + f"\n{content}".encode())
        for name, state in states.items():
            page.Resources.ExtGState[f"/{name}"] = state

    return spoil


def place(width: int, millimetres: float, **changed: pikepdf.Object) -> Spoil:
    """Place a square image of so many pixels and so many mm, inside a form."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
        image.Width = image.Height = width
        image.ColorSpace = Name.DeviceCMYK
        for name, value in changed.items():
            image[f"/{name}"] = value
        form = pdf.make_stream(b"/I Do", Type=Name.XObject, Subtype=Name.Form)
        form.Resources = Dictionary(XObject=Dictionary(I=image))
        pdf.pages[0].obj.Resources.XObject = Dictionary(F=form)
        side = millimetres * MM
        paint(f"q {side} 0 0 {side} 0 0 cm /F Do Q")(pdf)

    return spoil


def set_box(name: str, *corners: float) -> Spoil:
    """Set a box of the page, in mm."""
    return lambda pdf: setattr(pdf.pages[0].obj, name, Array([value * MM for value in corners]))


def drop(name: str) -> Spoil:
    return lambda pdf: pdf.pages[0].obj.__delitem__(f"/{name}")


def test_a_sound_print_edition_passes() -> None:
    """Every check for print runs and finds nothing; those of the screen's tags do not run."""
    report = inspect(make_pdf(), CASE)

    assert () == report.findings
    assert {"boxes", "colours", "images", "inks", "pdfx", "transparency"} <= set(report.checks)
    assert "structure" not in report.checks


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (paint("1 0 0 rg 0 0 9 9 re f"), [f"page 1 paints a fill in DeviceRGB 1 0 0; {INKED}"]),
        (paint("0 G 0 0 9 9 re S"), [f"page 1 paints a stroke in DeviceGray 0; {INKED}"]),
        (paint("0 0 0 rg BT (a) Tj ET"), [f"page 1 paints text in DeviceRGB 0 0 0; {INKED}"]),
        (
            place(1000, 50, ColorSpace=Name.DeviceRGB),
            [f"page 1 paints an image in DeviceRGB; {INKED}"],
        ),
        (paint("/S sh"), [f"page 1 paints a gradient; {INKED}"]),
    ],
)
def test_a_colour_that_is_no_ink_is_found(spoil: Spoil, lines: list[str]) -> None:
    """RGB and grey, in paths, text and images in forms, and gradients."""
    assert lines == find(spoil_pdf(spoil))


def test_a_screen_edition_may_have_no_inks() -> None:
    """CMYK in a file without an output intent for it is found; RGB and grey are right there."""
    screen = replace(EDITION, profile=Profile.SCREEN)
    case = Case.of_edition(replace(EXPECTED, edition=screen, bleed=0.0), BUILT)

    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.OutputIntents
        paint("1 0 0 rg 0 0 9 9 re f 0 g 0 0 9 9 re f")(pdf)

    found = [line for line in find(spoil_pdf(spoil), case) if "paints" in line]
    remedy = "paint in RGB; only print editions have inks"
    assert [
        f"page 1 paints a fill in DeviceCMYK 1 0.8 0 0.35; {remedy}",
        f"page 1 paints text in DeviceCMYK 0 0 0 1; {remedy}",
        f"page 1 paints a stroke in Separation All 1; {remedy}",
    ] == found


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (
            set_box("TrimBox", 12, 12, 227.9, 291.4),
            [
                (
                    "page 1 is trimmed to 215.9 × 279.4 mm, not 210.0 × 297.0;"
                    " leave the size of the page to the paper"
                ),
                f"page 1 bleeds by 3.0, 3.0, -2.9, 20.6 mm, not 3 on each side; {AGAIN}",
            ],
        ),
        (drop("BleedBox"), [f"page 1 has no BleedBox; {AGAIN}"]),
        (drop("TrimBox"), [f"page 1 has no TrimBox; {AGAIN}"]),
        (
            set_box("BleedBox", 12, 12, 222, 309),
            [f"page 1 bleeds by 0.0, 0.0, 0.0, 0.0 mm, not 3 on each side; {AGAIN}"],
        ),
        (
            set_box("MediaBox", 12, 12, 222, 309),
            [f"page 1 has boxes that reach beyond its medium; {AGAIN}"],
        ),
        (
            set_box("CropBox", 12, 12, 222, 309),
            ["page 1 shows only a part of its medium; take the CropBox out"],
        ),
        (
            set_box("ArtBox", 12, 12, 222, 309),
            ["page 1 has an ArtBox beside the TrimBox; take it out"],
        ),
    ],
)
def test_a_box_that_is_not_the_paper_s_is_found(spoil: Spoil, lines: list[str]) -> None:
    """The trimmed page is the paper, the bleed is as wide as expected, all lie in the medium."""
    assert lines == find(spoil_pdf(spoil))


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (
            paint("1 0.9 0.8 0.5 k 0 0 9 9 re f"),
            [f"page 1 lays 320 % of ink in DeviceCMYK 1 0.9 0.8 0.5, over 300 %; {LIGHTER}"],
        ),
        (
            paint("0.8 0.7 0.6 0.2 k 0 0 9 9 re f"),
            [f"page 1 lays 310 % of ink where black overprints, over 300 %; {LIGHTER}"],
        ),
        (
            paint("0.4 0.3 0.3 1 k BT (a) Tj ET"),
            [
                (
                    "page 1 sets black text in four inks (DeviceCMYK 0.4 0.3 0.3 1);"
                    " use the inks 0 0 0 100"
                )
            ],
        ),
        (
            paint("0 0 0 1 k BT (a) Tj ET"),
            [f"page 1 sets black text that does not overprint; {AGAIN}"],
        ),
        (
            paint("/a gs 0 0 0 1 k BT (a) Tj ET", a=Dictionary(OP=True, OPM=0)),
            [f"page 1 sets black text that does not overprint; {AGAIN}"],
        ),
        (
            paint("/Overprint gs 0 0 0 0 k BT (a) Tj ET"),
            [f"page 1 overprints what is no black text (DeviceCMYK 0 0 0 0); {AGAIN}"],
        ),
        (
            paint("/Overprint gs 0 0 0 1 k 0 0 9 9 re f"),
            [f"page 1 overprints what is no black text (DeviceCMYK 0 0 0 1); {AGAIN}"],
        ),
    ],
)
def test_inks_that_would_not_print_are_found(spoil: Spoil, lines: list[str]) -> None:
    """Too much ink, also where black overprints; black in four inks; white that overprints."""
    assert lines == find(spoil_pdf(spoil))


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (place(300, 25.4), []),
        (place(150, 25.4), []),
        (place(300, 25.4, ColorSpace=Name.DeviceGray), []),
        (
            place(149, 25.4),
            [
                (
                    "page 1 prints an image at 149 dots an inch;"
                    " give it 150 at its printed size, or print it smaller"
                )
            ],
        ),
    ],
)
def test_a_coarse_image_is_found(spoil: Spoil, lines: list[str]) -> None:
    """An image is measured at its printed size, here inside a form."""
    assert lines == find(spoil_pdf(spoil))


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (
            paint("/a gs 0 0 0 1 k 0 0 9 9 re f", a=Dictionary(ca=0.5)),
            [f"page 1 paints with 50% opacity; {TINT}"],
        ),
        (
            paint("/a gs 0 0 0 1 k 0 0 9 9 re f", a=Dictionary(BM=Name.Multiply)),
            [f"page 1 blends with Multiply; {TINT}"],
        ),
        (
            paint("/a gs 0 0 0 1 k 0 0 9 9 re f", a=Dictionary(SMask=Dictionary())),
            [f"page 1 paints through a soft mask; {TINT}"],
        ),
        (
            place(300, 25.4, SMask=Dictionary()),
            [f"page 1 paints through a soft mask; {TINT}"],
        ),
        (
            lambda pdf: setattr(pdf.pages[0].obj, "Group", Dictionary(CS=Name.DeviceRGB)),
            ["blends a group in DeviceRGB; leave the group out"],
        ),
    ],
)
def test_transparency_is_found(spoil: Spoil, lines: list[str]) -> None:
    """Opacity, blending, soft masks of states and images, groups in RGB."""
    assert lines == find(spoil_pdf(spoil))


def set_title(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b"PDF/X-4", b"PDF/X-1a").replace(b"Titre", b"Autre"))


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (
            set_title,
            [
                "does not claim PDF/X-4; render it as PDF/X-4",
                f"is titled “Autre”, not “Titre”; {AGAIN}",
            ],
        ),
        (
            lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
            [
                NO_PRESS,
            ],
        ),
        (
            lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
            [f"does not embed the profile of its press; {AGAIN}"],
        ),
        (
            lambda pdf: pdf.docinfo.__delitem__("/Trapped"),
            [f"does not say whether it is trapped; {AGAIN}"],
        ),
        (
            lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript)),
            ["holds an action JavaScript; take it out: a reader expects a page"],
        ),
        (
            lambda pdf: setattr(
                pdf.Root, "Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
            ),
            [f"holds EmbeddedFiles, which no press takes; {AGAIN}"],
        ),
    ],
)
def test_what_is_no_pdf_x_4_is_found(spoil: Spoil, lines: list[str]) -> None:
    """A false claim, no press, actions and attachments."""
    assert lines == find(spoil_pdf(spoil))


def test_links_on_a_print_edition_are_found() -> None:
    """Annotations are refused, even those that the screen's checks approve of."""
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Contents=String("A"))
    data = spoil_pdf(lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([link])))
    assert f"page 1 has links or notes on it; {AGAIN}" in find(data)
