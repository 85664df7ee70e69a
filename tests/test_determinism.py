"""Same inputs, same bytes: wherever, whenever and however often an edition is built."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from generator import __version__
from tests.bad_input.calling import call_here
from tests.conftest import ANEW, ROOT, SUBJECT, copy_project, make_once

FIELDS = {
    *("brief", "format", "locales", "paper", "profile", "path", "title", "pages", "fit"),
    *("bytes", "sha256", "data", "inputs", "conformance", "preflight"),
}
BESIDES = {".lock", "manifest.json", "index.html", "feed.xml"}
"""What lies in an output folder and is no edition."""
FACT_SHEETS = [f"daesh/daesh-factsheet.{locale}.a4.screen.pdf" for locale in ("fr", "fr+ar")]
EPOCH = "1700000000"  # 14 November 2023, 22:13:20 UTC
ANOTHER_DAY = "2031-07-14 03:21:00"
FIRST = () if os.environ.get("BRIEFS_ELSEWHERE") == "all" else (SUBJECT,)
"""The subject whose formats are built elsewhere; in the nightly form, every subject’s are."""
CHOSEN = {
    "4711": (*FIRST, "--locale", "fr", "--paper", "a4"),
    "0": ("--locale", "fr+ar", "--format", "factsheet", "--format", "map", "--paper", "a4"),
    "17": ("--locale", "de"),
    "23": (*FIRST, "--locale", "ar", "--format", "slides", "--format", "card"),
    "5": ("--locale", "fr", "--profile", "epub"),
    "29": (
        SUBJECT,
        "--locale",
        "ar",
        "--locale",
        "en+ar",
        "--format",
        "factsheet",
        "--paper",
        "a4",
    ),
}
"""What is built elsewhere, with which seed of hashing: every format and every profile, in one
language and in two. The map sheet in two has three figures, whose order once hung on a set."""
BESIDE = "0"
"""The seed with which two are made side by side; with the others it is one at a time."""
PLAIN = frozenset({"17", "23", "29"})
"""Those with which every page is laid out whole, by an engine that takes no shortcut: in a language
from the left, in one from the right, and in two."""
WITHOUT_SHORTCUTS = """
from generator.cli import main
from generator.pdf import shortcuts
from generator.stages.pdf import parts
shortcuts.KNOWN = "none"
parts._holds_only = lambda *_: False
try:
    main()
finally:  # not before: the engine would be loaded with the fonts of the machine
    assert not shortcuts.take_shortcuts()
