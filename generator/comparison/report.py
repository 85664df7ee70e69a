"""Comparison -> HTML: the report for the person who has to clear the new edition."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.comparison.difference import ComparedSide, Comparison, PagePair, Picture, TextChange
from generator.comparison.document import Box
from generator.comparison.lines import runs_right

GENERATOR = "briefs diff"
"""What a report says that it was made by; by these words it is known again."""
HERE = Path(__file__).parent
TEMPLATE = "report.html"
STYLES = ("report.css", "screen.css"), ("report.css", "paged.css")
"""Of the HTML and of the PDF."""
ROOM = 127, 150
"""A page in the PDF has so much room, in mm."""
MOST_PAGES = 60
"""So many pages that differ are shown one by one; all are in the summary."""
MOST_ROWS = 100
"""So many changes of a page's texts are listed; more are counted."""
LONGEST = 3000
"""A longer piece of text is cut, in characters."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

Addresses = Callable[[Picture], str]
"""Where a picture of the report is read from."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A change of text as it is listed: its kind, both sides, the numbers of the regions it is in.

    ``places`` is empty where it cannot be said.
    """

    kind: str
    old: ComparedSide
    new: ComparedSide
    places: tuple[int, ...]


def fill_report(comparison: Comparison, addresses: Addresses, *, paged: bool) -> str:
    """The report as HTML.

    :param addresses: gives each picture's address in it.
    :param paged: whether it becomes a PDF, in which nothing can be switched.
    """
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        clean=_clean,
        direction=_find_direction,
        language=_find_language,
        numbers=_name_pages,
        percent=_say_share,
        rows=_list_rows,
        sheet_width=_fit_sheet,
    )
    return environment.get_template(TEMPLATE).render(
        comparison=comparison,
        address=addresses,
        paged=paged,
        generator=GENERATOR,
        most_pages=MOST_PAGES,
        most_rows=MOST_ROWS,
        style="\n".join((HERE / name).read_text(encoding="utf-8") for name in STYLES[paged]),
    )


def embed_picture(picture: Picture) -> str:
    """A picture as an address that holds it."""
    return f"data:image/png;base64,{b64encode(picture.data).decode('ascii')}"


def _clean(text: str) -> str:
    """A text of unknown origin without what HTML cannot hold, and not endless."""
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _find_direction(side: ComparedSide) -> str:
    return "rtl" if runs_right(" ".join(piece.text for piece in side.pieces)) else "ltr"


def _find_language(side: ComparedSide) -> str:
    """The side's language as a tag, or nothing where the edition says none that is one."""
    return side.language if _TAG.fullmatch(side.language) else ""


def _say_share(share: float) -> str:
    percent = round(100 * share)
    return f"{percent}\u00a0%" if percent else "under 1\u00a0%"


def _name_pages(pages: Sequence[PagePair]) -> str:
    """Page numbers of the new edition, runs of them as ranges: “1, 3–6”."""
    runs: list[list[int]] = []
    for number in sorted(page.new for page in pages if page.new is not None):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _fit_sheet(picture: Picture) -> str:
    """How wide a page is shown in the PDF, in mm, so that two stand side by side."""
    scale = min(ROOM[0] / picture.width, ROOM[1] / picture.height)
    return f"{picture.width * scale:.1f}"


def _list_rows(page: PagePair) -> list[_Row]:
    return [
        _Row(change.kind, change.old, change.new, _find_places(change, page))
        for change in page.texts[:MOST_ROWS]
    ]


def _find_places(change: TextChange, page: PagePair) -> tuple[int, ...]:
    boxes = change.new.boxes if change.new.page == page.new else ()
    if not boxes and change.old.page == page.old:
        boxes = change.old.boxes
    return tuple(
        number
        for number, region in enumerate(page.regions, 1)
        if any(_overlap(region, box) for box in boxes)
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
