"""Which page belongs to which."""

from __future__ import annotations

from generator.comparison.pairing import pair


def test_equal_texts_are_pairs() -> None:
    """Equal sequences are paired one by one."""
    assert [(0, 0), (1, 1)] == pair([["a", "b"], ["c"]], [["a", "b"], ["c"]])


def test_what_is_between_pairs_with_what_is_most_alike() -> None:
    """Of two new pages, the changed one is the counterpart and the foreign one is inserted."""
    old = [["one", "two", "three"], ["end"]]
    new = [["quite", "other"], ["one", "two", "four"], ["end"]]
    assert [(None, 0), (0, 1), (1, 2)] == pair(old, new)


def test_pages_without_words_are_paired_in_order() -> None:
    """Pictures alone have no words to be told apart by."""
    assert [(0, 0), (1, 1), (None, 2)] == pair([[], []], [[], [], []])


def test_foreign_texts_are_paired_in_order() -> None:
    """Two languages share no word, and their pages still belong together."""
    assert [(0, 0), (1, 1)] == pair([["un"], ["deux"]], [["one"], ["two"]])
