"""The images that an edition shows, read and judged: whether they are images, and fine enough."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.blocks.document import Brief
from generator.blocks.image import ImageBlock
from generator.design.press import Press
from generator.errors import BriefsError, ContentError, Finding, Origin, Severity, TemplateError
from generator.files import FrozenFiles, ProjectFiles
from generator.pdf.images import MOST_BYTES, ImageError, ImageFacts, judge_image, list_colours

SHARP_ON_SCREEN = 150
SHARP_IN_PRINT = 250
"""In dots an inch at the printed size: what looks sharp; what is coarser is said, not refused."""
INCH = 25.4
_NAMED = re.compile(r"""["'](images/[A-Za-z0-9._-]+)["']""")


@dataclass(frozen=True, slots=True)
class ImageRoom:
    """Where images are printed: the width of the text in mm, and the press if there is one."""

    measure: float
    press: Press | None


class ImageReader:
    """Reads a brief's images, each once."""

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files
        self._known: dict[str, ImageFacts] = {}

    def read(self, brief: Brief, format_name: str, templates: Mapping[str, bytes]) -> FrozenFiles:
        """Read what the blocks of a format show, and what its templates name.

        :param templates: those that the format is made from.
        :raises BriefsError: for each that is missing, too large or no image.
        """
        folder = f"data/{brief.name}/"
        findings: list[Finding] = []
        names: dict[str, None] = {}
        for name, where, error in (*_list_shown(brief, format_name), *_list_named(templates)):
            names[name] = None
            try:
                self._judge(folder + name, where, error)
            except BriefsError as failure:
                findings += failure.findings
        if findings:
            raise ContentError(findings)
        return self._files.freeze((folder + name for name in names), folder)

    def warn(self, brief: Brief, format_name: str, room: ImageRoom) -> Iterator[Finding]:
        """Give a warning for each image that is coarse at its printed size."""
        least = SHARP_IN_PRINT if room.press is not None else SHARP_ON_SCREEN
        for block in _list_blocks(brief, format_name):
            facts = self._known[f"data/{brief.name}/{block.image}"]
            if facts.is_drawing:
                continue
            width = block.print_width(room.measure, facts.width / facts.height)
            density = round(facts.width / width * INCH)
            if density < least:
                yield Finding(
                    brief.origins[block.name],
                    f"{block.image} has {density} dots an inch where it is {width:.0f} mm wide",
                    f"give it {round(width / INCH * least)} pixels across, for {least}",
                    Severity.WARNING,
                )

    def check_inks(self, brief: Brief, format_name: str, press: Press) -> Iterator[Finding]:
        """Give a finding for each colour of a drawing that a press has no inks for."""
        for block in _list_blocks(brief, format_name):
            path = f"data/{brief.name}/{block.image}"
            if not self._known[path].is_drawing:
                continue
            for line, colour in list_colours(self._files.read_bytes(path, most=MOST_BYTES)):
                if colour not in press.palette:
                    yield Finding(
                        Origin(path, line),
                        f"the colour {colour} is no token’s, so it has no inks",
                        "use one of templates/tokens.css, or save the drawing as a PNG",
                    )

    def _judge(self, path: str, where: Origin, error: type[BriefsError]) -> None:
        if path in self._known:
            return
        try:
            data = self._files.read_bytes(path, most=MOST_BYTES)
            self._known[path] = judge_image(data, path)
        except ImageError as fault:
            raise error(Finding(where, f"{path} {fault.message}", fault.remedy)) from fault
        except BriefsError as failure:
            raise error(
                Finding(where, f"{path} {each.message}", each.remedy) for each in failure.findings
            ) from failure


def _list_blocks(brief: Brief, format_name: str) -> Iterator[ImageBlock]:
    blocks = brief.content.blocks_of(format_name)
    return (block for block in blocks if isinstance(block, ImageBlock))


def _list_shown(brief: Brief, format_name: str) -> Iterator[tuple[str, Origin, type[BriefsError]]]:
    for block in brief.content.blocks_of(format_name):
        for name in block.list_images():
            yield name, brief.origins[block.name], ContentError


def _list_named(
    templates: Mapping[str, bytes],
) -> Iterable[tuple[str, Origin, type[BriefsError]]]:
    """Give what a format's own pages and style sheets name, wherever their blocks come from."""
    for path in templates:
        if path.endswith((".html", ".css")):
            text = templates[path].decode("utf-8", "replace")
            for found in _NAMED.finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                yield found[1], Origin(f"templates/{path}", line), TemplateError
