"""The last lines of paragraphs on the finished page: none is a rest of a word or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.errors import Finding
from generator.pdf.endings import LEAST
from generator.pdf.tags.tree import ContentItem, Element
from generator.pdf.text import Run, read_printed
from generator.stages.preflight.check import check, for_readers
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading

_TEXTS = ("P", "Caption", "Note")
"""What holds one running text; entries of sources have parts that no line divides."""
_ALIKE = 0.6
"""Lines of one text are as high, over the higher one."""
_SAME = 0.5
"""So much of a raised letter's height lies within its line; no two lines overlap so far."""
_SPACE = 3.0
"""About how wide a space is at least, in points."""
_TWO = 2

Line = list[Run]


@check("endings", for_readers)
def check_endings(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give a finding on each text whose last line is under a quarter of its longest.

    Where the line before could not give up a word, for it has one alone or there is no room for it
    below, the last line is as long as it can be.
    """
    for number, page in enumerate(reading.pdf.pages, 1):
        runs: dict[int | None, list[Run]] = defaultdict(list)
        for mark, run in read_printed(reading.document, number).marked:
            runs[mark].append(run)
        for element in reading.tree.of(*_TEXTS):
            marks = list(_list_marks(reading, element))
            if {item.page for item in marks} != {page.obj.objgen}:
                continue
            own = [run for item in marks for run in runs[item.number] if run.text.strip()]
            lines = list(_part(own))
            if _ends_short(lines):
                yield case.find(
                    f"page {number} ends a text in a line of a word or two: “{_say(lines[-1])}”",
                    "let the line before it give up a word, or word the text otherwise",
                )


def _list_marks(reading: Reading, element: Element) -> Iterator[ContentItem]:
    """Give the pieces of a page that an element holds, and what is in it."""
    for kid in element.content:
        if isinstance(kid, int):
            yield from _list_marks(reading, reading.tree.elements[kid])
        elif isinstance(kid, ContentItem):
            yield kid


def _ends_short(lines: Sequence[Line]) -> bool:
    """Say whether the last of some lines is short, and the one before it has a word to spare."""
    if len(lines) < _TWO:
        return False
    longest = max(map(_measure, lines))
    before, last = lines[-2:]
    high, low = sorted((max(run.height for run in line) for line in (before, last)), reverse=True)
    words = _say(before).split()
    if _measure(last) >= LEAST * longest or len(words) < _TWO or low < _ALIKE * high:
        return False
    word = _measure(before) * len(words[-1]) / len(_say(before))
    return word + _SPACE + _measure(last) <= longest


def _measure(line: Line) -> float:
    return max(run.right for run in line) - min(run.left for run in line)


def _say(line: Line) -> str:
    return "".join(run.text for run in line).strip()


def _part(runs: Sequence[Run]) -> Iterator[Line]:
    line: Line = []
    for run in runs:
        if line:
            top, bottom = max(each.top for each in line), min(each.bottom for each in line)
            shared = min(run.top, top) - max(run.bottom, bottom)
            if shared < _SAME * min(run.height, top - bottom):
                yield line
                line = []
        line.append(run)
    if line:
        yield line
