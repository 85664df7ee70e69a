"""Referees' jars: fetched from Maven Central once, and held to the lists of their digests."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, Origin, SystemLibraryError
from scripts.conformance import programs

HERE = Path(__file__).resolve().parent
POM = HERE / "pom.xml"
LIST = HERE / "verapdf.sha256"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
VERSION = "1.28.2"


@dataclass(frozen=True, slots=True)
class Jars:
    """One referee's jars: its name and version, what names them, and what lists their digests."""

    title: str
    version: str
    pom: Path
    list: Path


EPUBCHECK = Jars("EPUBCheck", "5.3.0", HERE / "epubcheck.xml", HERE / "epubcheck.sha256")


def cache() -> Path:
    """Give the folder for what is fetched: $BRIEFS_CACHE, or one in the user's own cache folder."""
    named = os.environ.get("BRIEFS_CACHE")
    if named:
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefs"


def read_list(text: str) -> dict[str, str]:
    """Give the SHA-256 of each jar by its name, from what `sha256sum` writes."""
    pairs = (line.split() for line in text.splitlines())
    return {name: digest for digest, name in pairs}


def find_false(folder: Path, expected: dict[str, str]) -> tuple[str, ...]:
    """Give the jars of a folder that are missing, not on the list, or not what it says; sorted."""
    there = {jar.name: hashlib.sha256(jar.read_bytes()).hexdigest() for jar in folder.glob("*.jar")}
    return tuple(sorted(name for name in there | expected if there.get(name) != expected.get(name)))


def fetch(asked: Jars | None = None) -> Path:
    """Give the folder with a referee's jars, which are fetched where they are not there.

    :param asked: whose; veraPDF's where None.
    :raises SystemLibraryError: when they cannot be fetched, or are not the listed ones.
    """
    known = asked or Jars("veraPDF", VERSION, POM, LIST)
    name = known.title.lower()
    folder = cache() / f"{name}-{known.version}"
    expected = read_list(known.list.read_text(encoding="utf-8"))
    if not find_false(folder, expected):
        return folder
    (maven,) = programs.need("mvn")
    said = f"{known.title} {known.version}"
    print(f"conformance: fetching {said} from Maven Central ...", file=sys.stderr)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{name}-") as fresh:
        done = programs.run(
            (maven, "-B", "-q", "-f", known.pom, PLUGIN, f"-DoutputDirectory={fresh}"),
            files=len(expected),
        )
        if done.returncode != 0:
            errors = [line for line in done.stdout.splitlines() if line.startswith("[ERROR]")]
            raise SystemLibraryError(
                Finding(
                    Origin(str(known.pom.relative_to(HERE.parent.parent))),
                    f"{known.title} could not be fetched:"
                    f" {(errors or ['Maven gave no reason'])[0]}",
                    f"run and see why: mvn -f {known.pom} {PLUGIN}",
                )
            )
        false = find_false(Path(fresh), expected)
        if false:
            raise SystemLibraryError(
                Finding(
                    Origin(str(known.list.relative_to(HERE.parent.parent))),
                    f"does not list what Maven fetched: {', '.join(false)}",
                    "trust none of them; see who changed the jars, the pom or the list",
                )
            )
        shutil.rmtree(folder, ignore_errors=True)
        Path(fresh).chmod(0o755)
        shutil.copytree(fresh, folder)
    return folder
