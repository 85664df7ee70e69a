"""Files: read through one door, and written whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from generator.errors import BriefsError, ContentError, Finding, Origin, PublishError
from generator.intake import BOM, IntakeError, read_file
from generator.locations import DESIGN, PROGRAM, locate
from generator.model.data_file import DataFile

MAX_BYTES = 8_000_000
"""No file that a person edits comes near this; the basemaps are the largest, at 1 MB.

Fonts are read with a bound of their own.
"""
MOST_AGAIN = 10**9
"""What has been read is held against its digest, whatever bound it was read with."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection), in full width too."""


class ProjectFiles:
    """The files of one project folder, read once each and remembered by their SHA-256."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.digests: dict[str, str] = {}
        self._data: dict[str, bytes] = {}

    def exists(self, path: str) -> bool:
        """Whether the project has a file at this relative path."""
        return locate(self.root, path).is_file()

    def list_folder(self, path: str) -> list[str]:
        """The names of the files in a folder, with the folder's own before them; none without."""
        folder = locate(self.root, path)
        if not folder.is_dir():
            return []
        name = folder.name
        return [f"{name}/{file.name}" for file in sorted(folder.iterdir()) if file.is_file()]

    def read_bytes(
        self,
        path: str,
        *,
        remedy: str = "add the file",
        error: type[BriefsError] = ContentError,
        most: int | None = None,
    ) -> bytes:
        """The bytes of a project file.

        :param path: relative to the project, with forward slashes, or built in.
        :param remedy: what to do where the file is missing.
        :param most: how many bytes it may have, where others than usual; a larger one is not read.
        :raises BriefsError: of the class ``error``, when it is missing, unreadable or too large.
        """
        where = Origin(path)
        if path in self._data:
            return self._data[path]
        try:
            data = _take(self.root, path, MAX_BYTES if most is None else most)
        except IntakeError as refused:
            raise error(Finding(where, refused.message, refused.remedy)) from refused
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

    def freeze(self, paths: Iterable[str], folder: str = "") -> FrozenFiles:
        """Give files that have been read, by their paths below a folder."""
        return FrozenFiles(
            self.root,
            tuple((path.removeprefix(folder), path, self.digests[path]) for path in paths),
        )

    def freeze_data(self, tables: Iterable[DataFile]) -> FrozenFiles:
        """Give tables that have been read, by the names under which they travel."""
        found = tuple(tables)
        return FrozenFiles(
            self.root,
            tuple((each.name, each.path, self.digests[each.path]) for each in found),
            tuple((each.name, each.data) for each in found if each.data is not None),
        )

    def read_text(
        self,
        path: str,
        *,
        remedy: str = "add the file",
        error: type[BriefsError] = ContentError,
        most: int | None = None,
    ) -> str:
        """The text of a project file, which must be UTF-8; a byte order mark is no part of it.

        :raises BriefsError: of the class ``error``, as :meth:`read_bytes` and for other encodings.
        """
        data = self.read_bytes(path, remedy=remedy, error=error, most=most)
        data = data.removeprefix(BOM)
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise error(
                Finding(Origin(path), "is in the encoding UTF-16", "save it in the encoding UTF-8")
            )
        if b"\0" in data:
            line = data.count(b"\n", 0, data.index(b"\0")) + 1
            raise error(
                Finding(
                    Origin(path, line),
                    "holds the byte 0x00, as UTF-16 does",
                    "save it in the encoding UTF-8",
                )
            )
        try:
            text = data.decode("utf-8")
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
        replaced = find_replaced(text, path)
        if replaced:
            raise error(replaced)
        return text


_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = re.compile(
    f"[ÃÂ][\u0080-\u009f]|(?<=[a-zß-ÿ])[ÃÂ][{_FOLLOWING}]|Â[°²³§©®½·ºª«]"
    "|[ÃÂ][\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ](?=[a-zà-ÿ])"
    "|â€[\u0080-\u00bf™œžš“”˜¦¢]|ï»¿"
    f"|(?:[ØÙÚÛ][{_FOLLOWING}]){{2,}}|(?:[ÐÑ][{_FOLLOWING}]){{2,}}|(?:×[{_FOLLOWING}]){{2,}}"
)
"""Letters of UTF-8 read as Windows-1252: accents, quotation marks, Arabic, Cyrillic, Hebrew. A
capital Ã or Â is a letter of its own at the end of a word in capitals, before a mark."""


def find_replaced(text: str, path: str) -> list[Finding]:
    """A finding for each line whose characters some program could not read, or read as others."""
    if text.isascii():
        return []
    return [
        Finding(Origin(path, number), message, remedy)
        for number, line in enumerate(re.split("\r\n|\r|\n", text), 1)
        for message, remedy in _explain_replaced(line)
    ]


