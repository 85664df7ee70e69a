"""A table's file, whatever it is, as one sheet."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath

from generator.errors import ContentError, Finding, Origin
from generator.files import ProjectFiles, find_replaced
from generator.model.table import Encoding
from generator.stages.content.tables.archive import OLE
from generator.stages.content.tables.dialect import read_csv
from generator.stages.content.tables.encoding import decode
from generator.stages.content.tables.sheet import TableSheet

WORKBOOKS = (".xlsx", ".ods")
SEPARATED = (".csv", ".tsv", ".txt")
"""What spreadsheets call a file of separated values."""
KINDS = (".csv", *WORKBOOKS)
"""The endings that a table is looked for under."""
_ZIP = b"PK"


def find_table(files: ProjectFiles, stem: str, kinds: Collection[str] = KINDS) -> str:
    """The path of a table by its path without an ending; with the first ending if there is none.

    :raises ContentError: when it stands there twice.
    """
    first, *others = [stem + kind for kind in kinds if files.exists(stem + kind)] or [
        stem + KINDS[0]
    ]
    if others:
        message = f"stands beside {PurePosixPath(first).name}"
        raise ContentError(Finding(Origin(others[0]), message, "keep one of the two"))
    return first


def read_sheet(
    data: bytes,
    path: str,
    known: Collection[str],
    *,
    locale: str | None = None,
    encoding: Encoding | None = None,
) -> TableSheet:
    """Read the one table of a file.

    :param known: the names of its columns, as far as they are known.
    :param locale: the locale of the subject; None where it is not known.
    :param encoding: that of a file of separated values, where it is told.
    :raises ContentError: with every finding on the file as a whole.
    """
    kind = PurePosixPath(path).suffix.lower()
    if kind in WORKBOOKS:
        return _read_workbook(data, path, kind)
    if kind not in SEPARATED:
        named = ", ".join((*SEPARATED, *WORKBOOKS))
        message = f"is no table by its name ({kind or 'no ending'})"
        raise ContentError(Finding(Origin(path), message, f"save it as one of {named}"))
    if data.startswith((_ZIP, OLE)):
        message = "is a workbook by its content"
        raise ContentError(
            Finding(Origin(path), message, "name it .xlsx or .ods, or save it as CSV")
        )
    language = locale.replace("_", "-").partition("-")[0] if locale else None
    text = decode(data, path, language, encoding)
    replaced = find_replaced(text, path)
    if replaced:
        raise ContentError(replaced)
    try:
        utf8 = data.decode("utf-8") == text
    except UnicodeDecodeError:
        utf8 = False
    return read_csv(text, path, known, utf8=utf8)


def _read_workbook(data: bytes, path: str, kind: str) -> TableSheet:
    # They load lxml and openpyxl, which most projects need for no table.
    from generator.stages.content.tables.opendocument import read_opendocument
    from generator.stages.content.tables.workbook import read_workbook

    return (read_workbook if kind == ".xlsx" else read_opendocument)(data, path)
