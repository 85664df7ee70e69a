from __future__ import annotations

import pypdfium2

from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from generator.stages.pdf.bench import LaidOutParts, write_pages
from generator.stages.pdf.sections import Sections
from tests.unit.pdf.conftest import read_fonts
from tests.unit.stages.pdf.test_sections import FOOT, SECTIONS, SHEET, settle


def make(body: str, kept: LaidOutParts) -> Sections:
    html = (
        '<html lang="fr"><title>T</title><link rel="stylesheet" href="fit.css">'
        f"<style>{SHEET}</style><body>{FOOT}<main>{body}</main>"
    )
    return Sections(Typesetter(Subject(Origin("page")), read_fonts()), html, {}, kept)


def test_only_what_changed_is_laid_out_again() -> None:
    """A process that sets a document again lays out the changed group, and gives the same bytes."""
    kept = LaidOutParts()
    first = make(SECTIONS, kept)
    settle(first)
    assert {"one", "two", "three"} == first.fresh
    changed = SECTIONS.replace("Text of two", "Word of two")
    again = make(changed, kept)
    laid_out = settle(again)
    assert {"two"} == again.fresh
    assert laid_out.write("0" * 32) == settle(make(changed, LaidOutParts())).write("0" * 32)


def test_a_page_is_shown_as_it_will_be() -> None:
    """A page that is written alone has the same pixels as in the whole document."""
    laid_out = settle(make(SECTIONS, LaidOutParts()))
    assert draw(write_pages(laid_out, [2], ()), 0) == draw(laid_out.write(), 1)


def test_the_longest_unused_goes_first() -> None:
    """So many parts are kept, and no more."""
    kept, laid_out = LaidOutParts(2), settle(make(SECTIONS, LaidOutParts()))
    for name in ("a", "b"):
        kept[name] = laid_out
    assert kept["a"] is laid_out
    kept["c"] = laid_out
    assert ["a", "c"] == list(kept)


def draw(data: bytes, index: int) -> bytes:
    return bytes(pypdfium2.PdfDocument(data)[index].render(scale=1).buffer)
