from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from generator.catalogs.extraction import extract_templates
from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.brief import Brief
from tests.conftest import ROOT


def test_every_label_has_its_file_and_line() -> None:
    """A label stands in the template that it names, at most a few lines below its line."""
    for message in extract_templates(ProjectFiles(ROOT)):
        lines = (ROOT / message.origin.path).read_text().splitlines()
        near = " ".join(lines[message.origin.line - 1 :][:8])
        assert message.text.split("%(")[0].split("\n")[0][:12].strip() in near, message
        assert message.style == "percent"


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("brief_content", "brief.yaml"),
        ("victories", "victories.csv"),
        ("sources", "sources.csv"),
    ],
)
def test_babel_s_own_extraction_agrees(shipped: Brief, method: str, name: str) -> None:
    """The entry points give pybabel the same texts, contexts, lines and notes."""
    found = extract_from_file(method, ROOT / "data" / "daesh" / name)
    ours = [message for message in shipped.messages if message.origin.path.endswith(f"/{name}")]
    assert [
        (message.origin.line, message.text, [message.note], message.context) for message in ours
    ] == found


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a\n{% trans %}", "2: is no Jinja template (unclosed translation block);"),
        ("\n\nété".encode("latin-1"), "3: holds the byte 0xE9, which is not UTF-8;"),
    ],
)
def test_a_template_that_cannot_be_read_is_at_its_line(
    tmp_path: Path, data: bytes, line: str
) -> None:
    """A fault of syntax and another encoding are findings."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_bytes(data)
    with pytest.raises(TemplateError) as failure:
        extract_templates(ProjectFiles(tmp_path))
    assert str(failure.value).startswith(f"templates/a.html:{line}")


def test_a_label_s_comment_is_its_note_and_its_limit(tmp_path: Path) -> None:
    """What stands in ``{# i18n: … #}`` before a label is told; else what its file is."""
    (tmp_path / "templates" / "figures").mkdir(parents=True)
    (tmp_path / "templates" / "page.html").write_text(
        "{# i18n: limit=12, The unit. #}\n{{ _('km') }}\n\n{{ _('Sources') }}\n"
    )
    (tmp_path / "templates" / "figures" / "map.txt").write_text("{% set a = _('Légende') %}")
    assert [
        ("km", "The unit.", 12),
        ("Sources", "A label of the pages.", None),
        ("Légende", "Words of the figure “map”, in it or told of it.", None),
    ] == [
        (message.text, message.note, message.limit)
        for message in extract_templates(ProjectFiles(tmp_path))
    ]
