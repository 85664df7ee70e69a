"""Pages as small pictures, and how two of them are told apart."""

from __future__ import annotations

import html
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from tests.conftest import ROOT
from tests.editions.reading import Printed

GOLDEN = ROOT / "tests" / "golden"
FAILURES = ROOT / "tests" / "golden-failures"

SCALE = 50 / 72  # pixels to the point: 50 to the inch
WINDOW = 5
LIMIT = 6.0
"""The mean difference in some window of 5 × 5 pixels, of 255, above which a page has changed.

Measured: one word of the smallest, palest size makes 12; type set a twentieth of a pixel beside
(0.025 mm) 4; every grey a level lighter 3. Single digits are for the text tests.
"""


def draw(printed: Printed, page: int, digest: str) -> Image.Image:
    """A page in grey, without the lines of the data's digest, which every edit changes."""
    sheet = printed.pages[page - 1]
    full: Image.Image = sheet.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    picture = full.point([round(grey / 17) * 17 for grey in range(256)])  # 16 greys pack well
    words = sheet.get_textpage()
    search = words.search(digest)
    while (found := search.get_next()) is not None:
        for index in range(words.count_rects(*found)):
            _, bottom, _, top = (value * SCALE for value in words.get_rect(index))
            upper = int(picture.height - top) - 2
            # Its letters are not all of one width, so what stands beside it may move.
            picture.paste(255, (0, upper, picture.width, upper + int(top - bottom) + 5))
    return picture


def changed_blocks(old: Image.Image, new: Image.Image) -> list[tuple[int, int]]:
    """The tiles of 8 × 8 pixels, as column and row, in which two pages differ by more."""
    if old.size != new.size:
        return [(0, 0)]
    difference = np.abs(_soften(old) - _soften(new))
    sums = np.pad(difference.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    windows = (
        sums[WINDOW:, WINDOW:]
        - sums[:-WINDOW, WINDOW:]
        - sums[WINDOW:, :-WINDOW]
        + sums[:-WINDOW, :-WINDOW]
    )
    found = np.argwhere(windows / WINDOW**2 > LIMIT)
    return sorted({(int(column) // 8, int(row) // 8) for row, column in found})


def _soften(picture: Image.Image) -> NDArray[np.float64]:
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(1)), dtype=np.float64)


def save(picture: Image.Image, path: Path) -> None:
    """Write a page as a picture that stays small."""
    path.parent.mkdir(exist_ok=True)
    picture.save(path, optimize=True)


def load(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("L")


def report(name: str, old: Image.Image | None, new: Image.Image) -> Path:
    """Write old, new and difference side by side, and the page that shows all failures."""
    FAILURES.mkdir(exist_ok=True)
    before = old if old is not None else Image.new("L", new.size, 255)
    between = ImageChops.invert(ImageChops.difference(before.resize(new.size), new))
    sheet = Image.new("L", (new.width * 3 + 20, new.height), 128)
    for place, picture in enumerate((before, new, between)):
        sheet.paste(picture, (place * (new.width + 10), 0))
    sheet.save(FAILURES / name)
    _write_index()
    return FAILURES / name


def clear(name: str) -> None:
    """Forget a failure that is mended."""
    if (FAILURES / name).exists():
        (FAILURES / name).unlink()
        _write_index()


def _write_index() -> None:
    rows = "".join(
        f"<h2>{html.escape(file.stem)}</h2><img src='{html.escape(file.name)}'>\n"
        for file in sorted(FAILURES.glob("*.png"))
    )
    page = f"<!doctype html><meta charset=utf-8><title>Pages that changed</title>\n{rows}"
    (FAILURES / "index.html").write_text(f"{page}<p>Old, new, difference.\n", encoding="utf-8")
