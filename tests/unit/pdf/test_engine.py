from __future__ import annotations

import logging
import os

import pytest

from generator.pdf.engine import CLOCK, record_log, stop_clock


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
