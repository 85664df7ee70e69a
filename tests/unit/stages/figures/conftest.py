"""The shipped design, basemaps and drawings, read once for the tests of figures."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from generator.blocks.block import FigureTexts
from generator.blocks.document import Brief
from generator.blocks.map import LocalMap
from generator.blocks.registry import list_kinds
from generator.blocks.timeline import LocalTimeline
from generator.catalogs.catalog import read_catalog
from generator.design.fonts import read_fonts
from generator.design.style.reading import Styles, read_styles
from generator.design.tokens import Tokens, read_tokens
from generator.errors import Origin
from generator.files import ProjectFiles
from generator.language.conventions import Conventions
from generator.language.formats import Formats
from generator.locations import BUILT_IN, locate
from generator.model.figure import (
    Figure,
    FigureRequest,
    Form,
    Frame,
    Legend,
    MapDrawing,
    MapPoint,
    Texts,
)
from generator.model.localised import LocalBrief
from generator.model.map import WORLD
from generator.stages.content.brief import load_brief
from generator.stages.figures.basemap import Basemap, read_basemap
from generator.stages.figures.drawings import Materials, draw_figure
from generator.stages.figures.typeface import Typefaces
from generator.stages.localisation.brief import localise
from tests.conftest import copy_project
from tests.unit.rows import TABLE, shipped_rows, swap_block, swap_table

ROOT = Path(__file__).resolve().parents[4]
_TOKENS = "templates/tokens.css"
LEGENDS: Mapping[str, tuple[str, ...]] = {
    "fr": ("Année de reprise", "Opération en cours", "Capitale", "Frontière contestée", "km"),
    "en": ("Year retaken", "Operation under way", "Capital", "Disputed boundary", "km"),
    "ar": ("سنة الاستعادة", "عملية جارية", "عاصمة", "حدود متنازع عليها", "كم"),
}
ARABIC_NAMES: Mapping[str, str] = {
    "inset:0": "الموصل",
    "inset:1": "ليبيا",
    "disputed": "الجولان السوري المحتل",
    "river:euphrates": "الفرات",
    "river:tigris": "دجلة",
    "sea:Mer Méditerranée": "البحر الأبيض المتوسط",
    "town:Bagdad": "بغداد",
    "town:Damas": "دمشق",
    "town:Beyrouth": "بيروت",
    "town:Amman": "عمّان",
    "town:Alep": "حلب",
    "town:Bassora": "البصرة",
    "town:Erbil": "أربيل",
    "town:Kirkouk": "كركوك",
    "town:Deir ez-Zor": "دير الزور",
    "town:Homs": "حمص",
    "town:Palmyre": "تدمر",
    "town:Hassaké": "الحسكة",
    "town:Nadjaf": "النجف",
    "inset:0/river:tigris": "دجلة",
    "inset:1/town:Tripoli": "طرابلس",
    "inset:1/town:Benghazi": "بنغازي",
}
WORDS = {
    "title": "Année de reprise",
    "place": "Lieu repris",
    "others": "Autres",
    "without": "Sans donnée",
    "capital": "Capitale",
    "disputed_border": "Frontière contestée ou non définie",
    "kilometres": "km",
    "headings": "2014 +1|2015 +8|2016 +11|2017 +2",
    "alternative": "Une carte.",
}

BEFORE = "  - id: by-year\n"
TIMELINE = """\
  - id: months
    blocks:
      - timeline: victories
"""

MakeDrawing = Callable[[str, Frame], MapDrawing]


def draw_figures(
    briefs: tuple[LocalBrief, ...],
    words: Mapping[str, tuple[Mapping[str, str], ...]],
    frames: Mapping[str, Frame],
    materials: Materials,
) -> tuple[Figure, ...]:
    """Request figures and draw them, in the order of the frames."""
    return tuple(
        draw_figure(request_figure(name, briefs, words[name], frame), materials)
        for name, frame in frames.items()
    )


def request_figure(
    name: str, briefs: tuple[LocalBrief, ...], words: tuple[Mapping[str, str], ...], frame: Frame
) -> FigureRequest:
    """Request a figure of documents that have a block of that kind."""
    blocks = tuple(brief.find(name) for brief in briefs)
    if name == "timeline":  # its own words give way to those of the test
        blocks = tuple(replace(timeline_of(each), marks="") for each in briefs)
    return list_kinds()[name].request(FigureTexts(briefs, blocks, words), frame)


@pytest.fixture(scope="session")
def files() -> ProjectFiles:
    """The shipped project's files."""
    return ProjectFiles(ROOT)


@pytest.fixture(scope="session")
def tokens(files: ProjectFiles) -> Tokens:
    """The shipped design's tokens."""
    return read_tokens(files.read_text(_TOKENS), _TOKENS)


@pytest.fixture(scope="session")
def styles(files: ProjectFiles, tokens: Tokens) -> Styles:
    """The shipped figures' style."""
    return read_styles(files, tokens)


@pytest.fixture(scope="session")
def typefaces(files: ProjectFiles, styles: Styles) -> Typefaces:
    """The shipped typefaces."""
    words = styles.map.words
    return Typefaces(font_files(files), words.families, words.arabic_scale)


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """The shipped brief, with a timeline of its places."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "data" / "daesh", project / "data" / "daesh")
    add_timeline(project)
    return load_brief(ProjectFiles(project), "daesh")


@pytest.fixture(scope="session")
def with_timeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project, with a timeline of its places in the brief."""
    project = copy_project(tmp_path_factory.mktemp("with") / "project")
    add_timeline(project)
    return project


def add_timeline(project: Path) -> None:
    """Put a timeline of its places into a project's brief, which the shipped one has not."""
    path = project / "data" / "daesh" / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    path.write_text(text.replace(BEFORE, TIMELINE + BEFORE), encoding="utf-8")


