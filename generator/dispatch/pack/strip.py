"""The line in the foot of a reader's own copy, laid out by the engine: words -> a strip."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

from generator.dispatch.pack.revision import list_references
from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
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
        self.typesetter = Typesetter(
            Subject(Origin(f"templates/{PAGE}"), remedy="mend it"),
            templates,
            styles=[(path, templates[path].decode()) for path in (FACES, *SHEETS)],
        )

    def lay_out(self, page: str, width: float) -> Strip | None:
        """A strip, or None where the line needs more room.

        :param page: its HTML.
        :param width: how wide it may be, in pt.
        :raises RenderError: for whatever the engine says it could not do.
        """
        size = f"@page {{ size: {width:.2f}pt 24pt; }}"
        laid_out = self.typesetter.lay_out(page, style=size, tagged=False)
        data = laid_out.write()
        first, *others = laid_out.sheets
        lines = [line for line, _ in first.walk_lines(None, lambda outside, box: None)]
        if others or not 0 < len(lines) <= MOST_LINES:
            return None
        if any(line.width * PX > width + 0.1 for line in lines):
            return None
        last = lines[-1]
        below = 24 - (last.top + last.baseline) * PX
        return _take(data, width, below, len(lines), mend=bool(_ARABIC.search(page)))


def read_line(page: str) -> str:
    """The line's words, as the page's title says them, without what turns their direction."""
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    words = html.unescape(title[1]) if title else ""
    return " ".join(re.sub("[\u2066-\u2069\u200e\u200f]", "", words).split(" ")).strip()


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
