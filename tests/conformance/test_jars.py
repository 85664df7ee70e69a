"""veraPDF's jars: the listed ones and no others."""

from __future__ import annotations

import hashlib
import re
import stat
from pathlib import Path

import pytest

from generator.errors import SystemLibraryError
from scripts.conformance import jars

ENTRY = re.compile(r"<artifactId>([\w.-]+)</artifactId><version>([\w.-]+)</version>")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and no program on the path."""
    monkeypatch.setenv("BRIEFS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path / "cache"


def list_one(monkeypatch: pytest.MonkeyPatch, folder: Path, data: bytes) -> None:
    """Have the list of jars name one alone."""
    path = folder / "list"
    path.write_text(f"{hashlib.sha256(data).hexdigest()}  one-1.jar\n")
    monkeypatch.setattr(jars, "LIST", path)
    monkeypatch.setattr(jars, "HERE", folder / "a" / "b")


def make_maven(folder: Path, script: str) -> None:
    """A program in the place of Maven; ``$target`` is the folder that it is to fill."""
    maven = folder / "bin" / "mvn"
    find = "for word; do case $word in -DoutputDirectory=*) target=${word#*=} ;; esac; done"
    maven.write_text(f"#!/bin/sh\n{find}\n{script}\n")
    maven.chmod(maven.stat().st_mode | stat.S_IXUSR)


def test_the_list_and_the_pom_agree() -> None:
    """Every jar on the list has its one version in the pom, and the other way round."""
    pinned = {f"{name}-{version}.jar" for name, version in ENTRY.findall(jars.POM.read_text())}

    assert set(jars.read_list(jars.LIST.read_text())) == pinned
    assert f"greenfield-apps-{jars.VERSION}.jar" in pinned


def test_a_changed_a_missing_and_a_strange_jar_are_found(tmp_path: Path) -> None:
    """A jar that is not as listed, one that is not there and one that is not listed are named."""
    expected = {
        name: hashlib.sha256(name.encode()).hexdigest() for name in ("a.jar", "b.jar", "c.jar")
    }
    for name, data in {"a.jar": b"a.jar", "b.jar": b"other", "d.jar": b"d.jar"}.items():
        (tmp_path / name).write_bytes(data)

    assert ("b.jar", "c.jar", "d.jar") == jars.find_false(tmp_path, expected)


def test_without_maven_it_says_what_to_install(cache: Path) -> None:
    """Where the jars are not there and cannot be fetched, it says what to install."""
    with pytest.raises(SystemLibraryError) as caught:
        jars.fetch()

    assert (
        "mvn:1: is not installed, and without it no edition is judged; "
        "Debian, Ubuntu: apt-get install maven; macOS: brew install maven"
    ) == str(caught.value)


def test_what_is_fetched_is_kept(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jars are fetched once; the second time the program that fetches them is not needed."""
    list_one(monkeypatch, tmp_path, b"jar")
    make_maven(tmp_path, 'printf jar >"$target/one-1.jar"')
    folder = jars.fetch()
    (tmp_path / "bin" / "mvn").unlink()

    assert folder == jars.fetch() == cache / f"verapdf-{jars.VERSION}"
    assert b"jar" == (folder / "one-1.jar").read_bytes()


def test_a_jar_that_is_not_the_listed_one_is_refused(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A jar of another digest is named, and nothing of it is kept."""
    list_one(monkeypatch, tmp_path, b"jar")
    make_maven(tmp_path, 'printf evil >"$target/one-1.jar"')

    with pytest.raises(SystemLibraryError, match=r"does not list what Maven fetched: one-1\.jar"):
        jars.fetch()
    assert [] == list(cache.iterdir())


def test_a_fetch_that_fails_says_why(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Maven gives as the reason is said."""
    list_one(monkeypatch, tmp_path, b"jar")
    monkeypatch.setattr(jars, "POM", tmp_path / "pom.xml")
    make_maven(tmp_path, "echo '[ERROR] no such host'; exit 1")

    with pytest.raises(SystemLibraryError, match=r"could not be fetched: \[ERROR\] no such"):
        jars.fetch()