@pytest.fixture(scope="session")
def basemap_data(files: ProjectFiles) -> dict[str, bytes]:
    """The bytes of the shipped basemaps."""
    paths = {name: f"data/basemap/{name}.geojson" for name in ("levant-iraq", "libya")}
    paths[WORLD] = f"{BUILT_IN}basemaps/world.geojson"
    return {name: files.read_bytes(path) for name, path in paths.items()}


@pytest.fixture(scope="session")
def basemaps(basemap_data: dict[str, bytes]) -> dict[str, Basemap]:
    """The shipped basemaps."""
    return {name: read_basemap(data, name) for name, data in basemap_data.items()}


@pytest.fixture(scope="session")
def materials(
    files: ProjectFiles, styles: Styles, basemap_data: dict[str, bytes]
) -> Callable[[Form], Materials]:
    """What figures are drawn with, in a form."""

    def make(form: Form) -> Materials:
        return Materials(styles, font_files(files), basemap_data, form)

    return make


@pytest.fixture(scope="session")
def local(brief: Brief) -> LocalBrief:
    """The shipped brief in French."""
    return localise(brief, None, "fr", Conventions("fr"), "brief")


@pytest.fixture(scope="session")
def arabic(files: ProjectFiles, brief: Brief, local: LocalBrief) -> LocalBrief:
    """The shipped brief with its places, countries and towns in Arabic, written from the right.

    The places' names are the catalog's, the countries' CLDR's.
    """
    entries = read_catalog(files, "ar", "daesh").entries
    forms = Formats.of("ar")
    data = {row.id: row for row in shipped_rows(brief)}
    rows = tuple(
        replace(
            row,
            name=entries[f"{TABLE}.{row.id}.name", data[row.id].text("name")].forms[0],
            country=forms.country(data[row.id].country),
        )
        for row in local.tables[TABLE].rows
    )
    drawn, timeline = map_of(local), timeline_of(local)
    keys = [key for key in drawn.names if key.startswith("country:")]
    countries = {key: forms.country(key.partition(":")[2]) for key in keys}
    first = (timeline.ticks[0].number) % 12
    ticks = tuple(
        replace(tick, label=forms.short_month(n % 12 + 1))
        for n, tick in enumerate(timeline.ticks, first)
    )
    made = swap_table(replace(local, locale="ar", direction="rtl"), rows=rows)
    made = swap_block(made, "map", names={**drawn.names, **ARABIC_NAMES, **countries})
    return swap_block(made, "timeline", ticks=ticks)


def map_of(local: LocalBrief) -> LocalMap:
    """The map of a document."""
    found = local.find("map")
    assert isinstance(found, LocalMap)
    return found


def timeline_of(local: LocalBrief) -> LocalTimeline:
    """The timeline of a document."""
    found = local.find("timeline")
    assert isinstance(found, LocalTimeline)
    return found


@pytest.fixture(scope="session")
def spoken(
    files: ProjectFiles, brief: Brief, local: LocalBrief, arabic: LocalBrief
) -> Mapping[str, LocalBrief]:
    """The shipped brief in three languages."""
    english = localise(
        brief, read_catalog(files, "en", "daesh"), "en", Conventions("en-GB"), "brief"
    )
    return {"fr": local, "en": english, "ar": arabic}


@pytest.fixture(scope="session")
def make_drawing(brief: Brief, spoken: Mapping[str, LocalBrief]) -> MakeDrawing:
    """The shipped map in one language or several, as ``fr+ar``, and in a frame."""

    def make(locales: str, frame: Frame) -> MapDrawing:
        briefs = [spoken[locale] for locale in locales.split("+")]
        legends = [LEGENDS[locale] for locale in locales.split("+")]
        main, maps = briefs[0].tables[TABLE], [map_of(each) for each in briefs]
        title, ongoing, capital, border, kilometres = (
            unite(texts) for texts in zip(*legends, strict=True)
        )
        legend = Legend(
            title=title,
            steps=tuple((period.index, (period.label,)) for period in main.periods),
            ongoing=ongoing,
            capital=capital,
            disputed_border=border,
            disputed_area=unite(each.names["disputed"] for each in maps),
            kilometres=kilometres,
        )
        return MapDrawing(
            frame=frame,
            direction=briefs[0].direction,
            settings=maps[0].settings,
            names={key: unite(each.names[key] for each in maps) for key in maps[0].names},
            points=tuple(
                MapPoint(
                    v[0].id,
                    v[0].number,
                    unite(each.name for each in v),
                    v[0].lat,
                    v[0].lon,
                    v[0].step,
                    v[0].open,
                    v[0].origin,
                )
                for v in zip(*(each.tables[TABLE].rows for each in briefs), strict=True)
            ),
            palette=main.palette,
            legend=legend,
            distances=maps[0].distances,
            alternatives=("",),
            origin=Origin("brief.yaml"),
        )

    return make


def unite(texts: Iterable[str]) -> Texts:
    """The texts of several languages, each once."""
    return tuple(dict.fromkeys(texts))


def read_pdfium(data: bytes) -> str:
    """What PDFium, and so Chrome, reads in a figure, its lines as one."""
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return " ".join(text.split())


def read_poppler(data: bytes, folder: Path) -> str:
    """What Poppler reads in a figure in the order of its content, without the marks it adds."""
    path = folder / "figure.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-raw", str(path), "-"]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return " ".join(re.sub("[\u200e\u200f\u202a-\u202e]", "", read).split())


def font_files(files: ProjectFiles) -> dict[str, str]:
    """The shipped fonts' files by their names."""
    return {
        face.postscript_name: str(locate(files.root, face.path)) for face in read_fonts(files).faces
    }
