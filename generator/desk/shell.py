"""The page that shows the desk: its markup in one language, and the files that it is made with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.catalogs.catalog import Catalog, make_catalog
from generator.catalogs.po_file import read_po
from generator.files import ProjectFiles
from generator.labels.catalogs import make_english
from generator.labels.definition import read_labels
from generator.labels.phrases import Labels, make_labels
from generator.language.conventions import Conventions
from generator.language.nearest import find_nearest
from generator.locations import BUILT_IN, PROGRAM
from generator.model.label import ENGLISH, LABELS, Label
from generator.model.locale import Locale, is_locale

ASSETS = Path(__file__).parent / "assets"
PAGE = "desk.html"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
WORDS = f"{BUILT_IN}desk/words/"
"""What the desk says: its labels, and their catalogs."""
LANGUAGES = (ENGLISH, "fr", "ar")
BEFORE = "desk."
"""Begins the ids of the labels that the desk says."""
MOST_WANTED = 200
"""Characters of what a browser says of its languages."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the page asks for."""

    data: bytes
    kind: str
    charset: str = "utf-8"


@cache
def list_assets() -> Mapping[str, Asset]:
    """Give the files that the page is made with, by their names."""
    return {
        path.name: Asset(path.read_bytes(), KINDS[path.suffix])
        for path in sorted(ASSETS.iterdir())
        if path.suffix in KINDS
    }


def choose_language(wanted: str) -> str:
    """Choose a language of the labels.

    :param wanted: one, or what a browser says of them: ``fr-FR,fr;q=0.9,en;q=0.8``.
    """
    for part in wanted[:MOST_WANTED].split(","):
        name = part.partition(";")[0].strip()
        if name and is_locale(name):
            found = find_nearest(Locale.of(name).base, LANGUAGES)
            if found is not None:
                return found
    return ENGLISH


def read_words() -> Mapping[str, Label]:
    """Read the desk's labels, by their ids, in English."""
    return read_labels(ProjectFiles(PROGRAM), [f"{WORDS}labels.toml"])


def read_word_catalog(language: str) -> Catalog:
    """Read what the desk says in a language other than English."""
    file = read_po(ProjectFiles(PROGRAM), f"{WORDS}{language}.po", language, "install it again")
    return make_catalog(file, LABELS)


@cache
def say_labels(language: str) -> Labels:
    """Give the desk's labels in one of its languages, over the English."""
    labels = read_words()
    catalogs = [make_english(labels)]
    if language != ENGLISH:
        catalogs.append(read_word_catalog(language))
    return make_labels(labels, catalogs, language, Conventions(language, None, None))


@cache
def write_shell(wanted: str) -> str:
    """Write the page.

    :param wanted: as of :func:`choose_language`.
    """
    language = choose_language(wanted)
    labels = say_labels(language)
    words = {name.removeprefix(BEFORE): phrase.forms[0] for name, phrase in labels.phrases.items()}
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.from_string((ASSETS / PAGE).read_text(encoding="utf-8"))
    locale = Locale.of(language)
    return template.render(
        language=locale.tag,
        direction=locale.direction,
        words=words,
        said=json.dumps(words, ensure_ascii=False),
        languages=[(each, Locale.of(each).cldr.get_language_name(each)) for each in LANGUAGES],
    )
