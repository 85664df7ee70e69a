"""The HTML of the documents, filled by Jinja from the common material, in the project's design."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

HERE = Path(__file__).resolve().parent
PAPER = (
    "@page { size: A4 } :root { --fit-text: 1; --fit-leading: 1; --fit-air: 1 }"
    " p.figure, figure { break-inside: avoid }"
)
"""What the project sets by its paper and its fit; here every document has the loosest."""


def list_styles(material: Mapping[str, Any], name: str) -> tuple[Path, ...]:
    """Give the style sheets of a format, in their order."""
    folder = Path(material["templates"])
    sheets = ("fonts/fonts.css", "tokens.css", "base.css", "blocks.css", f"{name}/{name}.css")
    return tuple(folder / sheet for sheet in sheets)


def fill(document: Mapping[str, Any], images: Mapping[str, str]) -> str:
    """Fill the page of a document, with the addresses of its figures."""
    labels: Mapping[str, str] = document["labels"]

    def say(name: str, /, **values: str) -> str:
        return labels[name].format(**values)

    return _prepare().render(**document, images=images, label=say)


@cache
def _prepare() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html")