"""


def read_manifest(output: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def make_locale(folder: Path) -> dict[str, str]:
    """Turkish, where the decimal point is a comma: what to set for a command to have it."""
    turkish = {"LC_ALL": "tr_TR.UTF-8"}
    made = {**turkish, "LOCPATH": str(folder)}
    localedef = shutil.which("localedef")
    if localedef is not None:
        subprocess.run(
            [localedef, "-i", "tr_TR", "-f", "UTF-8", folder / "tr_TR.UTF-8"],
            capture_output=True,
            check=False,
        )
    say = "import locale as l; l.setlocale(l.LC_ALL, ''); print(l.localeconv()['decimal_point'])"
    for settings in (turkish, made):
        done = subprocess.run(
            [sys.executable, "-c", say],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.stdout == ",\n":
            return settings
    raise AssertionError("install the system's locales: sh scripts/setup.sh test")


def at_another_time(*command: str | Path) -> list[str]:
    """A command that has its clock, and that of all its children, years ahead."""
    faketime = shutil.which("faketime")
    assert faketime is not None, "install faketime: sh scripts/setup.sh test"
    return [faketime, "-m", "-f", f"@{ANOTHER_DAY}", *map(str, command)]


# A clock that shows waiting processes no time, and files their own, not the new, dates.
FAKING = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}


@pytest.fixture(scope="session")
def elsewhere(shared: Path) -> Path:
    """The output folder of editions built where nothing is as it is here."""
    folder = shared / "elsewhere"
    make_once(folder, lambda: build_elsewhere(folder))
    return folder / "output"


def build_elsewhere(folder: Path) -> None:
    """Build every format and profile with nothing as it is here, and nothing that is finished.

    Another folder, user's home, time zone, day, system's locale, rights of new files, orders of
    hashing and numbers of processes, and nothing that Matplotlib or Fontconfig keep. In part over
    files that are there, in part without the shortcuts of ``generator/pdf/shortcuts.py``.
    """
    folder.mkdir()
    project, output = copy_project(folder / "un autre dossier é", whole=True), folder / "output"
    (output / SUBJECT).mkdir(parents=True)
    for path in FACT_SHEETS:
        (output / path).write_bytes(b"yesterday")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        **ANEW,
        **FAKING,
        **make_locale(folder),
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder / "home"),
        "TZ": "Asia/Kathmandu",
        "LANG": "ar_EG.UTF-8",
        "LANGUAGE": "ar",
    }
    for seed, choice in CHOSEN.items():
        program = ("-c", WITHOUT_SHORTCUTS) if seed in PLAIN else ("-m", "generator")
        jobs = "2" if seed == BESIDE else "1"
        build = (sys.executable, *program, "build", "--quiet", "--jobs", jobs)
        done = subprocess.run(
            at_another_time(*build, "--project", project, "--output", output, *choice),
            cwd=folder,
            env={**environment, "PYTHONHASHSEED": seed},
            umask=0o077,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_the_other_clock_is_another() -> None:
    """The day that the builds elsewhere are made to see is the one that their children see too."""
    ask = "import time; print(time.strftime('%Y-%m-%d', time.gmtime()))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ask!r}])"
    done = subprocess.run(
        at_another_time(sys.executable, "-c", child),
        env={**os.environ, **FAKING, "TZ": "UTC"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ANOTHER_DAY[:10], "") == (done.stdout.strip(), done.stderr)


def test_every_format_and_profile_is_built_elsewhere(built: Path, elsewhere: Path) -> None:
    """No format and no profile that is shipped on paper is left out of the comparison.

    Pages of the web name the PDFs that lie beside them, which are not all built there.
    """

    def kinds(output: Path) -> set[tuple[str, str]]:
        found = {(each["format"], each["profile"]) for each in read_manifest(output)["editions"]}
        return {(name, profile) for name, profile in found if profile != "web"}

    assert kinds(built) == kinds(elsewhere)


def test_same_bytes_elsewhere(built: Path, elsewhere: Path) -> None:
    """Folder, home, zone, day, locale, rights, hash seeds, jobs and caches change no byte.

    Nor do the shortcuts of the engine.
    """
    paths = [each["path"] for each in read_manifest(elsewhere)["editions"]]

    assert [] == [
        path for path in paths if (built / path).read_bytes() != (elsewhere / path).read_bytes()
    ]


def test_same_manifest_elsewhere(built: Path, elsewhere: Path) -> None:
    """The manifest of the same editions is the same, whatever else was built with them."""
    whole, part = read_manifest(built), read_manifest(elsewhere)
    paths = {each["path"] for each in part["editions"]}
    whole["editions"] = [each for each in whole["editions"] if each["path"] in paths]

    assert whole == part


def test_the_manifest_says_what_is_there(built: Path) -> None:
    """Each entry has the promised fields, and tells the truth of its file."""
    manifest = read_manifest(built)
    entries = manifest["editions"]

    assert {"schema", "tool", "editions"} == set(manifest)
    assert (1, f"briefs {__version__}") == (manifest["schema"], manifest["tool"])
    for entry in entries:
        data = (built / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        if entry["profile"] in ("web", "epub"):
            assert set(entry) == FIELDS - {"paper", "pages", "fit"}
            assert {"passed"} == set(entry["preflight"].values())
            continue
        assert "passed" in set(entry["preflight"].values()) <= {"passed", "not applicable"}
        if entry["profile"] == "image":
            assert set(entry) == FIELDS - {"pages", "fit"} | {"pixels"}
            with Image.open(built / entry["path"]) as picture:
                assert entry["pixels"] == list(picture.size)
            continue
        assert set(entry) == FIELDS
        with pikepdf.open(built / entry["path"]) as pdf:
            assert (entry["pages"], entry["title"]) == (len(pdf.pages), str(pdf.docinfo["/Title"]))
        standard = {"screen": "PDF/UA-1", "print": "PDF/X-4"}[entry["profile"]]
        assert standard in entry["conformance"]
    published = [file for file in built.rglob("*.*") if file.name not in BESIDES]
    assert sorted(file.relative_to(built).as_posix() for file in published) == [
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


def test_source_date_epoch_is_the_date_of_change(built: Path, tmp_path: Path) -> None:
    """SOURCE_DATE_EPOCH is honoured as the date of change; the content's stays the other."""
    path = FACT_SHEETS[0]
    result = call_here(
        *("build", "--project", ROOT, "--output", tmp_path, "--format", "factsheet"),
        *("--locale", "fr", "--paper", "a4", "--profile", "screen"),
        SOURCE_DATE_EPOCH=EPOCH,
    )
    assert (0, "") == (result.code, result.err)
    with pikepdf.open(tmp_path / path) as pdf, pdf.open_metadata() as metadata:
        changed, created = metadata["xmp:ModifyDate"], metadata["xmp:CreateDate"]
        information = str(pdf.docinfo["/ModDate"])

    assert changed.startswith("2023-11-14T22:13:20")
    assert created == "2017-03"
    assert information.startswith("D:20231114221320")
    assert (built / path).read_bytes() != (tmp_path / path).read_bytes()
