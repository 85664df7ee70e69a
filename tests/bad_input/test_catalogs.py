"""Faults in the translations, as their translators read them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from generator.inputs.reading import read_inputs
from generator.project import load_project
from tests.bad_input.calling import call_here
from tests.bad_input.conftest import Refuse

CONTENT = "locales/en/LC_MESSAGES/daesh.po"
LABELS = "locales/en/LC_MESSAGES/labels.po"
UPDATED = 'msgid "Updated {date}"\nmsgstr "Updated {date}"\n'
"""A label as a project has it over the program’s."""
SUBJECT = 'msgid "Irak, Syrie, Libye"\nmsgstr "Iraq, Syria, Libya"\n'


def own_label(project: Path) -> None:
    """Give the project a catalog of English labels, with one of the program's as it is."""
    head = (project / CONTENT).read_text().partition("\n\n")[0]
    label = f'#, python-brace-format\nmsgctxt "document.updated"\n{UPDATED}'
    (project / LABELS).write_text(f"{head}\n\n{label}")


def spoil(project: Path, path: str, old: str, new: str) -> int:
    """Change a catalog; gives the line on which the old text began."""
    if path == LABELS:
        own_label(project)
    text = (project / path).read_text()
    assert old in text
    (project / path).write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("path", "old", "new", "after", "message"),
    [
        (
            CONTENT,
            SUBJECT,
            SUBJECT.replace("msgstr", "msgstring"),
            1,
            (
                "is no line of a PO file; write a keyword and its text in quotation marks,"
                ' as msgstr "…"'
            ),
        ),
        (
            CONTENT,
            SUBJECT,
            SUBJECT[:-2] + "\n",
            1,
            (
                "is no line of a PO file; write a keyword and its text in quotation marks,"
                ' as msgstr "…"'
            ),
        ),
        (
            CONTENT,
            SUBJECT,
            SUBJECT.replace("Iraq, Syria, Libya", ""),
            0,
            "leaves “Irak, Syrie, Libye” untranslated; translate it",
        ),
        (
            CONTENT,
            'msgctxt "subject"\n' + SUBJECT,
            '#, fuzzy\nmsgctxt "subject"\n' + SUBJECT,
            2,
            (
                "has a fuzzy translation of “Irak, Syrie, Libye”;"
                " check it against the French, then remove its fuzzy mark"
            ),
        ),
        (
            CONTENT,
            SUBJECT,
            SUBJECT.replace("Iraq, ", "Iraq ({edition}), "),
            0,
            (
                "adds {edition} in the translation of “Irak, Syrie, Libye”;"
                " give it the same names as the French"
            ),
        ),
        (
            CONTENT,
            SUBJECT,
            SUBJECT.replace("Iraq", "*Iraq*"),
            0,
            "has markup (em) where plain words are printed; remove the markup",
        ),
        (
            CONTENT,
            SUBJECT,
            SUBJECT.replace("Iraq", "Iraq\U0001d11e"),
            0,
            (
                "holds '\U0001d11e' (U+1D11E, MUSICAL SYMBOL G CLEF), which no font has; write it"
                " otherwise, or add a font that has it to templates/fonts/fonts.css"
            ),
        ),
        (
            LABELS,
            UPDATED,
            UPDATED.replace('msgstr "Updated {date}', 'msgstr "Updated {day}'),
            0,
            (
                "lacks {date} and adds {day} in the translation of “Updated {date}”;"
                " give it the same names as the English"
            ),
        ),
        (
            LABELS,
            "plural=(n != 1)",
            "plural=(n !=",
            0,
            (
                "has no rule for the plural (unexpected end of plural form);"
                " write “Plural-Forms: nplurals=2; plural=(n != 1);\\n”"
            ),
        ),
        (
            LABELS,
            "charset=utf-8",
            "charset=latin-1",
            0,
            "says its charset is latin-1; write charset=UTF-8",
        ),
    ],
)
def test_a_fault_of_translation(
    project: Path, refuse: Refuse, path: str, old: str, new: str, after: int, message: str
) -> None:
    """Each fault is one finding, at its entry's line, and no edition is built."""
    line = spoil(project, path, old, new) + after
    assert [f"{path}:{line}: {message}"] == refuse().lines


RULE = "write “Plural-Forms: nplurals=2; plural=(n != 1);\\n”"


