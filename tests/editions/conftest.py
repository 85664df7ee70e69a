"""Every edition that the shipped project lists, built once and opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.edition import Edition
from generator.project import load_project
from tests.conftest import ROOT
from tests.editions.reading import Printed

LATIN = ("fr", "en")
SUBJECT = ("daesh",)
EDITIONS = load_project(ROOT).select(
    SUBJECT, formats=["brief", "factsheet"], locales=LATIN, profiles=["screen"]
)
MAP_SHEETS = load_project(ROOT).select(SUBJECT, formats=["map"], locales=LATIN, profiles=["screen"])
LOOKED_AT = ("ar", "fr+en", "fr+ar")
PSEUDO = ("en-XA", "ar-XB")
LETTER = "letter"
OLDEST = ("brief", "factsheet", "map")
"""The formats whose pages are looked at in every layout; of the others a few are."""
GOLDEN_EDITIONS = (
    *(edition for edition in (*EDITIONS, *MAP_SHEETS) if edition.paper != LETTER),
    *load_project(ROOT).select(SUBJECT, locales=["fr"], papers=[LETTER], profiles=["screen"]),
    *load_project(ROOT).select(
        SUBJECT, formats=OLDEST, locales=LOOKED_AT, papers=["a4"], profiles=["screen"]
    ),
    *load_project(ROOT).select(
        SUBJECT, formats=["large-print", "slides"], locales=["ar"], profiles=["screen"]
    ),
    *load_project(ROOT).select(
        SUBJECT,
        formats=["brief", "factsheet"],
        locales=PSEUDO,
        papers=["a4"],
        profiles=["screen"],
    ),
)
"""The editions whose pages are held to pictures; a pair more would show nothing new."""
EXAMPLE_PAGES = {
    ("nightingale", "de"): 2,
    ("quakes", "fr"): 6,
    ("specimen", "en"): 7,
    ("specimen", "ar"): 8,
    ("specimen", "fr+ar"): 8,
}
"""Of the other subjects: how many pages of one edition a language are held to pictures."""
EXAMPLES = tuple(
    edition
    for edition in load_project(ROOT).select(
        {name for name, _ in EXAMPLE_PAGES}, profiles=["screen"]
    )
    if (edition.brief, edition.locale) in EXAMPLE_PAGES
)
BRIEFS = [edition for edition in EDITIONS if edition.format == "brief"]


def label(edition: Edition) -> str:
    if edition in EXAMPLES:
        return edition.name
    paper = "" if edition.paper == "a4" else f"-{edition.paper}"
    return f"{edition.format}{paper}.{edition.locale}"


def output_of(edition: Edition, request: pytest.FixtureRequest) -> Path:
    """The folder that an edition was built into: that of the shipped ones, or of the pseudo."""
    folder: Path = request.getfixturevalue("pseudo" if edition.locale in PSEUDO else "built")
    return folder


@pytest.fixture(scope="session")
def opened(built: Path) -> dict[Edition, Printed]:
    """All editions, open."""
    return {edition: Printed(edition, built / edition.path) for edition in EDITIONS}


@pytest.fixture(params=EDITIONS, ids=label)
def printed(request: pytest.FixtureRequest, opened: dict[Edition, Printed]) -> Printed:
    """Each edition in its turn."""
    return opened[request.param]


@pytest.fixture(params=MAP_SHEETS, ids=label)
def sheet(request: pytest.FixtureRequest, built: Path) -> Printed:
    """The map sheet on each paper in each language."""
    return Printed(request.param, built / request.param.path)


@pytest.fixture(params=BRIEFS, ids=label)
def brief(request: pytest.FixtureRequest, opened: dict[Edition, Printed]) -> Printed:
    """The brief in each language."""
    return opened[request.param]
