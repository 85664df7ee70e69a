"""What a text is for, as the desk says it: in the language of the window, where that is known."""

from __future__ import annotations

from functools import cache

from generator.catalogs.catalog import Catalog, make_catalog
from generator.catalogs.po_file import read_po
from generator.files import ProjectFiles
from generator.language.typography import typography_of
from generator.locations import BUILT_IN, PROGRAM
from generator.model.label import ENGLISH
from generator.model.locale import Locale
from generator.model.message import Message

FOLDER = f"{BUILT_IN}desk/words/purposes/"
"""The catalogs of purposes: one a language, whose ids are what the program says in English."""


@cache
def read_purposes(language: str) -> Catalog:
    """Read what texts are for in a language of the desk other than English."""
    path = f"{FOLDER}{language}.po"
    file = read_po(ProjectFiles(PROGRAM), path, language, "install the program again")
    return make_catalog(file, "purposes")


def say_purpose(message: Message, language: str) -> dict[str, str] | None:
    """Say what a text is for, as JSON values: in which words, and in which language those are.

    What the program says is in English where no catalog has it. What an author has written is
    given as it is; no one knows its language, which is told as an empty one.

    :param language: of the window, one of the desk's.
    :return: None for a text that says nothing of it, as a number.
    """
    if not message.note:
        return None
    if message.own_note:
        return {"text": message.note, "locale": "", "direction": "auto"}
    words, said = message.note, ENGLISH
    if language != ENGLISH:
        entry = read_purposes(language).entries.get(("", message.note))
        if entry is not None and entry.translated and not entry.fuzzy:
            words, said = entry.forms[0], language
    return {
        "text": typography_of(said).typeset(words),
        "locale": said,
        "direction": Locale.of(said).direction,
    }
