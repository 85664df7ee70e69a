"""The report's HTML -> tagged PDF/UA-1, in the project's fonts where there is a project."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf

from generator.comparison.difference import Comparison, Picture
from generator.comparison.report import fill_report
from generator.design.fonts import SHEET, FontFace, read_fonts
from generator.errors import Finding, Origin, RenderError
from generator.files import ProjectFiles
from generator.pdf.engine import prepare_engine, record_log, stop_clock
from generator.pdf.tags.sources import note_sources, number_elements
from generator.stages.pdf.finish import mend, save

BASE = "report:"
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
    prepare_engine()
    note_sources()
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    pictures: dict[str, Picture] = {}

    def name(picture: Picture) -> str:
        address = f"{BASE}picture-{len(pictures)}"
        pictures[address] = picture
        return address

    html = fill_report(comparison, name, paged=True)
    faces, files = _gather_fonts(project)
    fetcher = _make_fetcher({**files, **{key: each.data for key, each in pictures.items()}})
    fonts = FontConfiguration()
    with stop_clock(), record_log() as lines:
        style = CSS(string=faces, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
        document = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        number_elements(document.etree_element)
        data = document.write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=f"{comparison.old.sha256}{comparison.new.sha256}"[:64].encode("ascii"),
        )
    if lines:
        where = Origin(comparison.new.name)
        raise RenderError(
            [
                Finding(where, f"its report: the engine says “{line}”", "read the HTML instead")
                for line in dict.fromkeys(lines)
            ]
        )
    return _finish(data)


def _gather_fonts(project: Path) -> tuple[str, dict[str, bytes]]:
    """The font faces as CSS, and the files that they name."""
    import matplotlib as mpl

    rules: list[str] = []
    files: dict[str, bytes] = {}
    if (project / SHEET).is_file():
        source = ProjectFiles(project)
        for number, face in enumerate(read_fonts(source).faces):
            address = f"{BASE}font-{number}"
            files[address] = source.read_bytes(face.path)
            rules.append(_write_rule(face, address))
    for file, weight in COMPANIONS:
        files[f"{BASE}{file}"] = (Path(mpl.get_data_path()) / "fonts" / "ttf" / file).read_bytes()
        rules.append(
            f'@font-face {{ font-family: "DejaVu Sans"; font-weight: {weight};'
            f' src: url("{BASE}{file}"); }}'
        )
    return "\n".join(rules), files


def _write_rule(face: FontFace, address: str) -> str:
    family = face.family.replace('"', "")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {"bold" if face.bold else "normal"};'
        f' font-style: {"italic" if face.italic else "normal"}; src: url("{address}"); }}'
    )


def _make_fetcher(files: dict[str, bytes]) -> Any:
    """Serves what the report is made of, from memory; opens no file and no socket."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class ReportFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if url not in files:
                raise FatalURLFetchingError(f"asks for {url}")
            kind = "image/png" if "picture-" in url else "font/ttf"
            return URLFetcherResponse(url, files[url], {"Content-Type": kind})

    return ReportFetcher(allowed_protocols=(BASE.rstrip(":"),), fail_on_errors=True)


def _finish(data: bytes) -> bytes:
    """With small pictures, tags and letters as readers need them, and no chance."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                _index_colours(item)
        mend(pdf)
        return save(pdf)


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
