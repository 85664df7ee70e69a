"""Faults in the templates and in what surrounds a build, as a developer reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.bad_input.conftest import Refuse, look
from tests.conftest import ANEW, Run

PARTS = "templates/partials/parts.html"


def spoil(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text()
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
            "templates/figures/map.txt",
            "{{ caption }}",
            "{{ captoin }}",
            (
                "names what is not there ('captoin' is undefined); correct the name;"
                " docs/templates.md lists them"
            ),
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
    assert [f"{path}:{line}: {message}"] == refuse("--locale", "fr").lines


def test_a_figure_s_missing_word(project: Path, refuse: Refuse) -> None:
    """A word that a figure needs and its file does not set is named."""
    path = "templates/figures/map.txt"
    spoil(project, path, '{% set capital = _("Capitale") %}', '{{ _("Capitale") }}')
    assert [f"{path}:1: does not set capital; add {{% set capital = … %}}"] == refuse(
        "--locale", "fr"
    ).lines


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
    spoil(project, "templates/factsheet/format.toml", "pages = 2", "pages = 3")
    old = output / "daesh" / "daesh-factsheet.fr.a4.screen.pdf"
    old.write_bytes(b"yesterday")
    papers = ("--paper", "a3", "--paper", "a4", "--profile", "screen")
    result = call_here("build", "--jobs", "1", "--project", project, "--locale", "fr", *papers)
    assert 3 == result.code
    built = ("daesh-brief.fr.a4", "daesh-map.fr.a3", "daesh-map.fr.a4")
    paths = [f"{output}/daesh/{name}.screen.pdf" for name in built]
    assert paths == result.out.splitlines()
    assert [
        (
            "templates/factsheet/page.html:1: daesh-factsheet.fr.a4.screen: has 2 pages where its"
            " plan has 3; shorten the text that runs over"
        )
    ] == result.lines
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
