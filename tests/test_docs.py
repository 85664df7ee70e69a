"""The documentation: it names every command, and what it points at is there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.catalogs.checks.check import Check, TextCheck
from generator.catalogs.checks.registry import CHECKS
from generator.cli import briefs
from scripts.reference.page import WORDS_OF_VALUES, make_files
from scripts.reference.words import WORDS, anchor
from tests.bad_input.calling import call_here
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BRIEFS = sorted((ROOT / "data").glob("*/brief.yaml"))
LINKED = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "tests" / "README.md"]
LINK = re.compile(r"!?\[[^]]*\]\(([^)\s]+)\)")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Each command that does something, by its whole name."""
    if isinstance(command, click.Group):
        for word, inner in command.commands.items():
            yield from commands(inner, f"{name} {word}")
    else:
        yield name, command


COMMANDS = dict(commands(briefs, "briefs"))


def documented() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def anchors(page: Path) -> set[str]:
    """The names that a page's headings can be linked by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    """Each command is named in the README or in docs/, and says of itself what it does."""
    command = COMMANDS[name]

    assert re.search(rf"`{name}\b", documented())
    assert command.help


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_documented(name: str) -> None:
    """Each option and argument of a command is named in the README or in docs/."""
    text = documented()
    words = [
        option
        for parameter in COMMANDS[name].params
        for option in (
            parameter.opts
            if isinstance(parameter, click.Option)
            else [(parameter.metavar or parameter.name or "").strip("[].…").upper()]
        )
    ]

    assert [word for word in words if not re.search(rf"(?<![\w-]){word}(?![\w-])", text)] == []


def test_every_option_has_help() -> None:
    """Each option says what it does in --help."""
    silent = [
        f"{name} {parameter.opts[0]}"
        for name, command in COMMANDS.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]

    assert silent == []


def test_no_command_is_made_up() -> None:
    """Each `briefs …` that the pages name exists."""
    groups = {name.rpartition(" ")[0] for name in COMMANDS}
    named = {
        " ".join(match.split())
        for match in re.findall(r"\bbriefs((?: [a-z]+){1,2})(?=[ `|…])", documented())
        for match in [f"briefs{match}"]
    }
    known = {
        " ".join(words[:count])
        for name in COMMANDS
        for words in [name.split()]
        for count in range(1, len(words) + 1)
    }
    first = {" ".join(name.split()[:2]) for name in named if f"`{name}" in documented()}

    assert groups >= {"briefs", "briefs catalog"}
    assert sorted(first - known) == []


@pytest.mark.parametrize("command", ["make briefs", "make test"])
def test_the_readme_begins_with_two_commands(command: str) -> None:
    """The README names the two commands that do everything, and the Makefile has them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert command in readme
    assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)


def test_make_briefs_prints_the_main_job_first() -> None:
    """The first build is brief and fact sheet in French and English, and names the whole one."""
    recipe = subprocess.run(
        ["make", "-n", "briefs"],  # noqa: S607 - the reader's own make
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    papers = "--locale fr --locale en --paper a4 --profile screen"

    assert f"briefs build daesh --format brief --format factsheet {papers}" in recipe
    assert recipe.index("build daesh") < recipe.index("build quakes nightingale specimen")
    assert "make editions" in recipe


def test_the_night_tries_what_has_a_longer_form() -> None:
    """Each variable by which a test tries more is set by ``make nightly``, and explained."""
    read = re.compile(r"environ\.get\(\"(BRIEFS_[A-Z]+)\"")
    files = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    longer = {name for text in files for name in read.findall(text)}
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^NIGHTLY = (.*)$", make, re.MULTILINE)
    assert longer == {each.partition("=")[0] for each in line.split()}
    explained = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    assert set() == {name for name in longer if f"`{name}=" not in explained}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of the project, and to a heading in it, leads there."""
    broken = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def table_between(page: Path, mark: str) -> str:
    """The table of a page that stands between two comments."""
    _, _, rest = page.read_text(encoding="utf-8").partition(f"<!-- {mark} -->\n")
    table, _, _ = rest.partition(f"<!-- /{mark} -->")
    return table.strip()


def row_of(check: Check) -> str:
    """The row of a check of texts, as its class says it."""
    source = "yes" if isinstance(check, TextCheck) and check.of_source else ""
    source = "yes" if check.name == "glyphs" else source
    exception = "comment" if check.acceptable else "never" if check.fixed else ""
    cells = (f"`{check.name}`", check.finds, str(check.level), exception, source)
    return "| " + " | ".join(cells) + " |"


def test_the_checks_of_texts_are_those_that_there_are() -> None:
    """The table of docs/checks.md is what the classes of the checks say of themselves."""
    rows = "\n".join(row_of(check) for check in CHECKS.values())
    _, _, table = table_between(ROOT / "docs" / "checks.md", "checks").partition("|---|\n")
    assert rows == table


def test_architecture_names_every_part() -> None:
    """docs/architecture.md names each module and folder of the package."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    parts = [
        f"{path.name}/" if path.is_dir() else path.name
        for path in sorted((ROOT / "generator").iterdir())
        if not path.name.startswith(("__", ".")) and (path.is_dir() or path.suffix == ".py")
    ]

    assert len(parts) > 10
    assert [part for part in parts if not re.search(rf"[`/]{re.escape(part)}", text)] == []
    assert len(text.split()) <= 1600  # what is read before a change


def test_architecture_names_every_stage() -> None:
    """docs/architecture.md names each stage of the pipeline by its folder."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    stages = [
        path.name
        for path in sorted((ROOT / "generator" / "stages").iterdir())
        if path.is_dir() and not path.name.startswith("__")
    ]

    assert len(stages) == 8
    assert [name for name in stages if f"`stages/{name}/`" not in text] == []


def test_the_readme_s_languages_are_those_of_status() -> None:
    """The table of languages is what ``briefs catalog status --markdown`` prints now."""
    table = table_between(ROOT / "README.md", "languages")
    printed = call_here("catalog", "status", "--markdown", "--project", ROOT)
    assert (0, printed.out.strip()) == (printed.code, table)


@pytest.mark.parametrize("path", sorted(make_files()))
def test_the_reference_is_what_the_models_say(path: str) -> None:
    """What ``make reference`` would write is what stands there."""
    assert make_files()[path] == (ROOT / path).read_text(encoding="utf-8")


def test_every_word_for_a_value_is_explained() -> None:
    """The words in square brackets of the reference have their row, and no row is of none."""
    text = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    used = set(re.findall(rf"\[([^]]+)\]\(#{anchor(WORDS)}\)", text))
    assert used == set(WORDS_OF_VALUES)


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.parent.name)
def test_each_brief_tells_editors_its_schema(brief: Path) -> None:
    """The first line names the schema, by a path that leads to it."""
    first, _, _ = brief.read_text(encoding="utf-8").partition("\n")
    mark, _, path = first.partition("$schema=")
    assert "# yaml-language-server: " == mark
    assert ROOT / "data" / "brief.schema.json" == (brief.parent / path).resolve()
