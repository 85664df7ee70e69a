from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from generator.design.fit import Fit, Setting
from generator.errors import Origin, RenderError
from generator.pdf.engine import LaidOut, Subject, Typesetter
from generator.pdf.typesetting import mend, save
from generator.stages.pdf import sections as module
from generator.stages.pdf.layout import Taken
from generator.stages.pdf.parts import Portion
from generator.stages.pdf.sections import Sections, Verdicts
from tests.unit.pdf.conftest import STYLE, read_fonts

SHEET = f"""{STYLE}
@page {{ size: 100mm; margin: 20mm; @bottom-left {{ content: element(foot) }} }}
.foot {{ position: running(foot) }}
main > [id] {{ break-before: page }}
p {{ line-height: calc(12pt * var(--fit-leading)); margin: calc(9pt * var(--fit-air)) 0 }}
"""
FOOT = '<div class="foot"><span data-folio></span></div>'
NAMES = ("one", "two", "three")
SECTIONS = "".join(
    f'<section id="{name}"><h1>{name}</h1><p>Text of {name}.</p><a href="#one">one</a></section>'
    for name in NAMES
)
LONG = SECTIONS.replace("Text of two.", "Text of two. " * 200)
LOOSE = Fit(Setting(9, 12), dict.fromkeys(NAMES, 1.0))
EASTERN = "٠١٢٣٤٥٦٧٨٩"


def make(
    body: str,
    verdicts: Verdicts | None = None,
    digits: str = "0123456789",
    most: int | None = None,
    images: Mapping[str, bytes] | None = None,
) -> Sections:
    html = (
        f'<html lang="fr" data-digits="{digits}"><title>T</title>'
        '<link rel="stylesheet" href="fit.css">'
        f"<style>{SHEET}</style><body>{FOOT}<main>{body}</main>"
    )
    typesetter = Typesetter(Subject(Origin("page")), read_fonts(), images=images)
    return Sections(typesetter, html, {} if verdicts is None else verdicts, most=most)


