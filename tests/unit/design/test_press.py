from __future__ import annotations

import struct
from pathlib import Path

import pytest

from generator.design.press import OutputIntent, read_output_intent
from generator.errors import ProjectError
from generator.files import ProjectFiles
from tests.conftest import ROOT

SHIPPED = "data/output-intents/ISOcoated_v2_300_bas.icc"
REMEDY = "name the ICC profile of the press, as the printer gives it"


def make_profile(kind: bytes = b"prtr", space: bytes = b"CMYK", tag: bytes = b"") -> bytes:
    """The smallest file that says it is an ICC profile, with one description at most."""
    table = struct.pack(">I", bool(tag))
    if tag:
        table += struct.pack(">4sII", b"desc", 144, len(tag))
    size = 128 + len(table) + len(tag)
    header = size.to_bytes(4) + bytes(8) + kind + space + b"Lab " + bytes(12) + b"acsp"
    return header.ljust(128, b"\0") + table + tag


def read(folder: Path, data: bytes) -> OutputIntent:
    (folder / "p.icc").write_bytes(data)
    return read_output_intent(ProjectFiles(folder), "p.icc", "FOGRA51", "http://www.color.org")


def test_the_shipped_profile_is_that_of_coated_paper() -> None:
    """It is read whole, and says itself what it is."""
    intent = read_output_intent(ProjectFiles(ROOT), SHIPPED, "FOGRA39", "http://www.color.org")

    assert "ISO Coated v2 300% (basICColor)" == intent.description
    assert ("FOGRA39", 1052612) == (intent.condition, len(intent.profile))


@pytest.mark.parametrize(
    ("tag", "description"),
    [
        (b"desc" + bytes(4) + struct.pack(">I", 6) + b"Coated\0rest", "Coated"),
        (
            b"mluc"
            + bytes(4)
            + struct.pack(">II4sII", 1, 12, b"enUS", 12, 28)
            + "Coated".encode("utf-16-be"),
            "Coated",
        ),
        (b"", "FOGRA51"),
        (b"desc", "FOGRA51"),
    ],
)
def test_a_profile_is_called_what_it_calls_itself(
    tmp_path: Path, tag: bytes, description: str
) -> None:
    """In the form of either version of ICC; by the condition where it says nothing."""
    assert description == read(tmp_path, make_profile(tag=tag)).description


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", f"p.icc:1: is no ICC profile; {REMEDY}"),
        (b"%PDF-1.7" + bytes(200), f"p.icc:1: is no ICC profile; {REMEDY}"),
        (make_profile()[:-1], f"p.icc:1: is no ICC profile; {REMEDY}"),
        (
            make_profile(b"mntr", b"RGB "),
            f"p.icc:1: is a profile for RGB of the class mntr, not for printing in CMYK; {REMEDY}",
        ),
        (
            make_profile(b"scnr"),
            f"p.icc:1: is a profile for CMYK of the class scnr, not for printing in CMYK; {REMEDY}",
        ),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(tmp_path: Path, data: bytes, line: str) -> None:
    """Another file, a damaged one, a screen's profile: one line."""
    with pytest.raises(ProjectError) as failure:
        read(tmp_path, data)
    assert line == str(failure.value)


def test_a_missing_profile_is_one_line(tmp_path: Path) -> None:
    """The finding says where to name another."""
    with pytest.raises(ProjectError) as failure:
        read_output_intent(ProjectFiles(tmp_path), "p.icc", "FOGRA51", "http://www.color.org")
    assert "p.icc:1: is missing; add it, or name another in [profiles.print] of briefs.toml" == str(
        failure.value
    )
