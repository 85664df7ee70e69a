"""The wheel is whole: it holds all that a build needs, and builds outside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.starting.subjects import SUBJECTS
from tests.conftest import ROOT, make_once

FOLDERS = {
    "generator/": "generator/",
    "templates/": "generator/templates/",
    "data/basemap/": "generator/starting/shipped/data/basemap/",
    **{f"data/{name}/": f"generator/starting/shipped/data/{name}/" for name in SUBJECTS.values()},
    "data/output-intents/": "generator/starting/shipped/data/output-intents/",
    "locales/": "generator/starting/shipped/locales/",
}
"""What of the repository is in the wheel, and where."""


@pytest.fixture(scope="module")
def wheel(shared: Path) -> Path:
    """The wheel, made of the files as they are."""
    folder = shared / "wheel"

    def make() -> None:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    make_once(folder, make)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(shared: Path, wheel: Path) -> Path:
    """The folder that the wheel is unpacked into; what Python compiles of it is there once."""
    folder = shared / "installed"

    def unpack() -> None:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)

    make_once(folder, unpack)
    return folder


def list_tracked() -> set[str]:
    """Where each file of the repository is in the wheel that is to be there."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {
        target + path.removeprefix(source)
        for path in listed.splitlines()
        for source, target in FOLDERS.items()
        if path.startswith(source) and (ROOT / path).is_file()
    }


def test_it_holds_what_it_should(wheel: Path) -> None:
    """Every module, template, font, label, basemap, profile and shipped subject; no test."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    held = {name for name in names if name.startswith("generator/")}
    assert held == list_tracked() | {"generator/starting/shipped/briefs.toml"}
    others = {name.partition("/")[2] for name in names - held}
    assert {"METADATA", "RECORD", "entry_points.txt", "data/share/man/man1/briefs.1"} <= others


def test_its_source_is_packed_into_the_same_bytes(tmp_path: Path) -> None:
    """Two copies of what is committed, checked out at other times, give one archive."""
    packed = []
    for name, time in (("one", 1_500_000_000), ("other", 1_700_000_000)):
        copy = tmp_path / name
        copy.mkdir()
        held = tmp_path / f"{name}.tar"
        archive = ["git", "archive", "--output", str(held), "HEAD"]
        subprocess.run(archive, cwd=ROOT, check=True, capture_output=True)
        shutil.unpack_archive(held, copy, filter="data")
        for path in copy.rglob("*"):
            os.utime(path, (time, time))
        command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", "made"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        packed += [path.read_bytes() for path in (copy / "made").iterdir()]
    assert 2 == len(packed)
    assert packed[0] == packed[1]


@pytest.mark.parametrize(
    ("example", "narrowed"),
    [
        ("blank", ()),
        ("leaflet", ()),
        ("daesh", ("--format", "factsheet", "--locale", "fr")),
        ("quakes", ("--locale", "en")),
        ("specimen", ("--locale", "en")),
    ],
)
def test_it_builds_outside_the_repository(
    installed: Path, tmp_path: Path, example: str, narrowed: tuple[str, ...]
) -> None:
    """Three commands of a newcomer: install, begin, build; without a warning."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "generator"]

    def call(*words: str) -> str:
        done = subprocess.run(
            [*command, *words],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (0, True) == (done.returncode, "warning" not in done.stderr), done.stderr
        return done.stdout

    call("new", "first", "--from", example)
    made = call("build", "--strict", "--quiet", "--project", "first", *narrowed)
    assert {".pdf"} == {Path(line).suffix for line in made.split()}
    where = "import generator; print(generator.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", where],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert found.startswith(str(installed))
