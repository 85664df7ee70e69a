"""Images as subjects bring them: what is refused, and what is made of the others."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from generator.pdf.loading import prepare_engine

prepare_engine()

from weasyprint import HTML  # noqa: E402, F401 - it has Pillow read what is cut off

from generator.pdf.images import (  # noqa: E402
    MOST_PIXELS,
    ImageError,
    ImageFacts,
    judge_image,
    list_colours,
    prepare_image,
)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{}</svg>'
TURN = 0x0112
"""The tag of EXIF that says how a camera was held."""


def save(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def hold(turn: int) -> Image.Exif:
    """What a camera says of how it was held."""
    exif = Image.Exif()
    exif[TURN] = turn
    return exif


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG")]
)
def test_a_photograph_has_its_pixels(name: str, kind: str) -> None:
    """As many across and down."""
    facts = judge_image(save(Image.new("RGB", (40, 30)), kind), name)
    assert ImageFacts(40, 30) == facts
    assert not facts.is_drawing


@pytest.mark.parametrize(
    ("turn", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))]
)
def test_a_photograph_is_as_wide_as_it_is_seen(turn: int, size: tuple[int, int]) -> None:
    """One from a camera that lay on its side is higher than wide, and is set upright."""
    data = save(Image.new("RGB", (40, 30)), "JPEG", exif=hold(turn))
    assert ImageFacts(*size) == judge_image(data, "a.jpg")
    made = read(prepare_image(data, "a.jpg"))
    assert (size, 1) == (made.size, made.getexif().get(TURN, 1))


def test_a_drawing_has_none() -> None:
    """It prints sharp at any size."""
    assert judge_image(SVG.format("").encode(), "a.svg").is_drawing


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no image", "is no image in PNG or JPEG; save it as one of these"),
        (b"", "is no image in PNG or JPEG; save it as one of these"),
        (
            save(Image.new("RGB", (40, 30)), "GIF"),
            "is no image in PNG or JPEG; save it as one of these",
        ),
        (
            save(Image.new("RGB", (400, 300)))[:200],
            "is no image in PNG or JPEG; save it as one of these",
        ),
        (save(Image.new("RGB", (40, 3))), "has 40 × 3 pixels; give each side 16 at least"),
        (
            save(Image.new("I;16", (40, 30))),
            "has pixels of the kind I;16, which papers do not show; save it with 8 bits a colour",
        ),
        (
            save(Image.new("1", (MOST_PIXELS // 1000 + 1, 1000))),
            "has more than 60 million pixels; save it smaller",
        ),
    ],
)
def test_what_is_no_photograph_is_refused(data: bytes, message: str) -> None:
    """With what to do; a bomb is not unpacked."""
    with pytest.raises(ImageError) as refused:
        judge_image(data, "a.png")
    assert message == f"{refused.value.message}; {refused.value.remedy}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<svg", "is no SVG ("),
        ("<html/>", "is no SVG: its root is no svg element; save it as plain SVG"),
        (
            SVG.format("").replace("viewBox", "view"),
            "has no viewBox, so nobody knows its shape; give it one",
        ),
        (
            SVG.format("<script>alert(1)</script>"),
            "holds the element script, which no paper shows; save it as plain SVG",
        ),
        (
            SVG.format("<g><foreignObject/></g>"),
            "holds the element foreignObject, which no paper shows; save it as plain SVG",
        ),
        (
            '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SVG.format("&a;"),
            "declares entities, which drawings do not need; save it as plain SVG",
        ),
    ],
)
def test_what_is_no_plain_drawing_is_refused(text: str, message: str) -> None:
    """Nothing in it runs, and it reads no other file."""
    with pytest.raises(ImageError) as refused:
        judge_image(text.encode(), "a.svg")
    assert f"{refused.value.message}; {refused.value.remedy}".startswith(message)


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg")])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_plain_photograph_stays_as_it_is(kind: str, name: str, mode: str) -> None:
    """Byte for byte, as a drawing does."""
    data = save(Image.new(mode, (40, 30)), kind)
    assert data == prepare_image(data, name)
    drawing = SVG.format("<path/>").encode()
    assert drawing == prepare_image(drawing, "a.svg")


@pytest.mark.parametrize(
    ("image", "seen"),
    [
        (Image.new("RGBA", (40, 30), (200, 0, 0, 0)), (255, 255, 255)),
        (Image.new("RGBA", (40, 30), (200, 0, 0, 255)), (200, 0, 0)),
        (Image.new("LA", (40, 30), (0, 0)), (255, 255, 255)),
        (Image.new("P", (40, 30), 0), (0, 0, 0)),
    ],
)
def test_what_is_transparent_stands_on_white(
    image: Image.Image, seen: tuple[int, int, int]
) -> None:
    """As on paper; colours of a palette become its colours."""
    made = read(prepare_image(save(image), "a.png"))
    assert ("RGB", seen) == (made.mode, made.getpixel((20, 15)))


def test_one_colour_of_a_png_may_be_transparent() -> None:
    """Its pixels are white then, the others as they are."""
    image = Image.new("RGB", (40, 30), (1, 2, 3))
    image.putpixel((0, 0), (9, 9, 9))
    made = read(prepare_image(save(image, transparency=(1, 2, 3)), "a.png"))
    assert ((255, 255, 255), (9, 9, 9)) == (made.getpixel((20, 15)), made.getpixel((0, 0)))


def test_lines_of_one_bit_are_grey() -> None:
    """Black and white stay black and white."""
    made = read(prepare_image(save(Image.new("1", (40, 30), 1)), "a.png"))
    assert ("L", 255) == (made.mode, made.getpixel((20, 15)))


def test_colours_are_those_of_srgb() -> None:
    """A photograph in four inks, or of another profile, is converted, and its profile left out."""
    made = read(prepare_image(save(Image.new("CMYK", (40, 30), (0, 0, 0, 0)), "JPEG"), "a.jpg"))
    assert ("RGB", "JPEG", (255, 255, 255)) == (made.mode, made.format, made.getpixel((20, 15)))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = Image.new("RGB", (40, 30), (10, 120, 200))
    made = read(prepare_image(save(same, icc_profile=profile), "a.png"))
    assert "icc_profile" not in made.info
    pixel = made.getpixel((20, 15))
    assert isinstance(pixel, tuple)
    assert all(abs(one - other) <= 1 for one, other in zip(pixel, (10, 120, 200), strict=True))


def test_a_profile_that_is_none_is_left_out() -> None:
    """The colours stay what they are."""
    image = Image.new("RGB", (40, 30), (10, 120, 200))
    made = read(prepare_image(save(image, icc_profile=b"nonsense"), "a.png"))
    assert (10, 120, 200) == made.getpixel((20, 15))


def test_the_colours_of_a_drawing_are_found_with_their_lines() -> None:
    """Long and short, in attributes and in styles; an address within the drawing is none."""
    drawing = SVG.format(
        '\n<path fill="#abc" stroke=\'#1F3A6E\'/>\n<path style="fill: #000000"/>'
        '<use href="#deface-d"/><use href="part#abcdef"/>'
    )
    assert ((2, "#AABBCC"), (2, "#1F3A6E"), (3, "#000000")) == list_colours(drawing.encode())
