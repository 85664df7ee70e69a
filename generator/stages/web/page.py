"""A composed page -> the finished file: mended, described, with its fonts and its script inside."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.design.fonts import FontFace
from generator.stages.web.binding import Bound, bind
from generator.stages.web.fonts import embed_fonts
from generator.stages.web.mending import mend_page

SHEETS = ("tokens.css", "web/web.css")
"""The style sheets of every page; that of a format, ``web/<format>.css``, follows where it is."""
SCRIPT = "web/web.js"


@dataclass(frozen=True, slots=True)
class Sheets:
    """The templates that a page is bound with, by their paths, and its images."""

    templates: Mapping[str, bytes]
    images: Mapping[str, bytes]
    format: str

    def list_styles(self) -> list[str]:
        """Give the style sheets in their order."""
        names = (*SHEETS, f"web/{self.format}.css")
        return [self.templates[name].decode() for name in names if name in self.templates]


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts that a page may use, and where their letters are found."""

    faces: tuple[FontFace, ...]
    read: Callable[[FontFace], bytes]
    find: Callable[[FontFace, frozenset[int], Callable[[], bytes]], bytes]


def finish_page(
    composed: str,
    about: str,
    sheets: Sheets,
    fonts: Faces,
) -> Bound:
    """Make one file of a page.

    :param composed: the page as its templates fill it.
    :param about: what it says of itself for machines.
    """
    page = mend_page(composed, sheets.images.__getitem__)
    letters = frozenset(map(ord, re.sub(r"data:[^\"]*", "", html.unescape(page))))
    embedded = [rule for _, rule in embed_fonts(fonts.faces, letters, fonts.read, fonts.find)]
    script = sheets.templates[SCRIPT].decode()
    return bind(page, about, sheets.list_styles(), embedded, script)
