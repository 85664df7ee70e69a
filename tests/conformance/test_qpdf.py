"""What `qpdf --check` says, from what it printed."""

from __future__ import annotations

from scripts.conformance.qpdf import read_check

SOUND = """checking a b.pdf
PDF Version: 1.7
File is not encrypted
File is not linearized
No syntax or stream encoding errors found; the file may still contain
errors that qpdf cannot detect
"""
DAMAGED = """WARNING: a b.pdf: file is damaged
WARNING: a b.pdf (offset 17): xref not found
qpdf: a b.pdf: unable to find trailer dictionary while recovering damaged file
"""


def test_a_sound_file_has_no_complaint() -> None:
    """A file without warnings and errors has passed."""
    assert () == read_check(SOUND, 0, "a b.pdf")


def test_warnings_and_errors_are_complaints() -> None:
    """Each warning and error is a complaint, which does not repeat the file's name."""
    assert [
        "file is damaged",
        "a b.pdf (offset 17): xref not found",
        "unable to find trailer dictionary while recovering damaged file",
    ] == [complaint.what for complaint in read_check(DAMAGED, 2, "a b.pdf")]


def test_an_exit_code_is_enough() -> None:
    """A run that failed without a word is a complaint."""
    assert ["ended with 139"] == [complaint.what for complaint in read_check("", 139, "a.pdf")]
