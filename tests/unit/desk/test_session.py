"""Who is refused at the desk, and why."""

from __future__ import annotations

import pytest

from generator.desk.session import HEADER, POLICY, SECURITY, DeskSession

TOKEN = "known"  # noqa: S105 - of this test alone
SESSION = DeskSession(8000, token=TOKEN)
GOOD = {
    "Host": "127.0.0.1:8000",
    "Origin": "http://127.0.0.1:8000",
    "Content-Type": "application/json",
    HEADER: TOKEN,
}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_its_own_page_is_answered(method: str) -> None:
    """What the page of this run asks is answered, by either name of the machine."""
    assert SESSION.judge(method, "/api/project", GOOD) is None
    named = {**GOOD, "Host": "localhost:8000", "Origin": "http://localhost:8000"}
    assert SESSION.judge(method, "/api/project", named) is None


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("Host", "evil.example:8000", 421),
        ("Host", "127.0.0.1", 421),
        ("Host", "127.0.0.1:8001", 421),
        ("Host", "192.168.1.2:8000", 421),
        ("Host", "[::1]:8000", 421),
        ("Host", "", 421),
        ("Origin", "null", 403),
        ("Origin", "http://127.0.0.1:8001", 403),
        ("Origin", "https://127.0.0.1:8000", 403),
        ("Origin", "http://127.0.0.1:8000.evil.example", 403),
        ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-site", 403),
        (HEADER, "", 403),
        (HEADER, "know", 403),
        (HEADER, "knówn", 403),
    ],
)
def test_others_are_refused(header: str, value: str, status: int) -> None:
    """A rebound name, another port, another page and a wrong token are refused, of any method."""
    for method in ("GET", "POST"):
        refusal = SESSION.judge(method, "/api/project", {**GOOD, header: value})
        assert refusal is not None
        assert status == refusal.status


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Origin": None}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": None}, 415),
    ],
)
def test_a_write_says_more(change: dict[str, str | None], status: int) -> None:
    """A write names where it comes from and is JSON, which no form of another page can send."""
    headers = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    refusal = SESSION.judge("POST", "/api/open", headers)
    assert refusal is not None
    assert status == refusal.status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
def test_no_other_method(method: str) -> None:
    """There is nothing to delete, and no other page is told that it may ask."""
    refusal = SESSION.judge(method, "/api/open", GOOD)
    assert refusal is not None
    assert 405 == refusal.status


def test_the_token_is_in_the_fragment() -> None:
    """The address that is opened tells the token to no server and no log; each run has its own."""
    assert "http://127.0.0.1:8000/#token=known" == SESSION.address
    assert DeskSession(1).token != DeskSession(1).token
    assert 40 <= len(DeskSession(1).token)


def test_no_script_and_no_style_in_the_page() -> None:
    """The policy lets nothing in but files of the desk, and names no exception."""
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")
    assert not [name for name in SECURITY if name.lower().startswith("access-control")]
