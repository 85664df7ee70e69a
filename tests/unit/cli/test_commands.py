"""What every command keeps to: help, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator import __version__
from generator.checking import check
from generator.cli import briefs
from generator.cli.schema import NAMES
from generator.errors import Finding, Origin
from generator.project import load_project
from tests.bad_input.calling import call_here, override
from tests.conftest import ROOT, Run


def list_commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command of the tree by the words that call it."""
    found = [path]
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            found += list_commands(child, (*path, name))
    return found


COMMANDS = list_commands(briefs)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help(words: tuple[str, ...], option: str) -> None:
    """Help goes to stdout, names the command, says what each option does, and ends with 0."""
    result = call_here(*words, option)
    assert (0, "") == (result.code, result.err)
    assert result.out.startswith(f"Usage: {' '.join(('briefs', *words))} ")
    lines = result.out.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        # What an option does stands beside it, or below it where the option is long.
        told = len(line.split("  ")) > 2 or below.startswith(" " * 10)
        assert not line.strip().startswith("--") or told, line


def test_the_version_is_the_package_s() -> None:
    """--version says the name and the version."""
    result = call_here("--version")
    assert (0, f"briefs, version {__version__}\n", "") == (result.code, result.out, result.err)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("build", "daech"), "briefs.toml:1: lists no brief daech; did you mean daesh?"),
        (
            ("build", "--format", "factshet"),
            "briefs.toml:1: lists no format factshet; did you mean factsheet?",
        ),
        (
            ("build", "--format", "brief", "--paper", "a3"),
            "briefs.toml:1: lists no edition of all that at once; ask for less",
        ),
        (
            ("build", "--paper", "a5"),
            (
                "briefs.toml:1: lists no paper a5; ask for a paper that it lists"
                " (a3, a4, card, letter, slides)"
            ),
        ),
        (("check", "daech"), "briefs.toml:1: lists no brief daech; did you mean daesh?"),
        (
            ("catalog", "add", "zz"),
            "briefs.toml:1: zz is no locale of CLDR; write it as fr, pt-BR or ar",
        ),
    ],
)
def test_what_the_project_does_not_list_is_wrong_usage(
    project: Path, arguments: tuple[str, ...], line: str
) -> None:
    """A name that there is not ends with 2 and the nearest one."""
    result = call_here(*arguments, "--project", project)
    assert (2, "", f"{line}\n") == (result.code, result.out, result.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",),
        ("build", "--jobs", "0"),
        ("build", "--papier", "a4"),
        ("schema",),
        ("schema", "nothing"),
        ("catalog", "add"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    """An unknown command, option or value is wrong usage, said on stderr alone."""
    result = call_here(*arguments)
    assert (2, "") == (result.code, result.out)
    assert result.err
    assert "Traceback" not in result.err


def test_a_folder_that_is_no_project_ends_with_1(tmp_path: Path) -> None:
    """The finding says how to name the project."""
    result = call_here("check", "--project", tmp_path)
    assert (
        1,
        "",
        (
            "briefs.toml:1: is missing; run the command in a project folder,"
            " or name it with --project\n"
        ),
    ) == (result.code, result.out, result.err)


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C has its own exit code and no traceback."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.rechecking.examine_again", interrupt)
    result = call_here("check", "--project", ROOT)
    assert (130, "", "") == (result.code, result.out, result.err.strip())


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_json(name: str) -> None:
    """Each schema is JSON Schema of an object, and says its fields."""
    result = call_here("schema", name)
    schema = json.loads(result.out)
    assert (0, "", "object") == (result.code, result.err, schema["type"])
    assert schema["properties"]


def test_findings_can_be_json(project: Path) -> None:
    """check --json puts the same findings on stdout; without a PDF, no edition is listed."""
    silent = call_here("check", "--project", project)
    empty = call_here("check", "--json", "--project", project)
    assert (0, "", "") == (silent.code, silent.out, silent.err)
    summary = "0 of 0 machine checks passed; not a conformance claim"
    nothing = {"findings": [], "editions": [], "summary": summary}
    assert (0, nothing, "") == (empty.code, json.loads(empty.out), empty.err)
    table = project / "data" / "daesh" / "victories.csv"
    table.write_text(table.read_text().replace("36.8000", "95", 1))
    result = call_here("check", "--json", "--project", project)
    assert [
        {
            "path": "data/daesh/victories.csv",
            "line": 2,
            "severity": "error",
            "message": 'rabia: lat is "95"',
            "remedy": "it should be less than or equal to 90",
        }
    ] == json.loads(result.out)["findings"]
    assert (1, "") == (result.code, result.err)


def test_a_build_prints_paths_and_nothing_else(built: Path, project: Path) -> None:
    """stdout holds a path a line, stderr off a terminal nothing; a sound output is no finding."""
    output = project / "output"
    result = call_here(
        *("build", "--jobs", "1", "--project", project, "--locale", "fr"),
        *("--format", "factsheet", "--paper", "a4", "--profile", "screen"),
    )
    path = "daesh/daesh-factsheet.fr.a4.screen.pdf"
    assert (0, f"{output / path}\n", "") == (result.code, result.out, result.err)
    assert (built / path).read_bytes() == (output / path).read_bytes()
    assert () == check(load_project(project))
    (output / path).write_bytes(b"another")
    where = Origin(f"output/{path}")
    assert (
        Finding(where, "is not the file that the manifest describes", "build it again"),
    ) == check(load_project(project))


def test_an_edition_older_than_its_inputs_is_found(built: Path, project: Path) -> None:
    """A changed input makes the editions that were made from it old, and no others."""
    (project / "output").symlink_to(built)
    assert () == check(load_project(project))
    style = override(project, "templates/factsheet/factsheet.css")
    style.write_text(style.read_text() + "/* changed */\n")
    assert {
        f"output/daesh/daesh-factsheet.{locale}.{kind}:1: is older than what it is made from;"
        " build it again"
        for locale in ("ar", "en", "en+ar", "fr", "fr+ar", "fr+en")
        for kind in (
            *(
                f"{paper}.{profile}.pdf"
                for paper in ("a4", "letter")
                for profile in ("print", "screen")
            ),
            "html",
        )
    } == {str(finding) for finding in check(load_project(project))}


def test_the_catalog_commands_print_what_they_wrote(project: Path) -> None:
    """A path a line: the templates, and each catalog."""
    extract = call_here("catalog", "extract", "--project", project)
    assert [f"{project}/locales/daesh.pot"] == extract.out.splitlines()
    add = call_here("catalog", "add", "ka", "--project", project)
    assert [f"{project}/locales/ka/LC_MESSAGES/{name}.po" for name in ("daesh", "labels")] == (
        add.out.splitlines()
    )
    update = call_here("catalog", "update", "--project", project)
    assert (0, "") == (update.code, update.err)
    assert set(extract.out.splitlines() + add.out.splitlines()) <= set(update.out.splitlines())


def test_the_module_is_the_command(run: Run, project: Path) -> None:
    """``python -m generator`` is ``briefs``, in the folder that one stands in."""
    result = run("check", "--json", cwd=project)
    assert ([], "") == (json.loads(result.out)["findings"], result.err)


ENGINES = ("weasyprint", "matplotlib", "pypdfium2")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("schema", "brief"),
        ("check",),
        ("catalog", "extract"),
        ("catalog", "status"),
        ("build", "--help"),
    ],
    ids=" ".join,
)
def test_a_command_that_needs_no_engine_loads_none(
    project: Path, arguments: tuple[str, ...]
) -> None:
    """Seconds of imports are spared to whoever builds nothing."""
    probe = (
        "import sys\nfrom generator.cli import main\n"
        f"try:\n    main({list(arguments)!r})\n"
        "except SystemExit as left:\n"
        f"    print([m for m in {ENGINES!r} if m in sys.modules], left.code, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=project, capture_output=True, text=True, check=False
    )
    assert "[] 0\n" == done.stderr
