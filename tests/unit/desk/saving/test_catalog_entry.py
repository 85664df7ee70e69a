"""An entry of a catalog is replaced, and every other line stays."""

from __future__ import annotations

from generator.desk.saving.catalog_entry import replace_entry

CATALOG = """\
msgid ""
msgstr ""
"Language: en\\n"

# A note of the translator.
#. Title of the document.
#: data/daesh/brief.yaml:8
#, fuzzy, python-brace-format
#| msgctxt "title"
#| msgid "Ancien"
msgctxt "title"
msgid "Nouveau {n}"
msgstr "Old {n}"

#. Counted.
msgid "une ville"
msgid_plural "des villes"
msgstr[0] "a town"
msgstr[1] "towns"
"""


def test_what_was_checked_is_fuzzy_no_more() -> None:
    """The translation, its mark and the former text change; notes and other flags stay."""
    changed = replace_entry(CATALOG, 12, ["New {n}"], fuzzy=False)
    assert changed == (
        CATALOG.replace("#, fuzzy, python", "#, python")
        .replace('#| msgctxt "title"\n#| msgid "Ancien"\n', "")
        .replace("Old", "New")
    )


def test_what_is_still_to_be_checked_keeps_its_former_text() -> None:
    """A draft that is saved stays a draft."""
    assert replace_entry(CATALOG, 12, ["New {n}"], fuzzy=True) == CATALOG.replace("Old", "New")


def test_the_same_again_changes_nothing() -> None:
    """An entry that is saved as it is stays, also where another program folded its lines."""
    folded = CATALOG.replace('msgstr "Old {n}"', 'msgstr ""\n"Old "\n"{n}"')
    assert replace_entry(folded, 12, ["Old {n}"], fuzzy=True) == folded


def test_each_form_and_a_mark_that_is_new() -> None:
    """Plural forms keep their numbers; a mark is put where gettext has it."""
    changed = replace_entry(CATALOG, 16, ["one town", "towns"], fuzzy=True)
    wanted = CATALOG.replace('"a town"', '"one town"')
    assert changed == wanted.replace("#. Counted.\n", "#. Counted.\n#, fuzzy\n")


def test_a_note_takes_the_place_of_the_former() -> None:
    """The translator's own comments are replaced, and those of the program are not."""
    changed = replace_entry(CATALOG, 12, ["Old {n}"], fuzzy=True, note="Which?\naccept it")
    assert changed == CATALOG.replace("# A note of the translator.", "# Which?\n# accept it")


def test_line_ends_stay() -> None:
    """A catalog with the line ends of Windows keeps them."""
    crlf = CATALOG.replace("\n", "\r\n")
    assert replace_entry(crlf, 12, ["New {n}"], fuzzy=True) == crlf.replace("Old", "New")
