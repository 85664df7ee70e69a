from __future__ import annotations

from tests.unit.catalogs.checks.judging import judge


def test_a_text_longer_than_its_limit_is_found() -> None:
    """In any script; markup and the targets of links take no room."""
    assert [] == judge("length", "Villes", "Towns and *sites*", limit=15)
    assert ["has 15 characters in “Towns and sites”, where 14 have room; shorten it"] == judge(
        "length", "Villes", "Towns and *sites*", limit=14
    )
    assert ["has 13 characters in “المدن المحررة”, where 12 have room; shorten it"] == judge(
        "length", "Villes", "المدن المحررة", "ar", limit=12
    )


def test_a_text_without_a_limit_may_have_any_length() -> None:
    """Running text is held by the page plan instead."""
    assert [] == judge("length", "Villes", "towns " * 1000)
