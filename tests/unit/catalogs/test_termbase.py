"""A glossary goes out as TBX, and what agencies add to it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogs.glossary import read_glossary
from generator.catalogs.interchange import import_files
from generator.catalogs.termbase import read_tbx, write_tbx
from generator.errors import CatalogError
from generator.files import ProjectFiles
from generator.project import load_project
from tests.unit.catalogs.test_interchange import SETTINGS

GLOSSARY = "fr,en,note\nDaech,Daesh,never ISIS\nrésolution|résolutions,resolution,\nVide,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a glossary."""
    (tmp_path / "briefs.toml").write_text(SETTINGS)
    (tmp_path / "data" / "x").mkdir(parents=True)
    (tmp_path / "data" / "x" / "glossary.csv").write_text(GLOSSARY)
    return tmp_path


def _write(folder: Path) -> bytes:
    glossary = read_glossary(ProjectFiles(folder), "x", "fr")
    assert glossary is not None
    data = write_tbx(glossary, "x", "fr", "en")
    assert data is not None
    return data


def _bring(folder: Path, data: bytes, name: str = "x.en.tbx") -> tuple[Path, ...]:
    file = folder / name
    file.write_bytes(data)
    return import_files(load_project(folder), {"x": "fr"}, [file]).changed


def test_what_goes_out_comes_back_and_changes_nothing(folder: Path) -> None:
    """Each term that the language translates, with all its forms."""
    data = _write(folder)
    assert read_tbx(data, "x.en.tbx") == (
        {"fr": ("Daech",), "en": ("Daesh",)},
        {"fr": ("résolution", "résolutions"), "en": ("resolution",)},
    )
    assert _bring(folder, data) == ()


def test_what_an_agency_adds_is_accepted_beside_the_rest(folder: Path) -> None:
    """Another form, a language, a term: in a row of its own; also in the TBX of 2019."""
    data = """<?xml version="1.0"?>
<tbx style="dca" type="TBX-Basic" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="1"><langSec xml:lang="fr"><termSec><term>daech</term></termSec></langSec>
<langSec xml:lang="en-GB"><termSec><term>so-called IS</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>IS</term></termSec></langSec></conceptEntry>
<conceptEntry id="2"><langSec xml:lang="fr"><termSec><term>trêve</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>truce</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
    (path,) = _bring(folder, data.encode())
    assert path.read_text() == (
        "fr,en,de,note\nDaech,Daesh|so-called IS,IS,never ISIS\n"
        "résolution|résolutions,resolution,,\nVide,,,\ntrêve,truce,,\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("y.en.tbx", b"<martif/>", "is for no brief of this project"),
        ("x.en.tbx", b"<martif>", "is damaged"),
        ("x.en.tbx", b"<xliff/>", "is no TBX"),
        ("x.en.tbx", b'<!DOCTYPE m [<!ENTITY a "b">]><martif/>', "declares entities"),
    ],
)
def test_what_is_no_termbase_is_refused(folder: Path, name: str, data: bytes, said: str) -> None:
    """In a line, and the glossary stays."""
    with pytest.raises(CatalogError, match=said):
        _bring(folder, data, name)
    assert (folder / "data" / "x" / "glossary.csv").read_text() == GLOSSARY