@pytest.mark.parametrize(
    ("path", "old", "new", "after", "message"),
    [
        (
            CONTENT,
            SUBJECT,
            f'{SUBJECT}\nmsgctxt "subject"\n{SUBJECT}',
            4,
            "repeats the entry of line {}; keep one of the two",
        ),
        (
            LABELS,
            "nplurals=2; plural=(n != 1)",
            "nplurals=3; plural=n%3",
            0,
            f"says nplurals=3, but English has 2 forms; {RULE}",
        ),
        (
            LABELS,
            "nplurals=2",
            "nplurals=1000000",
            0,
            f"says nplurals=1000000, but English has 2 forms; {RULE}",
        ),
        (
            LABELS,
            "plural=(n != 1)",
            "plural=system(n)",
            0,
            f"has no rule for the plural (invalid token in plural form: system); {RULE}",
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, " * 20_000,
            0,
            (
                "has a msgstr of more than 20000 characters;"
                " no text is so long: take out what does not belong to it"
            ),
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, \u202eSyria\u202c, Libya",
            0,
            (
                "holds U+202E (RIGHT-TO-LEFT OVERRIDE), by which a reader could be deceived;"
                " take it out: pages set the direction of text by themselves"
            ),
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, \u2067Syria\u2069, Libya",
            0,
            (
                "holds U+2067 (RIGHT-TO-LEFT ISOLATE), by which a reader could be deceived;"
                " take it out: pages set the direction of text by themselves"
            ),
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, \u200bSyria, Libya",
            0,
            "holds U+200B (ZERO WIDTH SPACE), which cannot be seen; take it out",
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, \x1b[31mSyria, Libya",
            0,
            "holds U+001B (a control character), which cannot be seen; take it out",
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq, \\033[31mSyria, Libya",
            0,
            (
                "has the escape \\0; write the character itself;"
                ' only \\n, \\t, \\" and \\\\ are escapes here'
            ),
        ),
        (
            CONTENT,
            "Iraq, Syria, Libya",
            "Iraq,\rSyria, Libya",
            0,
            "holds a carriage return that ends no line; save it with the line ends LF or CRLF",
        ),
    ],
    ids=lambda value: ascii(value[:30]) if isinstance(value, str) else None,
)
def test_a_file_that_cannot_be_trusted(
    project: Path, refuse: Refuse, path: str, old: str, new: str, after: int, message: str
) -> None:
    """What could mislead a reader or a program is refused at its line, before it is used."""
    if path == LABELS:
        own_label(project)
    file = project / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1), newline="")
    line = text[: text.index(old)].count("\n") + 1
    found = [item for item in refuse().lines if "U+202C" not in item and "U+2069" not in item]
    assert [f"{path}:{line + after}: {message.format(line)}"] == found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"# \xe9t\xe9\n",
            "1: holds the byte 0xE9, which is not UTF-8; save it in the encoding UTF-8",
        ),
        (
            b"#\n# \0\n",
            "2: holds the byte 0x00, as UTF-16 does; save it in the encoding UTF-8",
        ),
        (b"#" * 50_000_000, "1: has 50049329 bytes; keep it under 2000000 bytes"),
    ],
    ids=["latin-1", "nul", "50 MB"],
)
def test_a_file_of_another_kind(project: Path, refuse: Refuse, data: bytes, message: str) -> None:
    """Another encoding, and a file that no one has written by hand, are one finding each."""
    file = project / CONTENT
    message = message.replace("50049329", str(len(data) + file.stat().st_size))
    file.write_bytes(data + file.read_bytes())
    assert [f"{CONTENT}:{message}"] == refuse().lines


def test_line_ends_of_windows_are_no_fault(project: Path) -> None:
    """A catalog saved with CRLF and a byte order mark is read as it stands."""
    file = project / CONTENT
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    editions = load_project(project).select(locales=["en"], formats=["brief"])
    assert list(editions) == [item.edition for item in read_inputs(load_project(project), editions)]


@pytest.mark.parametrize("command", ["update", "compile", "status"])
def test_no_command_touches_a_catalog_at_fault(project: Path, command: str) -> None:
    """A catalog that cannot be read stops each command, and nothing is written."""
    line = spoil(project, CONTENT, SUBJECT, SUBJECT[:-2] + "\n") + 1
    before = {
        path: path.read_bytes() for path in (project / "locales").rglob("*") if path.is_file()
    }
    result = call_here("catalog", command, "--project", project)
    assert (1, "") == (result.code, result.out)
    (said,) = result.lines
    assert said.startswith(f"{CONTENT}:{line}: is no line of a PO file; write a keyword")
    assert before == {
        path: path.read_bytes() for path in (project / "locales").rglob("*") if path.is_file()
    }


