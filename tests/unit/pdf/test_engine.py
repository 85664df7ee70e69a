from __future__ import annotations

import logging
import os
import tomllib

import pytest

from generator.errors import Origin, RenderError, SystemLibraryError
from generator.pdf.engine import CLOCK, Subject, Typesetter, record_log, stop_clock
from generator.pdf.loading import PRIVATE, WANTED, check_engine, prepare_engine
from tests.conftest import ROOT
from tests.unit.pdf.conftest import STYLE, read_fonts

HEBREW = '<html lang="he"><title>T</title><p>יוֹם'
SUBJECT = Subject(Origin("templates/x.html"), "x.fr.a4", "mend it")


@pytest.mark.parametrize("before", [None, "1490000000"])
def test_the_clock_is_stopped_and_put_back(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """The fonts' subsets are stamped with no moment, and the environment is as it was after."""
    monkeypatch.delenv(CLOCK, raising=False)
    if before is not None:
        monkeypatch.setenv(CLOCK, before)
    with stop_clock():
        inside = os.environ.get(CLOCK)
    after = os.environ.get(CLOCK)
    assert ("0", before) == (inside, after)


def test_the_engine_s_warnings_are_recorded() -> None:
    """A line at warning or above is kept, one below is not, and the handlers are put back."""
    logger = logging.getLogger("weasyprint")
    handlers = list(logger.handlers)
    with record_log() as lines:
        logger.warning("Ignored %s", "x")
        logger.info("Step 1")
    assert (["Ignored x"], handlers) == (lines, logger.handlers)


def test_a_later_engine_without_the_inside_that_is_relied_on_is_refused() -> None:
    """What is missing is named, and the version that has it, before anything is laid out."""
    prepare_engine()
    with pytest.raises(SystemLibraryError) as refused:
        check_engine((*PRIVATE, "pdf.tags:_walk_boxes", "gone:Box"))
    (finding,) = refused.value.findings
    assert "has no pdf.tags._walk_boxes, no gone.Box, which" in finding.message
    assert f"install WeasyPrint {WANTED}: run “sh scripts/setup.sh”" == finding.remedy


def test_the_version_wanted_is_the_one_installed_by_the_project() -> None:
    """A new major changes both places."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"weasyprint{WANTED}" in project["dependencies"]


def test_what_the_engine_says_is_a_finding_of_the_subject() -> None:
    """Each line once, whether it was said of the layout or of the writing."""
    style = f"{STYLE} i {{ float: middle }} b {{ float: middle }}"
    laid_out = Typesetter(SUBJECT, read_fonts()).lay_out("<title>T</title><p>a", style=style)
    with pytest.raises(RenderError) as failed:
        laid_out.write()
    said = [finding.message for finding in failed.value.findings]
    assert {"mend it"} == {finding.remedy for finding in failed.value.findings}
    assert all(each.startswith("x.fr.a4: the engine says “") for each in said)
    assert any("float: middle" in each for each in said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("styles", "html"),
    [
        ([], '<img src="figure:photo" alt="x">'),
        ([("sub/a.css", "@import url(b.css);")], ""),
    ],
)
def test_a_file_that_is_not_there_is_a_finding(styles: list[tuple[str, str]], html: str) -> None:
    """Of a page or of a style sheet; the remedy is the one for files."""
    with pytest.raises(RenderError) as failed:
        Typesetter(SUBJECT, {}, styles=styles).lay_out(html)
    (finding,) = failed.value.findings
    assert "x.fr.a4: asks for" in finding.message
    assert "name a file under templates/" == finding.remedy


def test_letters_that_no_font_has_are_named_together() -> None:
    """As in a date, which no catalog has: what to do is said of them, and not of the page."""
    laid_out = Typesetter(SUBJECT, read_fonts()).lay_out(HEBREW, style=STYLE)
    with pytest.raises(RenderError) as failed:
        laid_out.write()
    (finding,) = failed.value.findings
    assert "x.fr.a4: prints letters that no font has: ם, U+05B9, ו, י" == finding.message
    assert "name fonts that have them under [fonts] in briefs.toml" == finding.remedy


@pytest.mark.parametrize("text", ["क", "अप्रैल", "שָׁלוֹם"])
def test_a_letter_that_no_font_has_is_written_under_a_number_of_the_font(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pango's own for it is over 2²⁸: the font was cut down to all below, in eleven gigabytes."""
    from weasyprint.pdf.fonts import Font

    numbers: set[int] = set()
    monkeypatch.setattr(Font, "subset", lambda font, mapped, hinting: numbers.update(mapped))
    laid_out = Typesetter(SUBJECT, read_fonts()).lay_out(f"<title>T</title><p>{text}", style=STYLE)
    with pytest.raises(RenderError):
        laid_out.write()
    assert numbers
    assert max(numbers) < 2**16
