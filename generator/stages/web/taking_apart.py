"""A finished page -> the page without what is inside it, and its parts as files of their own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

Place = Callable[[str, bytes], str]
"""Is given a part's ending and its bytes, and gives the address under which it is found."""

_KINDS = {
    "font/woff2": "woff2",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_FONT = re.compile(r"url\(data:(font/woff2);base64,([A-Za-z0-9+/=]+)\)")
_IMAGE = re.compile(r'(<img\b[^>]*\bsrc=")data:(image/[a-z+]+);base64,([A-Za-z0-9+/=]+)(")')


def take_fonts(sheet: str, place: Place) -> str:
    """Take the fonts out of a style sheet."""

    def move(found: re.Match[str]) -> str:
        return f"url({place(_KINDS[found[1]], base64.b64decode(found[2]))})"

    return _FONT.sub(move, sheet)


def take_images(page: str, place: Place) -> str:
    """Take the images out of a page."""

    def move(found: re.Match[str]) -> str:
        address = place(_KINDS.get(found[2], "bin"), base64.b64decode(found[3]))
        return f"{found[1]}{address}{found[4]}"

    return _IMAGE.sub(move, page)


def name_part(ending: str, data: bytes) -> str:
    """Name a part by its bytes, so that pages that have the same one share it."""
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
