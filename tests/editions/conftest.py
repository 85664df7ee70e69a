"""Every edition that the shipped project lists, built once and opened once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.edition import Edition
from generator.project import load_project
from tests.conftest import ROOT
from tests.editions.reading import Printed

LATIN = ("fr", "en")
EDITIONS = load_project(ROOT).select(
    formats=["brief", "factsheet"], locales=LATIN, profiles=["screen"]
)
MAP_SHEETS = load_project(ROOT).select(formats=["map"], locales=LATIN, profiles=["screen"])
LOOKED_AT = ("ar", "fr+en", "fr+ar")
PSEUDO = ("en-XA", "ar-XB")
LETTER = "letter"
GOLDEN_EDITIONS = (
    *(edition for edition in (*EDITIONS, *MAP_SHEETS) if edition.paper != LETTER),
    *load_project(ROOT).select(locales=["fr"], papers=[LETTER], profiles=["screen"]),
    *load_project(ROOT).select(locales=(*LOOKED_AT, *PSEUDO), papers=["a4"], profiles=["screen"]),
)
"""The editions whose pages are held to pictures; a pair more would show nothing new."""
BRIEFS = [edition for edition in EDITIONS if edition.format == "brief"]


def label(edition: Edition) -> str:
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
