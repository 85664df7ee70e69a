from __future__ import annotations

import pytest

from generator.model.pages import Pages, read_pages


@pytest.mark.parametrize(
    ("written", "pages", "held", "words"),
    [
        (6, Pages(6, 6), True, "6"),
        ("2..8", Pages(2, 8), False, "2 to 8"),
        ("3..3", Pages(3, 3), True, "3"),
        ("flow", Pages(1, None), False, "any number"),
    ],
)
def test_pages_are_a_plan_a_range_or_any_number(
    written: object, pages: Pages, held: bool, words: str
) -> None:
    """What is written is said back in words; a plan alone is held."""
    found = read_pages(written)
    assert (pages, held, words) == (found, found.held, found.words)


@pytest.mark.parametrize(
    ("pages", "allowed"),
    [(Pages(6, 6), [6]), (Pages(2, 4), [2, 3, 4]), (Pages(1, None), [*range(1, 9)])],
)
def test_a_document_has_no_more_pages_and_no_fewer(pages: Pages, allowed: list[int]) -> None:
    """Both ends of a range are in it."""
    assert allowed == [count for count in range(9) if pages.allow(count)]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("six", 'is no number of pages; write 6, "2..8" or "flow"'),
        ("2-8", 'is no number of pages; write 6, "2..8" or "flow"'),
        (2.5, 'is no number of pages; write 6, "2..8" or "flow"'),
        (True, 'is no number of pages; write 6, "2..8" or "flow"'),
        ("8..2", 'ends before it begins; write "2..8"'),
        (0, "is no number of pages; write one from 1 to 2000"),
        ("1..9999", "is no number of pages; write one from 1 to 2000"),
    ],
)
def test_anything_else_is_refused_with_what_may_be_written(written: object, line: str) -> None:
    """The message ends in the remedy."""
    with pytest.raises(ValueError, match=r"pages|begins") as refused:
        read_pages(written)
    assert line == str(refused.value)
