"""The engine's surroundings: no font of the system, and its log lines as findings."""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from generator.errors import Finding, Origin, SystemLibraryError

CLOCK = "SOURCE_DATE_EPOCH"
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


@cache
def prepare_engine() -> None:
    """Give fontconfig a configuration without any folder, then load WeasyPrint.

    Only the fonts of the project's ``@font-face`` rules are left: a build on a machine with
    hundreds of fonts gives the same bytes as on one with none. Fontconfig reads its configuration
    when Pango is first loaded, so this comes before the first import of WeasyPrint.

    :raises SystemLibraryError: when Pango is not installed, with what to install.
    """
    folder = Path(tempfile.mkdtemp(prefix="briefs-fontconfig-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "fonts.conf"
    file.write_text(FONTCONFIG.format(cache=folder / "cache"), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(file)  # noqa: TID251 - set, not read
    try:
        with warnings.catch_warnings():
            # It warns of an empty fontconfig, which is what is wanted here.
            warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
            import weasyprint.text.fonts  # noqa: F401
    except OSError as failure:
        library = str(failure).partition("'")[2].partition("'")[0] or "Pango"
        raise SystemLibraryError(
            Finding(
                Origin("system"),
                f"the library {library} is missing",
                "run “sh scripts/setup.sh”, or install Pango"
                " (Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
                " libharfbuzz-subset0; macOS: brew install pango)",
            )
        ) from failure
    logging.getLogger("weasyprint").setLevel(logging.WARNING)


@contextmanager
def stop_clock() -> Iterator[None]:
    """Without HarfBuzz's own, fontTools subsets the fonts, and stamps them with this moment."""
    environment = os.environ  # noqa: TID251 - set for fontTools, and put back
    before = environment.get(CLOCK)
    environment[CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del environment[CLOCK]
        else:
            environment[CLOCK] = before


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def record_log() -> Iterator[list[str]]:
    """The lines that WeasyPrint logs at warning or above meanwhile; a sound page logs none."""
    recorder = _Recorder()
    logger = logging.getLogger("weasyprint")
    handlers, logger.handlers = logger.handlers, [recorder]
    try:
        yield recorder.lines
    finally:
        logger.handlers = handlers
