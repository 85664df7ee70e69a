"""The papers that editions are printed on: those with a name, and any width and height."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import AfterValidator, Field

LEAST_SIDE, MOST_SIDE = 50, 1200
"""In mm: no sheet is smaller or larger."""
SMALL = 180.0
"""In mm: a sheet whose shorter side is less is set with small margins, as A5 is."""
_SIZE = re.compile(r"(\d{1,4})x(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet's size in mm; ``css`` is the same in CSS Paged Media, ``title`` what people say."""

    name: str
    css: str
    title: str
    width: float
    height: float

    @property
    def classes(self) -> tuple[str, ...]:
        """What it is to the style sheets, as ``.paper-a5``: the general first."""
        small = min(self.width, self.height) < SMALL
        return ("small", self.name) if small else (self.name,)

    def turned(self) -> Paper:
        """Give the same sheet in landscape."""
        if self.width >= self.height:
            return self
        css = _write_size(self.height, self.width) if "mm" in self.css else f"{self.css} landscape"
        return replace(self, css=css, width=self.height, height=self.width)

    def widened(self, width: float) -> Paper:
        """Give a sheet as high as this one and so wide, in mm."""
        return replace(self, css=_write_size(width, self.height), width=width)


def _write_size(width: float, height: float) -> str:
    return f"{width:g}mm {height:g}mm"


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("a3", "A3", "A3", 297.0, 420.0),
        Paper("a4", "A4", "A4", 210.0, 297.0),
        Paper("a5", "A5", "A5", 148.0, 210.0),
        Paper("letter", "letter", "Letter", 215.9, 279.4),
        Paper("legal", "legal", "Legal", 215.9, 355.6),
        Paper("slides", _write_size(338.67, 190.5), "16:9", 338.67, 190.5),
        Paper("card", _write_size(317.5, 166.6875), "1200 × 630 px", 317.5, 166.6875),
    )
}
SAME = {"16x9": "slides"}
"""Other names of these."""


def find_paper(name: str) -> Paper:
    """Give the paper of a name, or of a width and a height in mm, as ``210x210``.

    :raises ValueError: when there is none, with what may be written.
    """
    paper = PAPERS.get(SAME.get(name, name))
    if paper is not None:
        return paper
    size = _SIZE.fullmatch(name)
    if size is None:
        raise ValueError(
            f"is no paper; use one of {', '.join(PAPERS)},"
            " or a width and a height in mm, as 210x210"
        )
    width, height = int(size[1]), int(size[2])
    if not (min(width, height) >= LEAST_SIDE and max(width, height) <= MOST_SIDE):
        raise ValueError(f"is no paper; give it sides of {LEAST_SIDE} to {MOST_SIDE} mm")
    title = f"{width} × {height} mm"
    return Paper(f"{width}x{height}", _write_size(width, height), title, width, height)


def count_pixels(millimetres: float) -> int:
    """Give how many CSS pixels a length in mm has (CSS Values and Units Level 4, 6.2)."""
    return round(millimetres * 96 / 25.4)


def name_paper(name: str) -> str:
    """Give a paper's name as editions have it.

    :raises ValueError: when there is no such paper.
    """
    return find_paper(name).name


PaperName = Annotated[str, AfterValidator(name_paper), Field(title="paper")]
