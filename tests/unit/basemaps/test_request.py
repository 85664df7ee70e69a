"""Options as they are typed."""

from __future__ import annotations

import pytest

from generator.basemaps.request import Join, Window, ask, read_window
from generator.errors import UsageError


def test_a_window_is_four_numbers() -> None:
    """West, south, east and north may be negative and have decimals."""
    assert read_window("-18, 10.5,5,20") == Window(-18, 10.5, 5, 20)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not four numbers"),
        ("1,2,3", "is not four numbers"),
        ("1,2,3,4,5", "is not four numbers"),
        ("a,b,c,d", "is not four numbers"),
        ("nan,0,1,1", "not finite"),
        ("0,0,inf,1", "not finite"),
        ("0,0,0,4", "is empty or inverted"),
        ("4,0,0,4", "is empty or inverted"),
        ("0,4,4,0", "is empty or inverted"),
        ("0,0,181,4", "beyond the earth"),
        ("0,-91,4,4", "beyond the earth"),
    ],
)
def test_a_window_that_is_none_is_refused(text: str, message: str) -> None:
    """Each says what is wrong with it, as wrong usage."""
    with pytest.raises(UsageError, match=message):
        read_window(text)


@pytest.mark.parametrize(
    "name", ["", "..", "../up", "a/b", "a\\b", ".x", "A", "a.b", "a b", "é", "a" * 65]
)
def test_a_name_cannot_lead_elsewhere(name: str) -> None:
    """A name is small letters, digits and hyphens, so it is one file in one folder."""
    with pytest.raises(UsageError, match="is not a name for a basemap"):
        ask(name, "0,0,1,1")


def test_lists_are_repeated_or_parted_by_commas() -> None:
    """Both ways give the same, each value once."""
    request = ask("x", "0,0,1,1", provinces=["IQ,SY", "IQ"], joins=["CY=Akrotiri, Dhekelia"])
    assert request.provinces == ("IQ", "SY")
    assert request.joins == (Join("CY", ("Akrotiri", "Dhekelia")),)


def test_every_wrong_option_is_said_at_once() -> None:
    """One run tells all that is to be mended."""
    with pytest.raises(UsageError) as failure:
        ask(
            "X",
            "0",
            provinces=["Iraq"],
            places=["1"],
            joins=["CY"],
            without_borders=["a"],
            disputed=["A B"],
        )
    assert [finding.origin.path for finding in failure.value.findings] == [
        "--countries",
        "--disputed",
        "--join",
        "--places",
        "--window",
        "--without-borders",
        "NAME",
    ]
