"""The line in the foot of a reader's own copy, laid out by the engine: words -> a strip."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from generator.dispatch.revision import list_references
from generator.errors import Finding, Origin, RenderError
from generator.pdf.engine import prepare_engine, record_log, stop_clock
from generator.pdf.glyphs.brackets import mend_brackets
from generator.pdf.glyphs.ligatures import part_ligatures

SHEETS = ("tokens.css", "dispatch/stamp.css")
FACES = "fonts/fonts.css"
PAGE = "dispatch/stamp.html"
MOST_LINES = 2
PX = 0.75
"""Of a CSS pixel, in pt."""
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Strip:
    """A laid-out line, ready to be put into any document.

    ``objects`` are its PDF objects as they are written, named by numbers of its own: for each the
    dictionary, and the data where it is a stream; those named ``resources`` and ``content`` are
    what a form is made of. Sizes are in pt; ``baseline`` is that of its last line, from its foot.
    """

    objects: Mapping[int, tuple[bytes, bytes | None]]
    resources: bytes
    content: tuple[bytes, bytes]
    width: float
    height: float
    baseline: float
    lines: int


class StripMaker:
    """Lays out strips, with the project's fonts and tokens read once.

    :param templates: the files below ``templates/``, by their path in it.
    """

    def __init__(self, templates: Mapping[str, bytes]) -> None:
        prepare_engine()
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        from generator.pdf.fetcher import BASE, ProjectFetcher

        self.base = BASE
        self.fetcher = ProjectFetcher(templates, {})
        self.fonts = FontConfiguration()
        with stop_clock():
            self.styles = [
                CSS(
                    string=templates[path].decode(),
                    base_url=f"{BASE}{path}",
                    url_fetcher=self.fetcher,
                    font_config=self.fonts,
                )
                for path in (FACES, *SHEETS)
            ]

    def lay_out(self, page: str, width: float) -> Strip | None:
        """A strip, or None where the line needs more room.

        :param page: its HTML.
        :param width: how wide it may be, in pt.
        :raises RenderError: for whatever the engine says it could not do.
        """
        from weasyprint import CSS, HTML

        size = CSS(string=f"@page {{ size: {width:.2f}pt 24pt; }}", font_config=self.fonts)
        with stop_clock(), record_log() as log:
            document = HTML(string=page, base_url=self.base, url_fetcher=self.fetcher).render(
                stylesheets=[*self.styles, size], font_config=self.fonts
            )
            lines = list(_lines(document.pages[0]._page_box))  # noqa: SLF001 - no public way
            data = document.write_pdf()
        if log:
            raise RenderError(
                [
                    Finding(Origin(f"templates/{PAGE}"), f"the engine says “{line}”", "mend it")
                    for line in dict.fromkeys(log)
                ]
            )
        if len(document.pages) > 1 or not 0 < len(lines) <= MOST_LINES:
            return None
        if any(line.width * PX > width + 0.1 for line in lines):
            return None
        last = lines[-1]
        below = 24 - (last.position_y + last.baseline) * PX
        return _take(data, width, below, len(lines), mend=bool(_ARABIC.search(page)))


def read_line(page: str) -> str:
    """The line's words, as the page's title says them, without what turns their direction."""
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    words = html.unescape(title[1]) if title else ""
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", words).split(" ")).strip()


def _lines(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.LineBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _take(data: bytes, width: float, baseline: float, lines: int, *, mend: bool) -> Strip:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if mend:
            part_ligatures(pdf)
            mend_brackets(pdf)
        page = pdf.pages[0].obj
        resources = page.Resources.unparse(resolved=True)
        objects: dict[int, tuple[bytes, bytes | None]] = {}
        waiting = list_references(resources)
        while waiting:
            number = waiting.pop(0)
            if number in objects:
                continue
            objects[number] = _write(pdf.get_object(number, 0))
            waiting += list_references(objects[number][0])
        content, stream = _write(page.Contents)
        assert stream is not None
        return Strip(
            objects=objects,
            resources=resources,
            content=(content, stream),
            width=width,
            height=float(page.MediaBox[3]),
            baseline=baseline,
            lines=lines,
        )


def _write(item: pikepdf.Object) -> tuple[bytes, bytes | None]:
    if not isinstance(item, pikepdf.Stream):
        return item.unparse(resolved=True), None
    entries = pikepdf.Dictionary({k: v for k, v in item.items() if k != "/Length"})
    return entries.unparse(resolved=True).strip()[2:-2].strip(), item.read_raw_bytes()
