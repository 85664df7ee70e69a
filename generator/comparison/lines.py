"""The text objects of a page, read into lines and words in the order a reader follows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.comparison.document import Box, Word
from generator.pdf.text import HARD_HYPHEN, Run

HYPHENS = "\u00ad\u2010\ufffe"
"""What stands where a word is parted at the end of a line; the last is PDFium's."""
_STOP_AHEAD = re.compile(r"^([.,:;!?،؛؟]+)([^\s.,:;!?،؛؟]+)$")
_SPACE_AHEAD = re.compile(r"\s+([.,:;!?،؛؟])")
"""No script from the right has a space before a stop; where runs meet PDFium may give one."""
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")
"""Where words end: not at a no-break space, which is part of a number or stands before a stop."""
_NO_BREAK = re.compile("[\u00a0\u202f]")
_GAP = 0.12
"""The narrowest space between two words, as a share of the height of the line."""
_SPREAD = 6
"""Letters of one label are no further apart, in their heights."""
_NEW_WORD = 1.8
"""A word begins where a letter is so many times further away than the one before."""


def runs_right(text: str) -> bool:
    """Whether most letters of a line run from the right."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def order_lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs as lines, each in the order of reading: from the right where its letters do so."""
    lines: list[list[Run]] = []
    for run in runs:
        if not run.text.strip():
            continue
        if lines and _stands_beside(lines[-1][-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    for line in lines:
        if runs_right("".join(run.text for run in line)):
            yield [_put_stop_last(run) for run in sorted(line, key=lambda run: -run.right)]
        else:
            yield line


def _stands_beside(one: Run, other: Run) -> bool:
    """Whether two runs share a line: the middle of the lower one is within the taller one."""
    low, tall = sorted((one, other), key=lambda run: run.height)
    middle = (low.bottom + low.top) / 2
    slack = max(1.0, 0.2 * tall.height)  # a stop's ink is lower than any letter's
    return tall.bottom - slack <= middle <= tall.top + slack


def _put_stop_last(run: Run) -> Run:
    """In a line from the right PDFium gives the stop after a number before it."""
    text = _STOP_AHEAD.sub(r"\2\1", run.text.strip())
    before, after = run.text[:1].isspace(), run.text[-1:].isspace()
    return Run(" " * before + text + " " * after, run.left, run.bottom, run.right, run.top)


def read_words(lines: Iterable[Sequence[Run]], page: int, size: tuple[float, float]) -> list[Word]:
    """The words of some lines; a word that is parted at the end of a line is one.

    :param size: the page's width and height in pt.
    """
    words: list[Word] = []
    for line in lines:
        text = _join_line(line)
        box = _find_box(line, size)
        join_words(words, [Word(word, page, box) for word in part_words(text)])
    return words


def part_words(text: str) -> list[str]:
    """The words of a line; what no line breaks apart is one word, as “1 200” in French."""
    text = _NO_BREAK.sub("\u00a0", text.replace(HARD_HYPHEN, "-"))
    return [word for word in _BREAKS.split(text) if word.strip()]


def join_words(words: list[Word], line: list[Word]) -> None:
    """Add the words of a line to those before it, the halves of a parted word as one."""
    if not line:
        return
    if words and len(words[-1].text) > 1 and words[-1].text[-1] in (*HYPHENS, "-"):
        head = words.pop()
        stem = head.text if head.text.endswith("-") else head.text.rstrip(HYPHENS)
        line = [Word(stem + line[0].text, head.page, head.box, at_end=True), *line[1:]]
    words += line
    words[-1] = replace(words[-1], at_end=True)


def _join_line(line: Sequence[Run]) -> str:
    text = ""
    for index, run in enumerate(line):
        if index:
            previous = line[index - 1]
            gap = max(run.left - previous.right, previous.left - run.right)
            if gap > _GAP * max(previous.height, run.height):
                text += " "
        text += run.text
    return _SPACE_AHEAD.sub(r"\1", text) if runs_right(text) else text


def _find_box(line: Sequence[Run], size: tuple[float, float]) -> Box:
    width, height = size
    return (
        min(run.left for run in line) / width,
        1 - max(run.top for run in line) / height,
        max(run.right for run in line) / width,
        1 - min(run.bottom for run in line) / height,
    )


def join_letters(runs: Sequence[Run]) -> tuple[str, ...]:
    """The labels of a figure; letters set apart one by one, as over a country, make one label."""
    labels: list[str] = []
    previous: Run | None = None
    advance = 0.0
    for run in runs:
        text = " ".join(run.text.split())
        if not text:
            continue
        if previous is not None and len(text) == 1 and _continues(previous, run):
            step = max(run.left - previous.right, previous.left - run.right)
            labels[-1] += f" {text}" if 0 < _NEW_WORD * advance < step else text
            advance = step
        else:
            labels.append(text)
            advance = 0.0
        previous = run if len(text) == 1 and text.isalpha() else None
    return tuple(labels)


def _continues(one: Run, other: Run) -> bool:
    height = max(one.height, other.height)
    return (
        other.text.strip().isalpha()
        and abs(one.left - other.left) < _SPREAD * height
        and abs(one.bottom - other.bottom) < height / 2
    )
