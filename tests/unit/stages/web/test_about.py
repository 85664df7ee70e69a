"""What a page says of itself for machines."""

from __future__ import annotations

import json

import pytest

from generator.stages.web.about import name_encodings
from generator.stages.web.binding import digest_text

ABOUT = '{"encoding":[]}'
PAGE = f'{digest_text(ABOUT)}<script type="application/ld+json">{ABOUT}</script>'
"""A page whose policy knows what it says of itself."""


def test_the_pdfs_are_named_with_their_digests() -> None:
    """Each PDF of the same document: its file, its size and its SHA-256."""
    entry = {"path": "a/a-brief.fr.a4.screen.pdf", "bytes": 12, "sha256": "ab"}
    page = name_encodings(PAGE, [entry])
    about = page.partition('json">')[2].partition("</script>")[0]
    known = json.loads(about)
    assert [
        {
            "@type": "MediaObject",
            "contentUrl": "a-brief.fr.a4.screen.pdf",
            "encodingFormat": "application/pdf",
            "contentSize": "12",
            "sha256": "ab",
        }
    ] == known["encoding"]
    assert page.startswith(digest_text(about))


def test_without_a_pdf_there_is_none() -> None:
    """A page that is built alone names no file that is not there, nor one that was there before."""
    assert name_encodings(PAGE, []) == PAGE
    entry = {"path": "a/b.pdf", "bytes": 12, "sha256": "ab"}
    assert name_encodings(name_encodings(PAGE, [entry]), []) == PAGE


@pytest.mark.parametrize(
    "page",
    [
        "",
        PAGE * 2,
        '<script type="application/ld+json">{</script>',
        '<script type="application/ld+json">[]</script>',
    ],
)
def test_a_page_of_somebody_else_is_refused(page: str) -> None:
    """It says nothing of itself where ours do."""
    with pytest.raises(ValueError, match=r"."):
        name_encodings(page, [])
