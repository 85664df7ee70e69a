"""Photographs given their inks, by the shipped profile of a press."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from generator.stages.pdf.press.pictures import separate
from tests.conftest import ROOT

PROFILE = (ROOT / "data/output-intents/ISOcoated_v2_300_bas.icc").read_bytes()
MOST_INK = 300
"""In percent, all inks together: what the profile is made for."""
SIDE = 16
Embed = Callable[[tuple[int, int, int], str], pikepdf.Stream]
COLOURS = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (200, 30, 40),
    "blue": (20, 60, 160),
    "green": (40, 140, 60),
}


@pytest.fixture
def embed() -> Iterator[Embed]:
    """Make photographs, which live as long as their document."""
    with pikepdf.new() as pdf:
        yield lambda colour, kind: make(pdf, colour, kind)


def make(pdf: pikepdf.Pdf, colour: tuple[int, int, int], kind: str) -> pikepdf.Stream:
    """A photograph of one colour, as the engine puts it into a PDF."""
    picture = Image.new("RGB", (SIDE, SIDE), colour)
    image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
    image.Width = image.Height = SIDE
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceRGB
    if kind == "JPEG":
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=95)
        image.write(out.getvalue(), filter=Name.DCTDecode)
    else:
        image.write(picture.tobytes())
    return image


def read_inks(image: pikepdf.Stream) -> tuple[float, ...]:
    """The inks of its middle, in percent, as a reader of the PDF finds them."""
    if "/Filter" in image and str(image.Filter) == "/DCTDecode":
        # Pillow turns what Adobe's mark says is upside down, and so does the array in the PDF.
        assert [1, 0] * 4 == [int(value) for value in image.Decode]
        jpeg = Image.open(io.BytesIO(image.read_raw_bytes()))
        assert "CMYK" == jpeg.mode
        pixel = jpeg.getpixel((SIDE // 2, SIDE // 2))
        assert isinstance(pixel, tuple)
        return tuple(value / 2.55 for value in pixel)
    assert "/Decode" not in image
    start = 4 * (SIDE * SIDE // 2)
    return tuple(value / 2.55 for value in image.read_bytes()[start : start + 4])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("name", COLOURS)
def test_a_photograph_is_in_four_inks(embed: Embed, name: str, kind: str) -> None:
    """White is the paper, black the darkest there is, colours have the inks that make them."""
    image = embed(COLOURS[name], kind)
    separate(image, PROFILE)
    assert ("/DeviceCMYK", 8) == (str(image.ColorSpace), int(image.BitsPerComponent))
    cyan, magenta, yellow, black = read_inks(image)
    assert cyan + magenta + yellow + black < MOST_INK + 3
    if name == "white":
        assert max(cyan, magenta, yellow, black) < 2
    elif name == "black":
        assert black > 90
    elif name == "red":
        assert min(magenta, yellow) > 75
        assert cyan < 30
    elif name == "blue":
        assert cyan > magenta > 60 > yellow
    else:
        assert min(cyan, yellow) > 60 > magenta


def test_a_photograph_in_grey_stays(embed: Embed) -> None:
    """It is printed in black, and not in four inks one beside the other."""
    image = embed((90, 90, 90), "PNG")
    image.ColorSpace = Name.DeviceGray
    before = image.read_raw_bytes()
    separate(image, PROFILE)
    assert ("/DeviceGray", before) == (str(image.ColorSpace), image.read_raw_bytes())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_same_photograph_becomes_the_same_bytes(embed: Embed, kind: str) -> None:
    """As everything that is built."""
    first, second = embed((20, 60, 160), kind), embed((20, 60, 160), kind)
    separate(first, PROFILE)
    separate(second, PROFILE)
    assert first.read_raw_bytes() == second.read_raw_bytes()
