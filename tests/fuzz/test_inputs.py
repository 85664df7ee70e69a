"""Whatever stands in a file, it is read or refused with findings: no traceback, in bounded time.

``BRIEFS_FUZZ=5000`` tries as many cases of each kind, as the nightly run does.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogs.catalog import read_catalog
from generator.catalogs.translation_job import Segment, TranslationJob
from generator.catalogs.xliff import XliffVersion, read_xliff, write_xliff
from generator.comparison.reading import read_document
from generator.dispatch.plan.recipients import read_recipients
from generator.errors import BriefsError, Finding
from generator.files import ProjectFiles
from generator.language.typography import typography_of
from generator.pdf.untrusted import open_bytes, run_guarded
from generator.project import load_project
from generator.stages.content.brief import load_brief
from tests.conftest import ROOT
from tests.fuzz.spoiling import MOST, TRIED, spoil
from tests.unit.hostile import make_sound, save
from tests.unit.stages.content.tables.spreadsheets import pack, read_grid, write_ods, write_xlsx

EXAMPLE = ROOT / "tests" / "example"
NAMES = ("briefs.toml", "data/reefs/brief.yaml", "data/reefs/sites.csv", "data/reefs/sources.csv")
PATHS = {name: (EXAMPLE / name).read_bytes() for name in NAMES}
CATALOG = (ROOT / "locales" / "en" / "LC_MESSAGES" / "daesh.po").read_bytes()[:6000]
RECIPIENTS = (
    b"id,name,organisation,email,languages,paper,formats,copies,groups\n"
    b"berne,Zo\xc3\xab,Desk,zoe@example.org,fr en,a4,brief,2,europe\n"
)
SOUND = save(make_sound())
JOB = TranslationJob(
    "locales/en/LC_MESSAGES/reefs.po",
    "fr",
    "en",
    (
        Segment("t1", "Les sites, {first}", "The sites, {first}", fuzzy=False, notes=("Title",)),
        Segment("t2", "{count} site", "{count} site", fuzzy=True, group="t2", limit=40),
    ),
)
GRID = read_grid((EXAMPLE / "data/reefs/sites.csv").read_text(encoding="utf-8"))
BOOKS = {".xlsx": write_xlsx(GRID), ".ods": write_ods(GRID)}


def try_with(path: str, data: bytes, read: Callable[[Path], object]) -> None:
    """Read a project in which one file is as it is given."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(EXAMPLE, root)
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        assert all(finding.message and finding.remedy for finding in find_faults(read, root))


def find_faults(read: Callable[..., object], *arguments: object) -> tuple[Finding, ...]:
    """The findings that a file is refused with; none where it is read. All else is a fault."""
    try:
        read(*arguments)
    except BriefsError as refused:
        return refused.findings
    return ()


@TRIED
@given(st.data())
def test_content_and_tables(data: st.DataObject) -> None:
    """``brief.yaml``, its tables and its sources."""
    path = data.draw(st.sampled_from([name for name in PATHS if name.startswith("data")]))
    spoilt = data.draw(spoil(PATHS[path]))
    try_with(path, spoilt, lambda root: load_brief(ProjectFiles(root), "reefs"))


@TRIED
@given(st.data())
def test_workbooks(data: st.DataObject) -> None:
    """A table of a spreadsheet: the archive itself, or one part of it packed again."""
    ending = data.draw(st.sampled_from(sorted(BOOKS)))
    book = BOOKS[ending]
    if data.draw(st.booleans()):
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        name = data.draw(st.sampled_from(sorted(parts)))
        book = pack({**parts, name: data.draw(spoil(parts[name]))})
    else:
        book = data.draw(spoil(book))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(EXAMPLE, root)
        (root / "data/reefs/sites.csv").unlink()
        (root / f"data/reefs/sites{ending}").write_bytes(book)
        faults = find_faults(lambda: load_brief(ProjectFiles(root), "reefs"))
        assert all(finding.message and finding.remedy for finding in faults)


@TRIED
@given(spoil(PATHS["briefs.toml"]))
def test_settings(data: bytes) -> None:
    """``briefs.toml``."""
    try_with("briefs.toml", data, load_project)


@TRIED
@given(spoil(CATALOG))
def test_catalogs(data: bytes) -> None:
    """A PO file of a language."""
    try_with(
        "locales/en/LC_MESSAGES/reefs.po",
        data,
        lambda root: read_catalog(ProjectFiles(root), "en", "reefs"),
    )


@TRIED
@given(st.sampled_from(XliffVersion), st.data())
def test_translations_that_came_back(form: XliffVersion, data: st.DataObject) -> None:
    """XLIFF as an agency returns it."""
    spoilt = data.draw(spoil(write_xliff(JOB, form)))
    assert all(fault.remedy for fault in find_faults(read_xliff, spoilt, "job.xlf"))


@TRIED
@given(spoil(RECIPIENTS))
def test_recipients(data: bytes) -> None:
    """The list of readers."""
    try_with(
        "data/recipients.csv",
        data,
        lambda root: read_recipients(ProjectFiles(root), load_project(root)),
    )


@TRIED
@given(st.text(max_size=60), st.sampled_from(["fr", "en", "de", "ar", "he", "ru", "ro", "zh"]))
def test_typography(text: str, language: str) -> None:
    """A text of any characters at all is set."""
    assert isinstance(typography_of(language).typeset(text), str)


def look_into(data: bytes) -> int:
    """What ``diff`` and ``verify`` do first with a file, in a process of its own."""
    import pypdfium2

    with open_bytes(data, "x.pdf") as pdf:
        return len(read_document(pdf, pypdfium2.PdfDocument(data)).pages)


@settings(max_examples=max(MOST // 12, 2))
@given(spoil(SOUND))
def test_pdfs(data: bytes) -> None:
    """A PDF of unknown origin, in a process of bounded time and memory, as the commands read it."""
    faults = find_faults(partial(run_guarded, origin="x.pdf"), look_into, data)
    assert all(fault.remedy for fault in faults)
