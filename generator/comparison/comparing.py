"""Two PDF files -> Comparison, one pair of pages in memory at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2

from generator.comparison.difference import CloseUp, ComparedFile, Comparison, PagePair, TextChange
from generator.comparison.document import Box, Document, Note, Page
from generator.comparison.pairing import Pair, pair
from generator.comparison.pixels import (
    find_regions,
    make_picture,
    render_page,
    render_part,
    size_in_mm,
)
from generator.comparison.reading import read_document
from generator.comparison.wording import (
    compare_labels,
    compare_notes,
    compare_passages,
    compare_statement,
)
from generator.errors import Finding, Origin, UntrustedPdfError
from generator.pdf.untrusted import open_untrusted, read_untrusted, run_guarded

SECONDS = 600.0
"""Two editions of 200 pages that all differ take a fraction of it, on an idle machine."""
MEGABYTES = 2048
MOST_CLOSE_UPS = 12
MOST_PICTURED = 60
"""So many pages are shown as pictures: more than a person looks at, and no end of memory."""
LARGE = 0.15
"""A region of a larger share of the page is seen well enough on the page."""
Opened = tuple[pypdfium2.PdfDocument, Document, ComparedFile]


def compare_guarded(old: Path, new: Path, dpi: int) -> Comparison:
    """Compare two PDF files of unknown origin in a process of bounded time and memory.

    :param dpi: dots an inch at which pages are looked at.
    :raises UntrustedPdfError: when one of them cannot be read; it says which.
    """
    return run_guarded(
        compare, old, new, dpi, origin=f"{old}, {new}", seconds=SECONDS, megabytes=MEGABYTES
    )


def compare(old: Path, new: Path, dpi: int) -> Comparison:
    """Compare two PDF files page by page.

    :raises UntrustedPdfError: when one of them is no sound PDF.
    """
    before, first, old_edition = _open(old)
    after, second, new_edition = _open(new)
    pairs = pair([page.words for page in first.pages], [page.words for page in second.pages])
    texts = list(_compare_texts(first, second, pairs))
    pages: list[PagePair] = []
    pictured = 0
    for each in pairs:
        pages.append(_compare_page(before, after, each, dpi, texts, pictured < MOST_PICTURED))
        pictured += pages[-1].differs
    languages = _language(first), _language(second)
    theirs = dict(second.facts)
    statements = [
        change
        for name, values in first.facts
        for change in compare_statement(name, values, theirs[name], languages)
    ]
    return Comparison(old_edition, new_edition, tuple(pages), tuple(statements))


def _open(path: Path) -> Opened:
    data = read_untrusted(path)
    with open_untrusted(path) as tags:
        # qpdf reads on where it can, and says so: what it could not read would differ from nothing.
        damage = [str(each) for each in tags.get_warnings() if "damaged" in str(each)]
        if damage:
            message = f"is damaged ({' '.join(damage[0].split())[-80:]})"
            raise UntrustedPdfError(Finding(Origin(str(path)), message, "ask for it again"))
        drawn = pypdfium2.PdfDocument(data)
        document = read_document(tags, drawn)
    title = " ".join(dict(document.facts)["Title"])
    digest = hashlib.sha256(data).hexdigest()
    edition = ComparedFile(
        path.name, title, len(document.pages), len(data), digest, document.is_tagged
    )
    return drawn, document, edition


def _language(document: Document) -> str:
    return " ".join(dict(document.facts)["Language"])


def _compare_texts(
    old: Document, new: Document, pairs: Sequence[Pair]
) -> Iterator[tuple[int | None, int | None, TextChange]]:
    """Each change of text, with the old or the new page that it is shown on (from 1)."""
    languages = _language(old), _language(new)
    for change in compare_passages(old.passages, new.passages):
        yield change.old.page or None, change.new.page or None, change
    for left, right in pairs:
        one = None if left is None else old.pages[left]
        other = None if right is None else new.pages[right]
        number = other.number if other is not None else one.number if one is not None else 0
        place = None if one is None else one.number, None if other is None else other.number
        found = (
            *compare_labels("in a figure", _labels(one), _labels(other), languages, number),
            *compare_labels("head or foot", _margins(one), _margins(other), languages, number),
        )
        for change in found:
            yield *place, change
        for kind, ours, theirs in (
            ("alternative text", old.alternatives, new.alternatives),
            ("link", old.links, new.links),
        ):
            for change in compare_notes(kind, _on(ours, one), _on(theirs, other)):
                yield *place, change


def _labels(page: Page | None) -> tuple[str, ...]:
    return () if page is None else page.labels


def _margins(page: Page | None) -> list[str]:
    """Running heads and feet, without the page's own number, which moves with the page."""
    if page is None:
        return []
    return [text for text in page.margins if not _is_folio(text, page.number)]


def _is_folio(text: str, number: int) -> bool:
    return text.isdecimal() and int(text) == number


def _on(notes: Iterable[Note], page: Page | None) -> list[Note]:
    return [] if page is None else [note for note in notes if note.page == page.number]


def _compare_page(
    before: pypdfium2.PdfDocument,
    after: pypdfium2.PdfDocument,
    indices: Pair,
    dpi: int,
    texts: Iterable[tuple[int | None, int | None, TextChange]],
    is_pictured: bool,
) -> PagePair:
    left, right = indices
    old = None if left is None else left + 1
    new = None if right is None else right + 1
    changes = tuple(
        change
        for was, now, change in texts
        if (now is not None and now == new) or (now is None and was is not None and was == old)
    )
    first = None if left is None else render_page(before, left, dpi)
    second = None if right is None else render_page(after, right, dpi)
    sizes = (
        None if left is None else size_in_mm(before, left),
        None if right is None else size_in_mm(after, right),
    )
    if first is not None and second is not None:
        regions, share = find_regions(first, second, dpi)
    else:
        regions, share = (), 1.0
    page = PagePair(old, new, sizes[0], sizes[1], regions, share, changes)
    if not page.differs or not is_pictured:
        return page
    close_ups: tuple[CloseUp, ...] = ()
    if left is not None and right is not None and sizes[0] == sizes[1]:
        close_ups = tuple(_enlarge(before, after, left, right, dpi, regions))
    return replace(
        page,
        old_picture=None if first is None else make_picture(first),
        new_picture=None if second is None else make_picture(second),
        close_ups=close_ups,
    )


def _enlarge(
    before: pypdfium2.PdfDocument,
    after: pypdfium2.PdfDocument,
    left: int,
    right: int,
    dpi: int,
    regions: Sequence[Box],
) -> Iterator[CloseUp]:
    """The small regions of a page of which few places changed; of many, the page says enough."""
    if len(regions) > MOST_CLOSE_UPS:
        return
    for number, box in enumerate(regions, 1):
        if (box[2] - box[0]) * (box[3] - box[1]) <= LARGE:
            yield CloseUp(
                number,
                make_picture(render_part(before, left, 2 * dpi, box)),
                make_picture(render_part(after, right, 2 * dpi, box)),
            )
