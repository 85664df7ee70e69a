"""Bad input, each kind through the command line: its exact lines, exit 1, yesterday's PDFs kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from generator.cli import main
from tests.conftest import ROOT, Run

YAML = "data/daesh/brief.yaml"
VICTORIES = "data/daesh/victories.csv"
SOURCES = "data/daesh/sources.csv"
CATALOG = "locales/en/LC_MESSAGES/daesh.po"
LABELS = "locales/en/LC_MESSAGES/templates.po"
YESTERDAY = "output/daesh/daesh-brief.fr.a4.screen.pdf"

Spoil = Callable[[Path], object]


def replace(path: str, old: str, new: str) -> Spoil:
    """Put ``new`` for the first ``old`` in a file, which must hold it."""

    def spoil(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def remove(path: str) -> Spoil:
    return lambda project: (project / path).unlink()


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Spoil:
    return lambda project: (project / path).write_bytes(change((project / path).read_bytes()))


LACKING = 'msgctxt "subject"\nmsgid "Irak, Syrie, Libye"\nmsgstr "Iraq, Syria, Libya"\n'

FAULTS: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "no content": (
        remove(YAML),
        ("data/daesh/brief.yaml:1: is missing; add the file",),
    ),
    "no victories": (
        remove(VICTORIES),
        ("data/daesh/victories.csv:1: is missing; add the file",),
    ),
    "no sources": (
        remove(SOURCES),
        ("data/daesh/sources.csv:1: is missing; add the file",),
    ),
    "no catalog": (
        remove(CATALOG),
        (
            "locales/en/LC_MESSAGES/daesh.po:1: is missing; make it with “briefs catalog add en” and translate it",
        ),
    ),
    "no basemap": (
        remove("data/basemap/libya.geojson"),
        (
            "data/basemap/libya.geojson:1: is missing; add the basemap, or name another in brief.yaml",
        ),
    ),
    "no template": (
        remove("templates/brief/page.html"),
        (
            "templates/brief/page.html:1: is missing; add it, or take it out of templates/brief/format.toml",
        ),
    ),
    "no font": (
        remove("templates/fonts/NotoSans-Bold.ttf"),
        (
            "templates/fonts/fonts.css:3: names NotoSans-Bold.ttf, which is missing; add templates/fonts/NotoSans-Bold.ttf",
        ),
    ),
    "no plan": (
        remove("templates/brief/format.toml"),
        ("templates/brief/format.toml:1: is missing; give the format its page plan",),
    ),
    "no tokens": (
        remove("templates/tokens.css"),
        ("templates/tokens.css:1: is missing; add the file",),
    ),
    "no settings": (
        remove("briefs.toml"),
        (
            "briefs.toml:1: is missing; run the command in a project folder, or name it with --project",
        ),
    ),
    "unknown key": (
        replace(YAML, "licence: ", "licennce: "),
        (
            "data/daesh/brief.yaml:7: licence is missing; add it",
            "data/daesh/brief.yaml:23: licennce is an unknown key; did you mean licence?",
        ),
    ),
    "latitude": (
        replace(VICTORIES, "rabia,Rabia,IQ,36.8000", "rabia,Rabia,IQ,95"),
        ('data/daesh/victories.csv:2: rabia: lat is "95"; it should be less than or equal to 90',),
    ),
    "date": (
        replace(VICTORIES, "2015-01-26", "2015-02-30"),
        (
            'data/daesh/victories.csv:3: kobane: date "2015-02-30" is no day of the calendar; that month has 28 days',
        ),
    ),
    "duplicate id": (
        replace(VICTORIES, "kobane,Kobané", "rabia,Kobané"),
        (
            "data/daesh/victories.csv:3: id rabia stands on line 2 already; give each row its own id",
        ),
    ),
    "uncited": (
        replace(
            SOURCES,
            "\nwikipedia-tishrin",
            "\nextra,Extra,Extra,2016,en,https://example.org/\nwikipedia-tishrin",
        ),
        (
            "data/daesh/sources.csv:45: source extra is cited nowhere; cite it where it is used, or remove it",
        ),
    ),
    "unknown source": (
        replace(VICTORIES, ",rudaw-2014-09-30\n", ",rudow-2014-09-30\n"),
        (
            "data/daesh/sources.csv:28: source rudaw-2014-09-30 is cited nowhere; cite it where it is used, or remove it",
            "data/daesh/victories.csv:2: rabia: source rudow-2014-09-30 is not among the sources; did you mean rudaw-2014-09-30?",
        ),
    ),
    "semicolons": (
        rewrite(VICTORIES, lambda data: data.replace(b",", b";")),
        (
            "data/daesh/victories.csv:1: separates its columns by semicolons; save it as CSV with commas",
        ),
    ),
    "bom": (
        rewrite(VICTORIES, lambda data: b"\xef\xbb\xbf" + data),
        (
            "data/daesh/victories.csv:1: begins with a byte order mark; save it as “UTF-8” without BOM",
        ),
    ),
    "latin1": (
        rewrite(
            VICTORIES,
            lambda data: (
                data.decode().replace("’", "'").replace("œ", "oe").encode("latin-1", "replace")
            ),
        ),
        (
            "data/daesh/victories.csv:2: holds the byte 0xE9, which is not UTF-8; save it in the encoding UTF-8",
        ),
    ),
    "utf16": (
        rewrite(SOURCES, lambda data: data.decode().encode("utf-16")),
        (
            "data/daesh/sources.csv:1: begins with a byte order mark; save it as “UTF-8” without BOM",
        ),
    ),
    "not po": (
        replace(CATALOG, 'msgid "Irak, Syrie, Libye"', 'msgid Irak, Syrie, Libye"'),
        (
            'locales/en/LC_MESSAGES/daesh.po:32: is no line of a PO file; write a keyword and its text in quotation marks, as msgstr "…"',
        ),
    ),
    "lacks": (
        replace(CATALOG, LACKING, ""),
        (
            "locales/en/LC_MESSAGES/daesh.po:1: lacks “Irak, Syrie, Libye” (data/daesh/brief.yaml:9); run “briefs catalog update” and translate it",
        ),
    ),
    "stale": (
        replace(CATALOG, 'msgid "Irak, Syrie, Libye"', 'msgid "Irak et Syrie"'),
        (
            "locales/en/LC_MESSAGES/daesh.po:32: translates an older text than “Irak, Syrie, Libye” (data/daesh/brief.yaml:9); run “briefs catalog update” and translate it anew",
        ),
    ),
    "fuzzy": (
        replace(CATALOG, 'msgctxt "subject"', '#, fuzzy\nmsgctxt "subject"'),
        (
            "locales/en/LC_MESSAGES/daesh.po:33: has a fuzzy translation of “Irak, Syrie, Libye”; check it against the French, then remove its fuzzy mark",
        ),
    ),
    "empty": (
        replace(CATALOG, 'msgstr "Iraq, Syria, Libya"', 'msgstr ""'),
        (
            "locales/en/LC_MESSAGES/daesh.po:32: leaves “Irak, Syrie, Libye” untranslated; translate it",
        ),
    ),
    "placeholders": (
        replace(CATALOG, "{members} States", "{menbers} States"),
        (
            "locales/en/LC_MESSAGES/daesh.po:142: lacks {members} and adds {menbers} in the translation of “La Coalition internationale s’est formée en {founded} pour…”; give it the same names as the French",
        ),
    ),
    "markup": (
        replace(CATALOG, "**{victories} towns and sites**", "{victories} towns and sites"),
        (
            "locales/en/LC_MESSAGES/daesh.po:121: has the markup (none) where the French has (strong); give it the same markup as the French",
        ),
    ),
    "label placeholder": (
        replace(LABELS, 'msgstr "Updated %(date)s"', 'msgstr "Updated"'),
        (
            "locales/en/LC_MESSAGES/templates.po:143: lacks %(date)s in the translation of “Mise à jour : %(date)s”; give it the same names as the French",
        ),
    ),
    "glyph": (
        replace(YAML, "  kicker: À la une", "  kicker: À la une 東"),
        (
            "data/daesh/brief.yaml:45: holds '東' (U+6771, CJK UNIFIED IDEOGRAPH-6771), which no font has; write it otherwise, or add a font that has it to templates/fonts/fonts.css",
            "locales/en/LC_MESSAGES/daesh.po:108: translates an older text than “À la une 東” (data/daesh/brief.yaml:45); run “briefs catalog update” and translate it anew",
        ),
    ),
    "glyph in catalog": (
        replace(CATALOG, 'msgstr "In the spotlight"', 'msgstr "In the spotlight ☂"'),
        (
            "locales/en/LC_MESSAGES/daesh.po:108: holds '☂' (U+2602, UMBRELLA), which no font has; write it otherwise, or add a font that has it to templates/fonts/fonts.css",
        ),
    ),
    "not geojson": (
        rewrite("data/basemap/levant-iraq.geojson", lambda data: b"PK\x03\x04"),
        (
            "data/basemap/levant-iraq.geojson:1: is no JSON (Expecting value: line 1 column 1 (char 0)); put back the basemap described in the folder’s README.md",
        ),
    ),
    "template syntax": (
        replace("templates/brief/page.html", "{% endblock %}", "{% endblok %}"),
        (
            "templates/brief/page.html:96: is no Jinja template (Encountered unknown tag 'endblok'. Jinja was looking for the following tags: 'endblock'. The innermost block that needs to be closed is 'block'.); correct that line",
        ),
    ),
    "undefined": (
        replace("templates/brief/page.html", "brief.question", "brief.questoin"),
        (
            "templates/brief/page.html:37: names what is not there ('generator.model.localised.LocalBrief object' has no attribute 'questoin'); correct the name; docs/templates.md lists them",
        ),
    ),
    "bad yaml": (
        replace(YAML, "facts:\n", "facts: [\n"),
        (
            "data/daesh/brief.yaml:35: is not YAML (expected ',' or ']', but got '<scalar>'); correct that line",
        ),
    ),
    "outside": (
        replace(VICTORIES, "rabia,Rabia,IQ,36.8000,42.0833", "rabia,Rabia,IQ,36.8000,12.0833"),
        (
            "data/daesh/victories.csv:2: rabia: lat 36.8, lon 12.0833 lies outside the map; correct the position, or widen map.extent in brief.yaml",
        ),
    ),
    "extent": (
        replace(
            YAML, "{west: 35.3, south: 29.0, east: 48.7", "{west: 48.7, south: 29.0, east: 35.3"
        ),
        (
            "data/daesh/brief.yaml:176: map.extent is empty or inverted; west must be below east, south below north",
        ),
    ),
    "token": (
        replace("templates/tokens.css", "--ink: #1D2230", "--ink: blue"),
        ("templates/tokens.css:6: the token --ink is “blue”, not a colour; write it as #rrggbb",),
    ),
    "svg link": (
        replace(YAML, "De {first} à {last}, **", "[De](javascript:x) {first} à {last}, **"),
        (
            "data/daesh/brief.yaml:48: has markup that does not close: [De](javascript:x) {first} à {last},; close it",
        ),
    ),
}


def leave_yesterday(project: Path) -> bytes:
    """Put yesterday's edition into the output folder; gives its bytes."""
    target = project / YESTERDAY
    target.parent.mkdir(parents=True)
    target.write_bytes(b"%PDF-1.7 of yesterday")
    return target.read_bytes()


