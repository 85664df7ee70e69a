"""Fonts of the machine that a project names: looked for once, and locked by their digests.

They are held to be the same wherever pages are built. No other font of the machine is ever used.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePath
from typing import Annotated

from fontTools.ttLib import TTCollection, TTFont, TTLibError
from pydantic import BaseModel, ConfigDict, Field

from generator.design.faces import MOST_BYTES
from generator.design.packages import name_packages_of
from generator.errors import BriefsError, Finding, Origin, TemplateError
from generator.files import ProjectFiles
from generator.toml_file import parse_toml

LOCK = "fonts.lock"
SETTINGS = "briefs.toml"
COMMAND = "run “briefs fonts lock”, and look at each page"
NOTE = """\
# The fonts of the machine that pages are set in. Do not edit: run “briefs fonts lock”.
"""
REGULAR, BOLD = 400, 700
_COLLECTION = b"ttcf"
_ITALIC = 1
"""The bit of ``fsSelection`` for italic cuts (OpenType, OS/2)."""


class FontStacks(BaseModel):
    """``[fonts]``: families of the machine that follow those of the design's two stacks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sans: tuple[str, ...] = ()
    """After those of ``--sans``: of headings, labels and figures."""
    serif: tuple[str, ...] = ()
    """After those of ``--serif``: of running text."""

    @property
    def families(self) -> tuple[str, ...]:
        """All families, each once."""
        return tuple(dict.fromkeys((*self.sans, *self.serif)))


NO_STACKS = FontStacks()
"""A project that takes no font from the machine."""


class LockedFace(BaseModel):
    """One cut of a family: its file, by its name alone, and what it was when it was locked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: str
    bold: bool = False
    italic: bool = False
    file: Annotated[str, Field(pattern=r"^[^/\\]+\.(ttf|otf|ttc|otc)$")]
    part: str = ""
    """Which face of the file it is (``faces.py``)."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

    @property
    def cut(self) -> tuple[str, bool, bool]:
        """What it is asked for by."""
        return self.family, self.bold, self.italic


class FontLock(BaseModel):
    """``fonts.lock``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    faces: tuple[LockedFace, ...] = ()


def lock_fonts(families: Sequence[str], paths: Iterable[Path]) -> str:
    """Give the text of the lock: for each family its regular, bold and italic cuts.

    :param paths: the machine's fonts (:func:`list_installed`).
    :raises TemplateError: for each family that the machine has not.
    """
    found: dict[tuple[str, bool, bool], LockedFace] = {}
    for path in sorted(paths, key=lambda path: (path.name, path)):
        for face in _list_faces(path, families):
            found.setdefault(face.cut, face)
    lacking = [family for family in families if (family, False, False) not in found]
    if lacking:
        raise TemplateError(
            Finding(
                Origin(SETTINGS),
                f"names the font {family}, whose regular cut this machine has not",
                f"install it{name_packages_of(family)}, or correct its name",
            )
            for family in lacking
        )
    order = sorted(found, key=lambda cut: (families.index(cut[0]), *cut[1:]))
    return NOTE + "".join(_write_face(found[cut]) for cut in order)


def read_lock(files: ProjectFiles, families: Sequence[str]) -> tuple[tuple[LockedFace, Path], ...]:
    """Find the locked cuts of these families on this machine, each the same file as it was.

    :raises TemplateError: for a family that is not locked, a file that this machine has not, and
        one that is another.
    """
    text = files.read_text(LOCK, remedy=COMMAND, error=TemplateError)
    lock = parse_toml(text, LOCK, FontLock, TemplateError)
    faces = [face for face in lock.faces if face.family in families]
    locked = {face.family for face in faces}
    findings = [
        Finding(Origin(LOCK), f"does not hold {family}, which [fonts] names", COMMAND)
        for family in families
        if family not in locked
    ]
    found: list[tuple[LockedFace, Path]] = []
    for face in faces:
        try:
            found.append((face, _find_file(face)))
        except BriefsError as failure:
            findings += failure.findings
    if findings:
        raise TemplateError(findings)
    return tuple(found)


@cache
def list_installed() -> tuple[Path, ...]:
    """The files of the machine's fonts, in the folders where its system keeps them."""
    from matplotlib.font_manager import findSystemFonts

    return tuple(sorted(Path(path) for path in findSystemFonts()))


def _find_file(face: LockedFace) -> Path:
    paths = [path for path in list_installed() if path.name == face.file]
    for path in paths:
        if _digest(path) == face.sha256:
            return path
    if paths:
        message = f"holds another {face.file} than this machine has"
        remedy = f"install the version that was locked, or {COMMAND}"
    else:
        message = f"holds {face.file}, which this machine has not"
        remedy = f"install {face.family}{name_packages_of(face.family)}"
    raise TemplateError(Finding(Origin(LOCK), message, remedy))


def _digest(path: Path) -> str:
    """Give a file's SHA-256; nothing where it cannot be read."""
    try:
        state = path.stat()
        return _digest_once(path, state.st_size, state.st_mtime_ns)
    except OSError:
        return ""


@cache
def _digest_once(path: Path, size: int, changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _list_faces(path: Path, families: Collection[str]) -> Iterator[LockedFace]:
    """The cuts of these families that a file has."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return
        with path.open("rb") as file:
            is_collection = file.read(4) == _COLLECTION
        data = io.BytesIO(path.read_bytes())
        fonts = TTCollection(data, lazy=True).fonts if is_collection else [TTFont(data, lazy=True)]
        for font in fonts:
            family = _name_family(font, families)
            if family is None:
                continue
            italic = bool(font["OS/2"].fsSelection & _ITALIC)
            for weight, part in _list_weights(font, is_collection=is_collection):
                if weight not in (REGULAR, BOLD):
                    continue
                yield LockedFace(
                    family=family,
                    bold=weight == BOLD,
                    italic=italic,
                    file=path.name,
                    part=part,
                    sha256=_digest(path),
                )
    except (OSError, TTLibError, KeyError):
        return  # no font, or one that cannot be read, is not one that is named


def _name_family(font: TTFont, families: Collection[str]) -> str | None:
    """By which of these families a font is known, by its typographic name or its plain one."""
    names = (font["name"].getDebugName(number) for number in (16, 1))
    return next((str(name) for name in names if name in families), None)


def _list_weights(font: TTFont, *, is_collection: bool) -> Iterator[tuple[int, str]]:
    """Whether a font is a regular or a bold cut, or both; with the part of its file."""
    if is_collection:
        yield font["OS/2"].usWeightClass, str(font["name"].getDebugName(6))
    elif "fvar" in font:
        for axis in font["fvar"].axes:
            if axis.axisTag == "wght":
                yield from (
                    (weight, f"wght={weight}")
                    for weight in (REGULAR, BOLD)
                    if axis.minValue <= weight <= axis.maxValue
                )
    else:
        yield font["OS/2"].usWeightClass, ""


def _write_face(face: LockedFace) -> str:
    lines = [
        f'family = "{face.family}"',
        *["bold = true"] * face.bold,
        *["italic = true"] * face.italic,
        f'file = "{PurePath(face.file).name}"',
        *[f'part = "{face.part}"'] * bool(face.part),
        f'sha256 = "{face.sha256}"',
    ]
    return "\n[[faces]]\n" + "\n".join(lines) + "\n"
