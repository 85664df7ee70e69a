"""Draw docs/before-after.png: each page of the shipped subject as it was reviewed, and as it is.

``python -m scripts.contact_sheet``, in a clone with the history. The pictures are those that the
tests hold pages against, in ``tests/golden/``: in greys, of every format and language on A4.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = "tests/golden"
REVIEWED = "78bbb20"
"""The commit whose pages were reviewed."""
DOCUMENTS = (
    *(f"brief.{locale}" for locale in ("fr", "en", "ar", "fr+en", "fr+ar")),
    *(f"factsheet.{locale}" for locale in ("fr", "en", "ar", "fr+en", "fr+ar")),
    *(f"map.{locale}" for locale in ("fr", "en", "ar", "fr+en", "fr+ar")),
)
HEIGHT, GAP, HEAD = 240, 8, 16
"""How high a page is drawn, what stands between two, and a row's heading, in pixels."""
WIDTH = 8 * (170 + GAP)
GREYS = 16


def read_before(name: str) -> Image.Image | None:
    """Give a page as it was reviewed; None where there was none."""
    shown = subprocess.run(
        ["git", "show", f"{REVIEWED}:{GOLDEN}/{name}"],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return Image.open(io.BytesIO(shown.stdout)) if shown.returncode == 0 else None


def read_after(name: str) -> Image.Image | None:
    """Give a page as it is; None where there is none any more."""
    path = ROOT / GOLDEN / name
    return Image.open(path) if path.exists() else None


def list_rows() -> Iterator[tuple[str, list[Image.Image]]]:
    """Give the pages of each document as they were, then as they are."""
    for document in DOCUMENTS:
        for title, look in (("before", read_before), ("after", read_after)):
            pages = [page for n in range(1, 9) if (page := look(f"{document}-{n}.png")) is not None]
            if pages:
                yield f"{document}, {title}", [_shrink(page) for page in pages]


def _shrink(page: Image.Image) -> Image.Image:
    width = round(page.width * HEIGHT / page.height)
    return page.convert("L").resize((width, HEIGHT), Image.Resampling.LANCZOS)


def draw() -> Image.Image:
    """Draw all pages, a row a document and state; short rows share one."""
    rows = list(list_rows())
    sheet = Image.new("L", (WIDTH + GAP, len(rows) * (HEAD + HEIGHT + GAP) + GAP), 200)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default()
    x, y = GAP, GAP
    for title, pages in rows:
        needed = sum(page.width + GAP for page in pages)
        if x > GAP and x + needed > WIDTH + GAP:
            x, y = GAP, y + HEAD + HEIGHT + GAP
        pen.text((x, y), title, fill=0, font=font)
        for page in pages:
            sheet.paste(page, (x, y + HEAD))
            x += page.width + GAP
    return sheet.crop((0, 0, sheet.width, y + HEAD + HEIGHT + GAP))


def main() -> None:
    """Write the picture."""
    path = ROOT / "docs" / "before-after.png"
    draw().quantize(GREYS).save(path, optimize=True)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
