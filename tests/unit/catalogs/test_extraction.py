from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from generator.catalogs.extraction import extract_templates, make_template
from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.model.brief import Brief
from tests.conftest import ROOT

MSGFMT = shutil.which("msgfmt")


@pytest.mark.parametrize("domain", ["daesh", "templates"])
def test_a_template_is_the_same_each_time_and_sound(
    shipped: Brief, tmp_path: Path, domain: str
) -> None:
    """The committed template is what the files give now, holds no clock, and gettext reads it."""
    files = ProjectFiles(ROOT)
    messages = shipped.messages if domain == "daesh" else extract_templates(files)
    text = make_template(domain, messages)
    assert text == make_template(domain, messages)
    assert "POT-Creation-Date" not in text
    assert MSGFMT is not None, "install gettext: sh scripts/setup.sh test"
    file = tmp_path / "domain.pot"
    file.write_text(text)
    done = subprocess.run([MSGFMT, "--check", "-o", "/dev/null", file], check=False)
    assert 0 == done.returncode


def test_every_label_has_its_file_and_line() -> None:
    """A label stands in the template that it names, at most a few lines below its line."""
    for message in extract_templates(ProjectFiles(ROOT)):
        lines = (ROOT / message.origin.path).read_text().splitlines()
        near = " ".join(lines[message.origin.line - 1 :][:8])
        assert message.text.split("%(")[0].split("\n")[0][:12].strip() in near, message
        assert message.style == "percent"


def test_every_message_of_a_template_has_a_location(shipped: Brief) -> None:
    """A translator can go to each text, and reads what it is."""
    catalog = read_po(io.StringIO(make_template("daesh", shipped.messages)))
    messages = [message for message in catalog if message.id]
    assert {message.key for message in shipped.messages} == {
        (message.context, message.id) for message in messages
    }
    for message in messages:
        assert message.auto_comments
        assert all(path and line for path, line in message.locations)


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
