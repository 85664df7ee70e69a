"""A page of the web and the PDF of the same document have the same words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.model.edition import Edition, Profile
from generator.project import load_project
from tests.conftest import ROOT
from tests.web.reading import drop_references, part, read_page, read_pdf

PAGES = load_project(ROOT).select(profiles=[Profile.WEB])
WORDS = {"fr": "page", "en": "page", "ar": "الصفحة", "de": "Seite"}
"""How each language refers to a page."""
MOST_PARTED = 12
"""Words that a PDF parts at the ends of its lines."""
RIGHT = "ar"
"""A language from the right, in whose lines a PDF does not tell the order of Latin words."""


def find_pdf(folder: Path, page: Edition) -> Path:
    """The PDF for the screen, on the paper that the page has its plan from."""
    stem = page.path.removesuffix(".html")
    return folder / f"{stem}.{page.paper}.{Profile.SCREEN}.pdf"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_same_words_as_the_pdf(page: Edition, built: Path) -> None:
    """Token by token: nothing is said on paper alone, and nothing on the screen alone.

    Where a PDF parts a word at the end of a line, its halves are tokens; where its lines run from
    the right, Latin words stand in another order in them, and only their letters are compared.
    """
    printed = read_pdf(find_pdf(built, page), *(WORDS[locale] for locale in page.locales))
    shown = read_page(built / page.path, page.format)
    if RIGHT in page.locales:
        assert Counter("".join(printed)) == Counter("".join(shown))
    else:
        assert "".join(printed) == "".join(shown)
        assert len(set(shown) - set(printed)) <= MOST_PARTED


def test_what_differs_is_found() -> None:
    """The comparison sees a word more, and knows what a reference to a page is."""
    text = "Le 1er avril\u00a0: 1\u202f200 lieux (page 3)."
    tokens = ["Le", "1", "er", "avril", "1", "200", "lieux"]
    assert tokens == drop_references(part(text), ["page"])
    assert [*tokens, "page", "3"] == drop_references(part(text), ["Seite"])
