"""A PDF file -> Document: its texts by the tag tree, or by PDFium where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from generator.comparison.document import Document, Note, Page, Passage, Word
from generator.comparison.lines import (
    HYPHENS,
    join_letters,
    join_words,
    order_lines,
    part_words,
    read_words,
)
from generator.comparison.statements import read_facts, read_links
from generator.comparison.structure import Described, PassagePart, read_structure
from generator.pdf.text import Printed, Run, read_printed

if TYPE_CHECKING:
    import pikepdf
    import pypdfium2

_SENTENCE = re.compile(r".*[.!?…؟][\"”»’)]*")

Marked = dict[tuple[int, int], list[Run]]
"""The runs of each piece of marked content, by its page and number."""


def read_document(tags: pikepdf.Pdf, drawn: pypdfium2.PdfDocument) -> Document:
    """Read an edition that both libraries have opened.

    Where it is tagged, the texts come in the order of its tags; else in the order of the page,
    sentence by sentence, since where a paragraph ends cannot be known.
    """
    marks, described = read_structure(tags)
    wanted = {(mark.page, mark.number): mark for mark in marks}
    runs: Marked = {}
    printed = [read_printed(drawn, number) for number in range(1, len(drawn) + 1)]
    pages = [_read_page(number, each, wanted, runs) for number, each in enumerate(printed, 1)]
    passages = tuple(_read_passages(marks, runs, pages))
    is_tagged = bool(passages)
    if not is_tagged:
        lines = [
            [Word(word, number) for word in part_words(line)]
            for number, each in enumerate(printed, 1)
            for line in each.text.splitlines()
        ]
        passages = tuple(_part_sentences(lines))
        pages = [Page(page.number, page.width, page.height, page.words) for page in pages]
    return Document(
        pages=tuple(pages),
        passages=passages,
        alternatives=tuple(_describe(each) for each in described),
        links=tuple(read_links(tags)),
        facts=read_facts(tags),
        is_tagged=is_tagged,
    )


def _describe(each: Described) -> Note:
    return Note(each.page, each.tag, each.alternative, each.language)


def _read_page(
    number: int, printed: Printed, wanted: dict[tuple[int, int], PassagePart], runs: Marked
) -> Page:
    """One page; what its marked content holds is put into ``runs``."""
    margins: list[str] = []
    for mark, run in printed.marked:
        if mark is not None and (number, mark) in wanted:
            runs.setdefault((number, mark), []).append(run)
        elif text := " ".join(run.text.split()):
            margins.append(text)
    labels = tuple(label for form in printed.forms for label in join_letters(form))
    words = tuple(printed.text.translate(_WITHOUT_HYPHENS).split())
    return Page(number, printed.width, printed.height, words, labels, tuple(margins))


_WITHOUT_HYPHENS = dict.fromkeys(map(ord, HYPHENS))


def _read_passages(marks: list[PassagePart], runs: Marked, pages: list[Page]) -> Iterator[Passage]:
    for _, group in groupby(marks, key=lambda mark: mark.passage):
        parts = list(group)
        words: list[Word] = []
        # Pieces of marked content that follow each other on a page may share a line.
        for number, pieces in groupby(parts, key=lambda mark: mark.page):
            found = [run for mark in pieces for run in runs.get((number, mark.number), ())]
            if found:
                page = pages[number - 1]
                size = page.width, page.height
                join_words(words, read_words(order_lines(found), number, size))
        if words:
            yield Passage(parts[0].kind, parts[0].language, tuple(words))


def _part_sentences(lines: list[list[Word]]) -> Iterator[Passage]:
    words: list[Word] = []
    for line in lines:
        join_words(words, line)
    sentence: list[Word] = []
    for word in words:
        sentence.append(word)
        if _SENTENCE.fullmatch(word.text):
            yield Passage("text", "", tuple(sentence))
            sentence = []
    if sentence:
        yield Passage("text", "", tuple(sentence))
