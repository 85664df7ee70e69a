"""``briefs catalog``: what its commands print, and to which stream."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.unit.catalogs.conftest import project

__all__ = ["project"]

KICKER = "kicker: À la une"
NEW = "kicker: En première page"


@pytest.fixture
def edited(project: Path) -> Path:
    """A project whose French has been edited since English was translated."""
    file = project / "data/daesh/brief.yaml"
    file.write_text(file.read_text().replace(KICKER, NEW, 1))
    return project


def line_of(project: Path) -> int:
    """Where the edited text stands."""
    text = (project / "data/daesh/brief.yaml").read_text()
    return text[: text.index(NEW)].count("\n") + 1


def test_the_status_is_a_table_and_the_stale_texts(edited: Path) -> None:
    """Off a terminal: columns without rules or colours, then a line for each stale translation."""
    result = call_here("catalog", "status", "--project", edited)
    lines = [line.rstrip() for line in result.out.splitlines()]
    assert (0, "") == (result.code, result.err)
    assert re.fullmatch(
        r"language +domain +done +translated +fuzzy +missing +obsolete +words", lines[0]
    )
    (english,) = (line for line in lines if re.match(r"en +daesh", line))
    assert re.fullmatch(r"en +daesh +99 % +\d+ +1 +0 +\d+ +3", english)
    assert [
        (
            f"data/daesh/brief.yaml:{line_of(edited)}: en, daesh headline.kicker:"
            " “À la une” is now “En première page”"
        )
    ] == [line for line in lines if ": en, daesh" in line]
    assert "\x1b" not in result.out


def test_the_status_can_be_json(edited: Path) -> None:
    """The same numbers, and each stale text with its place and both wordings."""
    result = call_here("catalog", "status", "--json", "--project", edited)
    found = json.loads(result.out)
    (english,) = (
        row for row in found["languages"] if (row["locale"], row["domain"]) == ("en", "daesh")
    )
    assert (1, 0, 99, 3) == tuple(english[key] for key in ("fuzzy", "missing", "percent", "words"))
    assert english["total"] == english["translated"] + 1
    assert {
        "locale": "en",
        "domain": "daesh",
        "context": "headline.kicker",
        "path": "data/daesh/brief.yaml",
        "line": line_of(edited),
        "old": "À la une",
        "new": "En première page",
    } in found["stale"]


def test_the_status_can_be_the_readme_s_table(project: Path) -> None:
    """Markdown alone, a row a language."""
    result = call_here("catalog", "status", "--markdown", "--project", project)
    assert re.search(
        r"^\| English \(`en`\) \| \d+ \| 100 % \| 0 \| 0 \| 0 \|$", result.out, re.MULTILINE
    )
    assert result.out.startswith("| language |")


def test_compile_prints_what_it_wrote(project: Path) -> None:
    """A path a line."""
    result = call_here("catalog", "compile", "--project", project)
    assert f"{project}/locales/en/LC_MESSAGES/daesh.mo" in result.out.splitlines()
    assert (0, "") == (result.code, result.err)


def test_a_catalog_goes_out_and_comes_back(project: Path) -> None:
    """Export writes into the output folder by default; import prints the catalogs that changed."""
    call_here("catalog", "update", "--project", project)
    sent = call_here("catalog", "export", "en", "--as", "xliff20", "--project", project)
    file = project / "output/translation/daesh.en.xlf"
    assert [str(file), str(file.with_suffix(".tbx"))] == sent.out.splitlines()
    untouched = call_here("catalog", "import", file, "--project", project)
    assert (0, "", "") == (untouched.code, untouched.out, untouched.err)
    file.write_text(file.read_text().replace("In the spotlight", "On the front page"))
    result = call_here("catalog", "import", file, "--project", project)
    assert (0, f"{project}/locales/en/LC_MESSAGES/daesh.po\n") == (result.code, result.out)
    assert 'msgstr "On the front page"' in Path(result.out.strip()).read_text()
    nothing = call_here("catalog", "export", "en", "--todo", "--project", project)
    assert (0, "", "") == (nothing.code, nothing.out, nothing.err)


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (
            ("export", "zz"),
            2,
            "briefs.toml:1: zz is no locale of CLDR; write it as fr, pt-BR or ar",
        ),
        (
            ("export", "de"),
            1,
            (
                "locales/de/LC_MESSAGES/daesh.po:1: is missing;"
                " make it with “briefs catalog add de” and translate it"
            ),
        ),
        (("import", "none.xlf"), 1, "none.xlf:1: is missing; name the file that the agency sent"),
    ],
)
def test_what_is_not_there_is_said(
    project: Path, words: tuple[str, ...], code: int, line: str
) -> None:
    """A language without catalogs and a file that is not there are findings."""
    result = call_here("catalog", *words, "--project", project)
    assert (code, "", line) == (result.code, result.out, result.lines[0])
