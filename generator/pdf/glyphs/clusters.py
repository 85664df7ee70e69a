"""Words as the engine draws them: their glyphs said to stand for the letters they were set from.

In the scripts of India and South-East Asia a syllable is drawn by glyphs in another order, and in
another number, than its letters: a vowel before its consonant, or on both of its sides, several
consonants by one glyph. No map from glyphs to letters can tell it, and the engine's own notes for
each glyph the letters of the first cluster in which it is the last. So a word with such a cluster
is enclosed in marked content with an ActualText (ISO 32000-1, 14.9.4), which PDFium, Poppler and
readers aloud take before the map: a whole word, since between two clusters both guess spaces from
where their glyphs stand. The map has for each glyph, as ISO 14289-1, 7.21.7 asks, its own letter
where it has one, else what no other glyph of its cluster stands for.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from fontTools.ttLib import TTFont

from generator.language.direction import is_sign_from_right

_PART = re.compile(r"<([0-9a-f]*)>|([^<>]+)")
"""A string of codes in the row that the engine shows, or a move between two."""
_CODE = 4
"""Hexadecimal digits of a code."""
_DECOMPOSED = "\u0e33\u0eb3"
"""Vowels of Thai and Lao that are drawn as two signs, and are no marks themselves."""
_FIRST_MARK = "\u0300"
_FROM_RIGHT = ("R", "AL")
_HYPHEN = "\u2010"
"""What the engine adds at the end of a line where a word is parted (``hyphens.py``)."""
_JOINERS = "\u200c\u200d"
"""ZERO WIDTH NON-JOINER and JOINER: drawn by nothing, and letters of a word nevertheless."""


def note_clusters() -> None:
    """Have the engine enclose the clusters that it draws, for the life of the process."""
    from weasyprint.draw import text

    draw = text.draw_first_line

    def draw_first_line(stream: Any, textbox: Any, *arguments: Any) -> Any:
        if is_clustered(textbox.text):
            stream = _ClusterStream(stream, textbox)
        return draw(stream, textbox, *arguments)

    text.draw_first_line = draw_first_line


def is_clustered(text: str) -> bool:
    """Whether a text may be drawn by glyphs that do not stand for its letters one by one."""
    return not text.isascii() and any(
        character in _DECOMPOSED
        or unicodedata.category(character).startswith("M")
        or unicodedata.bidirectional(character) in _FROM_RIGHT
        for character in text
        if character >= _FIRST_MARK
    )


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Glyphs that stand for letters together: a syllable or a word.

    :param count: how many are drawn.
    :param text: the letters.
    :param mapped: whether the map from glyphs to letters says the same.
    """

    count: int
    text: str
    mapped: bool

    @property
    def opening(self) -> bytes:
        """The operator that begins its marked content."""
        text = self.text.encode("utf-16-be").hex()
        return f"/Span <</ActualText <feff{text}>>> BDC".encode("ascii")


class _ClusterStream:
    """A content stream to which one line of text is written, its clusters enclosed."""

    def __init__(self, stream: Any, textbox: Any) -> None:
        self._stream, self._textbox = stream, textbox
        self._clusters: Iterator[_Cluster] = iter(())
        self._current: _Cluster | None = None
        self._left = 0
        self._is_mapped = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def set_text_matrix(self, *values: float) -> None:
        """Begin the line, whose text is final now."""
        clusters = list(_read_clusters(self._stream, self._textbox))
        words = [word for word in _join_words(clusters) if word.count]
        self._is_mapped = all(word.mapped for word in words)
        self._clusters = iter(words)
        self._stream.set_text_matrix(*values)

    def show_text(self, text: str) -> None:
        """Show a row of codes and moves, parted where clusters begin and end."""
        if self._is_mapped:
            self._stream.show_text(text)
            return
        row: list[str] = []
        for codes, move in _PART.findall(text):
            if move:
                row.append(move)
            for at in range(0, len(codes), _CODE):
                if not self._left:
                    self._close(row)
                    self._open(row)
                row.append(f"<{codes[at : at + _CODE]}>")
                self._left -= 1
        self._show(row)
        if not self._left:
            self._close(row)

    def _open(self, row: list[str]) -> None:
        cluster = next(self._clusters)
        self._left = cluster.count
        if not cluster.mapped:
            self._show(row)
            self._stream.stream.append(cluster.opening)
            self._current = cluster

    def _close(self, row: list[str]) -> None:
        if self._current is not None:
            self._show(row)
            self._stream.stream.append(b"EMC")
            self._current = None

    def _show(self, row: list[str]) -> None:
        if row:
            self._stream.show_text(" ".join(row).replace("> <", ""))
            row.clear()


