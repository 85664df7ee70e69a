"""Words in several languages as one block, and as a row."""

from __future__ import annotations

import pytest

from generator.design.style.reading import Styles
from generator.files import ProjectFiles
from generator.model.figure import Texts, TypeStyle
from generator.stages.figures.inscription import set_block
from generator.stages.figures.row import set_row, wrap
from generator.stages.figures.typeface import Typefaces
from tests.unit.stages.figures.conftest import font_files

BOLD, REGULAR = TypeStyle.BOLD, TypeStyle.REGULAR
HEADING = (BOLD, REGULAR)


def test_the_main_language_stands_above(styles: Styles, typefaces: Typefaces) -> None:
    """The first language is bold and above, the second regular and below, and they do not touch."""
    block = set_block(
        [("Falloujah",), ("الفلوجة",)], HEADING, 7.5, typefaces, styles.map.words.leading
    )
    (first, _, top), (second, _, below) = block.starts(0.0, 0.0, 0.0)
    assert [("Falloujah", BOLD, True), ("الفلوجة", REGULAR, False)] == [
        (line.text, line.style, line.is_main) for line in (first, second)
    ]
    assert top + first.ink.y0 > below + second.ink.y1


@pytest.mark.parametrize(("align", "side"), [(0.0, "x0"), (1.0, "x1")])
def test_lines_are_aligned_to_the_sign(
    styles: Styles, typefaces: Typefaces, align: float, side: str
) -> None:
    """Both lines begin, or end, on the side of their sign, Arabic and Latin alike."""
    block = set_block(
        [("Barrage de Tichrine",), ("سد تشرين",)], HEADING, 7.5, typefaces, styles.map.words.leading
    )
    edges = [x + getattr(line.ink, side) for line, x, _ in block.starts(5.0, 0.0, align)]
    assert edges == pytest.approx([5.0 + align * block.ink.width] * 2)


def test_arabic_is_set_larger(files: ProjectFiles, styles: Styles, typefaces: Typefaces) -> None:
    """A line of Arabic is set 12 % larger, so that it looks as large as Latin beside it."""
    assert (8.4, 7.5) == pytest.approx(
        (typefaces.scale("الموصل", 7.5), typefaces.scale("Mossoul", 7.5))
    )
    plain = Typefaces(font_files(files), styles.map.words.families, 1.0)
    widths = [faces.ink("الموصل", REGULAR, 7.5).width for faces in (typefaces, plain)]
    assert widths[0] / widths[1] == pytest.approx(1.12, abs=0.01)


@pytest.mark.parametrize(
    ("texts", "room", "blocks", "lines"),
    [
        (("Capitale", "Capital"), 40.0, 2, 1),
        (("Capitale", "Capital"), 15.0, 1, 2),
        (("Capitale", "عاصمة"), 40.0, 2, 1),
        (("Année de reprise", "سنة الاستعادة"), 80.0, 1, 2),
    ],
)
def test_languages_share_a_line_where_they_fit(
    styles: Styles, typefaces: Typefaces, texts: Texts, room: float, blocks: int, lines: int
) -> None:
    """Two languages stand in one line where it has room and a reader of PDF keeps their order."""
    words = styles.map.words
    row = set_row(texts, words.labels, 7.5, words, typefaces, room)
    assert (blocks, lines) == (len(row.blocks), len(row.blocks[0].lines))
    assert row.width <= room


def test_a_line_too_long_is_wrapped_evenly(typefaces: Typefaces) -> None:
    """Words too wide for their room stand in two lines; a single word cannot."""
    assert ("Frontière contestée", "ou non définie") == wrap(
        "Frontière contestée ou non définie", REGULAR, 7.5, typefaces, 30.0
    )
    assert ("Frontière",) == wrap("Frontière", REGULAR, 7.5, typefaces, 2.0)


def test_the_first_family_that_has_a_letter_sets_it(files: ProjectFiles) -> None:
    """The families are those that are given, in their order: the serif sets a wider word."""
    stacks = (("Noto Sans", "Noto Serif"), ("Noto Serif", "Noto Sans"))
    sans, serif = (Typefaces(font_files(files), stack, 1.0) for stack in stacks)
    assert sans.ink("Mossoul", REGULAR, 7.5).width < serif.ink("Mossoul", REGULAR, 7.5).width
