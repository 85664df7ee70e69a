from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from generator.design.fit import Fit, Setting
from generator.stages.pdf.engine import prepare_engine, stop_clock
from generator.stages.pdf.finish import mend, save
from generator.stages.pdf.tags.sources import note_sources
from generator.stages.pdf.typesetter import VARIANT, Trial, Typesetter, Verdicts
from tests.conftest import ROOT
from tests.unit.stages.pdf.conftest import STYLE

FONTS = ("fonts/NotoSans-Regular.ttf", "fonts/NotoSansArabic-Regular.ttf")
TEMPLATES = {path: (ROOT / "templates" / path).read_bytes() for path in FONTS}
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


def make(body: str, plan: dict[str, int], verdicts: Verdicts | None = None) -> Typesetter:
    prepare_engine()
    note_sources()
    html = (
        '<html lang="fr"><title>T</title><link rel="stylesheet" href="fit.css">'
        f"<style>{SHEET}</style><body>{FOOT}<main>{body}</main>"
    )
    return Typesetter(html, plan, TEMPLATES, {}, {} if verdicts is None else verdicts)


def write(typesetter: Typesetter, fit: Fit) -> bytes:
    with stop_clock():
        document = typesetter.lay_out(fit, PLAN).layout.document
        data = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=b"0" * 32)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mend(pdf)
        return save(pdf)


def written(trial: Trial) -> str:
    """The words of all pages."""
    out = io.BytesIO()
    trial.layout.document.write_pdf(out)
    pages = pypdfium2.PdfDocument(out)
    return "".join(page.get_textpage().get_text_bounded() for page in pages)


def test_sections_laid_out_alone_make_the_same_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages joined are, byte for byte, those of the whole laid out at once."""
    alone = write(make(SECTIONS, PLAN), LOOSE)
    monkeypatch.setattr("generator.stages.pdf.typesetter._part", lambda *_: {})
    whole = write(make(SECTIONS, PLAN), LOOSE)

    assert whole == alone


def test_a_section_is_laid_out_once_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A section keeps its pages while its own spacing and the setting stay; others may change."""
    typesetter = make(SECTIONS, PLAN)
    first = typesetter.lay_out(LOOSE, PLAN).layout.document.pages
    tighter = Fit(LOOSE.setting, {**LOOSE.air, "two": 0.5})
    second = typesetter.lay_out(tighter, PLAN).layout.document.pages

    assert [True, False, True] == [a is b for a, b in zip(first, second, strict=True)]


def test_a_section_without_room_moves_the_pages_after_it() -> None:
    """What runs over is told of its own section, and later sections stand a page later."""
    long = SECTIONS.replace("Text of two.", "Text of two. " * 200)
    trial = make(long, PLAN).lay_out(LOOSE, PLAN)

    assert {"two"} == {overflow.section for overflow in trial.overflows}
    first, last = trial.layout.sections["two"]
    assert (2, True) == (first, last > first)
    assert (last + 1, last + 1) == trial.layout.sections["three"]


def test_what_stands_between_sections_is_printed_once() -> None:
    """A page that prints something besides its sections is laid out whole."""
    body = SECTIONS.replace('<section id="two">', '<p>Between.</p><section id="two">')
    trial = make(body, PLAN).lay_out(LOOSE, PLAN)

    assert 1 == written(trial).count("Between.")


def test_sections_that_share_a_page_are_laid_out_together() -> None:
    """A plan that puts two sections on one page cannot have them alone."""
    body = SECTIONS.replace('<section id="two">', '<div id="two">').replace("</section>", "</div>")
    trial = make(body, {"one": 1, "two": 1, "three": 2}).lay_out(LOOSE, PLAN)

    assert set(PLAN) == set(trial.layout.sections)


def test_what_had_room_is_known_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that was judged before is not laid out to be judged again; another text is."""
    verdicts: Verdicts = {}
    first = make(SECTIONS, PLAN, verdicts)
    assert frozenset() == first.judge(LOOSE, PLAN)
    first.note_verdicts()

    laid_out: list[str] = []
    lay_out = Typesetter._lay_out_alone

    def count(self: Typesetter, name: str, fit: Fit) -> Trial:
        laid_out.append(name)
        return lay_out(self, name, fit)

    monkeypatch.setattr(Typesetter, "_lay_out_alone", count)
    make(SECTIONS, PLAN, verdicts).judge(LOOSE, PLAN)
    assert [] == laid_out
    make(SECTIONS.replace("Text of two.", "A text of two."), PLAN, verdicts).judge(LOOSE, PLAN)
    assert ["two"] == laid_out
