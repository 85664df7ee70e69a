"""The guide to content as a project: what the examples of docs/content.md make together.

The tests hold it to the program, and ``scripts/block_pictures.py`` draws it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from ruamel.yaml import YAML

from generator.stages.content.yaml_file import read_yaml

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "content.md"
SUBJECT = "dykes"
SETTINGS = f"""\
[languages.en]
forms = "en-GB"

[briefs.{SUBJECT}]
formats = ["brief", "factsheet"]
locales = ["en"]
papers = ["a4"]
"""
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FILE = re.compile(r"`([\w/<>-]+\.(?:csv|html))`")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a page: its language and text, its heading, the file named before it."""

    language: str
    text: str
    heading: str
    file: str
    line: int

    @property
    def data(self) -> Any:
        """What it says, where it is YAML."""
        return read_yaml(self.text, f"docs:{self.line}").data


def list_examples(page: Path) -> Iterator[Example]:
    """Give the examples of a page, in their order."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        before = text[: match.start()]
        yield Example(
            match[1],
            match[2],
            heading=(_HEADING.findall(before) or [""])[-1],
            file=(_FILE.findall(before) or [""])[-1],
            line=before.count("\n") + 1,
        )


def name_section(example: Example, number: int) -> str:
    """Give the id of the section that an example of a block is put into."""
    words = re.sub(r"[^a-z0-9]+", "-", example.heading.lower()).strip("-")
    return f"{words}-{number}"


def join_examples(*pages: Path) -> dict[str, Any]:
    """Give the ``brief.yaml`` that the examples of some pages make together.

    An example that is a list is of blocks, and becomes a section of its own; any other holds keys
    of the file.
    """
    brief: dict[str, Any] = {}
    examples = [each for page in pages for each in list_examples(page) if each.language == "yaml"]
    for number, example in enumerate(examples):
        data = example.data
        if isinstance(data, list):
            title = example.heading.strip("`")
            section = {"id": name_section(example, number), "title": title, "blocks": data}
            brief.setdefault("sections", []).append(section | {"new_page": True})
            continue
        for key, value in (data or {}).items():
            if isinstance(value, dict) and isinstance(brief.get(key), dict):
                brief[key] |= value
            elif isinstance(value, list) and isinstance(brief.get(key), list):
                brief[key] += value
            else:
                brief[key] = value
    return brief


def write_project(folder: Path, *pages: Path) -> Path:
    """Write the project that the examples of some pages make together, and give its folder."""
    data = folder / "data" / SUBJECT
    (data / "images").mkdir(parents=True)
    (folder / "briefs.toml").write_text(SETTINGS, encoding="utf-8")
    with (data / "brief.yaml").open("w", encoding="utf-8") as file:
        YAML().dump(join_examples(*pages), file)
    for page in (*pages, ROOT / "docs" / "templates.md"):
        for example in list_examples(page):
            if example.language == "csv":
                (data / example.file).write_text(example.text, encoding="utf-8")
            elif example.language == "jinja" and example.file.startswith("blocks/"):
                target = folder / example.file
                target.parent.mkdir(parents=True)
                target.write_text(example.text, encoding="utf-8")
    draw_dyke().save(data / "images" / "dyke.png")
    return folder


def draw_dyke() -> Image.Image:
    """Draw what the example of an image shows: a dyke of earth between a river and the land."""
    image = Image.new("RGB", (900, 420), "#e8eef2")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 230, 420, 420), fill="#7aa3bd")
    draw.polygon([(180, 420), (390, 150), (510, 150), (760, 420)], fill="#8d9a5b")
    draw.rectangle((395, 142, 505, 152), fill="#c9bd9a")
    return image
