"""The labels as ``labels.toml`` defines them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.files import ProjectFiles
from generator.labels.definition import SHARED, find_label_files, read_labels
from tests.conftest import ROOT


def read(folder: Path, *texts: str) -> list[str]:
    """The findings of some files, a line each."""
    paths = [f"{number}.toml" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        (folder / path).write_text(text)
    with pytest.raises(TemplateError) as refused:
        read_labels(ProjectFiles(folder), paths)
    return str(refused.value).splitlines()


def test_a_label_has_its_texts_and_its_place(tmp_path: Path) -> None:
    """Two forms where it counts, a limit, a note; the line is that of its head."""
    (tmp_path / "x.toml").write_text(
        '# First.\n\n["list.latest"]\ntext = "The latest place"\n'
        'plural = "The latest {count} places"\nnote = "A heading."\n\n'
        '["unit.km"]\ntext = "km"\nnote = "A unit."\nlimit = 8\n'
    )
    labels = read_labels(ProjectFiles(tmp_path), ["x.toml"])
    assert ["list.latest", "unit.km"] == list(labels)
    message = labels["list.latest"].message
    assert ("list.latest", "The latest place") == message.key
    assert ("The latest {count} places", "A heading.") == (message.plural, message.note)
    assert "x.toml:3" == str(message.origin)
    assert (8, "x.toml:8") == (labels["unit.km"].limit, str(labels["unit.km"].origin))


def test_an_id_stands_once_in_all_files(tmp_path: Path) -> None:
    one = '["a.b"]\ntext = "x"\nnote = "n"\n'
    assert [
        (
            "1.toml:2: defines a.b, which 0.toml:1 does already; give one of the two another id, or"
            " ask for the same label"
        )
    ] == read(tmp_path, one, "\n" + one)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('["a.b"]\ntext = "x"\n', "0.toml:1: a.b: note is missing; add it"),
        (
            '["a.b"]\ntext = "x"\nnote = "n"\nplurals = "y"\n',
            "0.toml:1: a.b: plurals is an unknown key; did you mean plural?",
        ),
        (
            '["List"]\ntext = "x"\nnote = "n"\n',
            (
                "0.toml:1: defines List, which is no label’s id; write it as"
                ' ["list.continued"]: words of small letters, parted by dots'
            ),
        ),
        (
            '["a.b"]\ntext = "{Name} x"\nnote = "n"\n',
            (
                "0.toml:1: a.b has a brace that encloses no fact’s name; write {name} or"
                " {name:form}, without spaces"
            ),
        ),
        (
            '["a.b"]\ntext = "*x*"\nnote = "n"\n',
            "0.toml:1: a.b has markup (em) where plain words are printed; remove the markup",
        ),
        ('["a.b"]\ntext = x\n', "0.toml:2: is not TOML (Invalid value); correct that line"),
    ],
)
def test_what_is_no_label_is_found(tmp_path: Path, text: str, line: str) -> None:
    assert [line] == read(tmp_path, text)


def test_a_project_brings_labels_with_its_own_blocks(tmp_path: Path) -> None:
    """Beside each block's folder; the program's come first."""
    folder = tmp_path / "blocks" / "gauge"
    folder.mkdir(parents=True)
    (folder / "labels.toml").write_text('["gauge.level"]\ntext = "Level"\nnote = "A head."\n')
    files = ProjectFiles(tmp_path)
    found = find_label_files(files)
    assert (SHARED, "blocks/gauge/labels.toml") == (found[0], found[-1])
    assert "Level" == read_labels(files)["gauge.level"].text


def test_the_program_has_labels() -> None:
    labels = read_labels(ProjectFiles(ROOT))
    assert "{title} (continued)" == labels["list.continued"].text
    assert all(label.note for label in labels.values())
