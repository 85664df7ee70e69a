"""The page of the desk, in its languages."""

from __future__ import annotations

import re

import pytest

from generator.catalogs.checks.unit import Standard
from generator.catalogs.report import check_catalog
from generator.desk.shell import (
    ASSETS,
    choose_language,
    list_assets,
    read_word_catalog,
    read_words,
    write_shell,
)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("ar-EG", "ar"),
        ("nl,ar;q=0.5", "ar"),
        ("nl", "en"),
        ("", "en"),
        ("<script>", "en"),
    ],
)
def test_the_language_of_its_reader(wanted: str, language: str) -> None:
    """What a browser asks for first and the desk speaks; English otherwise."""
    assert language == choose_language(wanted)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_its_catalogs_are_whole_and_sound(language: str) -> None:
    """Every label is said, and passes the checks of translations."""
    messages = [label.message for label in read_words().values()]
    standard = Standard("en", "en", language, language)
    assert [] == [
        str(each) for each in check_catalog(read_word_catalog(language), messages, standard)
    ]


def test_every_word_is_asked_for() -> None:
    """What the page and its scripts say is what the labels are, no more and no less."""
    files = [ASSETS / "desk.html", *ASSETS.glob("*.js")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    defined = {name.removeprefix("desk.") for name in read_words()}
    used = {name for name in defined if re.search(rf"\b{name}\b", text)}
    assert defined == used
    assert set(re.findall(r'(?:\{ words\.|say\(")(\w+)', text)) <= defined


def test_no_script_and_no_style_stand_in_the_page() -> None:
    """The policy of the page would refuse them."""
    page = write_shell("ar")
    assert 'lang="ar" dir="rtl"' in page
    assert not re.search(r"<script>|<style|\son\w+=|\sstyle=", page)
    assert {"desk.css", "desk.js", "icon.svg"} <= set(list_assets())
    for name, asset in list_assets().items():
        if name.endswith(".js"):
            assert "innerHTML" not in asset.data.decode()
