"""Faults in the translations, as their translators read them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from generator.inputs import read_inputs
from generator.project import load_project
from tests.bad_input.calling import call_here
from tests.bad_input.conftest import Refuse

CONTENT = "locales/en/LC_MESSAGES/daesh.po"
LABELS = "locales/en/LC_MESSAGES/templates.po"
SUBJECT = 'msgid "Irak, Syrie, Libye"\nmsgstr "Iraq, Syria, Libya"\n'


def spoil(project: Path, path: str, old: str, new: str) -> int:
    """Change a catalog; gives the line on which the old text began."""
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
            SUBJECT.replace("Iraq", "漢"),
            0,
            (
                "holds '漢' (U+6F22, CJK UNIFIED IDEOGRAPH-6F22), which no font has; write it"
                " otherwise, or add a font that has it to templates/fonts/fonts.css"
            ),
        ),
        (
            LABELS,
            'msgid "Mise à jour : %(date)s"\nmsgstr "Updated %(date)s"',
            'msgid "Mise à jour : %(date)s"\nmsgstr "Updated %(day)s"',
            0,
            (
                "lacks %(date)s and adds %(day)s in the translation of “Mise à jour : %(date)s”;"
                " give it the same names as the French"
            ),
        ),
        (
            LABELS,
            'msgid "Mise à jour : %(date)s"\nmsgstr "Updated %(date)s"',
            'msgid "Mise à jour : %(date)s"\nmsgstr "Updated a % %(date)s"',
            0,
            (
                "has a lone % in the translation of “Mise à jour : %(date)s”;"
                " write %% for a percent sign"
            ),
        ),
        (
            LABELS,
            "plural=(n != 1)",
            "plural=(n !=",
            0,
            (
                "has no rule for the plural (unexpected end of plural form);"
                " copy the line that “briefs catalog add” writes for this language"
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


def test_a_text_that_the_catalog_lacks(project: Path, refuse: Refuse) -> None:
    """A text without an entry is said with where it stands."""
    spoil(project, LABELS, 'msgid "Colophon"\nmsgstr "Colophon"\n', "")
    (line,) = refuse().lines
    assert line.startswith(f"{LABELS}:1: lacks “Colophon” (templates/brief/page.html:")
    assert line.endswith("); run “briefs catalog update” and translate it")


def test_a_text_that_has_changed(project: Path, refuse: Refuse) -> None:
    """A translation of what stood there before is said with both places."""
    line = spoil(project, "data/daesh/brief.yaml", "subject: Irak, Syrie", "subject: Syrie, Irak")
    entry = spoil(project, CONTENT, SUBJECT, SUBJECT)
    assert [
        (
            f"{CONTENT}:{entry}: translates an older text than “Syrie, Irak, Libye”"
            f" (data/daesh/brief.yaml:{line}); run “briefs catalog update” and translate it anew"
        )
    ] == refuse().lines


def test_several_entries_at_once(project: Path, refuse: Refuse) -> None:
    """Both catalogs are read to their ends before anything is said."""
    first = spoil(project, CONTENT, "Iraq, Syria, Libya", "")
    second = spoil(project, LABELS, 'msgstr "Read on:"', 'msgstr ""')
    assert [
        f"{CONTENT}:{first - 1}: leaves “Irak, Syrie, Libye” untranslated; translate it",
        f"{LABELS}:{second - 1}: leaves “Lire la suite :” untranslated; translate it",
    ] == refuse().lines


def test_a_source_edition_needs_no_catalog(project: Path, refuse: Refuse) -> None:
    """What is wrong with English stops English, and not a build of French alone."""
    spoil(project, CONTENT, "Iraq, Syria, Libya", "")
    assert 1 == len(refuse("--locale", "en").lines)
    editions = load_project(project).select(locales=["fr"])
    assert list(editions) == [item.edition for item in read_inputs(load_project(project), editions)]


def test_html_in_a_translation_is_printed_as_text(project: Path, tmp_path: Path) -> None:
    """A tag in a catalog, of content or of labels, is read on the page, and is no markup there."""
    spoil(project, CONTENT, "Iraq, Syria, Libya", "<b>Iraq</b>, Syria &amp; Libya")
    spoil(project, LABELS, 'msgstr "Updated %(date)s"', 'msgstr "<i>Updated</i> %(date)s"')
    options = ("--locale", "en", "--format", "factsheet", "--jobs", "1", "--output", tmp_path)
    result = call_here("build", "--project", project, *options)
    assert (0, "") == (result.code, result.err)
    document = pypdfium2.PdfDocument(tmp_path / "daesh" / "daesh-factsheet.en.a4.screen.pdf")
    text = document[0].get_textpage().get_text_bounded().upper()
    document.close()
    assert "<B>IRAQ</B>, SYRIA &AMP; LIBYA" in text
    assert "<I>UPDATED</I> MARCH 2017" in text
