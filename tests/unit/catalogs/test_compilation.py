from __future__ import annotations

import gettext
import io
from pathlib import Path
from typing import Any

import pytest

from generator.catalogs import update
from generator.catalogs.compilation import compile_po
from generator.catalogs.po_file import parse_po
from generator.errors import CatalogError
from generator.project import load_project
from tests.conftest import ROOT
from tests.unit.catalogs.gettext_tools import run_tool
from tests.unit.catalogs.test_round_trip import CATALOG

DOMAINS = ("daesh", "labels")


def read_mo(data: bytes) -> dict[object, str]:
    """What gettext's run-time finds in an MO file, the header included."""
    translations: Any = gettext.GNUTranslations(io.BytesIO(data))
    found: dict[object, str] = translations._catalog
    return found


@pytest.mark.parametrize(
    "file", sorted((ROOT / "locales").rglob("*.po")), ids=lambda file: "-".join(file.parts[-3::2])
)
def test_a_compiled_catalog_holds_what_msgfmt_puts_in_it(file: Path, tmp_path: Path) -> None:
    """Each shipped catalog gives the entries and the header that gettext's compiler gives."""
    locale = file.parts[-3]
    run_tool("msgfmt", "-o", tmp_path / "x.mo", file)
    ours = compile_po(parse_po(file.read_text(), str(file), locale))
    assert read_mo((tmp_path / "x.mo").read_bytes()) == read_mo(ours)


def test_what_is_fuzzy_obsolete_or_missing_is_not_compiled(tmp_path: Path) -> None:
    """The same catalog gives the same bytes; msgfmt leaves the same entries out."""
    (tmp_path / "x.po").write_text(CATALOG)
    run_tool("msgfmt", "-o", tmp_path / "x.mo", tmp_path / "x.po")
    data = compile_po(parse_po(CATALOG, "x.po", "en"))
    assert data == compile_po(parse_po(CATALOG, "x.po", "en"))
    assert read_mo((tmp_path / "x.mo").read_bytes()) == read_mo(data)
    assert 4 == len(read_mo(data))  # the header, the licence, two forms


def test_each_catalog_is_compiled_beside_itself(project: Path) -> None:
    """An MO stands beside each PO, and can be read by gettext."""
    paths = update.compile_all(load_project(project), DOMAINS)
    assert sorted(path.with_suffix(".mo") for path in (project / "locales").rglob("*.po")) == (
        sorted(paths)
    )
    english = next(path for path in paths if path.parts[-3:] == ("en", "LC_MESSAGES", "daesh.mo"))
    with english.open("rb") as file:
        words = gettext.GNUTranslations(file).pgettext("subject", "Irak, Syrie, Libye")
    assert "Iraq, Syria, Libya" == words


def test_a_catalog_at_fault_stops_the_compilation(project: Path) -> None:
    """Nothing is written for any language then, and each fault is said."""
    for locale in ("ar", "en"):
        file = project / "locales" / locale / "LC_MESSAGES" / "daesh.po"
        file.write_text(file.read_text() + '\nmsgid "a\n')
    with pytest.raises(CatalogError) as refused:
        update.compile_all(load_project(project), DOMAINS)
    assert ["ar", "en"] == [
        finding.origin.path.split("/")[1]
        for finding in refused.value.findings
        if "is no line of a PO file" in finding.message
    ]
    assert [] == list(project.rglob("*.mo"))
