"""Same inputs, same bytes: wherever, whenever and however often an edition is built."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator import __version__
from tests.conftest import ROOT, Run, copy_project

FIELDS = {
    *("brief", "format", "locales", "paper", "profile", "path", "title", "pages", "fit"),
    *("bytes", "sha256", "inputs", "conformance", "preflight"),
}
LOCALES = ("fr", "fr+ar")
PAPERS = ("a4", "letter")
EPOCH = "1700000000"  # 14 November 2023, 22:13:20 UTC


def read_manifest(output: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def fact_sheets(output: Path) -> dict[str, bytes]:
    """The fact sheets' bytes in one language and in two, by their path below the output folder."""
    paths = (
        f"daesh/daesh-factsheet.{locale}.{paper}.screen.pdf"
        for locale in LOCALES
        for paper in PAPERS
    )
    return {path: (output / path).read_bytes() for path in paths}


def build_fact_sheets(
    run: Run, project: Path, output: Path, *options: str, **environment: str
) -> Path:
    result = run(
        *("build", "--project", project, "--output", output, "--format", "factsheet"),
        *(word for locale in LOCALES for word in ("--locale", locale)),
        *options,
        **environment,
    )
    assert (result.code, result.err) == (0, "")
    return output


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The fact sheets built in another folder, zone, language, order of hashing, one at a time."""
    folder = tmp_path_factory.mktemp("elsewhere")
    return build_fact_sheets(
        run,
        copy_project(folder / "un autre dossier é"),
        folder / "output",
        *("--jobs", "1"),
        TZ="Asia/Kathmandu",
        LC_ALL="C",
        LANG="ar_EG.UTF-8",
        PYTHONHASHSEED="4711",
    )


def test_same_bytes_elsewhere(built: Path, elsewhere: Path) -> None:
    """Folder, time zone, locale, hash seed and number of jobs do not change a byte."""
    assert fact_sheets(built) == fact_sheets(elsewhere)


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_same_bytes_in_any_order_of_hashing(
    built: Path, run: Run, tmp_path: Path, seed: str
) -> None:
    """A page of three figures, whose order once hung on a set, is the same for every hash seed."""
    narrowed = ("--format", "map", "--locale", "fr+ar", "--paper", "a4")
    result = run(
        *("build", "--project", ROOT, "--output", tmp_path, "--jobs", "1", *narrowed),
        PYTHONHASHSEED=seed,
    )
    path = "daesh/daesh-map.fr+ar.a4.screen.pdf"

    assert (0, "") == (result.code, result.err)
    assert (built / path).read_bytes() == (tmp_path / path).read_bytes()


def test_same_manifest_elsewhere(built: Path, elsewhere: Path) -> None:
    """The manifest of the same editions is the same, whatever else was built with them."""
    whole, part = read_manifest(built), read_manifest(elsewhere)
    whole["editions"] = [each for each in whole["editions"] if each["path"] in fact_sheets(built)]

    assert whole == part


def test_same_bytes_side_by_side(
    built: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Two at once and another hash seed give the same bytes again, over files that are there."""
    output = tmp_path_factory.mktemp("again")
    build_fact_sheets(run, ROOT, output, "--jobs", "2", PYTHONHASHSEED="1", TZ="America/Lima")
    before = (output / "manifest.json").read_bytes()
    build_fact_sheets(run, ROOT, output, "--jobs", "2", PYTHONHASHSEED="2", TZ="Asia/Tokyo")

    assert fact_sheets(built) == fact_sheets(output)
    assert before == (output / "manifest.json").read_bytes()


def test_the_manifest_says_what_is_there(built: Path) -> None:
    """Each entry has the promised fields, and tells the truth of its file."""
    manifest = read_manifest(built)
    entries = manifest["editions"]

    assert {"schema", "tool", "editions"} == set(manifest)
    assert (1, f"briefs {__version__}") == (manifest["schema"], manifest["tool"])
    for entry in entries:
        data = (built / entry["path"]).read_bytes()
        assert set(entry) == FIELDS
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        with pikepdf.open(built / entry["path"]) as pdf:
            assert (entry["pages"], entry["title"]) == (len(pdf.pages), str(pdf.docinfo["/Title"]))
        assert "PDF/UA-1" in entry["conformance"]
        assert set(entry["preflight"].values()) == {"passed"}
    assert sorted(file.relative_to(built).as_posix() for file in built.rglob("*.pdf")) == [
        entry["path"] for entry in entries
    ]


def test_the_manifest_is_sorted_and_has_no_clock(built: Path) -> None:
    """Its keys and entries are in order, it holds no moment and no place of this machine."""
    text = (built / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    paths = [entry["path"] for entry in manifest["editions"]]

    assert text == json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert paths == sorted(paths)
    assert re.findall(r"\d\d:\d\d|\b20\d\d-\d\d", text) == []
    assert [place for place in (str(ROOT), str(built)) if place in text] == []


def test_no_place_of_this_machine_is_in_a_file(built: Path) -> None:
    """No PDF names the folder that it was made in or from."""
    found = []
    for path in built.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            held = path.read_bytes() + str(dict(pdf.docinfo)).encode()
            held += bytes(pdf.Root.Metadata.read_bytes())
        found += [path.name for place in (ROOT, built) if str(place).encode() in held]

    assert found == []


def test_source_date_epoch_is_the_date_of_change(
    built: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SOURCE_DATE_EPOCH is honoured as the date of change; the content's stays the other."""
    output = tmp_path_factory.mktemp("epoch")
    build_fact_sheets(run, ROOT, output, SOURCE_DATE_EPOCH=EPOCH)
    path = next(iter(fact_sheets(output)))
    with pikepdf.open(output / path) as pdf, pdf.open_metadata() as metadata:
        changed, created = metadata["xmp:ModifyDate"], metadata["xmp:CreateDate"]
        information = str(pdf.docinfo["/ModDate"])

    assert changed.startswith("2023-11-14T22:13:20")
    assert created == "2017-03"
    assert information.startswith("D:20231114221320")
    assert (built / path).read_bytes() != (output / path).read_bytes()
