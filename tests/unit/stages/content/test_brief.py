from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from generator.blocks.document import Brief
from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief


def load(project: Path) -> Brief:
    return load_brief(ProjectFiles(project), "daesh")


def write_sources_as_yaml(folder: Path) -> None:
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    lines = [f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows]
    (folder / "sources.yaml").write_text("".join(lines))


def test_sources_may_be_a_table_or_a_list(project: Path) -> None:
    """The same sources from sources.yaml make the same brief."""
    folder = project / "data" / "daesh"
    from_table = load(project)
    write_sources_as_yaml(folder)
    (folder / "sources.csv").unlink()
    from_list = load(project)
    assert from_table.sources == from_list.sources
    assert [message.key for message in from_table.messages] == [
        message.key for message in from_list.messages
    ]


def test_two_files_of_sources_are_refused(project: Path) -> None:
    """sources.yaml beside sources.csv leaves open which holds."""
    write_sources_as_yaml(project / "data" / "daesh")
    with pytest.raises(ContentError) as refused:
        load(project)
    assert "data/daesh/sources.yaml:1: stands beside sources.csv; keep one of the two" == str(
        refused.value
    )


def test_every_message_has_its_file_its_line_and_a_note(shipped: Brief, project: Path) -> None:
    """A message's text begins on the line that it names, and its note says what it is."""
    lines = {
        path: (project / path).read_text().splitlines()
        for path in {message.origin.path for message in shipped.messages}
    }
    for message in shipped.messages:
        source = "".join(lines[message.origin.path][message.origin.line - 1 :][:12])
        first = message.text.split()[0].split("{")[0]
        assert (first in source, bool(message.note)) == (True, True), message
    assert {"data/daesh/brief.yaml", "data/daesh/sources.csv", "data/daesh/victories.csv"} == set(
        lines
    )


def test_the_sources_titles_keep_their_places(shipped: Brief) -> None:
    """A title is printed in its own language, so its place is kept for findings alone."""
    assert [source.title for source in shipped.sources] == [title for title, _ in shipped.titles]
    assert "data/daesh/sources.csv:2" == str(shipped.titles[0][1])
