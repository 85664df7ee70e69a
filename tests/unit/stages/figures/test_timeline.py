"""The timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.blocks.document import Brief
from generator.errors import RenderError
from generator.language.conventions import Conventions
from generator.model.figure import Figure, Form, Frame
from generator.model.localised import LocalBrief
from generator.model.row import DataRow
from generator.stages.figures.drawings import Materials
from generator.stages.localisation.brief import localise
from tests.unit.rows import TABLE, make_row, shipped_rows, swap_block, swap_table, with_rows
from tests.unit.stages.figures.conftest import draw_figures, read_pdfium, timeline_of

WORDS = {
    "marks": "Lieux repris, numérotés comme sur la carte",
    "plain": "Lieux repris",
    "open": "Opération en cours (début)",
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
    assert len(figure.hotspots) == len(local.tables[TABLE].rows)


@pytest.mark.parametrize("width", [98.0, 164.0, 174.0, 244 / 1.3])
def test_words_a_third_longer_are_wrapped(
    materials: MakeMaterials, local: LocalBrief, width: float
) -> None:
    """Labels 35 % longer than the English ones stand clear of each other, in two lines at need."""
    words = {
        **WORDS,
        "marks": "Plácés rétákén, numbéréd ás on thé máp oné two thréé fóur",
        "open": "Opérátion undér wáy oné two (stárt)",
    }
    frame = Frame(width, 36.0)
    (figure,) = draw_figures(
        (local,), {"timeline": (words,)}, {"timeline": frame}, materials("pdf")
    )
    text = " ".join(read_pdfium(figure.data).split())
    assert "Opérátion undér wáy" in text
    # In the narrowest the marks are too small for their numbers, and for who would follow them.
    assert len(figure.hotspots) == (len(local.tables[TABLE].rows) if width > 100 else 0)


@pytest.mark.parametrize(
    "frame", [Frame(174, 42), Frame(164, 36), Frame(244 / 1.3, 49 / 1.3)], ids=str
)
def test_two_languages(
    materials: MakeMaterials, local: LocalBrief, arabic: LocalBrief, frame: Frame
) -> None:
    """Labels stand below each other, months beside each other, and a year that is the same once."""
    words = {
        "marks": "المواقع المستعادة مرقمة كما على الخريطة",
        "plain": "المواقع المستعادة",
        "open": "عملية جارية",
        "alternative": "خط زمني",
    }
    (figure,) = draw_figures(
        (local, arabic), {"timeline": (WORDS, words)}, {"timeline": frame}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    assert ("Une frise.", "خط زمني") == figure.alternatives
    assert "Une frise. / خط زمني" == figure.alternative
    assert text.count("2016") == 1
    for label in (WORDS["marks"], words["marks"], WORDS["open"], words["open"], "juil. يوليو"):
        assert label in text


def test_years_in_two_kinds_of_digits(
    materials: MakeMaterials, local: LocalBrief, arabic: LocalBrief
) -> None:
    """Years that the languages write with different digits stand beside each other."""
    table = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    ticks = timeline_of(arabic).ticks
    digits = tuple(replace(tick, group=tick.group.translate(table)) for tick in ticks)
    other = swap_block(arabic, "timeline", ticks=digits)
    (figure,) = draw_figures(
        (local, other), {"timeline": (WORDS, WORDS)}, {"timeline": Frame(164, 36)}, materials("pdf")
    )
    text = read_pdfium(figure.data)
    assert ("2016" in text, "٢٠١٦" in text) == (True, True)


def test_a_frame_too_low_for_its_words_is_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Where the marks leave the words no room, the figure says so."""
    said = r"“Lieux repris” \(words\) leaves no room over the marks; give it more room"
    with pytest.raises(RenderError, match=said):
        draw_figures(
            (local,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 14)}, materials("pdf")
        )


