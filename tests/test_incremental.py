"""Nothing is made twice, and nothing is wrong for it: after any change, the bytes of a clean build.

A small project of one short format, in two languages and for screen and press, is changed in every
way that its inputs can change, one after the other. Each time what a build with the store gives is
held to one without, byte for byte, and to what should have been made anew.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from generator import batch, fingerprint, journal, store
from generator.project import load_project
from tests.conftest import ROOT, Run, copy_project

MUTATIONS = int(os.environ.get("BRIEFS_MUTATIONS", "20"))
"""How many changes are tried, one after the other; 200 in the nightly form."""
SETTINGS = """[languages.en]
forms = "en-GB"

[profiles.print]
bleed = 3

[briefs.daesh]
formats = ["note"]
locales = ["fr", "en"]
profiles = ["screen", "print"]
"""
FORMAT = """pages = 1

[figures.timeline]
height = 42
"""
PAGE = """{% extends "partials/document.html" %}
{% import "partials/parts.html" as parts with context %}
{% block title %}{{ brief.title }}{% endblock %}
{% block body %}<section id="note">
<h1>{{ brief.title }}</h1>
<h2>{{ label("colophon.title") }}</h2>
<p>{{ brief.find("points").introduction }}</p>
{% set key = brief.find("figures").figures %}
<p class="small">{{ key[0].value }} {{ key[0].label }}</p>
{{ parts.figure([brief.find("timeline")]) }}
<p class="small" lang="fr">{{ brief.sources[0].title }}</p>
</section>{% endblock %}
"""
TAKEN = """
  note: {sections: [key-figures, months, objectives]}
"""
"""What the format takes of the shipped content."""
BEFORE = "  - id: by-year\n"
TIMELINE = """  - id: months
    formats: [note]
    blocks:
      - timeline: victories
"""
LABELS = "locales/en/LC_MESSAGES/labels.po"
LABEL = """
msgctxt "colophon.title"
msgid "Colophon"
msgstr "Colophon"

