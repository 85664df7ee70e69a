"""How texts are compared for a translator."""

from __future__ import annotations

from generator.desk.likeness import compare_words, find_similar


def test_what_changed_word_by_word() -> None:
    """What was taken out and what was put in stand between what stayed."""
    assert [("=", "the "), ("-", "old"), ("+", "new"), ("=", " town")] == compare_words(
        "the old town", "the new town"
    )


def test_the_likest_come_first() -> None:
    """What is too little alike is no help, and the same translation is offered once."""
    known = [
        ("a week of floods in Kent", "W1", "x.po:1"),
        ("a week of storms in Kent", "W2", "x.po:2"),
        ("nothing of the kind", "W3", "x.po:3"),
        ("a week of floods in Kent!", "W1", "x.po:4"),
        ("a week of floods", "", "x.po:5"),
    ]
    found = find_similar("a week of floods in Kent", known)
    assert ["W1", "W2"] == [match.words for match in found]
    assert 1.0 == found[0].share
