"""A finished page -> the page without what is inside it, and its parts as files of their own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.stages.web.binding import digest_text

Place = Callable[[str, bytes], str]
"""Is given a part's ending and its bytes, and gives the address under which it is found."""

ASSETS = "assets/"
"""The folder of the parts, beside the pages."""

_KINDS = {
    "font/woff2": "woff2",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
_FONT = re.compile(r"url\(data:(font/woff2);base64,([A-Za-z0-9+/=]+)\)")
_FACE = re.compile(r"@font-face\{[^}]*\}")
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


@dataclass(frozen=True, slots=True)
class Spread:
    """A page, and its parts by their paths beside it."""

    page: str
    parts: dict[str, bytes]


def spread_page(page: str) -> Spread:
    """Make of a page in one file one with its style sheet, script, fonts and images beside it.

    Its policy allows what lies on its own server, and its data by their digests.
    """
    parts: dict[str, bytes] = {}

    def place(ending: str, data: bytes) -> str:
        name = name_part(ending, data)
        parts[ASSETS + name] = data
        return name

    page = take_images(page, lambda ending, data: ASSETS + place(ending, data))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    if style is not None:
        # The rules of fonts are a page's own; the others are those of all pages of its format.
        rules = _FACE.sub("", style[1])
        faces = take_fonts("".join(_FACE.findall(style[1])), place)
        names = [place("css", sheet.encode()) for sheet in (faces, rules)]
        links = "".join(f'<link rel="stylesheet" href="{ASSETS}{name}">' for name in names)
        page = page.replace(style[0], links, 1)
        page = page.replace(f"'{digest_text(style[1])}'", "'self'", 1)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    if script is not None:
        name = place("js", script[1].encode())
        page = page.replace(script[0], f'<script src="{ASSETS}{name}"></script>', 1)
        page = page.replace(f"'{digest_text(script[1])}'", "'self'", 1)
    page = page.replace("img-src data:; font-src data:", "img-src 'self'; font-src 'self'", 1)
    return Spread(page, dict(sorted(parts.items())))