msgctxt "more.lead"
msgid "Read on:"
msgstr "Read on:"
"""
"""What the project calls labels of the program."""
WEB = SETTINGS.replace('["fr", "en"]', '["en"]').replace('["screen", "print"]', '["web", "epub"]')
"""The same in one language, for browsers and reading systems."""
FONT = "House.ttf"
ACCESSIBLE = """
msgctxt "web.accessible"
msgid "Every figure is described, and its data stand in a list or a table; all is read in one "
"order, with a table of contents."
msgstr "Every figure is described."
"""
SHEET = ".small { font-size: 8pt; } h1 { font-size: 20pt; line-height: 24pt; }\n"
SCREEN, PRESS = ("fr.screen", "en.screen"), ("fr.print", "en.print")
ALL = frozenset((*SCREEN, *PRESS))
ENGLISH, NONE = frozenset(("en.screen", "en.print")), frozenset[str]()
Change = Callable[[Path, random.Random], None]
New = Callable[[re.Match[str], random.Random], str]


@dataclass(frozen=True)
class Kind:
    """A class of changes, and the editions that are made anew after one."""

    change: Change
    anew: frozenset[str]


def replace_in(
    path: str, pattern: str, new: Callable[[re.Match[str], random.Random], str]
) -> Change:
    """Change the first place of a file where a pattern is found."""

    def change(project: Path, chance: random.Random) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        found = re.search(pattern, text)
        assert found, (path, pattern)
        changed = text
        while changed == text:  # chance may give what stands there
            changed = text[: found.start()] + new(found, chance) + text[found.end() :]
        file.write_text(changed, encoding="utf-8")

    return change


def append(path: str, text: str) -> Change:
    """Add to a file what changes nothing that is printed."""

    def change(project: Path, chance: random.Random) -> None:
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(text.format(chance.randrange(10**9)))

    return change


def number(found: re.Match[str], chance: random.Random, low: int, high: int) -> str:
    """Another number in the place of the one that was found."""
    others = [value for value in range(low, high) if str(value) != found[1]]
    return found[0].replace(found[1], str(chance.choice(others)))


def retouch_font(project: Path, chance: random.Random) -> None:
    """Make the letter n of the headings wider or narrower."""
    from fontTools.ttLib import TTFont

    path = project / "templates/fonts/NotoSans-Bold.ttf"
    font = TTFont(path.resolve(), recalcTimestamp=False)
    advance, bearing = font["hmtx"]["n"]
    font["hmtx"]["n"] = (advance + chance.choice((-9, -5, 5, 9)), bearing)
    path.unlink()
    font.save(path)


KINDS: dict[str, Kind] = {
    "a fact": Kind(
        replace_in(
            "data/daesh/brief.yaml",
            r"members: \{number: (\d+)\}",
            lambda found, chance: number(found, chance, 40, 99),
        ),
        ALL,
    ),
    "an entry": Kind(
        replace_in(
            "locales/en/LC_MESSAGES/daesh.po",
            r"(?<=context.title\"\nmsgid \"La Coalition en bref\"\nmsgstr \")[^\"]*",
            lambda found, chance: f"The Coalition in {chance.choice('abcdefgh')}{found[0][-6:]}",
        ),
        NONE,  # the note has no context
    ),
    "a printed entry": Kind(
        replace_in(
            "locales/en/LC_MESSAGES/daesh.po",
            r"(?<=\nmsgid \"États et organisations internationales membres de la Coalition\"\n)"
            r"msgstr \"([^\"]*)",
            lambda found, chance: found[0].split(" (")[0] + f" ({chance.choice('abcdefghijk')})",
        ),
        ENGLISH,
    ),
    "a label": Kind(
        replace_in(
            LABELS,
            r"(?<=msgid \"Colophon\"\n)msgstr \"[^\"]*",
            lambda _, chance: f'msgstr "Key figures {chance.choice("abcdefghijkl")}',
        ),
        ENGLISH,
    ),
    "a label of another format": Kind(
        replace_in(
            LABELS,
            r"(?<=msgid \"Read on:\"\n)msgstr \"[^\"]*",
            lambda _, chance: f'msgstr "Read on, {chance.choice("abcdefghijkl")}:',
        ),
        NONE,
    ),
    "a token": Kind(
        replace_in(
            "templates/tokens.css",
            r"--margin-top: (\d+)mm",
            lambda found, chance: number(found, chance, 12, 22),
        ),
        ALL,
    ),
    "a style": Kind(
        replace_in(
            "templates/note/note.css",
            r"\.small \{ font-size: (\d+)pt",
            lambda found, chance: number(found, chance, 7, 12),
        ),
        ALL,
    ),
    "a style that says the same": Kind(append("templates/note/note.css", "/* {} */\n"), ALL),
    "a template": Kind(
        replace_in(
            "templates/note/page.html",
            r"key\[(\d)\]\.value",
            lambda found, chance: number(found, chance, 0, 4),
        ),
        ALL,
    ),
    "a template's comment": Kind(append("templates/note/page.html", "{{# {} #}}\n"), NONE),
    "the words of a block": Kind(
        replace_in(
            "templates/blocks/timeline/words.txt",
            r"(?<=\{% set alternative %\}\n)",
            lambda _, chance: f"{chance.choice('abcdefgh')} ",
        ),
        ALL,
    ),
    "a comment in a block": Kind(append("templates/blocks/map/block.html", "{{# {} #}}\n"), NONE),
    "a font": Kind(retouch_font, ALL),
    "a cell": Kind(
        replace_in(
            "data/daesh/sources.csv",
            r"(?m)(?<=^)(mae-2017-03,)(\"?)",
            lambda found, chance: f"{found[1]}{found[2]}{chance.choice('ABCDEFGHI')} ",
        ),
        ALL,
    ),
    "a row of a table": Kind(
        replace_in(
            "data/daesh/victories.csv",
            r"2014-(\d\d)-30,liberated",
            lambda found, chance: number(found, chance, 10, 13),
        ),
        ALL,
    ),
    "a setting of print": Kind(
        replace_in(
            "briefs.toml", r"bleed = (\d+)", lambda found, chance: number(found, chance, 1, 9)
        ),
        frozenset(PRESS),
    ),
    "a setting of a language": Kind(
        replace_in(
            "briefs.toml",
            r"forms = \"(en-[A-Z]+)\"",
            lambda found, _: f'forms = "{"en-US" if found[1] == "en-GB" else "en-GB"}"',
        ),
        ENGLISH,
    ),
    "the glossary": Kind(append("data/daesh/glossary.csv", "terme {0},term {0},,\n"), NONE),
    "a letter": Kind(append("templates/dispatch/note.txt", "{{# {} #}}\n"), NONE),
    "nothing": Kind(lambda *_: None, NONE),
}


@pytest.fixture
def note(tmp_path: Path) -> Iterator[Path]:
    """A project with one short format."""
    project = copy_project(tmp_path / "project")
    (project / "briefs.toml").write_text(SETTINGS, encoding="utf-8")
    folder = project / "templates" / "note"
    folder.mkdir()
    for name, text in (("page.html", PAGE), ("note.css", SHEET), ("format.toml", FORMAT)):
        (folder / name).write_text(text, encoding="utf-8")
    content = project / "data/daesh/brief.yaml"
    text = content.read_text(encoding="utf-8").replace(BEFORE, TIMELINE + BEFORE)
    content.write_text(text.rstrip() + TAKEN, encoding="utf-8")
    catalog = project / "locales/en/LC_MESSAGES/daesh.po"
    head = catalog.read_text(encoding="utf-8").partition("\n\n")[0]
    (project / LABELS).write_text(f"{head}\n{LABEL}", encoding="utf-8")
    for path in ("timeline/words.txt", "map/block.html"):
        target = project / "templates/blocks" / path
        target.parent.mkdir(parents=True)
        shutil.copy(ROOT / "generator/blocks" / path, target)
    yield project
    shutil.rmtree(project)


def build(project: Path, output: Path) -> tuple[dict[str, bytes], frozenset[str]]:
    """Build it all here; gives each edition's bytes, and which were made anew."""
    outcomes = batch.build(load_project(project), output=output, jobs=1)
    assert [] == [str(found) for outcome in outcomes for found in outcome.findings]
    files, anew = {}, set()
    for outcome in outcomes:
        name = f"{outcome.edition.locale}.{outcome.edition.profile}"
        assert outcome.path is not None
        files[name] = outcome.path.read_bytes()
        if not outcome.reused:
            anew.add(name)
    return files, frozenset(anew)


