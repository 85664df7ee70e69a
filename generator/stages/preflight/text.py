"""The text as it is printed: its fonts and glyphs, in the page and clear of other text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from generator.errors import Finding
from generator.pdf.text import Box, Character, read_sizes
from generator.stages.preflight.check import check
from generator.stages.preflight.expectations import Case
from generator.stages.preflight.reading import Reading


@check("fonts")
def check_fonts(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on fonts, in the pages and in the figures alike (ISO 14289-1, 7.21.4.1)."""
    used: dict[str, bool] = {}
    for item in reading.pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            name = str(item.get("/FontName", "/?")).lstrip("/").rpartition("+")[2]
            embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            used[name] = used.get(name, True) and embedded
    if not used:
        yield case.find("holds no font", "see whether its pages are empty")
    for name, embedded in sorted(used.items()):
        if not embedded:
            yield case.find(f"does not embed the font {name}", "name its file in fonts.css")
        if case.expected is not None and name not in case.expected.fonts:
            yield case.find(
                f"uses the font {name}, which is not the project’s",
                "name only families of templates/fonts/fonts.css in the style sheets",
            )


_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CHARACTER = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = re.compile(
    rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
_NO_TEXT = frozenset({"", "0000", "feff", "fffe", "fffd"})
"""What stands for no character (ISO 14289-1, 7.21.7), and for one that is not known."""
SIMPLE = ("/Type1", "/TrueType", "/MMType1")
"""Their codes have names, which say the same as a map to Unicode."""


@check("glyphs")
def check_glyphs(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on what is shown in each font (ISO 14289-1, 7.21.7 and 7.21.8)."""
    missing: dict[str, int] = {}
    unknown: dict[str, int] = {}
    for place, codes in reading.contents.codes.items():
        font = reading.pdf.get_object(place)
        name = str(font.get("/BaseFont", "/?")).lstrip("/").rpartition("+")[2]
        if font.get("/Subtype") == "/Type0":
            count = sum(code == 0 or glyph == 0 for code, glyph in _find_glyphs(font, codes))
            missing[name] = missing.get(name, 0) + count
        elif font.get("/Subtype") in SIMPLE and "/ToUnicode" not in font:
            continue
        known = _read_map(font)
        count = sum(code not in known for code in codes)
        unknown[name] = unknown.get(name, 0) + count
    for name, count in sorted(missing.items()):
        if count:
            yield case.find(
                f"shows {_count(count)} of the font {name} as .notdef, its glyph for nothing",
                "change the characters, or add a font that has them",
            )
    for name, count in sorted(unknown.items()):
        if count:
            yield case.find(
                f"shows {_count(count)} of the font {name} without saying for which character",
                "give the font its ToUnicode map",
            )


def _count(codes: int) -> str:
    return "1 code" if codes == 1 else f"{codes} codes"


def _find_glyphs(font: Any, codes: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Each code with its glyph: of the font's table, or of the same number.

    The code 0 is .notdef whatever the table says (ISO 32000-1, 9.7.4.2).
    """
    table = font.DescendantFonts[0].get("/CIDToGIDMap")
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else None
    for code in codes:
        glyph = code if data is None else int.from_bytes(data[2 * code : 2 * code + 2], "big")
        yield code, glyph


def _read_map(font: Any) -> set[int]:
    """The codes that stand for a character, as a font's ToUnicode map says."""
    stream = font.get("/ToUnicode")
    known: set[int] = set()
    if not isinstance(stream, pikepdf.Stream):
        return known
    for kind, body in _SECTION.findall(stream.read_bytes()):
        if kind == b"char":
            known.update(int(code, 16) for code, text in _CHARACTER.findall(body) if _says(text))
            continue
        for first, last, text, row in _RANGE.findall(body):
            start, end = int(first, 16), min(int(last, 16), 0xFFFF)
            if row:
                texts = re.findall(rb"<([0-9A-Fa-f\s]*)>", row)
                known.update(start + n for n, each in enumerate(texts) if _says(each))
            elif _says(text):
                known.update(range(start, end + 1))
    return known


def _says(text: bytes) -> bool:
    return b"".join(text.split()).decode("ascii").lower() not in _NO_TEXT


SAFE = 5.0
"""How far text keeps from the edge of the trimmed page, in mm."""
MM = 25.4 / 72
QUOTED = 40


@check("margins")
def check_margins(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on text that stands outside the safe area, in the figures too."""
    for sheet in reading.sheets:
        distance = min((_keep(run, sheet.trim) for run in sheet.runs), default=SAFE)
        if distance >= SAFE:
            continue
        text = "".join(
            character.text
            for character in reading.document.list_characters(sheet.number)
            if _keep(character.box, sheet.trim) < SAFE
        )
        place = f"{distance:.1f} mm from its edge" if distance >= 0 else "beyond its edge"
        yield case.find(
            f"page {sheet.number} has text {place}: “{text[:QUOTED]}”",
            f"keep text {SAFE:g} mm inside the page",
        )


def _keep(box: Box, trim: Box) -> float:
    """How far a box keeps from the edge, in mm; less than nothing beyond it."""
    inside = (box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
    return min(inside) * MM


ROUNDED = 0.05
"""In pt: a size that is written as 16 pt may be printed as a little less."""


def _has_least(case: Case) -> bool:
    return case.expected is not None and case.expected.least_text is not None


@check("type-size", _has_least)
def check_type_size(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on letters smaller than the format's plan lets them be, in the figures too."""
    assert case.expected is not None
    least = case.expected.least_text or 0.0
    for sheet in reading.sheets:
        characters = read_sizes(reading.document, sheet.number)
        small = [place for place, (_, size) in enumerate(characters) if size < least - ROUNDED]
        if small:
            size = min(characters[place][1] for place in small)
            text = "".join(text for text, _ in characters[small[0] : small[0] + QUOTED])
            yield case.find(
                f"page {sheet.number} has text of {size:.1f} pt, under {least:g} pt: “{text}”",
                "set it larger, or enlarge its figure by scale in format.toml",
            )


MEETING = 0.25
"""The part of the lower of two runs that the other must cover to be looked into."""
COVERED = 0.4
"""The part of the smaller of two outlines' boxes that the other covers when they overlap."""
NEAR = 3
"""Characters so near to each other in the text are set by their font: kerned, joined, marked."""
SHOWN = 30
LETTERS = ("L", "N", "S")
"""Marks and stops stand over, under and in letters by design."""


@check("overlaps")
def check_overlaps(reading: Reading, case: Case) -> Iterator[Finding]:
    """Give findings on text that covers text; one a page, with the words that do."""
    for sheet in reading.sheets:
        if not _meet(sheet.runs):
            continue
        characters = reading.document.list_characters(sheet.number)
        pairs = list(_find_covered(characters))
        if pairs:
            first, second = (_quote(characters, index) for index in pairs[0])
            yield case.find(
                f"page {sheet.number} has text on text: “{first}” and “{second}”",
                "move one of them",
            )


def _meet(runs: Sequence[Box]) -> bool:
    """Whether two runs cover each other by more than lines set tight do."""
    order = sorted(runs, key=lambda run: run[1])
    for index, one in enumerate(order):
        for other in order[index + 1 :]:
            if other[1] >= one[3]:
                break
            height = min(one[3], other[3]) - other[1]
            width = min(one[2], other[2]) - max(one[0], other[0])
            lower = min(one[3] - one[1], other[3] - other[1])
            if width > 1 and height > MEETING * lower:
                return True
    return False


def _find_covered(characters: Sequence[Character]) -> Iterator[tuple[int, int]]:
    """The places of each two letters or digits of which one covers the other."""
    places = [n for n, each in enumerate(characters) if _is_letter(each.text)]
    places.sort(key=lambda place: characters[place].box[0])
    for index, place in enumerate(places):
        box = characters[place].box
        for other in places[index + 1 :]:
            if characters[other].box[0] >= box[2]:
                break
            near = abs(characters[other].index - characters[place].index) <= NEAR
            # The letters of one glyph stand all in its box.
            near = near or box == characters[other].box
            if not near and _cover(box, characters[other].box) > COVERED:
                yield place, other


def _is_letter(text: str) -> bool:
    return unicodedata.category(text).startswith(LETTERS)


def _cover(one: Box, other: Box) -> float:
    """The part of the smaller box that lies in the larger."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / min(_area(one), _area(other))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _quote(characters: Sequence[Character], place: int) -> str:
    """The words around a character."""
    start = max(0, place - SHOWN // 2)
    return "".join(each.text for each in characters[start : start + SHOWN])
