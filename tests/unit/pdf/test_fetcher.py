from __future__ import annotations

import pytest

from generator.pdf.loading import prepare_engine

prepare_engine()

from weasyprint.urls import FatalURLFetchingError  # noqa: E402 - fontconfig is set before Pango

from generator.pdf.fetcher import ProjectFetcher  # noqa: E402

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
FETCHER = ProjectFetcher(
    {"base.css": b"css", "a b.css": b"space", "x.html": b"h"},
    {"map": b"png"},
    {"images/a.svg": DRAWING, "images/b.png": b"none"},
)


@pytest.mark.parametrize(
    ("url", "data", "kind"),
    [
        ("file:///templates/base.css", b"css", "text/css"),
        ("file:///templates/a%20b.css", b"space", "text/css"),
        ("figure:map", b"png", "image/png"),
        ("file:///templates/images/a.svg", DRAWING, "image/svg+xml"),
    ],
)
def test_the_document_s_own_files_are_served(url: str, data: bytes, kind: str) -> None:
    """A style sheet and a figure come from memory, with their type."""
    response = FETCHER.fetch(url)
    assert (data, kind) == (response.read(), response.content_type)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        (
            "http://example.org/a.css",
            "asks for http://example.org/a.css, and nothing outside templates/ is read",
        ),
        (
            "https://example.org/a.png",
            "asks for https://example.org/a.png, and nothing outside templates/ is read",
        ),
        (
            "file:///etc/passwd",
            "asks for file:///etc/passwd, and nothing outside templates/ is read",
        ),
        (
            "file:///templates/../etc/x.css",
            "asks for templates/../etc/x.css, which is missing",
        ),
        (
            "file:///templates/%2e%2e/x.css",
            "asks for templates/../x.css, which is missing",
        ),
        ("file:///templates/none.css", "asks for templates/none.css, which is missing"),
        ("file:///templates/x.html", "asks for templates/x.html, which is missing"),
        ("data:text/css,a", "asks for data:text/css,a, and nothing outside templates/ is read"),
        (
            "file:///templates/images/c.svg",
            "asks for images/c.svg, which the subject does not have",
        ),
        (
            "file:///templates/images/b.png",
            "asks for images/b.png, which is no image in PNG or JPEG",
        ),
        ("figure:photo", "asks for the figure photo, which is not drawn"),
    ],
)
def test_everything_else_is_refused(url: str, reason: str) -> None:
    """No socket and no file is opened: the refusal is one that the engine does not swallow."""
    with pytest.raises(FatalURLFetchingError) as refused:
        FETCHER.fetch(url)
    assert reason == str(refused.value)
