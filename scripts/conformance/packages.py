"""What referees of pages of the web come in: npm's packages, held to the digests of their files."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, Origin, SystemLibraryError
from scripts.conformance import programs
from scripts.conformance.jars import cache


@dataclass(frozen=True, slots=True)
class Package:
    """One file of one version of a package, with its SHA-256."""

    name: str
    version: str
    file: str
    sha256: str


NU = Package(
    "vnu-jar",
    "26.9.27",
    "package/build/dist/vnu.jar",
    "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47",
)
AXE = Package(
    "axe-core",
    "4.14.1",
    "package/axe.min.js",
    "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c",
)


def fetch_package(package: Package) -> Path:
    """Give the path of a package's file, which is fetched by npm where it is not there.

    :raises SystemLibraryError: when it cannot be fetched, or is not what it was.
    """
    target = cache() / f"{package.name}-{package.version}" / Path(package.file).name
    if target.is_file() and _digest(target) == package.sha256:
        return target
    (npm,) = programs.need("npm")
    asked = f"{package.name}@{package.version}"
    print(f"conformance: fetching {asked} from npm ...", file=sys.stderr)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".npm-") as fresh:
        place = ("--silent", "--pack-destination", fresh)
        done = programs.run((npm, "pack", asked, *place), files=1)
        packed = next(Path(fresh).glob("*.tgz"), None)
        if done.returncode != 0 or packed is None:
            raise SystemLibraryError(
                Finding(Origin(asked), "could not be fetched", f"run and see why: npm pack {asked}")
            )
        with tarfile.open(packed) as archive:
            member = archive.extractfile(package.file)
            data = member.read() if member is not None else b""
        if hashlib.sha256(data).hexdigest() != package.sha256:
            raise SystemLibraryError(
                Finding(
                    Origin(asked),
                    f"has a {package.file} that is not what it was",
                    "do not trust it; see who changed it",
                )
            )
        held = Path(fresh) / "held"
        held.write_bytes(data)
        shutil.move(held, target)
    return target


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
