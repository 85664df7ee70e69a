"""Images as subjects bring them: judged, and made what the engine can set and a press can print.

Photographs lose what would be seen differently elsewhere: their turn becomes that of their pixels,
their colours sRGB, and what is transparent stands on white.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

FOLDER = "images/"
"""Below a subject's folder, where they lie; pages name them by their path from there on."""
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
"""About a sheet of A2 at 300 dots an inch."""
LEAST_SIDE = 16
"""In pixels. What is smaller is no picture, and one row of pixels is how figures are found."""
QUALITY = 92
"""Of a photograph that has to be written anew."""
_ROOT = "{http://www.w3.org/2000/svg}svg"
_ACTIVE = ("script", "foreignObject", "iframe", "audio", "video")
_COLOUR = re.compile(r"""(?<!href=)[\s"':](#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})(?![\w-])""")
"""A colour in an attribute or a style; an address within the drawing may look like one."""
_TRANSPOSED = 0x0112
"""The tag of EXIF that says how a camera was held."""


class ImageError(Exception):
    """Why a file is no image that can be set, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What an image is: its size in pixels; a drawing has none, and prints sharp at any size."""

    width: int = 0
    height: int = 0

    @property
    def is_drawing(self) -> bool:
        """Whether it is made of lines and areas."""
        return self.width == 0


def judge_image(data: bytes, name: str) -> ImageFacts:
    """Read what an image is.

    :param name: its file's; the ending says what it should be.
    :raises ImageError: when it is none, or none that can be set.
    """
    if PurePosixPath(name).suffix == ".svg":
        _judge_drawing(data)
        return ImageFacts()
    with _open(data) as image:
        width, height = image.size
        if image.getexif().get(_TRANSPOSED, 1) > 4:  # noqa: PLR2004 - these lie on their side
            width, height = height, width
    return ImageFacts(width, height)


@lru_cache(maxsize=32)
def prepare_image(data: bytes, name: str) -> bytes:
    """Give an image as pages are set with it; one that is so already stays as it is.

    :raises ImageError: as :func:`judge_image`.
    """
    if PurePosixPath(name).suffix == ".svg":
        return data
    from PIL import ImageOps

    with _open(data) as image:
        kind = "JPEG" if image.format in ("JPEG", "MPO") else "PNG"
        turned = image.getexif().get(_TRANSPOSED, 1) != 1
        plain = image.mode in ("RGB", "L") and "transparency" not in image.info
        if plain and not turned and not image.info.get("icc_profile"):
            return data
        flat = _flatten(_to_srgb(ImageOps.exif_transpose(image)))
    out = io.BytesIO()
    flat.info.clear()
    if kind == "JPEG":
        flat.save(out, "JPEG", quality=QUALITY, subsampling=0)
    else:
        flat.save(out, "PNG", optimize=False)
    return out.getvalue()


def list_colours(drawing: bytes) -> tuple[tuple[int, str], ...]:
    """Give the colours that a drawing names in hexadecimal, as ``#RRGGBB``, each with its line."""
    text = drawing.decode("utf-8", "replace")
    return tuple(
        (text.count("\n", 0, found.start()) + 1, _spell_out(found[1]))
        for found in _COLOUR.finditer(text)
    )


def _spell_out(colour: str) -> str:
    digits = colour[1:]
    return "#" + (digits if len(digits) > 3 else "".join(2 * each for each in digits)).upper()  # noqa: PLR2004 - #abc


def _open(data: bytes) -> Image.Image:
    from PIL import Image, UnidentifiedImageError

    try:
        with _refuse_halves(), warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            width, height = image.size
            if width * height <= MOST_PIXELS:
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        width = height = MOST_PIXELS
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as failure:
        raise ImageError("is no image in PNG or JPEG", "save it as one of these") from failure
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise ImageError(f"has more than {most} million pixels", "save it smaller")
    if min(width, height) < LEAST_SIDE:
        message = f"has {width} × {height} pixels"
        raise ImageError(message, f"give each side {LEAST_SIDE} at least")
    if image.mode.startswith(("I", "F")):
        message = f"has pixels of the kind {image.mode}, which papers do not show"
        raise ImageError(message, "save it with 8 bits a colour")
    return image


@contextmanager
def _refuse_halves() -> Iterator[None]:
    """Have Pillow refuse an image that is cut off, which the engine tells it to fill up."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _judge_drawing(data: bytes) -> None:
    from lxml import etree

    remedy = "save it as plain SVG"
    if b"<!ENTITY" in data:
        raise ImageError("declares entities, which drawings do not need", remedy)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as failure:
        raise ImageError(f"is no SVG ({failure.msg})", remedy) from failure
    if root.tag != _ROOT:
        raise ImageError("is no SVG: its root is no svg element", remedy)
    if not root.get("viewBox"):
        raise ImageError("has no viewBox, so nobody knows its shape", "give it one")
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _ACTIVE:
            raise ImageError(f"holds the element {name}, which no paper shows", remedy)


def _to_srgb(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, given, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted if converted is not None else image


def _flatten(image: Image.Image) -> Image.Image:
    from PIL import Image as Images

    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        top = image.convert("RGBA")
        below = Images.new("RGBA", top.size, "white")
        return Images.alpha_composite(below, top).convert("RGB")
    if image.mode in ("RGB", "L"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")
