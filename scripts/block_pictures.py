"""Draw docs/blocks/: a picture of each block of the guide, as its own example is printed.

``python -m scripts.block_pictures``, or ``make docs``. The examples are built as one document, each
on a page of its own, and each page is cut to what stands on it below its heading.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageChops
from ruamel.yaml import YAML

from generator.batch import build
from generator.project import load_project
from scripts.guide import GUIDE, ROOT, SUBJECT, list_examples, name_section, write_project

FOLDER = ROOT / "docs" / "blocks"
INCH, MM = 110, 110 / 25.4
FOOT = 20 * MM
"""So much of a page's foot is left out: the running foot."""
AROUND = round(3 * MM)
APART = 1.5 * MM
"""Rows of ink that stand so far apart are two lines, and no dot over its letter."""
COLOURS = 48
FIRST = "contents-of-pictures"


def list_pictures() -> Iterator[tuple[str, str]]:
    """Give the id of the section of each block's example, and the name of its picture."""
    seen: Counter[str] = Counter()
    examples = [each for each in list_examples(GUIDE) if each.language == "yaml"]
    for number, example in enumerate(examples):
        kind = example.heading.strip("`")
        if example.heading == f"`{kind}`":
            seen[kind] += 1
            tail = f"-{seen[kind]}" if seen[kind] > 1 else ""
            yield name_section(example, number), f"{kind}{tail}.png"


def prepare(folder: Path) -> Path:
    """Write the guide's project so that each example stands alone on its page, below a heading.

    A list of contents links to every section, so that the document names the place of each.
    """
    write_project(folder, GUIDE)
    path = folder / "data" / SUBJECT / "brief.yaml"
    yaml = YAML()
    brief = yaml.load(path.read_text(encoding="utf-8"))
    ids = [name for name, _ in list_pictures()]
    links = {"contents": [{"id": name, "label": name} for name in ids]}
    brief["sections"].insert(0, {"id": FIRST, "blocks": [links]})
    brief.pop("formats")
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(brief, file)
    return folder


def find_pages(path: Path) -> dict[str, int]:
    """Give the page on which each named place of a PDF lies."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        return {str(name): pages[place[0].objgen] for name, place in names.items()}


def cut(page: pypdfium2.PdfPage) -> Image.Image:
    """Draw a page without heading and foot, cut to what stands on it, as wide as the sheet."""
    drawn: Image.Image = page.render(scale=INCH / 72).to_pil().convert("RGB")
    drawn = drawn.crop((0, 0, drawn.width, round(drawn.height - FOOT)))
    paper = Image.new("RGB", drawn.size, drawn.getpixel((1, 1)))
    ink = np.asarray(ImageChops.difference(drawn, paper).convert("L")).any(axis=1)
    rows = np.flatnonzero(ink)
    below = np.flatnonzero(np.diff(rows) > APART)[0] + 1
    top = max(rows[below] - AROUND, rows[below - 1] + 2)
    return drawn.crop((0, top, drawn.width, rows[-1] + AROUND))


def draw() -> None:
    """Build the guide and write a picture of each of its blocks."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        project = load_project(prepare(Path(name) / "project"))
        (outcome,) = build(project, project.select(formats=["brief"]))
        assert outcome.path is not None, outcome
        pages, document = find_pages(outcome.path), pypdfium2.PdfDocument(outcome.path)
        for section, picture in list_pictures():
            image = cut(document[pages[section]])
            image.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(FOLDER / picture, optimize=True)
            print(f"docs/blocks/{picture}")
        document.close()


if __name__ == "__main__":
    draw()
