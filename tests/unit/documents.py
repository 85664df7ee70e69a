"""Documents that tests write themselves: a few lines of content, and tables beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.blocks.block import FigureTexts
from generator.blocks.document import Brief
from generator.blocks.registry import list_kinds
from generator.catalogs.catalog import Catalog, Entry
from generator.design.plan import read_plan
from generator.errors import ContentError, Origin
from generator.files import ProjectFiles
from generator.labels.catalogs import make_english, read_catalogs
from generator.labels.definition import read_labels
from generator.labels.phrases import make_labels
from generator.language.conventions import Conventions
from generator.locations import TEMPLATES, list_templates
from generator.model.edition import Edition, Profile
from generator.model.figure import Figure, FigureRequest, Frame
from generator.model.localised import LocalBrief
from generator.model.paper import PAPERS
from generator.stages.content.brief import load_brief
from generator.stages.localisation.brief import localise
from generator.stages.markup.environment import make_environment
from generator.stages.markup.page import Localisation, Provenance, Setup, compose

NOWHERE = Path("/nonexistent")
"""A project without any file: all that it has is the program's."""
NAME = "subject"
PATH = f"data/{NAME}/brief.yaml"
TOLD = ("A figure.", "Une figure.")
"""What is told of every figure, in as many languages as the document has."""
FRONT = """\
language: en
title: A title
short_title: A title
subject: A subject
description: What it is.
date: 2026-03
issuer: {name: The office, contact: office@example.org}
licence: Free to copy.
disclaimer: No position is taken.
source: atlas
"""
SOURCES = "id,title,publisher,date,language,url\natlas,An atlas,A publisher,2025,en,\n"


def write_document(folder: Path, text: str, **tables: str) -> Path:
    """Write a document, its content after :data:`FRONT`, each table by its name."""
    place = folder / "data" / NAME
    place.mkdir(parents=True)
    (place / "brief.yaml").write_text(FRONT + text, encoding="utf-8")
    for name, rows in {"sources": SOURCES, **tables}.items():
        (place / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


def make_document(folder: Path, text: str, **tables: str) -> Brief:
    """Write a document, and read it."""
    return load_brief(ProjectFiles(write_document(folder, text, **tables)), NAME)


def refuse_document(folder: Path, text: str, **tables: str) -> list[str]:
    """Write a document that cannot be read, and give what is said of it.

    The number of a line of its content is counted from the first after :data:`FRONT`.
    """
    try:
        make_document(folder, text, **tables)
    except ContentError as failure:
        ahead = FRONT.count("\n")
        return [
            f"{f.origin.line - ahead}: {f.message}; {f.remedy}"
            if f.origin.path == PATH
            else str(f).removeprefix(f"data/{NAME}/")
            for f in failure.findings
        ]
    raise AssertionError("nothing is wrong with it")


def say_document(brief: Brief, format_name: str = "brief", **options: Any) -> LocalBrief:
    """A document in English, its own language."""
    return localise(brief, None, "en", Conventions("en"), format_name, **options)


def translate_document(
    brief: Brief, locale: str, words: Mapping[str, str], format_name: str = "brief", **options: Any
) -> LocalBrief:
    """A document in another language, what is given translated and the rest as it is."""
    entries = {
        message.key: Entry((words.get(message.text, message.text),), False, Origin("x.po"))
        for message in brief.messages
    }
    catalog = Catalog("x.po", NAME, entries)
    return localise(brief, catalog, locale, Conventions(locale), format_name, **options)


def request_block(
    briefs: Iterable[LocalBrief], name: str, words: Mapping[str, str], frame: Frame
) -> FigureRequest:
    """Ask for what a block is drawn from, in as many languages as there are documents."""
    briefs = tuple(briefs)
    blocks = tuple(brief.block(name) for brief in briefs)
    assert blocks[0] is not None
    kind = list_kinds()[blocks[0].kind]
    return kind.request(FigureTexts(briefs, blocks, (words,) * len(briefs)), frame)


def set_document(*briefs: LocalBrief, format_name: str = "brief") -> str:
    """The HTML of a document, its figures as empty frames, in as many languages as are given.

    No white space stands between two tags.
    """
    files = ProjectFiles(NOWHERE)
    labels = read_labels(files)
    templates = {
        path.removeprefix(TEMPLATES): files.read_bytes(path)
        for path in list_templates(NOWHERE)
        if path.endswith((".html", ".txt"))
    }
    environments = [
        make_environment(
            templates,
            Conventions(brief.locale),
            make_labels(
                labels,
                (make_english(labels), *read_catalogs(files, labels, brief.locale)),
                brief.locale,
                Conventions(brief.locale),
            ),
        )
        for brief in briefs
    ]
    drawn = [block for block in briefs[0].blocks if list_kinds()[block.kind].draws]
    figures = {
        block.name: Figure(block.name, b"", Frame(100, 50), TOLD[: len(briefs)]) for block in drawn
    }
    locale = "+".join(brief.locale for brief in briefs)
    setup = Setup(
        Edition(NAME, format_name, locale, "a4", Profile.SCREEN),
        PAPERS["a4"],
        read_plan(files, format_name),
        Provenance("2026-03", "2026-03", "1", "0"),
    )
    page = compose([Localisation(brief, {}) for brief in briefs], environments, figures, setup)
    return re.sub(r"[ \n]+", " ", re.sub(r">[ \n]+<", "><", page.html))