def test_a_text_that_the_catalog_lacks(project: Path, refuse: Refuse) -> None:
    """A text without an entry is said with where it stands."""
    spoil(project, CONTENT, f'msgctxt "subject"\n{SUBJECT}', "")
    assert [
        (
            f"{CONTENT}:1: lacks “Irak, Syrie, Libye” (data/daesh/brief.yaml:10);"
            " run “briefs catalog update” and translate it"
        )
    ] == refuse().lines


def test_a_language_without_labels(project: Path, refuse: Refuse) -> None:
    """Where neither the program nor the project has labels in a language, one line says so."""
    settings = project / "briefs.toml"
    settings.write_text(re.sub(r"locales = .*", 'locales = ["sw"]', settings.read_text()))
    target = project / CONTENT.replace("/en/", "/sw/")
    target.parent.mkdir(parents=True)
    shutil.copy(project / CONTENT, target)
    target.write_text(target.read_text().replace('"Language: en', '"Language: sw'))
    path = LABELS.replace("/en/", "/sw/")
    assert (
        f"{path}:1: is missing, and the program has no labels in Swahili;"
        " run “briefs catalog add sw”, or “briefs catalog update” where the language has other"
        " catalogs, and translate it"
    ) in refuse().lines


def test_a_text_that_has_changed(project: Path, refuse: Refuse) -> None:
    """Each translation of what stood there before is said with both places."""
    line = spoil(project, "data/daesh/brief.yaml", "subject: Irak, Syrie", "subject: Syrie, Irak")
    entry = spoil(project, CONTENT, SUBJECT, SUBJECT)
    assert [
        (
            f"{path}:{entry}: translates an older text than “Syrie, Irak, Libye”"
            f" (data/daesh/brief.yaml:{line}); run “briefs catalog update” and translate it anew"
        )
        for path in (CONTENT.replace("/en/", "/ar/"), CONTENT)
    ] == refuse().lines


def test_several_entries_at_once(project: Path, refuse: Refuse) -> None:
    """Both catalogs are read to their ends before anything is said."""
    first = spoil(project, CONTENT, "Iraq, Syria, Libya", "")
    wrong = UPDATED.replace('msgstr "Updated {date}', 'msgstr "Updated {day}')
    second = spoil(project, LABELS, UPDATED, wrong)
    assert [
        f"{CONTENT}:{first - 1}: leaves “Irak, Syrie, Libye” untranslated; translate it",
        (
            f"{LABELS}:{second}: lacks {{date}} and adds {{day}} in the translation of “Updated"
            " {date}”; give it the same names as the English"
        ),
    ] == refuse().lines


def test_a_source_edition_needs_no_catalog(project: Path, refuse: Refuse) -> None:
    """What is wrong with English stops English, and not a build of French alone."""
    spoil(project, CONTENT, "Iraq, Syria, Libya", "")
    assert 1 == len(refuse("--locale", "en").lines)
    editions = load_project(project).select(locales=["fr"])
    assert list(editions) == [item.edition for item in read_inputs(load_project(project), editions)]


def test_signs_of_html_in_a_translation_are_printed_as_text(project: Path, tmp_path: Path) -> None:
    """In a catalog, of content or of labels, they are read on the page, and are no markup there."""
    spoil(project, CONTENT, "Iraq, Syria, Libya", "<Iraq, Syria & Libya")
    spoil(project, LABELS, 'msgstr "Updated', 'msgstr "<Updated')
    settings = project / "briefs.toml"
    settings.write_text(settings.read_text() + '\n[checks]\ndamage = "off"\n')
    narrowed = ("--locale", "en", "--format", "factsheet", "--paper", "a4")
    options = (*narrowed, "--profile", "screen", "--output", tmp_path)
    result = call_here("build", "--project", project, *options)
    assert (0, "") == (result.code, result.err)
    document = pypdfium2.PdfDocument(tmp_path / "daesh" / "daesh-factsheet.en.a4.screen.pdf")
    text = document[0].get_textpage().get_text_bounded().upper()
    document.close()
    assert "<IRAQ, SYRIA & LIBYA" in text
    assert "<UPDATED MARCH 2017" in text
