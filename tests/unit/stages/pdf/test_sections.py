from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from generator.design.fit import Fit, Setting
from generator.errors import Origin
from generator.pdf.engine import LaidOut, Subject, Typesetter
from generator.pdf.typesetting import mend, save
from generator.stages.pdf.sections import Sections, Trial, Verdicts
from tests.unit.pdf.conftest import STYLE, read_fonts

SHEET = f"""{STYLE}
@page {{ size: 100mm; margin: 20mm; @bottom-left {{ content: element(foot) }} }}
.foot {{ position: running(foot) }}
.folio:empty::after {{ content: counter(page) "/" counter(pages) }}
section + section {{ break-before: page }}
p {{ line-height: calc(12pt * var(--fit-leading)); margin: calc(9pt * var(--fit-air)) 0 }}
"""
FOOT = '<div class="foot"><span class="folio" data-folios="1/3 2/3 3/3"></span></div>'
SECTIONS = "".join(
    f'<section id="{name}"><h1>{name}</h1><p>Text of {name}.</p><a href="#one">one</a></section>'
    for name in ("one", "two", "three")
)
PLAN = {"one": 1, "two": 2, "three": 3}
LOOSE = Fit(Setting(9, 12), dict.fromkeys(PLAN, 1.0))


def make(body: str, plan: dict[str, int], verdicts: Verdicts | None = None) -> Sections:
    html = (
        '<html lang="fr"><title>T</title><link rel="stylesheet" href="fit.css">'
        f"<style>{SHEET}</style><body>{FOOT}<main>{body}</main>"
    )
    typesetter = Typesetter(Subject(Origin("page")), read_fonts())
    return Sections(typesetter, html, plan, {} if verdicts is None else verdicts)


def write(sections: Sections, fit: Fit) -> bytes:
    laid_out, _ = sections.lay_out(fit)
    with pikepdf.open(io.BytesIO(laid_out.write("0" * 32))) as pdf:
        mend(pdf)
        return save(pdf)


def written(laid_out: LaidOut) -> str:
    """The words of all pages."""
    pages = pypdfium2.PdfDocument(laid_out.write())
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def test_sections_laid_out_alone_make_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages joined are, byte for byte, those of the whole laid out at once."""
    alone = write(make(SECTIONS, PLAN), LOOSE)
    monkeypatch.setattr("generator.stages.pdf.sections._part", lambda *_: {})
    whole = write(make(SECTIONS, PLAN), LOOSE)

    assert whole == alone


def test_a_section_is_laid_out_once_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A section keeps its pages while its own spacing and the setting stay; others may change."""
    sections = make(SECTIONS, PLAN)
    first = sections.lay_out(LOOSE)[0].document.pages
    tighter = Fit(LOOSE.setting, {**LOOSE.air, "two": 0.5})
    second = sections.lay_out(tighter)[0].document.pages

    assert [True, False, True] == [a is b for a, b in zip(first, second, strict=True)]


def test_a_section_without_room_moves_the_pages_after_it() -> None:
    """What runs over is told of its own section, and later sections stand a page later."""
    long = SECTIONS.replace("Text of two.", "Text of two. " * 200)
    _, layout = make(long, PLAN).lay_out(LOOSE)

    assert {"two"} == {overflow.section for overflow in layout.overflows}
    first, last = layout.sections["two"]
    assert (2, True) == (first, last > first)
    assert (last + 1, last + 1) == layout.sections["three"]


def test_what_stands_between_sections_is_printed_once() -> None:
    """A page that prints something besides its sections is laid out whole."""
    body = SECTIONS.replace('<section id="two">', '<p>Between.</p><section id="two">')
    laid_out, _ = make(body, PLAN).lay_out(LOOSE)

    assert 1 == written(laid_out).count("Between.")


def test_sections_that_share_a_page_are_laid_out_together() -> None:
    """A plan that puts two sections on one page cannot have them alone."""
    body = SECTIONS.replace('<section id="two">', '<div id="two">').replace("</section>", "</div>")
    _, layout = make(body, {"one": 1, "two": 1, "three": 2}).lay_out(LOOSE)

    assert set(PLAN) == set(layout.sections)


def test_what_had_room_is_known_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that was judged before is not laid out to be judged again; another text is."""
    verdicts: Verdicts = {}
    first = make(SECTIONS, PLAN, verdicts)
    assert frozenset() == first.judge(LOOSE, PLAN)
    first.note_verdicts()

    laid_out: list[str] = []
    lay_out = Sections._lay_out_alone

    def count(self: Sections, name: str, fit: Fit) -> Trial:
        laid_out.append(name)
        return lay_out(self, name, fit)

    monkeypatch.setattr(Sections, "_lay_out_alone", count)
    make(SECTIONS, PLAN, verdicts).judge(LOOSE, PLAN)
    assert [] == laid_out
    make(SECTIONS.replace("Text of two.", "A text of two."), PLAN, verdicts).judge(LOOSE, PLAN)
    assert ["two"] == laid_out
