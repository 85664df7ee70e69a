"""A PDF file -> Document: its texts by the tag tree, or by PDFium where it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from generator.comparison.document import Document, Note, Page, Passage, Word
from generator.comparison.lines import (
    HYPHENS,
    Run,
    is_artifact,
    join_letters,
    join_words,
    order_lines,
    part_words,
    read_run,
    read_words,
)
from generator.comparison.statements import read_facts, read_links
from generator.comparison.structure import Described, Mark, read_structure

DEPTH = 8
"""Forms inside forms are looked into so far."""
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
    pages = [_read_page(drawn, index, wanted, runs) for index in range(len(drawn))]
    passages = tuple(_read_passages(marks, runs, pages))
    is_tagged = bool(passages)
    if not is_tagged:
        lines = [line for index in range(len(drawn)) for line in _read_lines(drawn, index)]
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
    drawn: pypdfium2.PdfDocument, index: int, wanted: dict[tuple[int, int], Mark], runs: Marked
) -> Page:
    """One page; what its marked content holds is put into ``runs``."""
    page = drawn[index]
    textpage = page.get_textpage()
    try:
        width, height = page.get_size()
        labels: list[str] = []
        margins: list[str] = []
        for item in page.get_objects(max_depth=1):
            key = index + 1, pdfium.FPDFPageObj_GetMarkedContentID(item)
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                if key in wanted and not is_artifact(item):
                    runs.setdefault(key, []).append(read_run(item, textpage))
                elif text := " ".join(read_run(item, textpage).text.split()):
                    margins.append(text)
            elif item.type == pdfium.FPDF_PAGEOBJ_FORM:
                inside = page.get_objects(
                    filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=DEPTH, form=item
                )
                labels += join_letters([read_run(each, textpage) for each in inside])
        words = tuple(textpage.get_text_bounded().translate(_WITHOUT_HYPHENS).split())
        return Page(index + 1, width, height, words, tuple(labels), tuple(margins))
    finally:
        textpage.close()
        page.close()


_WITHOUT_HYPHENS = dict.fromkeys(map(ord, HYPHENS))


def _read_passages(marks: list[Mark], runs: Marked, pages: list[Page]) -> Iterator[Passage]:
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


def _read_lines(drawn: pypdfium2.PdfDocument, index: int) -> list[list[Word]]:
    page = drawn[index]
    textpage = page.get_textpage()
    try:
        lines = textpage.get_text_bounded().splitlines()
    finally:
        textpage.close()
        page.close()
    return [[Word(word, index + 1) for word in part_words(line)] for line in lines]


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
