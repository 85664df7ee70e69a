"""What the process is told from outside: the one place where the environment is read."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from generator.errors import Finding, Origin, UsageError

IGNORED = "BRIEFS_NO_PROJECT_TEMPLATES"
"""The variable by which processes know that a project's templates are ignored."""

EPOCH = "SOURCE_DATE_EPOCH"
LAST_SECOND = 253_402_300_799
"""The end of the year 9999, after which calendars have no date."""


def read_epoch() -> int | None:
    """The moment of the last change in seconds since 1970, if ``SOURCE_DATE_EPOCH`` gives it.

    :raises UsageError: where it holds anything else; the engines would stumble over it.
    """
    value = os.environ.get(EPOCH, "")
    if not value:
        return None
    if not (value.isascii() and value.isdecimal()) or int(value) > LAST_SECOND:
        message = f"holds {value[:40]!r}, which is no moment in seconds since 1970"
        raise UsageError(Finding(Origin(EPOCH), message, "give one, or unset it"))
    return int(value)


def read_day() -> date:
    """The day that is noted in files: of ``SOURCE_DATE_EPOCH`` where it is set, else today's (UTC).

    :raises UsageError: as :func:`read_epoch`.
    """
    epoch = read_epoch()
    now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(epoch, UTC)
    return now.date()


def ignore_templates() -> None:
    """Have this process, and those that it begins, take no template and no block of a project."""
    os.environ[IGNORED] = "yes"


def ignores_templates() -> bool:
    """Whether a project's own templates and blocks are left aside, as of content from strangers."""
    return bool(os.environ.get(IGNORED))


def read_secret(variable: str) -> str | None:
    """What the environment holds under a name from ``[dispatch]``; None where it holds nothing."""
    return os.environ.get(variable) or None


def read_store() -> Path | None:
    """The folder of finished work: ``BRIEFS_CACHE``, else ``briefs`` in the user's cache folder.

    None where ``BRIEFS_CACHE`` is set to nothing: then nothing is kept.
    """
    named = os.environ.get("BRIEFS_CACHE")
    if named is not None:
        return Path(named).expanduser().absolute() if named else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "briefs"
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / "briefs"
