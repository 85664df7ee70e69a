"""The shipped design, basemaps and drawings, read once for the tests of figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalogs.catalog import read_catalog
from generator.design.fonts import read_fonts
from generator.design.tokens import Tokens, read_tokens
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.model.brief import Brief
from generator.model.figure import Form, Frame, Legend, MapDrawing, MapPoint
from generator.model.localised import LocalBrief
from generator.stages.content.brief import load_brief
from generator.stages.figures.basemap import Basemap, read_basemap
from generator.stages.figures.drawings import Materials
from generator.stages.figures.typeface import Typefaces
from generator.stages.localisation.brief import localise

ROOT = Path(__file__).resolve().parents[4]
_TOKENS = "templates/tokens.css"
LEGENDS: Mapping[str, tuple[str, ...]] = {
    "fr": ("Année de reprise", "Opération en cours", "Capitale", "Frontière contestée", "km"),
    "en": ("Year retaken", "Operation under way", "Capital", "Disputed boundary", "km"),
    "ar": ("سنة الاستعادة", "عملية جارية", "عاصمة", "حدود متنازع عليها", "كم"),
}
WORDS = {
    "title": "Année de reprise",
    "title_by_country": "Pays",
    "title_by_forces": "Forces",
    "ongoing": "Opération en cours",
    "capital": "Capitale",
    "disputed_border": "Frontière contestée ou non définie",
    "kilometres": "km",
    "headings": "2014 · 1|2015 · 9|2016 · 20|2017 · 22",
    "alternative": "Une carte.",
}

MakeDrawing = Callable[[str, Frame], MapDrawing]


@pytest.fixture(scope="session")
def files() -> ProjectFiles:
    """The shipped project's files."""
    return ProjectFiles(ROOT)


@pytest.fixture(scope="session")
def tokens(files: ProjectFiles) -> Tokens:
    """The shipped design's tokens."""
    return read_tokens(files.read_text(_TOKENS), _TOKENS)


@pytest.fixture(scope="session")
def typefaces(files: ProjectFiles) -> Typefaces:
    """The shipped typefaces."""
    return Typefaces(font_files(files))


@pytest.fixture(scope="session")
def brief(files: ProjectFiles) -> Brief:
    """The shipped brief."""
    return load_brief(files, "daesh")


@pytest.fixture(scope="session")
def basemap_data(files: ProjectFiles) -> dict[str, bytes]:
    """The bytes of the shipped basemaps."""
    names = ("levant-iraq", "libya")
    return {name: files.read_bytes(f"data/basemap/{name}.geojson") for name in names}


@pytest.fixture(scope="session")
def basemaps(basemap_data: dict[str, bytes]) -> dict[str, Basemap]:
    """The shipped basemaps."""
    return {name: read_basemap(data, name) for name, data in basemap_data.items()}


@pytest.fixture(scope="session")
def materials(
    files: ProjectFiles, tokens: Tokens, basemap_data: dict[str, bytes]
) -> Callable[[Form], Materials]:
    """What figures are drawn with, in a form."""

    def make(form: Form) -> Materials:
        return Materials(tokens, font_files(files), basemap_data, form)

    return make


@pytest.fixture(scope="session")
def local(brief: Brief) -> LocalBrief:
    """The shipped brief in French."""
    return localise(brief, None, "fr", Conventions("fr"), "")


@pytest.fixture(scope="session")
def make_drawing(files: ProjectFiles, brief: Brief, local: LocalBrief) -> MakeDrawing:
    """The shipped map in a language and a frame.

    Arabic has the places' names from its catalog and the countries' from CLDR, the rest in French.
    """
    english = localise(brief, read_catalog(files, "en", "daesh"), "en", Conventions("en_GB"), "")
    arabic = read_catalog(files, "ar", "daesh").entries
    in_arabic = {
        victory.id: arabic[f"victories.{victory.id}.name", victory.name].forms[0]
        for victory in brief.victories
    }
    countries = {
        key: Formats.of("ar").country(key.partition(":")[2])
        for key in local.map_names
        if key.startswith("country:")
    }
    rivers = {"river:euphrates": "الفرات", "river:tigris": "دجلة"}

    def make(locale: str, frame: Frame) -> MapDrawing:
        spoken = english if locale == "en" else local
        title, ongoing, capital, border, kilometres = LEGENDS[locale]
        legend = Legend(
            title=title,
            steps=tuple((g.step, g.year) for g in local.groups if g.year is not None),
            ongoing=ongoing,
            capital=capital,
            disputed_border=border,
            disputed_area=spoken.map_names["disputed"],
            kilometres=kilometres,
        )
        drawing = MapDrawing(
            frame=frame,
            direction="ltr",
            settings=brief.content.map,
            names=spoken.map_names,
            points=tuple(
                MapPoint(v.id, v.number, v.name, v.lat, v.lon, v.step, v.ongoing)
                for v in spoken.victories
            ),
            legend=legend,
            alternative="",
        )
        if locale != "ar":
            return drawing
        points = tuple(replace(point, name=in_arabic[point.id]) for point in drawing.points)
        names = {**drawing.names, **countries, **rivers}
        return replace(drawing, direction="rtl", points=points, names=names)

    return make


def font_files(files: ProjectFiles) -> dict[str, str]:
    """The shipped fonts' files by their names."""
    return {face.postscript_name: str(files.root / face.path) for face in read_fonts(files).faces}
