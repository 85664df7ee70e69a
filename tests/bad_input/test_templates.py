"""Faults in the templates and in what surrounds a build, as a developer reads them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here, override
from tests.bad_input.conftest import Refuse, look
from tests.conftest import ANEW, ROOT, Run

PARTS = "templates/partials/parts.html"
WORDS = "templates/blocks/map/words.txt"
"""The words of a map, where a project has its own."""
SEVERAL = (
    *("--locale", "fr", "--format", "factsheet", "--format", "map"),
    *("--paper", "a4", "--profile", "screen"),
)
"""Editions that have the parts and a map in common."""


def spoil(project: Path, path: str, old: str, new: str) -> None:
    """Change a template that is first taken over from the program."""
    file = override(project, path)
    text = file.read_text()
    assert old in text
    (project / path).write_text(text.replace(old, new, 1))


def line_of(project: Path, path: str, text: str) -> int:
    return next(
        n for n, line in enumerate((project / path).read_text().splitlines(), 1) if text in line
    )


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (
            PARTS,
            "{% macro masthead(title=brief.title) %}",
            "{% makro masthead(title=brief.title) %}",
            "is no Jinja template (Encountered unknown tag 'makro'.); correct that line",
        ),
        (
            PARTS,
            "{{ brief.subject }}",
            "{{ brief.subjekt }}",
            (
                "names what is not there ('generator.model.localised.LocalBrief object' has no"
                " attribute 'subjekt'); correct the name; docs/templates.md lists them"
            ),
        ),
        (
            PARTS,
            "{{ brief.subject }}",
            "{{ subjekt }}",
            (
                "names what is not there ('subjekt' is undefined); correct the name;"
                " docs/templates.md lists them"
            ),
        ),
        (
            WORDS,
            "{{ block.caption.plain }}",
            "{{ captoin.plain }}",
            (
                "names what is not there ('captoin' is undefined); correct the name;"
                " docs/templates.md lists them"
            ),
        ),
        (
            PARTS,
            'label("document.updated", date=brief.date)',
            'label("document.updatd", date=brief.date)',
            (
                "asks for the label document.updatd, which there is not;"
                " did you mean document.updated?"
            ),
        ),
        (
            PARTS,
            'label("document.updated", date=brief.date)',
            'label("document.updated")',
            ("asks for the label document.updated without what {date} stands for; give it date=…"),
        ),
        (
            WORDS,
            'label("map.open_count", n=table.open|length, ',
            'label("map.open_count", ',
            "asks for the label map.open_count without how many it counts; give it n=…",
        ),
        (
            "templates/tokens.css",
            "  --step-1: #F9E2A0;",
            "  --step-1: yellow;",
            "the token --step-1 is “yellow”, not a colour; write it as #rrggbb",
        ),
    ],
)
def test_a_fault_of_a_template(
    project: Path, refuse: Refuse, path: str, old: str, new: str, message: str
) -> None:
    """A fault that spoils several editions is said once, at its own file and line."""
    spoil(project, path, old, new)
    line = line_of(project, path, new)
    assert [f"{path}:{line}: {message}"] == refuse(*SEVERAL).lines


def test_a_figure_s_missing_word(project: Path, refuse: Refuse) -> None:
    """A word that a figure needs and its file does not set is named."""
    spoil(project, WORDS, '{% set capital = label("map.capital") %}', '{{ label("map.capital") }}')
    said = f"{WORDS}:1: does not set capital; add {{% set capital = … %}}"
    assert [said] == refuse(*SEVERAL).lines


def test_something_outside_the_templates(project: Path, refuse: Refuse) -> None:
    """A style sheet from elsewhere is refused for each edition, and nothing is fetched."""
    spoil(project, "templates/partials/document.html", "tokens.css", "https://example.org/x.css")
    assert [
        (
            "templates/factsheet/page.html:1: daesh-factsheet.fr.a4.screen: asks for"
            " https://example.org/x.css, and nothing outside templates/ is read;"
            " name a file under templates/"
        )
    ] == refuse(
        *("--locale", "fr", "--format", "factsheet", "--paper", "a4", "--profile", "screen")
    ).lines


@pytest.mark.parametrize(
    ("place", "reason"), [("file", "File exists"), ("file/output", "Not a directory")]
)
def test_a_place_that_cannot_be_written(
    project: Path, refuse: Refuse, place: str, reason: str
) -> None:
    """A file in the output's place is one line, said before anything is drawn."""
    (project / "file").write_text("")
    assert [
        (
            f"{project}/{place}:1: cannot be written ({reason});"
            " free the place, or give another folder with --output"
        )
    ] == refuse("--output", f"{project}/{place}").lines