def build(project: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    """Build a project in this process; gives the exit code and the lines on stderr."""
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(project), "--jobs", "1", *more])
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_said_in_its_line_and_nothing_is_lost(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault ends in its own line with file, line and remedy, and yesterday's PDFs stay."""
    spoil, expected = FAULTS[name]
    kept = leave_yesterday(project)
    spoil(project)

    assert (1, list(expected)) == build(project, capsys, "--format", "brief")
    assert kept == (project / YESTERDAY).read_bytes()


def test_faults_of_several_files_are_all_said_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The content, a table, a template and the fonts are at fault, and one run says it all."""
    for name in ("unknown key", "latitude", "no font", "template syntax", "unknown source"):
        FAULTS[name][0](project)

    code, lines = build(project, capsys)

    assert code == 1
    fonts, page = "templates/fonts/fonts.css", "templates/brief/page.html"
    assert [line.split(":")[0] for line in lines] == [YAML, YAML, VICTORIES, page, fonts]


def test_an_output_that_cannot_be_written_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a file stands in the output folder's place, the build says so in one line."""
    (project / "taken").write_text("not a folder", encoding="utf-8")

    code, lines = build(project, capsys, "--output", str(project / "taken"))

    assert code == 1
    assert lines == [
        (
            f"{project / 'taken'}:1: cannot be written (File exists);"
            " free the place, or give another folder with --output"
        )
    ]


def test_a_label_cannot_add_markup(project: Path, run: Run) -> None:
    """HTML in a translated label is printed as the text that it is."""
    replace(LABELS, 'msgstr "Key figures"', 'msgstr "<b>Key</b> figures"')(project)
    result = run(
        "build", "--project", project, "--locale", "en", "--format", "factsheet", "--jobs", "1"
    )
    pdf = project / "output/daesh/daesh-factsheet.en.a4.screen.pdf"
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()

    assert (result.code, result.err) == (0, "")
    assert "<b>Key</b> figures" in page


def test_a_missing_library_says_what_to_install(tmp_path: Path, run: Run) -> None:
    """Without Pango, each edition fails with the packages to install, and no traceback."""
    package = tmp_path / "weasyprint"
    package.mkdir()
    (package / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': no such file\")", encoding="utf-8"
    )
    result = run(
        "build",
        "--project",
        ROOT,
        "--output",
        tmp_path / "out",
        "--locale",
        "fr",
        "--jobs",
        "1",
        PYTHONPATH=f"{tmp_path}:{ROOT}",
    )

    assert result.code == 1
    assert result.lines == [
        (
            "system:1: the library libpango-1.0-0 is missing; run “sh scripts/setup.sh”, or install"
            " Pango (Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
            " libharfbuzz-subset0; macOS: brew install pango)"
        )
    ]
