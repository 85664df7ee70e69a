"""The timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.errors import RenderError
from generator.model.figure import Form, Frame
from generator.model.localised import LocalBrief
from generator.stages.figures.drawings import Materials
from tests.unit.stages.figures.conftest import draw_figures, read_pdfium

WORDS = {
    "total_label": "Total des lieux repris",
    "marks_label": "Lieux repris, numérotés comme sur la carte",
    "alternative": "Une frise.",
}
MakeMaterials = Callable[[Form], Materials]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("frame", [Frame(174, 54), Frame(164, 38)], ids=str)
def test_nothing_overlaps(
    materials: MakeMaterials, local: LocalBrief, frame: Frame, direction: str
) -> None:
    """The timeline's words touch neither each other nor the frame."""
    brief = replace(local, direction="rtl" if direction == "rtl" else "ltr")
    (figure,) = draw_figures(
        (brief,), {"timeline": (WORDS,)}, {"timeline": frame}, materials("pdf")
    )
    assert len(figure.hotspots) == len(local.liberated)


@pytest.mark.parametrize("width", [98.0, 164.0, 174.0, 244 / 1.3])
def test_words_a_third_longer_are_wrapped(
    materials: MakeMaterials, local: LocalBrief, width: float
) -> None:
    """Labels 35 % longer than the English ones stand clear of each other, in two lines at need."""
    words = {
        **WORDS,
        "marks_label": "Plácés rétákén, numbéréd ás on thé máp oné two thréé fóur",
        "total_label": "Totál of plácés rétákén oné two",
    }
    frame = Frame(width, 36.0)
    (figure,) = draw_figures(
        (local,), {"timeline": (words,)}, {"timeline": frame}, materials("pdf")
    )
    assert len(figure.hotspots) == len(local.liberated)


@pytest.mark.parametrize(
    "frame", [Frame(174, 42), Frame(164, 36), Frame(244 / 1.3, 49 / 1.3)], ids=str
)
def test_two_languages(
    materials: MakeMaterials, local: LocalBrief, arabic: LocalBrief, frame: Frame
) -> None:
    """Labels stand below each other, months beside each other, and a year that is the same once."""
    words = {
        "total_label": "مجموع المواقع المستعادة",
        "marks_label": "المواقع المستعادة مرقمة كما على الخريطة",
        "alternative": "خط زمني",
    }
    (figure,) = draw_figures(
        (local, arabic), {"timeline": (WORDS, words)}, {"timeline": frame}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    assert figure.alternative == "Une frise."
    assert text.count("2016") == 1
    for label in (WORDS["marks_label"], words["marks_label"], words["total_label"], "J ي"):
        assert label in text


def test_years_in_two_kinds_of_digits(
    materials: MakeMaterials, local: LocalBrief, arabic: LocalBrief
) -> None:
    """Years that the languages write with different digits stand beside each other."""
    table = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    other = replace(
        arabic, months=tuple((letter, year.translate(table)) for letter, year in arabic.months)
    )
    (figure,) = draw_figures(
        (local, other), {"timeline": (WORDS, WORDS)}, {"timeline": Frame(164, 36)}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    assert ("2016" in text, "٢٠١٦" in text) == (True, True)


def test_a_frame_too_low_for_the_line_is_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Where the marks leave the line of the total no room, the figure says so."""
    said = r"“Total des lieux repris” \(words\) leaves no room over the marks"
    with pytest.raises(RenderError, match=said):
        draw_figures(
            (local,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 28)}, materials("pdf")
        )


def test_arabic_runs_from_the_right(materials: MakeMaterials, arabic: LocalBrief) -> None:
    """In Arabic the first month stands at the right, and the total at the left end of its line."""
    (figure,) = draw_figures(
        (arabic,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 42)}, materials("pdf")
    )
    spots = {spot.id: spot.x for spot in figure.hotspots}
    assert spots[arabic.liberated[0].id] > 160
    assert spots[arabic.liberated[-1].id] < 30


def test_long_words_are_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Words too long for the frame are reported."""
    words = {**WORDS, "marks_label": "Lieux repris " * 40}
    with pytest.raises(RenderError) as failure:
        draw_figures(
            (local,), {"timeline": (words,)}, {"timeline": Frame(174, 54)}, materials("pdf")
        )
    assert "leaves the frame" in str(failure.value)
    assert "overlaps" in str(failure.value)
