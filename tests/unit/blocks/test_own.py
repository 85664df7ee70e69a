from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.locations import list_own_blocks, list_templates
from generator.stages.content.brief import load_brief
from tests.conftest import ROOT

BLOCK = '{% macro one(block, section) %}<p class="strip">{{ block.texts.words }}</p>{% endmacro %}'
WANTED = "      - contact:\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The shipped subject with a block of the project's own at its end."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "daesh" / "brief.yaml"
    text = path.read_text()
    assert WANTED in text
    own = "      - own: strip\n        texts: {words: Un bandeau.}\n        values: {width: 3}\n"
    path.write_text(text.replace(WANTED, own + WANTED))
    return tmp_path


def test_a_project_s_block_is_a_folder_of_its_own(project: Path) -> None:
    """Its markup is found, and its texts are for the translators."""
    (project / "blocks" / "strip").mkdir(parents=True)
    (project / "blocks" / "strip" / "block.html").write_text(BLOCK)

    brief = load_brief(ProjectFiles(project), "daesh")
    assert list_own_blocks(project) == ("strip",)
    assert "templates/blocks/strip/block.html" in list_templates(project)
    assert ("references.texts.words", "Un bandeau.") in {each.key for each in brief.messages}


def test_a_block_without_markup_is_refused_at_its_line(project: Path) -> None:
    """Who names one is told which there are."""
    (project / "blocks" / "stripe").mkdir(parents=True)
    (project / "blocks" / "stripe" / "block.html").write_text(BLOCK)

    with pytest.raises(ContentError) as failure:
        load_brief(ProjectFiles(project), "daesh")
    (finding,) = failure.value.findings
    lines = (project / "data" / "daesh" / "brief.yaml").read_text().splitlines()
    assert finding.origin.line == lines.index("      - own: strip") + 1
    assert str(finding).endswith("blocks/strip/block.html is missing; did you mean stripe?")
