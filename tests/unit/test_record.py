from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.locations import PROGRAM
from generator.record import Asked, find_last, look_at_inputs, note
from generator.store import Store

LAST = {"paths": ["out/a.pdf"], "warnings": ["briefs.toml:1: warning: odd; mend it"]}
LONG_AGO = 1_000_000_000


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """A project of a few files, of which one that may be there is not, and its output."""
    for name in ("briefs.toml", "data/a/brief.yaml", "templates/page.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
        os.utime(file, (LONG_AGO, LONG_AGO))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.pdf").write_text("pdf")
    return Asked(tmp_path, tmp_path / "out", {"locale": ("fr",)}, strict=False)


@pytest.fixture
def store(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store in which a build of it is noted, some time after its files were written."""
    monkeypatch.setattr("generator.record.GRAIN", -3600.0)
    kept = Store(asked.root / "store")
    others = ("press.icc",)
    inputs = look_at_inputs(asked.root, others)
    note(asked, kept, inputs, others, LAST, [str(asked.output / "a.pdf")])
    return kept


def test_what_is_as_it_was_is_found(asked: Asked, store: Store) -> None:
    """Nothing is other: what the build printed is given again, a missing file included."""
    assert LAST == find_last(asked, store, dict)


@pytest.mark.parametrize(
    "path", ["briefs.toml", "data/a/brief.yaml", "templates/page.html", "out/a.pdf"]
)
@pytest.mark.parametrize("change", ["other", "longer", "gone", "replaced"])
def test_any_change_of_a_file_is_seen(asked: Asked, store: Store, path: str, change: str) -> None:
    """Also one of the same length, of the same moment, or put in its place by a rename."""
    file = asked.root / path
    text, times = file.read_text(), file.stat()
    if change == "gone":
        file.unlink()
    elif change == "replaced":
        other = file.with_suffix(".other")
        other.write_text(text)
        os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
        other.replace(file)
    else:
        file.write_text(text[::-1] if change == "other" else f"{text}.")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert None is find_last(asked, store, dict)


@pytest.mark.parametrize("path", ["data/a/new.csv", "locales/en/a.po", "press.icc", "fonts.lock"])
def test_a_new_file_is_seen(asked: Asked, store: Store, path: str) -> None:
    """One in any folder of inputs, and one that was looked for in vain."""
    file = asked.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("new")
    assert None is find_last(asked, store, dict)


@pytest.fixture
def linked(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store in which a build is noted whose content lies elsewhere in the project."""
    monkeypatch.setattr("generator.record.GRAIN", -3600.0)
    root = asked.root
    for name in ("one", "two"):
        (root / "shared" / name / "deep").mkdir(parents=True)
        (root / "shared" / name / "deep" / "brief.yaml").write_text(name)
    (root / "data" / "a" / "b").symlink_to("../../shared/one")
    for name, target in (("round", ".."), ("itself", "itself"), ("nowhere", "../none")):
        (root / "data" / name).symlink_to(target)
    (root / "shared" / "one" / "back").symlink_to("../../data")
    kept = Store(root.parent / f"{root.name}.store")
    note(asked, kept, look_at_inputs(root), (), LAST, [str(asked.output / "a.pdf")])
    assert LAST == find_last(asked, kept, dict)
    return kept


@pytest.mark.parametrize("change", ["a file", "the link"])
def test_links_are_followed_inside_the_project(asked: Asked, linked: Store, change: str) -> None:
    """What lies behind one is an input as any other; those that lead round come to an end."""
    if change == "a file":
        (asked.root / "shared" / "one" / "deep" / "brief.yaml").write_text("other")
    else:
        (asked.root / "data" / "a" / "b").unlink()
        (asked.root / "data" / "a" / "b").symlink_to("../../shared/two")
    assert None is find_last(asked, linked, dict)


def test_no_link_is_followed_out_of_the_project(
    asked: Asked, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No file is read there, however many there are."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "beyond.csv").write_text("id")
    (asked.root / "data" / "b").symlink_to(elsewhere)
    assert not any("beyond" in path for path in look_at_inputs(asked.root))


@pytest.mark.parametrize("path", ["labels/fr.po", "labels/labels.toml", "basemaps/world.geojson"])
def test_what_comes_with_the_program_is_looked_at(asked: Asked, path: str) -> None:
    """As far as the program's digest does not hold it."""
    assert look_at_inputs(asked.root)[str(PROGRAM / path)]


def test_another_question_has_another_answer(
    asked: Asked, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for, how strictly, where to and in which moment are part of the question."""
    others = (
        Asked(asked.root, asked.output, {"locale": ("en",)}, strict=False),
        Asked(asked.root, asked.output, asked.selection, strict=True),
        Asked(asked.root, asked.root / "elsewhere", asked.selection, strict=False),
    )
    assert [None] * 3 == [find_last(each, store, dict) for each in others]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert None is find_last(asked, store, dict)


def test_a_file_that_has_just_changed_is_not_trusted(asked: Asked) -> None:
    """Its time may not tell of the next change: such a build is not noted."""
    (asked.root / "briefs.toml").write_text("now")
    kept = Store(asked.root / "store")
    note(asked, kept, look_at_inputs(asked.root), (), LAST, [])
    assert None is find_last(asked, kept, dict)


@pytest.mark.parametrize(
    "changes",
    [
        {"inputs": 5},
        {"outputs": None},
        {"outputs": {"a\0b": [1]}},
        {"others": 5},
        {"others": [5]},
        {"others": ["a\0b"]},
        {"said": 5},
    ],
    ids=repr,
)
def test_a_note_of_another_shape_is_none(
    asked: Asked, store: Store, changes: dict[str, object]
) -> None:
    """Whoever wrote it, it is as if nothing had been noted."""

    def change(found: dict[str, object]) -> dict[str, object]:
        return {**found, **changes}

    changed = store.find_values(asked.key, change)
    store.keep_values(asked.key, changed)
    assert None is find_last(asked, store, dict)
    others: tuple[object, ...] = ([], {}, 7, None)
    for other in others:
        store.keep_values(asked.key, other)
        assert None is find_last(asked, store, dict)
