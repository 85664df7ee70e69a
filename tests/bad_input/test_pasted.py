"""What comes along with pasted text and exported tables, in whatever field: named at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bad_input.calling import call_here
from tests.conftest import ROOT

BRIEF, SITES, SETTINGS = "data/reefs/brief.yaml", "data/reefs/sites.csv", "briefs.toml"
UNSEEN = "holds U+00AD (SOFT HYPHEN), which cannot be seen; take it out"
MISREAD = "as UTF-8 looks when it is read as Windows-1252"
ERROR = "mend the formula"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project of one small subject."""
    return Path(shutil.copytree(ROOT / "tests" / "example", tmp_path / "project"))


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        (BRIEF, "title: Données", "title: Don\u00adnées", UNSEEN),
        (BRIEF, "CU: à Cuba", "CU: à Cu\u00adba", UNSEEN),
        (BRIEF, "name: La Havane", "name: La Ha\u00advane", UNSEEN),
        (BRIEF, "label: Équipes", "label: Équi\u00adpes", UNSEEN),
        (BRIEF, "restored: Site restauré", "restored: Site restau\u00adré", UNSEEN),
        (BRIEF, "sites restaurés, {by", "sites restau\u00adrés, {by", UNSEEN),
        (BRIEF, "- données inventées", "- données in\u00adventées", UNSEEN),
        (BRIEF, "name: Service inventé", "name: Ser\u00advice inventé", UNSEEN),
        (SITES, "Site Alpha", "Site Al\u00adpha", UNSEEN),
        (SITES, "Site inventé.", "Site in\u00adventé.", UNSEEN),
        ("data/reefs/sources.csv", "inventé", "in\u00adventé", UNSEEN),
        (BRIEF, "title: Données inventées", "title: DonnÃ©es inventÃ©es", MISREAD),
        (BRIEF, "name: Mer des", "name: â€œMerâ€ des", MISREAD),
        (SITES, "Site Alpha", "Ø¯Ø§Ø¹Ø´", MISREAD),
        (SETTINGS, "[", "# dÃ©jÃ \n[", MISREAD),
        (SITES, "Site Alpha", "#REF!", f'alpha: name "#REF!" holds the error #REF!; {ERROR}'),
        (SITES, "2018-11-05", "#####", ERROR),
        (SITES, "2018-11-05", "0000-11-05", "there is no year 0"),
        (SITES, "Site Alpha", "Site\tAlpha", "has a tab inside “Site Alpha”; keep one space"),
        (SITES, "Site Alpha", "Site\u202eAlpha", "by which a reader could be deceived"),
    ],
)
def test_it_is_named_at_its_line(
    small: Path, file: str, before: str, after: str, said: str
) -> None:
    """One fault at a time; the check ends with exit 1."""
    target = small / file
    text = target.read_text(encoding="utf-8")
    assert before in text
    target.write_text(text.replace(before, after, 1), encoding="utf-8")
    line = text[: text.index(before)].count("\n") + 1
    result = call_here("check", "--project", small)
    assert 1 == result.code
    assert any(each.startswith(f"{file}:{line}") and said in each for each in result.lines), (
        result.err
    )


@pytest.mark.parametrize(
    ("file", "data", "said"),
    [
        (SETTINGS, b"a = " + b"9" * 10_000, "holds a number of thousands of digits"),
        (BRIEF, b"a: " + b"9" * 10_000, f"{BRIEF}:1: "),
        (BRIEF, b"a: 1\n" * 400_000, "has 2000000 bytes; keep it under 500000 bytes"),
    ],
    ids=["digits in TOML", "digits in YAML", "lines of YAML"],
)
def test_what_grows_without_bound_is_refused(
    small: Path, file: str, data: bytes, said: str
) -> None:
    """Before the time that it would take."""
    (small / file).write_bytes(data)
    result = call_here("check", "--project", small)
    assert 1 == result.code
    assert said in result.err