def draw_image(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


def settle(sections: Sections, fit: Fit = LOOSE) -> LaidOut:
    while not sections.number(fit):
        pass
    return sections.lay_out(fit)


def write(sections: Sections) -> bytes:
    with pikepdf.open(io.BytesIO(settle(sections).write("0" * 32))) as pdf:
        mend(pdf)
        return save(pdf)


def read(laid_out: LaidOut) -> list[str]:
    """The words of each page."""
    pages = pypdfium2.PdfDocument(laid_out.write())
    return [page.get_textpage().get_text_bounded() for page in pages]


def read_folios(laid_out: LaidOut) -> list[str]:
    """The last words of each page."""
    return [text.split()[-1] for text in read(laid_out)]


@pytest.fixture
def portions(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The groups of each portion, in the order in which they are laid out."""
    done: list[tuple[str, ...]] = []
    lay_out = Typesetter.lay_out_parsed

    def count(self: Typesetter, root: object, **options: object) -> LaidOut:
        names = [each.get("id") for each in root.iter() if each.get("id") in NAMES]  # type: ignore[attr-defined]
        done.append(tuple(names))
        return lay_out(self, root, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Typesetter, "lay_out_parsed", count)
    return done


def join_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the page laid out whole."""
    take_apart: Callable[..., tuple[Portion, ...]] = lambda root, _: (Portion(NAMES, root),)  # noqa: E731
    monkeypatch.setattr(module, "take_apart", take_apart)


@pytest.mark.parametrize("body", [SECTIONS, LONG])
def test_groups_laid_out_alone_make_the_same_document(
    monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    """The pages joined are, byte for byte, those of the whole laid out at once."""
    alone = write(make(body))
    join_all(monkeypatch)
    whole = write(make(body))

    assert whole == alone


def test_a_group_is_laid_out_once_a_setting(portions: list[tuple[str, ...]]) -> None:
    """A group keeps its pages while its own spacing and the setting stay; others may change."""
    sections = make(SECTIONS)
    first = settle(sections).document.pages
    second = settle(sections, Fit(LOOSE.setting, {**LOOSE.air, "two": 0.5})).document.pages

    assert [True, False, True] == [a is b for a, b in zip(first, second, strict=True)]
    assert [("one",), ("two",), ("three",), ("two",)] == portions


def test_numbers_are_written_as_the_pages_come_out_so_far(portions: list[tuple[str, ...]]) -> None:
    """A group after a long one is not laid out again for its numbers: both are known by then."""
    pages = len(settle(make(LONG)).sheets)
    portions.clear()
    sections = make(LONG, most=pages)
    sections.measure(LOOSE, NAMES)
    assert [str(n) for n in range(1, pages + 1)] == [
        folio.partition("/")[0] for folio in read_folios(settle(sections))
    ]
    assert [("one",), ("two",), ("three",)] == portions


def test_pages_are_numbered_in_trials_as_they_are_expected() -> None:
    """A group that has too many as yet moves no number of those behind it."""
    tight = Fit(Setting(9, 12), dict.fromkeys(NAMES, 0.5))
    sections = make(LONG, most=3)
    sections.expect(dict.fromkeys(NAMES, 1))
    assert 1 < sections.measure(tight, NAMES)["two"].pages
    assert "3/3" == read_folios(sections.lay_out(tight))[-1]


def test_what_takes_too_much_does_not_push_the_last_numbers() -> None:
    """Of three pages the last group has the last, however many the second takes in a trial."""
    sections = make(LONG, most=3)
    assert 1 < sections.measure(LOOSE, NAMES)["two"].pages
    assert "3/3" == read_folios(sections.lay_out(LOOSE))[-1]


def test_what_is_named_is_expected_where_its_group_begins() -> None:
    """The page of a group behind a long one is the one that it will have."""
    body = LONG.replace("Text of one.", 'Text, page <span data-page-of="three"></span>.')
    sections = make(body, most=3)
    sections.measure(LOOSE, NAMES)
    sections.expect(dict.fromkeys(NAMES, 1))
    sections.measure(LOOSE, NAMES)
    assert "Text, page 3." in read(sections.lay_out(LOOSE))[0]


def test_a_group_takes_the_pages_that_it_needs() -> None:
    """What is long is measured, and later groups stand after it."""
    sections = make(LONG)
    found = sections.measure(LOOSE, NAMES)
    laid_out = settle(sections)

    for name in ("one", "three"):
        tail, whites = found[name].tail, found[name].whites
        assert found[name] == Taken(1, cut=False, tail=tail, depth=60.0, whites=whites)
        assert whites == pytest.approx((60.0 - tail,), abs=0.1)
    assert found["two"].pages > 2
    assert 2 + found["two"].pages == laid_out.anchors["three"] == len(laid_out.sheets)


@pytest.mark.parametrize("digits", ["0123456789", EASTERN])
def test_each_page_has_its_number_of_how_many(digits: str) -> None:
    """A group of several pages is numbered on, in the digits of the document."""
    laid_out = settle(make(LONG, digits=digits))
    total = len(laid_out.sheets)
    said = [
        f"{page}/{total}".translate(str.maketrans("0123456789", digits))
        for page in range(1, total + 1)
    ]

    assert total > 4
    assert said == [re.sub("[\u200e\u200f]", "", folio) for folio in read_folios(laid_out)]


def test_the_page_of_an_element_is_named_where_it_stands() -> None:
    """The number is that of the page on which it begins, in a group or inside one."""
    last = LONG.replace(
        '</p><a href="#one">one</a></section><section id="three">',
        '</p><b id="end">End</b></section><section id="three">',
    )
    named = '<p>On <i data-page-of="three"></i> and <i data-page-of="end"></i></p>'
    laid_out = settle(make(last.replace("<p>Text of one.</p>", named)))
    total = len(laid_out.sheets)

    assert f"On {total} and {total - 1}" in read(laid_out)[0]


def test_only_the_groups_whose_numbers_change_are_laid_out_again(
    portions: list[tuple[str, ...]],
) -> None:
    """At first each group is taken to have one page; without folios only who names a page errs."""
    named = LONG.replace("Text of one.", 'On <i data-page-of="three"></i>')
    sections = make(named)
    settle(sections)
    # Every page says how many there are, which was not known.
    assert sorted([("one",), ("two",), ("three",)] * 2) == sorted(portions)

    portions.clear()
    settle(make(SECTIONS.replace("Text of one.", 'On <i data-page-of="three"></i>')))
    assert [("one",), ("two",), ("three",)] == portions


def test_what_stands_between_groups_is_printed_once() -> None:
    """A page that prints something besides its groups is laid out whole, and numbered too."""
    body = SECTIONS.replace('<section id="two">', '<p>Between.</p><section id="two">')
    laid_out = settle(make(body))

    assert 1 == "".join(read(laid_out)).count("Between.")
    assert ["1/3", "2/3", "3/3"] == read_folios(laid_out)


def test_the_groups_of_a_page_laid_out_whole_are_measured(portions: list[tuple[str, ...]]) -> None:
    """One layout tells of them all."""
    body = LONG.replace('<section id="two">', '<p>Between.</p><section id="two">')
    found = make(body).measure(LOOSE, NAMES)

    assert (1, 1, True) == (found["one"].pages, found["three"].pages, found["two"].pages > 2)
    assert 1 == len(portions)


def test_how_a_group_came_out_is_known_the_next_time(portions: list[tuple[str, ...]]) -> None:
    """A setting that was tried before is not laid out to be judged again; another text is."""
    verdicts: Verdicts = {}
    first = make(SECTIONS, verdicts)
    first.measure(LOOSE, NAMES)
    first.note_verdicts()

    portions.clear()
    make(SECTIONS, verdicts).measure(LOOSE, NAMES)
    assert [] == portions
    make(SECTIONS.replace("Text of two.", "A text of two."), verdicts).measure(LOOSE, NAMES)
    assert [("two",)] == portions


def test_an_image_of_another_shape_is_laid_out_again() -> None:
    """Under its old name, too: what is known of the old one's room says nothing of it."""
    verdicts: Verdicts = {}
    body = SECTIONS.replace("Text of two.", '<img src="images/a.png" alt="A" style="width: 100%">')

    def measure(height: int) -> float:
        sections = make(body, verdicts, images={"images/a.png": draw_image(400, height)})
        found = sections.measure(LOOSE, NAMES)["two"]
        sections.note_verdicts()
        return found.tail

    assert measure(100) > measure(200)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            SECTIONS.replace("Text", '<i data-page-of="four"></i>'),
            "names the page of four, which is nowhere; correct the id",
        ),
        (
            SECTIONS.replace("Text of one", '<i data-digits="012"></i>'),
            "has the digits “012”; give data-digits ten, from nought to nine",
        ),
        (
            SECTIONS.replace('id="two"', 'id="one"'),
            "has one twice in its <main>; give each part that begins a page its own id",
        ),
        (
            "<p>Text</p>",
            "has no part with an id in its <main>; give each part that begins a page an id",
        ),
    ],
)
def test_a_page_that_cannot_be_numbered_is_refused(body: str, line: str) -> None:
    """Each fault is a line with what to do."""
    with pytest.raises(RenderError) as refused:
        make(body)
    assert [f"page:1: {line}"] == [str(finding) for finding in refused.value.findings]


def test_the_page_of_what_is_not_printed_is_no_page() -> None:
    """An element that is there, but is not shown, is on no page."""
    hidden = '<i id="gone" style="display: none"></i><i data-page-of="gone"></i>'
    sections = make(SECTIONS.replace("Text of one.", hidden))
    with pytest.raises(RenderError, match="names the page of gone, which is not printed"):
        sections.number(LOOSE)
