"""One document, laid out by WeasyPrint, with its figures grafted in and its links described."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pikepdf

from generator.errors import Finding, Origin, RenderError
from generator.model.edition import Edition
from generator.model.figure import Figure
from generator.stages.pdf.engine import prepare_engine, record_log, stop_clock
from generator.stages.pdf.graft import graft_figures, make_placeholder
from generator.stages.pdf.structure import mend_structure


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and on which pages each section of the plan begins and ends."""

    data: bytes
    sections: Mapping[str, tuple[int, int]]


def render(
    html: str,
    link_names: Mapping[str, str],
    figures: Sequence[Figure],
    sections: Sequence[str],
    templates: Mapping[str, bytes],
    edition: Edition,
    identifier: str,
) -> Pdf:
    """Lay out a page's HTML and write it as tagged PDF/UA-1.

    :param link_names: what each link is called, by its target, for its annotation's Contents
        (ISO 14289-1, 7.18.5).
    :param sections: the ids whose pages are wanted.
    :param templates: the style sheets and fonts, by their path below ``templates/``.
    :param identifier: becomes the file's identifier, so that the same inputs give the same one.
    :raises RenderError: for whatever the engine says it could not do.
    :raises SystemLibraryError: when Pango is not installed.
    """
    prepare_engine()
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError

    from generator.stages.pdf.fetcher import BASE, ProjectFetcher

    where = Origin(f"templates/{edition.format}/page.html")
    placeholders = {figure.name: make_placeholder(n) for n, figure in enumerate(figures)}
    fetcher = ProjectFetcher(templates, placeholders)
    try:
        with record_log() as log, stop_clock():
            document = HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(
                font_config=FontConfiguration(), pdf_variant="pdf/ua-1"
            )
            data = document.write_pdf(
                pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode("ascii")
            )
    except FatalURLFetchingError as failure:
        raise RenderError(
            Finding(where, f"{edition.name}: {failure}", "name a file under templates/")
        ) from failure
    if log:
        raise RenderError(
            [
                Finding(
                    where, f"{edition.name}: the engine says “{line}”", "mend the page or its style"
                )
                for line in dict.fromkeys(log)
            ]
        )
    return Pdf(
        data=_finish(data, html, link_names, figures, edition),
        sections=_find_sections(document, sections),
    )


def _finish(
    data: bytes,
    html: str,
    link_names: Mapping[str, str],
    figures: Sequence[Figure],
    edition: Edition,
) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if graft_figures(pdf, figures) < len(figures):
            raise RenderError(
                Finding(
                    Origin(f"templates/{edition.format}/page.html"),
                    f"{edition.name}: not every figure of the plan is on a page",
                    "place it, or take it out of format.toml",
                )
            )
        mend_structure(pdf, html)
        _describe_links(pdf, link_names)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return out.getvalue()


def _describe_links(pdf: pikepdf.Pdf, names: Mapping[str, str]) -> None:
    """WeasyPrint describes a link by its address; say what a reader sees instead.

    It escapes addresses too (``–`` becomes ``%E2%80%93``), so they are compared unescaped.
    """
    named = {unquote(target): name for target, name in names.items()}
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") != "/Link":
                continue
            if "/Dest" in annotation:
                target = f"#{annotation.Dest}"
            else:
                target = str(annotation.get("/A", pikepdf.Dictionary()).get("/URI", ""))
            if unquote(target) in named:
                annotation.Contents = pikepdf.String(named[unquote(target)])


def _find_sections(document: Any, wanted: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The first and last page, counted from 1, on which boxes of each section stand."""
    found: dict[str, tuple[int, int]] = {}
    for number, page in enumerate(document.pages, 1):
        boxes = [page._page_box]  # noqa: SLF001 - WeasyPrint tells no section's page otherwise
        while boxes:
            box = boxes.pop()
            element = getattr(box, "element", None)
            name = element.get("id") if element is not None else None
            if name is not None and name in wanted:
                first, _ = found.get(name, (number, number))
                found[name] = (first, number)
            boxes += getattr(box, "children", ())
    return found