def _explain_replaced(line: str) -> Iterator[tuple[str, str]]:
    if "\ufffd" in line:
        message = "which stands for a character that a program could not read"
        yield f"holds U+FFFD (“\ufffd”), {message}", "write the character that stood there"
    misread = _MISREAD.search(line)
    if misread is not None:
        word = line[max(misread.start() - 12, 0) : misread.end() + 12].strip()
        message = (
            f"holds “{misread[0]}” in “{word}”, as UTF-8 looks when it is read as Windows-1252"
        )
        yield message, "write the letters that were meant, or save the original as UTF-8"


@dataclass(frozen=True, slots=True)
class FrozenFiles(Mapping[str, bytes]):
    """Files as they were when they were read: their bytes by a name, told apart by their SHA-256.

    It holds no byte of them, so that it can be handed to another process for nothing; there they
    are read again, each once, and are held to be what they were.
    """

    root: Path
    files: tuple[tuple[str, str, str], ...] = ()
    """For each its name, its path (relative to ``root``, or whole) and its SHA-256."""
    made: tuple[tuple[str, bytes], ...] = ()
    """What stands in no file, by its name; it comes before a file of the same name."""

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file, by its name."""
        digests = {name: digest for name, _, digest in self.files}
        return digests | {name: hashlib.sha256(data).hexdigest() for name, data in self.made}

    def select(self, choose: Callable[[str], bool]) -> FrozenFiles:
        """The files with the names that are chosen."""
        return replace(
            self,
            files=tuple(each for each in self.files if choose(each[0])),
            made=tuple(each for each in self.made if choose(each[0])),
        )

    def add(
        self, files: Iterable[tuple[str, str, str]], made: Iterable[tuple[str, bytes]]
    ) -> FrozenFiles:
        """These files and more."""
        return replace(self, files=(*self.files, *files), made=(*self.made, *made))

    def locate(self, name: str) -> Path:
        """The path of a file."""
        return locate(self.root, next(path for known, path, _ in self.files if known == name))

    def __getitem__(self, name: str) -> bytes:
        for known, data in self.made:
            if known == name:
                return data
        for known, path, digest in self.files:
            if known == name:
                return _read_again(self.root, path, digest)
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*(name for name, *_ in self.files), *dict(self.made))))

    def __len__(self) -> int:
        return len(dict.fromkeys(self))


def _take(root: Path, path: str, most: int) -> bytes:
    """Read a file of the project, or of the program, and none that a link leads to elsewhere.

    Who names a file by its whole path, or by one that leads out, means that file.
    """
    named = Path(path).is_absolute() or ".." in Path(path).parts
    return read_file(locate(root, path), most, () if named else (root, PROGRAM, DESIGN))


@lru_cache(maxsize=256)
def _read_again(root: Path, path: str, digest: str) -> bytes:
    """Give the bytes of a file that has been read before, in whatever process.

    :raises ContentError: when it is another file now.
    """
    try:
        data = _take(root, path, MOST_AGAIN)
    except (OSError, IntakeError):
        data = b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise ContentError(
            Finding(Origin(path), "has been changed while editions were built", "build again")
        )
    return data


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all: beside its place, synced, renamed.

    :raises OSError: of that file, when it cannot be written; what was there before then stays.
    """
    put_in_place(write_beside(target, data), target)


def write_beside(target: Path, data: bytes) -> Path:
    """Write a file whole, synced, under a hidden name beside its place, to be renamed.

    :raises OSError: of that file, when it cannot be written; nothing is left behind then.
    """
    with _blame(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=target.parent, prefix=f".{target.name}.", suffix=".partial"
        )
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    return temporary


def put_in_place(temporary: Path, target: Path) -> None:
    """Rename what was written beside a file's place, so that it is the file.

    :raises OSError: of that file, when it cannot be; nothing is left behind then.
    """
    with _blame(target):
        try:
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def _blame(target: Path) -> Iterator[None]:
    """Have a failure name the file that was to be, and not the hidden one beside it."""
    try:
        yield
    except OSError as failure:
        if failure.errno is not None:
            failure.filename, failure.filename2 = str(target), None
        raise


@contextlib.contextmanager
def explain_failures(path: Path) -> Iterator[None]:
    """Say what the system says of a path.

    :raises PublishError: in the place of an ``OSError``.
    """
    try:
        yield
    except OSError as failure:
        raise PublishError(
            Finding(
                Origin(str(failure.filename or path)),
                f"cannot be written ({failure.strerror or failure})",
                "free the place, or give another folder with --output",
            )
        ) from failure


def write_table(
    header: Sequence[str], rows: Iterable[Sequence[str | int | Decimal]], *, quote_all: bool = False
) -> str:
    """Write a table as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula.

    :param quote_all: whether every cell stands in quotes, or only those that need them.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, lineterminator="\r\n", quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    )
    writer.writerow(header)
    for row in rows:
        writer.writerow([disarm(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def disarm(text: str) -> str:
    """Give a cell that is shown as it is written, and never computed: an apostrophe comes first."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text
