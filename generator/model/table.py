"""A table as ``brief.yaml`` declares it: its file, and what tells how to read it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.fields import Frozen

Encoding = Literal[
    "utf-8",
    "utf-16",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "mac-roman",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-15",
    "koi8-r",
    "koi8-u",
    "shift-jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
]
"""What a table may be told to be encoded in."""


class TableSettings(Frozen):
    """One entry of ``tables`` in ``brief.yaml``."""

    file: Annotated[str, Field(pattern=r"^[^\s./\\][^/\\]*$", max_length=120)] | None = None
    """The name of its file in the brief's folder; that of the table, with any ending, if None."""
    encoding: Encoding | None = None
    """What a file of separated values is encoded in, where it cannot be told from the file."""
