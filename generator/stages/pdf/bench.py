"""What a process that sets a document again and again keeps of it, and to whom it shows pages."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field

import pikepdf

from generator.design.fit import Fit
from generator.model.figure import Figure
from generator.pdf.engine import LaidOut, record_log, stop_clock
from generator.pdf.typesetting import mend_letters
from generator.stages.pdf.graft import graft_figures

MOST_PARTS = 24
"""How many laid-out parts are kept: of two briefs in two languages the pages that are looked at."""


class LaidOutParts(MutableMapping[str, LaidOut]):
    """Laid-out parts by their digests; those that were of no use for longest go first."""

    def __init__(self, most: int = MOST_PARTS) -> None:
        self._most = most
        self._kept: OrderedDict[str, LaidOut] = OrderedDict()

    def __getitem__(self, key: str) -> LaidOut:
        found = self._kept[key]
        self._kept.move_to_end(key)
        return found

    def __setitem__(self, key: str, value: LaidOut) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def __delitem__(self, key: str) -> None:
        del self._kept[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


Show = Callable[[LaidOut, Collection[int]], None]
"""Is told the laid-out document, and the numbers of the pages that were laid out anew."""


@dataclass(slots=True)
class Bench:
    """Where a document is set again and again: its parts stay, and its pages are shown at once."""

    show: Show
    parts: MutableMapping[str, LaidOut] = field(default_factory=LaidOutParts)
    fit: Fit | None = None
    """How it was set last: most often it is set so again, and shown before that is known."""
    laid_out: LaidOut | None = None
    """As it was laid out last."""


def write_pages(laid_out: LaidOut, numbers: Sequence[int], figures: Sequence[Figure]) -> bytes:
    """Write some pages as they will look, to the pixel: without tags and claims.

    :param numbers: of the pages, counted from 1.
    """
    pages = [laid_out.document.pages[number - 1] for number in numbers]
    with stop_clock(), record_log():  # their links may lead to other pages
        data = laid_out.document.copy(pages).write_pdf()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        graft_figures(pdf, figures)
        mend_letters(pdf)
        for page in pdf.pages:
            page.obj.MediaBox = page.obj.BleedBox = page.obj.TrimBox
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