def test_arabic_runs_from_the_right(materials: MakeMaterials, arabic: LocalBrief) -> None:
    """In Arabic the first month stands at the right, and the last at the left."""
    (figure,) = draw_figures(
        (arabic,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 42)}, materials("pdf")
    )
    spots = {spot.id: spot.x for spot in figure.hotspots}
    assert spots[arabic.tables[TABLE].over[0].id] > 160
    assert spots[arabic.tables[TABLE].over[-1].id] < 30


def test_long_words_are_told(materials: MakeMaterials, local: LocalBrief) -> None:
    """Words too long for the frame are reported."""
    words = {**WORDS, "marks": "Lieux repris " * 40}
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
        rows = tuple(make_row(brief, f"place-{n}", date) for n, date in enumerate(dates))
        return _draw_rows(brief, rows, materials("pdf"), Frame(174, 42))

    return draw


def _draw_rows(
    brief: Brief, rows: tuple[DataRow, ...], materials: Materials, frame: Frame
) -> tuple[LocalBrief, Figure]:
    local = localise(with_rows(brief, *rows), None, "fr", Conventions("fr"), "brief")
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
        (["2017-01-24"], ("janv.", "2017")),
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
    assert "numérotés" in words
    assert len(figure.hotspots) == len(dates) == len(local.tables[TABLE].rows)


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
    assert timeline_of(local).counted
    assert ("40" in words, "2" in words, "42" in words) == (True, True, False)
    assert figure.hotspots == ()


def test_no_total_is_drawn(materials: MakeMaterials, local: LocalBrief) -> None:
    """Every number of the figure is a mark's own or a year: what is shown may be a selection."""
    (figure,) = draw_figures(
        (local,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 42)}, materials("pdf")
    )
    numbers = [word for word in read_pdfium(figure.data).split() if word.isdigit()]
    rows = [row.number for row in local.tables[TABLE].rows]
    assert sorted([*rows, "2014", "2015", "2016", "2017"]) == sorted(numbers)


@pytest.mark.parametrize(
    ("width", "named"), [(174.0, {"janv.", "avr.", "juil.", "oct."}), (80.0, set())]
)
def test_the_first_month_of_each_quarter_is_named(
    materials: MakeMaterials, brief: Brief, width: float, named: set[str]
) -> None:
    """By its short name where there is room; where there is none, years alone."""
    dates = [f"{year}-0{month}" for year in range(2013, 2017) for month in (1, 8)]
    rows = tuple(make_row(brief, f"place-{n}", date) for n, date in enumerate(dates))
    _, figure = _draw_rows(brief, rows, materials("pdf"), Frame(width, 42))
    words = set(read_pdfium(figure.data).split())
    assert named == {word for word in words if word.endswith(".")}
    assert {"2013", "2014", "2015", "2016"} <= words


def test_what_is_under_way_is_a_square_where_it_began(
    materials: MakeMaterials, local: LocalBrief
) -> None:
    """It stands over what was over in that month, linked as the others, and has a key."""
    (figure,) = draw_figures(
        (local,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 42)}, materials("pdf")
    )
    spots = {spot.id: spot for spot in figure.hotspots}
    bab, mosul = spots["al-bab"], spots["mosul-west"]
    assert pytest.approx(bab.x) == mosul.x
    assert mosul.y < bab.y
    assert WORDS["open"] in read_pdfium(figure.data)
    over = swap_table(local, rows=local.tables[TABLE].over)
    (figure,) = draw_figures(
        (over,), {"timeline": (WORDS,)}, {"timeline": Frame(174, 42)}, materials("pdf")
    )
    assert WORDS["open"] not in read_pdfium(figure.data)


def test_columns_count_what_is_over(materials: MakeMaterials, brief: Brief) -> None:
    """Of forty rows of a month that are over and one under way it says forty, and has no key."""
    rows = [make_row(brief, f"place-{n}", "2016-12") for n in range(40)]
    open_row = next(row for row in shipped_rows(brief) if row.id == "raqqa")
    _, figure = _draw_rows(brief, (*rows, open_row), materials("pdf"), Frame(174, 42))
    words = read_pdfium(figure.data)
    assert ("40" in words.split(), WORDS["open"] in words) == (True, False)