def _read_clusters(stream: Any, textbox: Any) -> Iterator[tuple[_Cluster, bool]]:
    """The clusters of a line, as they are drawn; whether each runs from the right.

    What their glyphs stand for is noted.
    """
    from weasyprint.text.ffi import ffi, pango

    line, _ = textbox.pango_layout.get_first_line()
    text = textbox.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, string, run = run.data.item, run.data.glyphs, run.next
        letters = text[item.offset : item.offset + item.length]
        starts = list(string.log_clusters[0 : string.num_glyphs])
        bounds = [*sorted(set(starts)), item.length]
        ends = dict(pairwise(bounds))
        font, _ = stream.add_font(item.analysis.font)
        glyphs = zip(starts, string.glyphs[0 : string.num_glyphs], strict=True)
        for start, group in groupby(glyphs, lambda pair: pair[0]):
            shown = [
                (_find_number(font, glyph.glyph), glyph.geometry.width)
                for _, glyph in group
                if glyph.glyph != pango.PANGO_GLYPH_EMPTY
            ]
            words = letters[start : ends[start]].decode()
            if item.analysis.level % 2:
                _note_from_right(font, shown, words)
                yield _Cluster(len(shown), words, mapped=True), True
            elif shown:
                numbers = [number for number, _ in shown]
                yield _Cluster(len(shown), words, _note_letters(font, numbers, words)), False
            elif words in _JOINERS:
                yield _Cluster(0, words, mapped=False), False


def _find_number(font: Any, glyph: int) -> int:
    """Give the number under which a glyph is written: one of its own for a letter without any.

    Pango's for such a letter is over 2²⁸: a font cut down to it would take gigabytes.
    """
    from weasyprint.text.ffi import pango

    unknown = pango.PANGO_GLYPH_UNKNOWN_FLAG
    return int(font.get_unused_glyph_id(glyph - unknown) if glyph & unknown else glyph)


def _join_words(clusters: Iterable[tuple[_Cluster, bool]]) -> Iterator[_Cluster]:
    """Join the clusters of each word that runs from the left; one from the right stays apart.

    A space belongs to the word before it: PDFium drops one that stands between two words alone.
    """
    word: list[_Cluster] = []
    for cluster, from_right in clusters:
        ended = bool(word) and word[-1].text.isspace() and not cluster.text.isspace()
        if ended or from_right or cluster.text == _HYPHEN:
            yield from _join(word)
            word = []
        if from_right or cluster.text == _HYPHEN:
            yield cluster
        else:
            word.append(cluster)
    yield from _join(word)


def _join(parts: Sequence[_Cluster]) -> Iterator[_Cluster]:
    text = "".join(part.text for part in parts)
    if is_clustered(text) or not all(part.mapped for part in parts):
        yield _Cluster(sum(part.count for part in parts), text, mapped=False)
    else:
        yield from parts


def _note_letters(font: Any, glyphs: Sequence[int], text: str) -> bool:
    """Note what each glyph of a cluster stands for; says whether that gives back its letters."""
    if len(glyphs) == 1:
        return bool(font.to_unicode.setdefault(glyphs[0], text) == text)
    own = _read_own_letters(font.file_content, font.index)
    letters = [own.get(glyph, "") for glyph in glyphs]
    rest = text
    for letter in letters:
        rest = rest.replace(letter, "", 1)
    for glyph, letter in zip(glyphs, letters, strict=True):
        font.to_unicode.setdefault(glyph, letter or rest or text)
    return False


def _note_from_right(font: Any, shown: Sequence[tuple[int, int]], text: str) -> None:
    """Note of a cluster from the right that its widest glyph is the letter, the others its signs.

    A sign without a letter, as the dots that some Arabic fonts set apart, stands for nothing: what
    is drawn over and under a letter becomes one glyph with it (``ligatures.py``).

    :param shown: each glyph with its width.
    """
    if len(shown) <= 1:
        return
    own = _read_own_letters(font.file_content, font.index)
    base = max(shown, key=lambda each: each[1])
    rest = text
    for each in shown:
        letter = own.get(each[0], "")
        if each is not base:
            sign = letter if letter and is_sign_from_right(letter) and letter in rest else ""
            rest = rest.replace(sign, "", 1)
            font.to_unicode.setdefault(each[0], sign)
    font.to_unicode.setdefault(base[0], rest)


@lru_cache(maxsize=16)
def _read_own_letters(data: bytes, index: int) -> dict[int, str]:
    """The letter of each glyph that a font shows for one, by its number."""
    font = TTFont(io.BytesIO(data), fontNumber=index, lazy=True)
    letters: dict[int, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        letters.setdefault(font.getGlyphID(name), chr(code))
    return letters
