from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.po_file import parse_po, places_of
from generator.catalogs.po_lines import check_characters, read_lines
from generator.errors import Origin
from tests.unit.catalogs.gettext_tools import run_tool

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "a"\nmsgid "b"\nmsgstr "c"\n'


def said(text: str) -> list[str]:
    lines = read_lines(text, "en.po")
    return [str(finding) for finding in (*lines.findings, *lines.unseen)]


def test_the_lines_of_entries_are_those_of_their_texts() -> None:
    """Each entry is found at its msgid, the obsolete ones apart; comments are no fault."""
    lines = read_lines(
        HEADER
        + '# note\n#. extracted\n#: a:1\n#, fuzzy\n#| msgid "old"\n'
        + ENTRY
        + '\n\n#~| msgid "older"\n#~ msgid "gone"\n#~ msgid_plural "goners"\n#~ msgstr[0] "x"\n',
        "en.po",
    )
    assert ([1, 10], [15], []) == (lines.entries, lines.obsolete, lines.findings)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('msgstr "c"', 'msgstr "c', "6: is no line of a PO file"),
        ('msgstr "c"', 'msgstr "c" d', "6: is no line of a PO file"),
        ('msgstr "c"', 'msgstr "c"d"', "6: is no line of a PO file"),
        ('msgstr "c"', "", "5: begins an entry without a msgstr"),
        ('msgstr "c"', 'msgstr "c"\nmsgstr "d"', "7: has msgstr after msgstr"),
        ('msgid "b"', 'msgid "b"\nmsgid "b"', "6: has msgid after msgid"),
        ('msgstr "c"', 'msgstr[0] "c"', "6: has msgstr[0] after msgid"),
        (
            'msgstr "c"',
            'msgid_plural "d"\nmsgstr[0] "c"\nmsgstr[2] "e"',
            "8: has msgstr[2] after msgstr[0]",
        ),
        ('msgstr "c"', 'msgstr "\\x1b[2J"', "6: has the escape \\x"),
        ('msgstr "c"', 'msgstr "\\033"', "6: has the escape \\0"),
        ('msgstr "c"', 'msgstr "a\rb"', "6: holds a carriage return that ends no line"),
        (ENTRY, '#~ msgid "b" c\n', "4: is no line of a PO file"),
        ('"c"', '"' + "x" * 100_000 + '"', "6: has a msgstr of more than 20000 characters"),
        ('"c"', '""\n' + ('"' + "x" * 50 + '"\n') * 2000, "6: has a msgstr of more than 20000"),
    ],
)
def test_what_is_out_of_order_is_at_its_line(old: str, new: str, line: str) -> None:
    """One finding for one fault, and no traceback of a parser."""
    (finding,) = said(HEADER + ENTRY.replace(old, new, 1))
    assert finding.startswith(f"en.po:{line}")


@pytest.mark.parametrize(
    ("text", "number", "first"),
    [
        ("x\n" * 900_000, 100, "en.po:1: is no line of a PO file"),
        ("#\u202e\n" * 300_000, 100, "en.po:1: holds U+202E"),
        ('msgid "a"\n' * 200_000, 1, "en.po:1: has more than 10000 entries"),
        ('msgid "' + "a\\" * 900_000, 1, "en.po:1: is no line of a PO file"),
    ],
    ids=["no lines", "overrides", "entries", "escapes"],
)
def test_a_file_of_faults_alone_is_soon_done_with(text: str, number: int, first: str) -> None:
    """What no translator wrote gives a bounded number of findings."""
    findings = said(text)
    assert (number, True) == (len(findings), findings[0].startswith(first))


def test_line_ends_of_windows_are_line_ends() -> None:
    """CRLF is no fault; a file with CR alone is one finding."""
    assert [] == said((HEADER + ENTRY).replace("\n", "\r\n"))
    assert [
        "en.po:1: holds a carriage return that ends no line; save it with the line ends LF or CRLF"
    ] == said((HEADER + ENTRY).replace("\n", "\r"))


@pytest.mark.parametrize(
    "character", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
)
@pytest.mark.parametrize(
    "place", ['msgid "b"\nmsgstr "c{}"', "# {}", '#~ msgid "{}"\n#~ msgstr "c"']
)
def test_what_turns_the_direction_is_refused(character: str, place: str) -> None:
    """No line, a comment neither, may show another order than it has."""
    (finding,) = said(HEADER + place.format(character))
    assert f"holds U+{ord(character):04X} (" in finding
    assert finding.endswith(
        "by which a reader could be deceived;"
        " take it out: pages set the direction of text by themselves"
    )


def test_gettext_isolates_paths_with_spaces(tmp_path: Path) -> None:
    """As msgcat writes them, and as it reads them: what is no such pair stays refused."""
    text = f"{HEADER}#: \u2068data/un dossier/brief.yaml\u2069:12 data/b.yaml:3\n{ENTRY}"
    (tmp_path / "en.po").write_text(text, encoding="utf-8")
    written = run_tool("msgcat", "-o", "-", tmp_path / "en.po")
    assert "#: \u2068data/un dossier/brief.yaml\u2069:12 data/b.yaml:3" in written
    assert [] == said(written)
    (entry,) = parse_po(text, "en.po", None).entries
    assert ("data/un dossier/brief.yaml:12", "data/b.yaml:3") == places_of(entry.unit)
    for wrong in ("\u2068data/a b.yaml:1", "data/a b.yaml\u2069:1", "\u2067a b\u2069:1"):
        assert said(f"{HEADER}#: {wrong}\n{ENTRY}")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jean-Marc, l’été, « ½ »\t…", []),
        ("fish\u00ader", ["U+00AD (SOFT HYPHEN), which cannot be seen"]),
        ("الصي\u200bاد", ["U+200B (ZERO WIDTH SPACE), which cannot be seen"]),
        ("الصيا\u200dد", ["U+200D (ZERO WIDTH JOINER), which cannot be seen"]),
        ("Jean\u00adMarc", ["U+00AD (SOFT HYPHEN), which cannot be seen"]),
        ("می\u200cخواهم", []),
        ("क्\u200dष", []),
        ("ສະ\u200bບາຍ", []),
        ("a\u200cb", ["U+200C (ZERO WIDTH NON-JOINER), which cannot be seen"]),
        ("漢\u200d字", ["U+200D (ZERO WIDTH JOINER), which cannot be seen"]),
        ("\u200bab", ["U+200B (ZERO WIDTH SPACE), which cannot be seen"]),
        ("a\u2060b", ["U+2060 (WORD JOINER), which cannot be seen"]),
        ("a\ufeffb", ["U+FEFF (ZERO WIDTH NO-BREAK SPACE), which cannot be seen"]),
        ("a\u2028b", ["U+2028 (LINE SEPARATOR), which cannot be seen"]),
        ("a\x07b", ["U+0007 (a control character), which cannot be seen"]),
        ("a\x85b", ["U+0085 (a control character), which cannot be seen"]),
        ("a\U000e0041b", ["U+E0041 (TAG LATIN CAPITAL LETTER A), which cannot be seen"]),
        ("\u0600\u0661", []),
    ],
)
def test_what_cannot_be_seen_is_refused_where_no_script_needs_it(
    text: str, names: list[str]
) -> None:
    """Joiners stay where letters join; signs over numbers stay everywhere."""
    found = check_characters(text, Origin("a.po", 3))
    assert [f"a.po:3: holds {name}; take it out" for name in names] == [str(f) for f in found]
