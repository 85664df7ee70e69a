from __future__ import annotations

import gc
import weakref
from functools import partial

import weasyprint

from generator.errors import Origin
from generator.pdf.engine import Subject, Typesetter
from generator.pdf.shortcuts import KNOWN, Memo
from tests.unit.pdf.conftest import STYLE, read_fonts


def test_the_shortcuts_know_the_engine_in_use() -> None:
    """They are read from this very version; with another, read it again, then change both."""
    assert weasyprint.__version__ == KNOWN


def test_a_page_that_is_left_goes_at_once() -> None:
    """Nothing of it waits for Python's collector, which would look through all the others."""
    typesetter = Typesetter(Subject(Origin("page")), read_fonts())
    html = f"<title>T</title><style>{STYLE}</style><p>Words <em>said</em>.<table><td>1</table>"
    gc.collect()
    gc.disable()
    try:
        laid_out = typesetter.lay_out(html)
        (page,) = laid_out.document.pages
        boxes = [weakref.ref(box) for box in page._page_box.descendants()]
        del laid_out, page
        assert 5 < len(boxes)
        assert [] == [box() for box in boxes if box() is not None]
    finally:
        gc.enable()


def test_rules_are_matched_anew_where_a_page_is_parsed_anew() -> None:
    """What is remembered of one page is not taken for another's."""
    rules = "\n".join(f".c{n} {{ width: {n}px }}" for n in range(1, 40))
    typesetter = Typesetter(Subject(Origin("page")), read_fonts())

    def measure(number: int) -> list[float]:
        html = f'<title>T</title><style>{STYLE}{rules}</style><p class="c{number}">x'
        root = typesetter.parse(html)
        found = []
        for _ in range(2):
            (page,) = typesetter.lay_out_parsed(root).document.pages
            found += [b.width for b in page._page_box.descendants() if b.element_tag == "p"][:1]
        return found

    for number in range(1, 30):
        assert [number, number] == measure(number)


def test_a_memo_forgets_what_is_not_asked_for() -> None:
    """Of more than it holds, the values asked for last stay."""
    memo = Memo(4)
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number * 10

    for number in (1, 2, 1, 3, 1, 4, 1, 5, 1):
        assert number * 10 == memo.find(number, partial(make, number))

    assert [1, 2, 3, 4, 5] == made
    assert 20 == memo.find(2, partial(make, 2))
    assert [1, 2, 3, 4, 5, 2] == made
