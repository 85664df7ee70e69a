"""A language that nobody planned for: the walk of docs/add-a-language.md, as it is written."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pypdfium2

from generator.catalogs.catalog import catalog_path, read_catalog_file
from generator.catalogs.po_file import ids_of
from generator.files import ProjectFiles
from generator.language.formats import Formats
from tests.bad_input.calling import call_here
from tests.conftest import ROOT, Result

WALK = (ROOT / "docs" / "add-a-language.md").read_text(encoding="utf-8")
DOMAINS = ("daesh", "labels")
"""What a language needs that the program has no labels in; it has those of German."""
SCREEN = ("--paper", "a4", "--profile", "screen")
PRESS = ("--paper", "a4", "--profile", "print", "--format", "factsheet")
KEPT = re.compile(r"(\{\w+\}|%\(\w+\)s|%%|\]\([^)]*\)|\b(?:YPG|SIL|OFL|Natural Earth|Noto)\b)")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"


def take(step: str, project: Path, *narrowed: str) -> Result:
    """Give a command of the walk, as the document has it, in a project; of fewer editions."""
    assert f"\n{step}\n" in WALK
    name, *words = shlex.split(step)
    assert name == "briefs"
    return call_here(*words, "--project", project, *narrowed)


def list_language(project: Path, locale: str) -> None:
    """Add a locale to each list of the brief's in briefs.toml."""
    settings = project / "briefs.toml"
    before, name, rest = settings.read_text(encoding="utf-8").partition("\nlocales = ")
    lists, line, after = rest.partition("\n")
    assert '["fr", ' in lists
    added = lists.replace('["fr", ', f'["fr", "{locale}", ')
    settings.write_text("".join((before, name, added, line, after)), encoding="utf-8")


def test_german_is_added_by_its_catalogs_alone(project: Path) -> None:
    """The walk from the first command to the pages of every format, and a pair with Arabic."""
    added = take("briefs catalog add de", project)
    assert (0, [f"{project}/{catalog_path('de', 'daesh')}"]) == (added.code, added.out.split())
    standing = take("briefs catalog status", project).out
    assert re.search(r"^de +daesh +0 %", standing, re.MULTILINE)
    shutil.copy(ROOT / "tests/german/daesh.po", project / catalog_path("de", "daesh"))
    list_language(project, "de")
    assert Result(0, "", "") == take("briefs check", project)
    pages = {}
    for narrowed in (SCREEN, PRESS):
        built = take("briefs build --locale de", project, *narrowed)
        assert (0, "") == (built.code, built.err)
        for line in built.out.splitlines():
            pages[Path(line).name] = len(pypdfium2.PdfDocument(line))
    assert {
        "daesh-brief.de.a4.screen.pdf": 6,
        "daesh-factsheet.de.a4.screen.pdf": 2,
        "daesh-factsheet.de.a4.print.pdf": 2,
        "daesh-large-print.de.a4.screen.pdf": 19,
        "daesh-map.de.a4.screen.pdf": 1,
    } == pages
    cover = pypdfium2.PdfDocument(project / "output/daesh/daesh-brief.de.a4.screen.pdf")[0]
    text = " ".join(cover.get_textpage().get_text_bounded().split())
    assert "3 Millionen" in text
    assert "1.200" in text
    list_language(project, "de+ar")
    pair = call_here(
        *("build", "--project", project, "--locale", "de+ar", "--format", "factsheet"), *SCREEN
    )
    assert (0, "") == (pair.code, pair.err)


def test_a_layout_is_seen_before_its_translation(project: Path) -> None:
    """The pseudo-locale of the walk is built without a catalog of its own."""
    built = take("briefs build --locale en-XA --format factsheet", project, *SCREEN)
    assert (0, "") == (built.code, built.err)
    assert ["daesh-factsheet.en-XA.a4.screen.pdf"] == [
        Path(line).name for line in built.out.splitlines()
    ]


def write_in_georgian(text: str) -> str:
    """A French text in Georgian letters, with its facts, its markup, its digits and its points."""
    months = Formats.of("ka").locale.months["format"]["wide"]
    for number, month in enumerate(MONTHS.split(), 1):
        text = re.sub(rf"(?<=\d ){month}\b|\b{month}(?= \d)", months[number], text)
    parts = KEPT.split(text)
    parts[::2] = [
        re.sub(r"[A-Za-zÀ-ÿŒœ]", lambda letter: GEORGIAN[ord(letter[0]) % len(GEORGIAN)], part)
        for part in parts[::2]
    ]
    return "".join(parts)


def test_a_script_that_the_fonts_lack_ends_in_one_line_a_catalog(project: Path) -> None:
    """The line names the script and each setting that a font is added to; nothing is built."""
    assert 0 == call_here("catalog", "add", "ka", "--project", project).code
    for domain in DOMAINS:
        file = read_catalog_file(ProjectFiles(project), "ka", domain)
        for entry in file.entries:
            text = write_in_georgian(ids_of(entry.unit)[-1])
            entry.unit.target = [text] * file.plurals if entry.unit.hasplural() else text
        (project / catalog_path("ka", domain)).write_bytes(bytes(file.store))
    list_language(project, "ka")
    result = call_here("build", "--project", project, "--locale", "ka")
    assert (1, "") == (result.code, result.out)
    # French spelled in Georgian letters has other faults too, and those lines are right.
    lines = [line for line in result.lines if "fonts" in line]
    assert [catalog_path("ka", domain) for domain in DOMAINS] == [
        line.partition(":")[0] for line in lines
    ]
    for line in lines:
        assert "texts written in Georgian, of which the fonts of --serif and --sans" in line
        assert "Noto Sans Georgian and Noto Serif Georgian" in line
        assert "templates/fonts/fonts.css" in line
        assert "templates/tokens.css" in line
    assert not (project / "output" / "daesh").exists()


def test_pages_are_numbered_in_the_digits_of_the_language(project: Path) -> None:
    """The engine's own counters, in the foot and in references, have the digits of the locale."""
    settings = project / "briefs.toml"
    text, table = settings.read_text(encoding="utf-8"), "[languages.ar]\n"
    assert table in text
    settings.write_text(text.replace(table, f'{table}numbering = "arab"\n'), encoding="utf-8")
    built = call_here("build", "--project", project, "--locale", "ar", "--format", "brief", *SCREEN)
    assert (0, "") == (built.code, built.err)
    cover = pypdfium2.PdfDocument(built.out.strip())[0].get_textpage().get_text_bounded()
    assert re.search("١/٦|٦/١", cover)
    # What the translator typed stays as it is, and is all that has other digits: 200 km, and 2017.
    assert ["200", "2017"] == re.findall("[0-9]+", cover)
