"""Typst sets the same texts, with the same figures as SVG, drawn by Matplotlib.

    python -m benchmarks.peers.typesetting FOLDER MATERIAL...

One compiler with the project's fonts alone makes all documents. Texts are set without their inline
emphasis; no tags are written, the least that it can do.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.peers.drawings import Plate, prepare

HERE = Path(__file__).resolve().parent


def print_all(material: Mapping[str, Any], file: Path, folder: Path) -> None:
    """Print the documents of a brief.

    :param file: the file that the material is in, which Typst reads by itself.
    """
    import typst

    plate = Plate(material, "svg")
    for source in HERE.glob("*.typ"):
        shutil.copy(source, folder)
    shutil.copy(file, folder / "material.json")
    compiler = typst.Compiler(
        root=str(folder),
        font_paths=[str(Path(material["templates"]) / "fonts")],
        ignore_system_fonts=True,
    )
    for index, document in enumerate(material["documents"]):
        for name, request in document["drawings"].items():
            (folder / f"{document['name']}.{name}.svg").write_bytes(plate.draw(name, request))
        compiler.compile(
            input=str(folder / "page.typ"),
            output=str(folder / f"{document['name']}.pdf"),
            format="pdf",
            sys_inputs={"material": "material.json", "index": str(index)},
            pdf_tags=False,
        )


def main() -> None:
    """Print what is given."""
    folder = Path(sys.argv[1])
    for each in map(Path, sys.argv[2:]):
        material = json.loads(each.read_text("utf-8"))
        prepare(Path(material["templates"]))
        print_all(material, each, folder)


if __name__ == "__main__":
    main()
