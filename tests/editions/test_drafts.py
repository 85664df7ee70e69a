"""Drafts: what is not translated is set and marked, and nothing is sent of it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from tests.bad_input.calling import call_here

CATALOG = Path("locales/en/LC_MESSAGES/daesh.po")
DRAFT = Path("output/drafts/daesh/daesh-factsheet.en.a4.screen.draft.pdf")
ORDER = ("build", "--format", "factsheet", "--locale", "en", "--paper", "a4", "--profile", "screen")


def test_a_draft_sets_what_is_missing_and_says_on_each_page_what_it_is(project: Path) -> None:
    """It has a name and a folder of its own, and is not among what is packed and sent."""
    text = (project / CATALOG).read_text()
    entry = text.index('msgctxt "title"')
    start = text.index("msgstr", entry)
    emptied = text[:start] + 'msgstr ""' + text[text.index("\n\n", start) :]
    (project / CATALOG).write_text(emptied)
    refused, drafted = call_here(*ORDER, cwd=project), call_here(*ORDER, "--draft", cwd=project)
    document = pypdfium2.PdfDocument(project / DRAFT)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    manifest = json.loads((project / "output/drafts/manifest.json").read_text())
    assert (refused.code, drafted.code, drafted.out) == (1, 0, f"{DRAFT}\n")
    assert [("warning: leaves" in line) for line in drafted.lines] == [True]
    assert ["Draft" in page for page in pages] == [True, True]
    assert "Coalition internationale contre Daech" in pages[0]
    assert [entry["draft"] for entry in manifest["editions"]] == [True]
    assert not (project / "output/manifest.json").exists()


def test_what_a_draft_is_not(project: Path) -> None:
    """It is for no press; and strictness fails where a draft warns."""
    press = call_here("build", "--jobs", "1", "--draft", "--profile", "print", cwd=project)
    assert press.err == "--draft:1: makes nothing for a press; ask for --profile screen\n"
    said = (
        "--strict:1: fails where a draft warns; leave one of the two out: a draft is made in spite"
    )
    assert (
        call_here("build", "--jobs", "1", "--draft", "--strict", cwd=project).err
        == f"{said} of what is wrong\n"
    )
