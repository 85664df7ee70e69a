"""Every label of the program is asked for by a template, and says so to its translators."""

from __future__ import annotations

from generator.files import ProjectFiles
from generator.labels.asking import find_asked
from generator.labels.definition import read_labels
from generator.locations import list_templates
from tests.conftest import ROOT


def test_every_label_is_asked_for() -> None:
    """A label that no template prints would be translated into nine languages for nothing."""
    files = ProjectFiles(ROOT)
    paths = [path for path in list_templates(ROOT) if path.endswith((".html", ".txt"))]
    templates = {path.removeprefix("templates/"): files.read_text(path).encode() for path in paths}
    labels = read_labels(files)
    assert set(labels) - set(find_asked(templates, tuple(templates), labels).labels) == {
        # Asked for when a project of the first version is rewritten (generator/upgrading).
        "figures.title",
        "list.title",
        "map.open",
        "map.title",
        "table.besides",
        "timeline.title",
        "list.continued",
        # Said in the data of a book (generator/webpage.py).
        "web.accessible",
    }
