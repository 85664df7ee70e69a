"""The timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.errors import RenderError
from generator.language.conventions import Conventions
from generator.model.brief import Brief, Victory
from generator.model.date import PartialDate
from generator.model.figure import Figure, Form, Frame
from generator.model.localised import LocalBrief
from generator.stages.figures.drawings import Materials
from generator.stages.localisation.brief import localise
from tests.unit.stages.figures.conftest import draw_figures, read_pdfium

WORDS = {
    "total_label": "Total des lieux repris",
    "marks_label": "Lieux repris, numérotés comme sur la carte",
    "plain_label": "Lieux repris",
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
    text = " ".join(read_pdfium(figure.data).split())
    assert "Totál of plácés rétákén" in text
    # In the narrowest the marks are too small for their numbers, and for who would follow them.
    assert len(figure.hotspots) == (len(local.liberated) if width > 100 else 0)


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
        "plain_label": "المواقع المستعادة",
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
    ticks = (replace(tick, group=tick.group.translate(table)) for tick in arabic.timeline.ticks)
    other = replace(arabic, timeline=replace(arabic.timeline, ticks=tuple(ticks)))
    (figure,) = draw_figures(
        (local, other), {"timeline": (WORDS, WORDS)}, {"timeline": Frame(164, 36)}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    assert ("2016" in text, "٢٠١٦" in text) == (True, True)


def test_a_frame_too_low_for_the_line_is_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Where the marks leave the line of the total no room, the figure says so."""
    said = r"“Total des lieux repris” \(words\) leaves no room over the marks; give it more room"
    with pytest.raises(RenderError, match=said):
        draw_figures(
            (local,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 14)}, materials("pdf")
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


@pytest.fixture
def draw_dates(materials: MakeMaterials, brief: Brief) -> Callable[..., tuple[LocalBrief, Figure]]:
    """Draw the timeline of places retaken at certain dates."""

    def draw(dates: list[str]) -> tuple[LocalBrief, Figure]:
        rows = tuple(
            brief.victories[0].model_copy(
                update={"id": f"place-{n}", "date": PartialDate.parse(date)}
            )
            for n, date in enumerate(dates)
        )
        return _draw_rows(brief, rows, materials("pdf"), Frame(174, 42))

    return draw


def _draw_rows(
    brief: Brief, rows: tuple[Victory, ...], materials: Materials, frame: Frame
) -> tuple[LocalBrief, Figure]:
    origin = next(iter(brief.rows.values()))
    small = replace(brief, victories=rows, rows={row.id: origin for row in rows})
    local = localise(small, None, "fr", Conventions("fr"))
    (figure,) = draw_figures((local,), {"timeline": (WORDS,)}, {"timeline": frame}, materials)
    return local, figure


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        ([f"2017-02-{n:02}" for n in range(3, 23, 2)], ("3", "20", "février 2017")),
        ([f"2016-12-{n}" for n in range(25, 32)] + ["2017-01-07"], ("25", "7", "janvier 2017")),
        ([f"2016-{n:02}-14" for n in range(8, 13)], ("août 2016", "12")),
        ([f"{2006 + n}-05" for n in range(10)], ("2006", "2011")),
        ([f"{1977 + n}-05" for n in range(40)], ("1980", "2000")),
        (["2017-01-24"], ("J", "2017")),
    ],
    ids=["a month", "two weeks", "five months", "ten years", "forty years", "one place"],
)
def test_the_axis_is_of_what_the_dates_need(
    draw_dates: Callable[..., tuple[LocalBrief, Figure]], dates: list[str], labels: tuple[str, ...]
) -> None:
    """Periods of every kind are named in the language, and every mark is drawn."""
    local, figure = draw_dates(dates)
    words = read_pdfium(figure.data)
    for label in labels:
        assert label in words
    assert str(len(dates)) in words
    assert "numérotés" in words
    assert len(figure.hotspots) == len(dates) == len(local.victories)


def test_a_high_stack_is_of_smaller_marks(
    draw_dates: Callable[..., tuple[LocalBrief, Figure]],
) -> None:
    """Ten places of one month, no day of which is known, stand as dots that have no number."""
    _, figure = draw_dates(["2017-01"] * 10)
    words = read_pdfium(figure.data)
    assert ("Lieux repris" in words, "numérotés" in words) == (True, False)
    assert figure.hotspots == ()


def test_a_very_high_stack_is_a_column_with_its_number(
    draw_dates: Callable[..., tuple[LocalBrief, Figure]],
) -> None:
    """Forty places of one month and two of the next are two columns that say how many they are."""
    local, figure = draw_dates(["2016-12"] * 40 + ["2017-01"] * 2)
    words = read_pdfium(figure.data).split()
    assert local.timeline.counted
    assert ("40" in words, "2" in words, "42" in words) == (True, True, True)
    assert figure.hotspots == ()
