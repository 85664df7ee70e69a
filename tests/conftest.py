"""What the tests share: the shipped project, copies to spoil, and its editions, built once."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import hypothesis
import pytest

from generator.project import Project, load_project
from generator.store import Store

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("data", "locales", "templates")
SETTINGS = "briefs.toml"
SUBJECT = "daesh"
"""The shipped subject that the tests are of."""
TABLE = re.compile(r"^(?=\[)", re.MULTILINE)
OTHER = re.compile(rf"\[briefs\.(?!{SUBJECT}\])")
"""Where a table of the settings begins, and what begins that of another subject."""

Run = Callable[..., "Result"]

OTHERWISE = frozenset(
    {
        "chart.cut",
        "date.since",
        "map.disputed_dashed",
        "map.disputed_hidden",
        "map.disputed_solid",
        "map.disputed_view",
        "map.legend",
        "map.legend_country",
        "map.legend_year",
        "map.line",
        "map.others",
        "map.place",
        "map.size",
        "map.without",
        "periods.in_period",
        "table.date",
        "table.place",
        "table.place_date",
        "table.lead",
        "years.alternative_periods",
    }
)
"""The labels, by their ids, of data unlike ours: of other times than months and years, of one
colour or many, or of what our content says in its own words."""


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
    # The same cases on every machine, however slow, and no folder of those that failed.
    hypothesis.settings.register_profile(
        "same",
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("same")
    if "BRIEFS_CACHE" not in os.environ and getattr(config, "cache", None) is not None:
        os.environ["BRIEFS_CACHE"] = str(config.cache.mkdir("briefs"))
        config.add_cleanup(forget)


LONG = (
    "test_determinism.py",
    "test_desk.py",
    "test_desk_beside.py",
    "test_incremental.py",
    "test_killed_sending.py",
    "test_cluster.py",
    "test_wheel.py",
    "test_bilingual.py",
    "test_map_sheet.py",
    "test_add_a_language.py",
    "test_desk_entry.py",
    "test_browser.py",
)
"""The files that take longest, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the longest begin first: one that begins last is waited for by all other processors."""
    order = {name: place for place, name in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.path.name, len(LONG)))


def forget() -> None:
    """Keep no more finished work than the next run is likely to find of use."""
    Store(Path(os.environ["BRIEFS_CACHE"])).prune(MOST)


ANEW = {"BRIEFS_CACHE": ""}
"""The environment of a build that finds nothing finished, and keeps nothing of what it makes."""


def copy_project(target: Path, *, whole: bool = False) -> Path:
    """A copy of the shipped project with its first subject alone, whatever others there are.

    The fonts are linked, since no test writes to them.

    :param whole: whether the other subjects are copied too.
    """
    target.mkdir()
    for part in PARTS:
        ignore = shutil.ignore_patterns("*.ttf") if whole else leave_out
        shutil.copytree(ROOT / part, target / part, ignore=ignore)
    parts = TABLE.split((ROOT / SETTINGS).read_text(encoding="utf-8"))
    kept = "".join(part for part in parts if whole or not OTHER.match(part))
    (target / SETTINGS).write_text(kept, encoding="utf-8")
    for font in (ROOT / "templates" / "fonts").glob("*.ttf"):
        (target / "templates" / "fonts" / font.name).symlink_to(font)
    return target


def load_shipped() -> Project:
    """The shipped project, as if it had its first subject alone."""
    project = load_project(ROOT)
    return replace(project, briefs={SUBJECT: project.briefs[SUBJECT]})


def leave_out(folder: str, names: list[str]) -> set[str]:
    """What a copy has not: fonts, and what belongs to other subjects."""
    others = {path.parent.name for path in (ROOT / "data").glob("*/brief.yaml")} - {SUBJECT}
    return {name for name in names if name.endswith(".ttf") or name.split(".")[0] in others}


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
    """The output folder of one build in the two pseudo-locales, on A4.

    The map sheet is left out: its credits, as long as its sources are many, have no room for it.
    """
    formats = ("--format", "brief", "--format", "factsheet")
    narrowed = (*formats, "--locale", "en-XA", "--locale", "ar-XB", "--paper", "a4", *SCREEN)
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
