"""Draw docs/pages.png, the README's picture of the pages, from the built editions."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    ("daesh-brief.fr.a4.screen", (0, 2, 3)),
    ("daesh-brief.ar.a4.screen", (0,)),
    ("daesh-brief.fr+ar.a4.screen", (1, 4)),
    ("daesh-factsheet.en.a4.screen", (0,)),
    ("daesh-map.ar.a4.screen", (0,)),
)
ACROSS, GAP, WIDTH = 4, 18, 330
GROUND = "#D9DCE1"


def draw() -> Image.Image:
    """The chosen pages side by side on a grey ground."""
    sheets = []
    for name, numbers in PAGES:
        document = pypdfium2.PdfDocument(ROOT / "output" / "daesh" / f"{name}.pdf")
        for number in numbers:
            page = document[number]
            sheets.append(page.render(scale=WIDTH / page.get_width()).to_pil())
    height = max(sheet.height for sheet in sheets)
    rows = -(-len(sheets) // ACROSS)
    size = (GAP + ACROSS * (WIDTH + GAP), GAP + rows * (height + GAP))
    picture = Image.new("RGB", size, GROUND)
    for index, sheet in enumerate(sheets):
        row, column = divmod(index, ACROSS)
        picture.paste(sheet, (GAP + column * (WIDTH + GAP), GAP + row * (height + GAP)))
    return picture


if __name__ == "__main__":
    draw().quantize(256, Image.Quantize.FASTOCTREE).save(ROOT / "docs" / "pages.png", optimize=True)
