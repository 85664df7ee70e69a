"""Photographs given their inks: by the profile of the press, as no palette could."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import pikepdf

from generator.pdf.loading import read_srgb_profile

if TYPE_CHECKING:
    from PIL import ImageCms
    from PIL.ImageCms import ImageCmsTransform

QUALITY = 95
JPEG = "/DCTDecode"


def separate(image: pikepdf.Stream, profile: bytes) -> None:
    """Give an image in RGB its inks; one in grey stays, for it is printed in black.

    Its colours go from sRGB to the press relative to the paper, its darkest to the press's.

    :param profile: the ICC profile of the press.
    """
    if str(image.get("/ColorSpace", "")) == "/DeviceGray":
        return
    from PIL import ImageCms

    picture = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    inked = ImageCms.applyTransform(picture, _make_transform(profile))
    assert inked is not None
    was_jpeg = str(image.get("/Filter", "")) == JPEG
    for key in ("/DecodeParms", "/Decode", "/Intent"):
        if key in image:
            del image[key]
    image.ColorSpace = pikepdf.Name.DeviceCMYK
    image.BitsPerComponent = 8
    if was_jpeg:
        out = io.BytesIO()
        inked.save(out, "JPEG", quality=QUALITY, subsampling=0)
        image.write(out.getvalue(), filter=pikepdf.Name(JPEG))
        # JPEGs in four inks are written upside down, as Photoshop began to.
        image.Decode = pikepdf.Array([1, 0] * 4)
    else:
        image.write(inked.tobytes())


@lru_cache(maxsize=2)
def _make_transform(profile: bytes) -> ImageCmsTransform:
    from PIL import ImageCms

    def read(data: bytes) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(data))

    return ImageCms.buildTransform(
        read(read_srgb_profile()),
        read(profile),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
