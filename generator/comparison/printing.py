"""The report's HTML -> tagged PDF/UA-1, in the project's fonts where there is a project."""

from __future__ import annotations

from pathlib import Path, PurePath

import numpy as np
import pikepdf

from generator.comparison.difference import Comparison, Picture
from generator.comparison.report import fill_report
from generator.design.faces import MOST_BYTES, take_face
from generator.design.fonts import SHEET, FontFace, read_fonts
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.pdf.engine import Subject, Typesetter
from generator.pdf.typesetting import typeset

BITS = 8
COMPANIONS = (
    ("DejaVuSans.ttf", "normal"),
    ("DejaVuSans-Bold.ttf", "bold"),
)
"""Matplotlib brings this family along: it has Latin, Greek, Cyrillic, Arabic and more."""


def print_report(comparison: Comparison, project: Path) -> bytes:
    """The report as a PDF.

    :param project: the folder whose fonts are used before Matplotlib's, where it has any.
    :raises RenderError: for whatever the engine says it could not do.
    :raises SystemLibraryError: when Pango is not installed.
    :raises TemplateError: when the project names a font that is none.
    """
    pictures: dict[str, bytes] = {}

    def name(picture: Picture) -> str:
        address = f"picture-{len(pictures)}"
        pictures[address] = picture.data
        return f"figure:{address}"

    html = fill_report(comparison, name, paged=True)
    faces, files = _gather_fonts(project)
    subject = Subject(Origin(comparison.new.name), "its report", "read the HTML instead")
    typesetter = Typesetter(subject, files, pictures, [("", faces)])
    identifier = f"{comparison.old.sha256}{comparison.new.sha256}"[:64]
    return typeset(typesetter, html, identifier, _index_pictures)


def _gather_fonts(project: Path) -> tuple[str, dict[str, bytes]]:
    """The font faces as CSS, and the files that they name."""
    import matplotlib as mpl

    rules: list[str] = []
    files: dict[str, bytes] = {}
    if (project / SHEET).is_file():
        source = ProjectFiles(project)
        for number, face in enumerate(read_fonts(source).faces):
            address = f"font-{number}{PurePath(face.path).suffix}"
            files[address] = take_face(source.read_bytes(face.path, most=MOST_BYTES), face.part)
            rules.append(_write_rule(face, address))
    for file, weight in COMPANIONS:
        files[file] = (Path(mpl.get_data_path()) / "fonts" / "ttf" / file).read_bytes()
        rules.append(
            f'@font-face {{ font-family: "DejaVu Sans"; font-weight: {weight};'
            f' src: url("{file}"); }}'
        )
    return "\n".join(rules), files


def _write_rule(face: FontFace, address: str) -> str:
    family = face.family.replace('"', "")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {"bold" if face.bold else "normal"};'
        f' font-style: {"italic" if face.italic else "normal"}; src: url("{address}"); }}'
    )


def _index_pictures(pdf: pikepdf.Pdf) -> None:
    """Make the pictures small."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
            _index_colours(item)


def _index_colours(image: pikepdf.Stream) -> None:
    """The engine writes three bytes a pixel where the picture has few colours: one is enough."""
    if image.get("/ColorSpace") != "/DeviceRGB" or image.get("/BitsPerComponent") != BITS:
        return
    pixels = np.frombuffer(image.read_bytes(), np.uint8).reshape(-1, 3).astype(np.uint32)
    packed = pixels[:, 0] << 16 | pixels[:, 1] << 8 | pixels[:, 2]
    colours, indices = np.unique(packed, return_inverse=True)
    if len(colours) > 2**BITS:
        return
    palette = b"".join(int(colour).to_bytes(3, "big") for colour in colours)
    image.write(indices.astype(np.uint8).tobytes())
    image.ColorSpace = pikepdf.Array(
        [
            pikepdf.Name.Indexed,
            pikepdf.Name.DeviceRGB,
            len(colours) - 1,
            pikepdf.String(palette),
        ]
    )
