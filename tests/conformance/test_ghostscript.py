"""What Ghostscript says, from what it printed."""

from __future__ import annotations

from scripts.conformance.ghostscript import read_run

BANNER = """GPL Ghostscript 10.0.0 (2022-09-21)
Copyright (C) 2022 Artifex Software, Inc.  All rights reserved.
This software is supplied under the GNU AGPLv3 and comes with NO WARRANTY:
see the file COPYING for details.
"""
SOUND = f"""{BANNER}Processing pages 1 through 2.
Page 1
Page 2
"""
MENDED = f"""{SOUND}
The following errors were encountered at least once while processing this file:
\terror executing PDF token

The following warnings were encountered at least once while processing this file:
\ttext operator outside text block

   **** This file had errors that were repaired or ignored.
   **** The file was produced by:
   **** >>>> WeasyPrint 70.0 <<<<
   **** Please notify the author of the software that produced this
   **** file that it does not conform to Adobe's published PDF
   **** specification.

"""
SUBSTITUTED = SOUND.replace("Page 2", "Loading font Noto (or substitute) from /share/Nimbus\n" * 3)


def complaints(text: str, code: int, pages: int | None) -> list[str]:
    return [complaint.say("gs") for complaint in read_run(text, code, pages)]


def test_a_sound_file_has_no_complaint() -> None:
    """A file of which every page is drawn without a word has passed."""
    assert [] == complaints(SOUND, 0, 2)


def test_what_was_mended_is_a_complaint() -> None:
    """Errors and warnings are complaints, though the program mends them and ends with 0."""
    assert [
        "gs: error executing PDF token",
        "gs: text operator outside text block",
        "gs: This file had errors that were repaired or ignored.",
    ] == complaints(MENDED, 0, 2)


def test_a_font_from_elsewhere_is_a_complaint() -> None:
    """A font that the file does not bring is a complaint, said once with how many times."""
    assert ["gs: Loading font Noto (or substitute) from /share/Nimbus; 3 times"] == complaints(
        SUBSTITUTED, 0, 1
    )


def test_a_page_that_is_not_drawn_is_a_complaint() -> None:
    """Fewer pages than the manifest says is a complaint."""
    assert ["gs: drew 2 pages of 6"] == complaints(SOUND, 0, 6)


def test_an_exit_code_is_enough() -> None:
    """A run that failed without a word is a complaint."""
    assert ["gs: ended with 1"] == complaints(BANNER, 1, None)
