from __future__ import annotations

import pytest

from generator.catalogs.po_file import PoFile, parse_po
from generator.errors import CatalogError

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
ENTRY = 'msgctxt "c"\nmsgid "a"\nmsgstr "b"\n\n'
COUNTED = 'msgid "%(n)s a"\nmsgid_plural "%(n)s as"\nmsgstr[0] "x"\nmsgstr[1] "y"\n\n'


def parse(text: str, locale: str | None = "en") -> PoFile:
    return parse_po(text, "en.po", locale)


def refuse(text: str, locale: str | None = "en") -> list[str]:
    with pytest.raises(CatalogError) as refused:
        parse(text, locale)
    return [str(finding) for finding in refused.value.findings]


def test_a_file_is_its_header_its_entries_and_its_obsolete_ones() -> None:
    """Each has its key, its forms and its line."""
    file = parse(HEADER + ENTRY + COUNTED + '#~ msgid "o"\n#~ msgstr "p"\n')
    assert ("text/plain; charset=UTF-8", 2) == (file.header["Content-Type"], file.plurals)
    assert [(("c", "a"), ("b",), 7), (("", "%(n)s a"), ("x", "y"), 10)] == [
        (entry.key, entry.forms, entry.line) for entry in file.entries
    ]
    assert [(("", "o"), 15)] == [(entry.key, entry.line) for entry in file.obsolete]


def test_an_entry_that_stands_twice_names_both_lines() -> None:
    """gettext would take one of the two; so none is taken. Another context is another entry."""
    assert ["en.po:11: repeats the entry of line 7; keep one of the two"] == refuse(
        HEADER + ENTRY + ENTRY.replace('"b"', '"other"')
    )
    assert ["en.po:11: repeats the entry of line 7; keep one of the two"] == refuse(
        HEADER + ENTRY + '#~ msgctxt "c"\n#~ msgid "a"\n#~ msgstr "b"\n'
    )
    parse(HEADER + ENTRY + ENTRY.replace('"c"', '"d"'))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (HEADER, "", "1: has no header; begin it as “briefs catalog add” begins a catalog"),
        ("UTF-8", "ISO-8859-1", "3: says its charset is ISO-8859-1; write charset=UTF-8"),
        ("UTF-8", "CHARSET", "3: says its charset is CHARSET; write charset=UTF-8"),
        (
            'msgstr[1] "y"\n',
            'msgstr[1] "y"\nmsgstr[2] "z"\n',
            (
                "10: has 3 forms, but the header says nplurals=2;"
                " remove the forms that the language does not have"
            ),
        ),
    ],
)
def test_what_is_wrong_is_at_its_line(old: str, new: str, line: str) -> None:
    """A header that is none and forms too many are findings."""
    assert [f"en.po:{line}"] == refuse((HEADER + ENTRY + COUNTED).replace(old, new, 1))


def test_a_form_that_is_not_there_is_no_fault_of_the_file() -> None:
    """It is still to be translated."""
    (_, entry) = parse(HEADER + ENTRY + COUNTED.replace('msgstr[1] "y"\n', "")).entries
    assert ("x",) == entry.forms


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", 'msgid ""\nmsgstr ""\n'])
def test_an_empty_file_is_no_catalog(text: str) -> None:
    """It has no header."""
    assert ["en.po:1: has no header; begin it as “briefs catalog add” begins a catalog"] == refuse(
        text
    )


CHARSET = '"Content-Type: text/plain; charset=UTF-8\\n"'


@pytest.mark.parametrize(("said", "right"), [("de", False), ("en_GB", True), ("en", True)])
def test_the_header_says_the_language_of_its_folder(said: str, right: bool) -> None:
    """Any region of it; another language is another catalog, and no language at all is no fault."""
    text = f'msgid ""\nmsgstr "Language: {said}\\n"\n{CHARSET}\n'
    if right:
        parse_po(text, "en.po", "en")
        return
    with pytest.raises(CatalogError) as refused:
        parse_po(text, "en.po", "en")
    assert [
        (
            "en.po:2: says that its language is de, in the folder of en; write “Language: en\\n”,"
            " or put the file into the folder of de"
        )
    ] == [str(finding) for finding in refused.value.findings]


def test_what_no_reader_sees_is_told_with_the_file_where_that_is_asked() -> None:
    """So that a check says all else that is wrong as well."""
    text = f'msgid ""\nmsgstr {CHARSET}\n\nmsgid "a"\nmsgstr "\u202eb"\n'
    with pytest.raises(CatalogError):
        parse_po(text, "en.po", "en")
    (finding,) = parse_po(text, "en.po", "en", unseen=True).unseen
    assert str(finding).startswith("en.po:5: holds U+202E")
