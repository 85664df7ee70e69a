from __future__ import annotations

from pathlib import Path

from generator.blocks.contact import LocalContact
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    make_document,
    refuse_document,
    say_document,
    set_document,
    translate_document,
)

CONTACT = "{contact: {update: 'The next is due in May.', web: 'https://example.org/brief'}}"


def test_it_says_who_answers_for_the_document(tmp_path: Path) -> None:
    """The issuer and how to reach them, the date, the licence, what the maps do not say."""
    page = set_document(say_document(make_document(tmp_path, write(CONTACT))))
    assert '<section class="colophon">' in page
    for words in (
        "The office, <a",
        'href="mailto:office@example.org"',
        "March 2026. The next is due in May.",
        '<a dir="ltr" href="https://example.org/brief">',
        '<span class="whole">https://example.org</span>/brief</a>',
        "Free to copy.",
        "No position is taken.",
    ):
        assert words in page.replace(",<a", ", <a"), words


def test_nothing_needs_to_be_said(tmp_path: Path) -> None:
    """Without options it has what the document says anyway."""
    contact = find(say_document(make_document(tmp_path, write("contact:"))), LocalContact)
    assert (None, "") == (contact.update, contact.web)


def test_a_date_that_ends_in_a_full_stop_has_one(tmp_path: Path) -> None:
    """As in Serbian; what is due next is a sentence of its own. Japanese has a stop of its own."""
    brief = make_document(tmp_path, write(CONTACT))
    assert "2026年3月。 The next is due" in set_document(translate_document(brief, "ja", {}))
    assert "март 2026. The next is due" in set_document(translate_document(brief, "sr-Cyrl", {}))


def test_a_short_format_has_it_in_a_line(tmp_path: Path) -> None:
    """Without a heading."""
    brief = make_document(tmp_path, write(CONTACT))
    page = set_document(say_document(brief, short=True), format_name="factsheet")
    assert '<p class="contact">The office' in page
    assert "colophon" not in page.partition("<main>")[2]


def test_two_languages_have_one_each(tmp_path: Path) -> None:
    """Each with its own words."""
    brief = make_document(tmp_path, write(CONTACT))
    french = translate_document(brief, "fr", {"The next is due in May.": "Suite en mai."})
    page = set_document(say_document(brief), french)
    assert 2 == page.count('<section class="colophon">')
    assert "mars 2026. Suite en mai." in page


def test_what_is_no_address_is_told(tmp_path: Path) -> None:
    """At its line."""
    (line,) = refuse_document(tmp_path, write("{contact: {web: example.org}}"))
    assert line.startswith('5: sections.a.blocks.0.contact.web is "example.org"; it should'), line
