from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import UsageError
from generator.files import ProjectFiles
from generator.inputs.overrides import digest_original, find_stale, write_override
from generator.locations import list_templates

PATH = "templates/blocks/text/block.html"


def test_a_project_without_templates_has_the_program_s(tmp_path: Path) -> None:
    """Whatever a project does not have is read from the program."""
    files = ProjectFiles(tmp_path)
    assert PATH in list_templates(tmp_path)
    assert "macro one" in files.read_text(PATH)
    assert ":root" in files.read_text("templates/tokens.css")


def test_a_copy_lies_over_the_program_s_and_says_which(tmp_path: Path) -> None:
    """It is the same but for its first line, and nothing is wrong with it."""
    target = write_override(tmp_path, "blocks/text/block.html")
    first, _, rest = target.read_text().partition("\n")

    assert first == f"{{# over {digest_original(PATH)} #}}"
    assert ProjectFiles(tmp_path).read_text(PATH) == f"{first}\n{rest}"
    assert list(find_stale(tmp_path)) == []


def test_an_original_that_has_changed_is_told(tmp_path: Path) -> None:
    """Who keeps a copy learns that there is something to compare it with."""
    target = write_override(tmp_path, "brief/brief.css")
    target.write_text("/* over 000000000000 */\n" + target.read_text().partition("\n")[2])
    (finding,) = find_stale(tmp_path)
    assert finding.message == "lies over a file of the program that has changed since"
    assert f"/* over {digest_original('templates/brief/brief.css')} */" in finding.remedy


def test_a_template_that_says_nothing_is_told_what_to_say(tmp_path: Path) -> None:
    """So does one that was copied by hand."""
    target = tmp_path / PATH
    target.parent.mkdir(parents=True)
    target.write_text("{% macro one(block, section) %}{% endmacro %}")
    (finding,) = find_stale(tmp_path)
    assert finding.origin.path == PATH
    assert finding.remedy == f"begin it with {{# over {digest_original(PATH)} #}}"


def test_a_file_that_is_the_program_s_changes_nothing(tmp_path: Path) -> None:
    """A copy of all templates says nothing of those that no one has touched."""
    target = tmp_path / PATH
    target.parent.mkdir(parents=True)
    target.write_bytes(ProjectFiles(tmp_path).read_bytes(PATH))
    assert list(find_stale(tmp_path)) == []


def test_what_a_project_adds_lies_over_nothing(tmp_path: Path) -> None:
    """A format of its own has no original."""
    (tmp_path / "templates" / "poster").mkdir(parents=True)
    (tmp_path / "templates" / "poster" / "page.html").write_text("x")
    assert list(find_stale(tmp_path)) == []


@pytest.mark.parametrize("name", ["nothing.css", "fonts/NotoSans-Bold.ttf", "../briefs.toml"])
def test_what_is_no_template_is_refused(tmp_path: Path, name: str) -> None:
    """Only texts that a page is set with can be copied, and only the program's."""
    with pytest.raises(UsageError, match="is no template of the program"):
        write_override(tmp_path, name)


def test_a_copy_is_never_written_over(tmp_path: Path) -> None:
    """What a project has made of its copy stays."""
    write_override(tmp_path, "base.css")
    with pytest.raises(UsageError, match="is in the project already"):
        write_override(tmp_path, "base.css")