def test_after_any_change_the_bytes_are_those_of_a_clean_build(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of input, changed at random: what is found is right, and no more is made anew."""
    chance = random.Random(20170331)
    names = [*KINDS]
    chance.shuffle(names)
    names += [chance.choice(names) for _ in range(MUTATIONS - len(names))]
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))
    build(note, tmp_path / "kept")
    wrong = []
    for name in names[: max(MUTATIONS, len(KINDS))]:
        KINDS[name].change(note, chance)
        monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))
        kept, anew = build(note, tmp_path / "kept")
        monkeypatch.setenv("BRIEFS_CACHE", "")
        clean, _ = build(note, tmp_path / "clean")
        if kept != clean:
            wrong.append(f"{name}: other bytes")
        if not anew <= KINDS[name].anew:
            wrong.append(f"{name}: {sorted(anew - KINDS[name].anew)} made anew for nothing")
    assert [] == wrong


WEB_KINDS: dict[str, Change] = {
    "nothing": lambda *_: None,
    "a face of another file": replace_in(
        "templates/fonts/fonts.css", r"NotoSans-Regular\.ttf", lambda *_: "NotoSans-Italic.ttf"
    ),
    "a font of the subject's": lambda project, _: write_font(project, 90),
    "what is said of a book alone": replace_in(
        LABELS, r"Every figure is described\.", lambda *_: "Its figures are described."
    ),
}


def write_font(project: Path, width: int) -> None:
    """Write a font for the subject, whose one letter is the wider the bolder, and nothing else."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "space", "n"])
    builder.setupCharacterMap({ord(" "): "space", ord("n"): "n"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((width, 0))
    pen.lineTo((0, 700))
    pen.closePath()
    empty = {name: TTGlyphPen(None).glyph() for name in (".notdef", "space")}
    builder.setupGlyf({**empty, "n": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "space": (260, 0), "n": (400, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "House", "styleName": "Regular", "psName": "House"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    wider = TupleVariation({"wght": (0, 1, 1)}, [(0, 0), (100, 0), *[(0, 0)] * 5])
    builder.setupGvar({"n": [wider]})
    file = project / "data/daesh/fonts" / FONT
    file.parent.mkdir(exist_ok=True)
    builder.save(file)


def test_pages_of_the_web_are_those_of_a_clean_build(note: Path, tmp_path: Path, run: Run) -> None:
    """Their fonts are told by their bytes and their faces; a book by what it says of itself."""

    def build_in(store: str, output: str) -> dict[str, bytes]:
        target = tmp_path / output
        result = run("build", "--project", note, "--output", target, BRIEFS_CACHE=store)
        assert 0 == result.code, result.err
        return {path.suffix: path.read_bytes() for path in (target / "daesh").glob("daesh-note.*")}

    (note / "briefs.toml").write_text(WEB, encoding="utf-8")
    with (note / "data/daesh/brief.yaml").open("a", encoding="utf-8") as content:
        content.write(f'\nfonts: {{sans: ["{FONT}#wght=400", "{FONT}#wght=700"]}}\n')
    with (note / LABELS).open("a", encoding="utf-8") as catalog:
        catalog.write(ACCESSIBLE)
    write_font(note, 80)
    wrong = []
    for name, change in WEB_KINDS.items():
        change(note, random.Random(1))
        kept, clean = build_in(str(tmp_path / "store"), "kept"), build_in("", "clean")
        assert {".html", ".epub"} == clean.keys()
        wrong += [f"{name}: {each}" for each in clean if kept[each] != clean[each]]
    assert [] == wrong


@pytest.mark.parametrize("part", ["a library", "the program"])
def test_another_program_makes_everything_anew(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """What another version of a library, or of the program, made is not taken for one's own."""
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))
    build(note, tmp_path / "output")
    for module in (store, journal):
        if part == "a library":
            versions = {**fingerprint.read_libraries(), "weasyprint": "70.1"}
            monkeypatch.setattr(module, "read_libraries", lambda versions=versions: versions)
        else:
            monkeypatch.setattr(module, "read_program", lambda: "another")
    _, anew = build(note, tmp_path / "output")
    assert anew == ALL


def test_an_edition_says_why_it_was_made(
    note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an edition that was made anew, the input that is other than the last time is named."""
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "store"))

    def explain() -> dict[str, str]:
        outcomes = batch.build(load_project(note), output=tmp_path / "output", jobs=1)
        return {
            f"{outcome.edition.locale}.{outcome.edition.profile}": outcome.reason
            for outcome in outcomes
            if not outcome.reused
        }

    assert dict.fromkeys(ALL, "nothing is kept of its making") == explain()
    KINDS["a label"].change(note, random.Random(1))
    changed = "the labels of en has changed"
    assert dict.fromkeys(ENGLISH, changed) == explain()
    KINDS["a setting of print"].change(note, random.Random(1))
    assert dict.fromkeys(PRESS, "the settings of print has changed") == explain()
