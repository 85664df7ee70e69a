from __future__ import annotations

import pytest

from tests.unit.catalogs.checks.judging import judge


@pytest.mark.parametrize(
    ("source", "form", "found"),
    [
        ("voir www.exemple.org", "see www.example.org", ["www.example.org for www.exemple.org"]),
        ("à info@exemple.org", "to contact@exemple.org", ["contact@exemple.org for info@"]),
        ("voir https://exemple.org/fr", "see https://exemple.org/en", []),
    ],
)
def test_another_address_is_found(source: str, form: str, found: list[str]) -> None:
    """A page of the same site may be another."""
    lines = judge("link-targets", source, form)
    assert [each in line for each, line in zip(found, lines, strict=True)] == [True] * len(found)
