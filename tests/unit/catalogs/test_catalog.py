from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.catalogs.catalog import Catalog, compose, read_catalog
from generator.errors import CatalogError
from generator.files import ProjectFiles

HEADER = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""
ENTRY = """\
#, fuzzy
msgctxt "title"
msgid "Titre"
msgstr "Title"

msgid "%(n)s lieu"
msgid_plural "%(n)s lieux"
msgstr[0] "%(n)s place"
msgstr[1] ""
"""
RULE = "write “Plural-Forms: nplurals=2; plural=(n != 1);\\n”"
LINE = 'is no line of a PO file; write a keyword and its text in quotation marks, as msgstr "…"'


def read(folder: Path, text: str, locale: str = "en") -> Catalog:
    file = folder / "locales" / locale / "LC_MESSAGES" / "daesh.po"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return read_catalog(ProjectFiles(folder), locale, "daesh")


def test_entries_are_found_by_context_and_text(tmp_path: Path) -> None:
    """Each entry has its forms, its mark and its line."""
    entries = read(tmp_path, HEADER + ENTRY).entries
    title, places = entries[("title", "Titre")], entries[("", "%(n)s lieu")]
    assert (("Title",), True, True, 8) == (
        title.forms,
        title.fuzzy,
        title.translated,
        title.origin.line,
    )
    assert (("%(n)s place", ""), False, False) == (places.forms, places.fuzzy, places.translated)


def test_an_entry_keeps_its_translator_s_comments(tmp_path: Path) -> None:
    """What a fuzzy text was before, extracted notes, places and flags are no comment of theirs."""
    comments = "# accept numbers: in words\n# A second line.\n#. note\n#: a.yaml:3\n"
    entry = ENTRY.replace("#, fuzzy\n", f'{comments}#, fuzzy\n#| msgid "Titer"\n')
    entries = read(tmp_path, HEADER + entry).entries
    assert ("accept numbers: in words", "A second line.") == entries["title", "Titre"].comments
    assert () == entries["", "%(n)s lieu"].comments


def test_a_regional_locale_is_read(tmp_path: Path) -> None:
    """A locale with a hyphen is no fault of its catalog."""
    assert 2 == len(read(tmp_path, HEADER + ENTRY, "pt-BR").entries)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"Title"', '"Title', f"9: {LINE}"),
        ('msgid "Titre"', 'msgidd "Titre"', f"8: {LINE}"),
        ('"Title"', "Title", f"9: {LINE}"),
        ("UTF-8", "latin-1", "4: says its charset is latin-1; write charset=UTF-8"),
        (
            "plural=(n != 1)",
            "plural=(n !=",
            f"3: has no rule for the plural (unexpected end of plural form); {RULE}",
        ),
        (
            "plural=(n != 1)",
            "plural=n%0",
            f"3: has no rule for the plural (integer modulo by zero); {RULE}",
        ),
        (
            "plural=(n != 1)",
            "plural=(n==1 ? 0 : n==2 ? 1 : 2)",
            f"3: says nplurals=2, but its rule tells 3 forms apart; {RULE}",
        ),
        (
            "nplurals=2; plural=(n != 1)",
            "nplurals=1; plural=0",
            f"3: says nplurals=1, but English has 2 forms; {RULE}",
        ),
    ],
)
def test_what_is_no_catalog_is_at_its_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    """A line that is none, another charset and a rule that is none are findings."""
    with pytest.raises(CatalogError) as failure:
        read(tmp_path, (HEADER + ENTRY).replace(old, new, 1))
    assert f"locales/en/LC_MESSAGES/daesh.po:{line}" == str(failure.value)


def test_a_missing_catalog_says_how_to_make_it(tmp_path: Path) -> None:
    """The remedy is the command."""
    with pytest.raises(CatalogError) as failure:
        read_catalog(ProjectFiles(tmp_path), "de", "daesh")
    assert (
        "locales/de/LC_MESSAGES/daesh.po:1: is missing;"
        " make it with “briefs catalog add de” and translate it" == str(failure.value)
    )


def test_letters_in_parts_are_one_letter_for_what_is_looked_up_and_printed(tmp_path: Path) -> None:
    """A file of decomposed letters has the same entries; its checks see it as it is written."""
    whole = HEADER + 'msgid "Fallouja, à l’été"\nmsgstr "Été"\n'
    catalog = read(tmp_path, unicodedata.normalize("NFD", whole))
    key = ("", "Fallouja, à l’été")
    assert catalog.entries[key].forms == (unicodedata.normalize("NFD", "Été"),)
    assert compose(catalog).entries[key].forms == ("Été",)
