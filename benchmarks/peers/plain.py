"""A plain WeasyPrint and Matplotlib script: all documents in one process, figures as images.

    python -m benchmarks.peers.plain png|svg FOLDER MATERIAL...

One font configuration, each style sheet parsed once, one cache of images, as WeasyPrint's
documentation has it. With several files of material it is a mass run: the first warms the process,
and what the others took is printed as JSON, processor seconds an edition.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, cast

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.peers.drawings import Form, Plate, prepare
from benchmarks.peers.pages import PAPER, fill, list_styles


class Press:
    """Prints documents in one form of figures."""

    def __init__(self, form: Form, folder: Path) -> None:
        self.form, self.folder = form, folder
        self.fonts = FontConfiguration()
        self.images: dict[str, Any] = {}
        self.sheets: dict[Path, CSS] = {}
        self.paper = CSS(string=PAPER, font_config=self.fonts)

    def print_all(self, material: Mapping[str, Any]) -> int:
        """Print the documents of a brief; gives how many."""
        plate = Plate(material, self.form)
        for document in material["documents"]:
            images = {}
            for name, request in document["drawings"].items():
                file = self.folder / f"{document['name']}.{name}.{self.form}"
                file.write_bytes(plate.draw(name, request))
                images[name] = file.as_uri()
            styles = [self.read(path) for path in list_styles(material, document["format"])]
            HTML(string=fill(document, images)).write_pdf(
                self.folder / f"{document['name']}.pdf",
                stylesheets=[self.paper, *styles],
                font_config=self.fonts,
                cache=self.images,
            )
            self.images.clear()  # each document has its own
        return len(material["documents"])

    def read(self, path: Path) -> CSS:
        """Read a style sheet, once."""
        if path not in self.sheets:
            self.sheets[path] = CSS(filename=path, font_config=self.fonts)
        return self.sheets[path]


def main() -> None:
    """Print what is given."""
    press = Press(cast("Form", sys.argv[1]), Path(sys.argv[2]))
    first, *others = [json.loads(Path(each).read_text("utf-8")) for each in sys.argv[3:]]
    prepare(Path(first["templates"]))
    press.print_all(first)
    if others:
        start, clock = process_time(), perf_counter()
        count = sum(press.print_all(material) for material in others)
        took, passed = process_time() - start, perf_counter() - clock
        print(json.dumps({"cpu": took / count, "wall": passed / count}))


if __name__ == "__main__":
    main()
