"""Reading project files: the one door through which foreign bytes come in, each noted by digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.errors import BriefsError, ContentError, Finding, Origin

MAX_BYTES = 8_000_000
"""No file that a person edits comes near this; the basemaps are the largest, at 1 MB."""


class ProjectFiles:
    """The files of one project folder, read once each and remembered by their SHA-256."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.digests: dict[str, str] = {}
        self._data: dict[str, bytes] = {}

    def exists(self, path: str) -> bool:
        """Whether the project has a file at this relative path."""
        return (self.root / path).is_file()

    def read_bytes(
        self,
        path: str,
        *,
        remedy: str = "add the file",
        error: type[BriefsError] = ContentError,
    ) -> bytes:
        """The bytes of a project file.

        :param path: relative to the project, with forward slashes.
        :param remedy: what to do where the file is missing.
        :raises BriefsError: of the class ``error``, when it is missing, unreadable or too large.
        """
        where = Origin(path)
        if path in self._data:
            return self._data[path]
        try:
            file = self.root / path
            size = file.stat().st_size
            if size > MAX_BYTES:
                raise error(Finding(where, f"has {size} bytes", f"keep it under {MAX_BYTES} bytes"))
            data = file.read_bytes()
        except FileNotFoundError as missing:
            raise error(Finding(where, "is missing", remedy)) from missing
        except OSError as failure:
            reason = failure.strerror or str(failure)
            raise error(
                Finding(where, f"cannot be read ({reason})", "give this user the right to read it")
            ) from failure
        self.digests[path] = hashlib.sha256(data).hexdigest()
        self._data[path] = data
        return data

    def read_text(
        self,
        path: str,
        *,
        remedy: str = "add the file",
        error: type[BriefsError] = ContentError,
    ) -> str:
        """The text of a project file, which must be UTF-8 without a byte order mark.

        :raises BriefsError: of the class ``error``, as :meth:`read_bytes` and for other encodings.
        """
        data = self.read_bytes(path, remedy=remedy, error=error)
        if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            raise error(
                Finding(
                    Origin(path),
                    "begins with a byte order mark",
                    "save it as “UTF-8” without BOM",
                )
            )
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as failure:
            line = data.count(b"\n", 0, failure.start) + 1
            byte = data[failure.start]
            raise error(
                Finding(
                    Origin(path, line),
                    f"holds the byte 0x{byte:02X}, which is not UTF-8",
                    "save it in the encoding UTF-8",
                )
            ) from failure