def test_one_format_over_its_pages(project: Path, output: Path) -> None:
    """Where one edition is at fault, the others are built: exit code 3, and it stays as it was."""
    spoil(project, "templates/factsheet/format.toml", "pages = 2", "pages = 7")
    old = output / "daesh" / "daesh-factsheet.fr.a4.screen.pdf"
    old.write_bytes(b"yesterday")
    formats = ("--format", "brief", "--format", "factsheet", "--format", "map")
    chosen = (*formats, "--locale", "fr", "--paper", "a3", "--paper", "a4", "--profile", "screen")
    result = call_here("build", "--jobs", "1", "--project", project, *chosen)
    assert 3 == result.code
    built = ("daesh-brief.fr.a4", "daesh-map.fr.a3", "daesh-map.fr.a4")
    paths = [f"{output}/daesh/{name}.screen.pdf" for name in built]
    assert paths == result.out.splitlines()
    place = "templates/factsheet/page.html:1: daesh-factsheet.fr.a4.screen:"
    assert all(line.startswith(place) for line in result.lines)
    assert (
        f"{place} has 4 pages where its plan has 7; give it more text, or plan fewer: pages in"
        " format.toml, or under formats in brief.yaml"
    ) == result.lines[-1]
    assert b"yesterday" == old.read_bytes()
    assert (output / "daesh" / "daesh-brief.fr.a4.screen.pdf").read_bytes().startswith(b"%PDF")


def test_a_missing_pango(project: Path, output: Path, tmp_path: Path, run: Run) -> None:
    """Without the text engine's library, one line says what to install."""
    stub = tmp_path / "stub" / "weasyprint"
    stub.mkdir(parents=True)
    (stub / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0': no such file\")\n"
    )
    # The stub stands before the installed package; the project's own code comes from the install.
    before = look(output)
    options = ("--format", "factsheet", "--locale", "fr", "--paper", "a4", "--profile", "screen")
    result = run("build", "--project", project, *options, **ANEW, PYTHONPATH=str(stub.parent))
    assert (1, "") == (result.code, result.out)
    assert [
        (
            "system:1: the library libpango-1.0-0 is missing; run “sh scripts/setup.sh”, or install"
            " Pango (Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
            " libharfbuzz-subset0; macOS: brew install pango)"
        )
    ] == result.lines
    assert before == look(output)


def test_room_for_a_figure_that_no_document_has(project: Path, refuse: Refuse) -> None:
    """At its line, with the name that was meant; one that another subject has is none."""
    shutil.copytree(ROOT / "data/specimen", project / "data/specimen")
    settings = project / "briefs.toml"
    other = '[briefs.specimen]\nformats = ["brief"]\nlocales = ["en"]\n'
    settings.write_text(f"{settings.read_text()}\n{other}")
    plan, own = "templates/brief/format.toml", "[figures.{}]\nheight = 60\n[limits]"
    spoil(project, plan, "[limits]", own.format("dumbbell"))
    spoiled = own.format("dumbell")
    (project / plan).write_text((project / plan).read_text().replace("[limits]", spoiled))
    message = (
        f"{plan}:{line_of(project, plan, '[figures.dumbell]')}: gives room to dumbell, which is"
        " no figure of a document in this format;"
    )
    chosen = ("daesh", "--locale", "fr", "--format", "brief", "--paper", "a4")
    assert [f"{message} did you mean dumbbell?"] == refuse(*chosen).lines


def test_room_for_a_figure_that_is_near_none(project: Path, refuse: Refuse) -> None:
    """The figures that can be meant are named: the document's own, and the kinds."""
    plan = "templates/factsheet/format.toml"
    own = "[figures.qqqq.papers]\na4 = {height = 95}\n"
    spoil(project, plan, "[limits]", f"[figures.years]\nheight = 30\n{own}[limits]")
    number = line_of(project, plan, "[figures.qqqq.papers]")
    (said,) = refuse("--locale", "fr", "--format", "factsheet", "--paper", "a4").lines
    assert said.startswith(f"{plan}:{number}: gives room to qqqq, which is no figure of a")
    assert said.endswith(
        "write the id of a drawn block, or its kind (chart, map, rings, timeline, years)"
    )


def test_a_project_s_templates_can_be_left_aside(project: Path, run: Run) -> None:
    """Of what a stranger sent the program's own are taken, and their blocks are none."""
    (project / "blocks" / "trap").mkdir(parents=True)
    (project / "blocks" / "trap" / "block.html").write_text("{{ boom }}")
    spoil(project, PARTS, "{% macro masthead(title=brief.title) %}", "{% makro masthead() %}")
    order = ("build", "--format", "factsheet", "--locale", "fr", "--paper", "a4", "--quiet")
    screen = (*order, "--profile", "screen")
    assert run(*screen, cwd=project).code == 1
    taken = run(*screen, "--no-project-templates", cwd=project)
    assert (taken.code, taken.err) == (0, "")
