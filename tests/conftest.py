"""What the tests share: the shipped project, copies to spoil, and its editions, built once."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.store import Store

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("briefs.toml", "data", "locales", "templates")

Run = Callable[..., "Result"]

OTHERWISE = re.compile(
    r"Les victoires dans le temps$|Période par période$|Légende$|Lieux? repris$|Autres$"
    r"|%\(period\)s : %|Frise( :| de %)|Petites? cartes?( :|, une par période)"
    r"|%\(count\)s lieux? repris(, %| : (ceux|le point) de la période)|Lieux repris de %"
)
"""The labels of data unlike ours: of other times than months and years, of one colour or many."""


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stderr: a finding each."""
        return self.err.splitlines()


MOST = 10**9
"""How many bytes of finished work are kept for the next run of the tests."""


def leave_out_progress(said: str) -> str:
    """Stderr without how far a build has come, which is said or not as it takes long or not."""
    lines = said.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("briefs: "))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the pages as they now are as the expected ones",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Give all builds of the tests one store of finished work, in pytest's cache folder.

    Its keys hold the program, its libraries and every input, so what it has is what would be made
    now, and it stays from run to run. A test of what is made anew sets ``ANEW``. Where BRIEFS_CACHE
    names a store already, that one is used.
    """
    if "BRIEFS_CACHE" not in os.environ and config.cache is not None:
        os.environ["BRIEFS_CACHE"] = str(config.cache.mkdir("briefs"))
        config.add_cleanup(forget)


def forget() -> None:
    """Keep no more finished work than the next run is likely to find of use."""
    Store(Path(os.environ["BRIEFS_CACHE"])).prune(MOST)


ANEW = {"BRIEFS_CACHE": ""}
"""The environment of a build that finds nothing finished, and keeps nothing of what it makes."""


def copy_project(target: Path) -> Path:
    """A copy of the shipped project; the fonts are linked, since no test writes to them."""
    target.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("*.ttf"))
        else:
            shutil.copy(source, target / part)
    for font in (ROOT / "templates" / "fonts").glob("*.ttf"):
        (target / "templates" / "fonts" / font.name).symlink_to(font)
    return target


SCREEN = ("--profile", "screen")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the shipped project that a test may spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def run() -> Run:
    """Call the command line as a user does, in a process of its own."""

    def call(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> Result:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.returncode, done.stdout, leave_out_progress(done.stderr))

    return call


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this session share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built(shared: Path, run: Run) -> Path:
    """The output folder of one build of every shipped edition."""
    return build_once(shared / "built", run)


@pytest.fixture(scope="session")
def pseudo(shared: Path, run: Run) -> Path:
    """The output folder of one build of every format in the two pseudo-locales, on A4."""
    narrowed = ("--locale", "en-XA", "--locale", "ar-XB", "--paper", "a4", *SCREEN)
    return build_once(shared / "pseudo", run, *narrowed)


def build_once(output: Path, run: Run, *options: str) -> Path:
    """Build the shipped project into a folder, unless another worker has done it or does it now."""

    def build() -> None:
        result = run("build", "--project", ROOT, "--output", output, *options)
        assert (result.code, result.err) == (0, "")

    make_once(output, build)
    return output


def make_once(place: Path, make: Callable[[], object]) -> None:
    """Make what belongs in a place, unless another worker has done it or does it now."""
    done = place.with_name(f"{place.name}.done")
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make()
            done.touch()
