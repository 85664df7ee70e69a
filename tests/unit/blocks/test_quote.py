from __future__ import annotations

from pathlib import Path

from generator.blocks.quote import LocalQuote
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

QUOTE = "{quote: We must *act*., by: 'A minister, in Parliament', source: atlas}"


def test_a_quotation_has_its_words_who_said_them_and_where(tmp_path: Path) -> None:
    """Its source has its number, and is cited."""
    brief = make_document(tmp_path, write(QUOTE))
    quote = find(translate_document(brief, "fr", {"We must *act*.": "Il faut *agir*."}), LocalQuote)
    assert quote.by is not None
    assert quote.source is not None
    assert ("Il faut agir.", "A minister, in Parliament") == (quote.quote.plain, quote.by.plain)
    assert ("1", ("atlas",)) == (quote.source.number, quote.cited)


def test_the_page_sets_it_apart(tmp_path: Path) -> None:
    """The mark of its source leads to the list."""
    page = set_document(say_document(make_document(tmp_path, write(QUOTE, "sources:"))))
    assert '<blockquote class="block quote"><p>We must <em>act</em>.<sup class="cite"' in page
    assert '<p class="by">A minister, in Parliament</p></blockquote>' in page
    assert 'href="#source-atlas"' in page
    assert '<li id="source-atlas"' in page


def test_a_source_that_there_is_not_is_told(tmp_path: Path) -> None:
    """At the line of the block."""
    assert ["5: quote: source atls is not among the sources; did you mean atlas?"] == (
        refuse_document(tmp_path, write(QUOTE.replace("atlas", "atls")))
    )
