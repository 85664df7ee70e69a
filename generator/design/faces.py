"""One face of a font file: of a collection, or of a font with axes, as a file of its own.

An address in an ``@font-face`` rule says which, after ``#``: the PostScript name of a collection's
face (RFC 8081, 4.2) or its number, counted from 1; the weight of a variable font, as ``wght=700``.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from functools import cache, lru_cache
from multiprocessing.util import Finalize
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from generator.machine import make_scratch

KINDS = (".ttf", ".otf", ".ttc", ".otc")
"""How the files of fonts and of their collections are called."""
MOST_BYTES = 200_000_000
"""No font comes near this: the largest collections, of all Chinese characters, have 130 MB."""

_COLLECTION = b"ttcf"
_WEIGHT = re.compile(r"wght=([1-9]\d{0,2}|1000)")


class FaceError(ValueError):
    """What is wrong with an address of a face; ``remedy`` says what to write."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def take_face(data: bytes, part: str) -> bytes:
    """Give one face of a font file as a file of its own.

    :param data: the file's bytes.
    :param part: what its address says after ``#``; empty for a file that has one face.
    :raises FaceError: for a face that the file does not have, and where none of several is named.
    :raises fontTools.ttLib.TTLibError: for a file that is no font.
    """
    if not part and data[:4] != _COLLECTION and b"fvar" not in data[: _count_header(data)]:
        return data
    return _take_face(data, part)


@cache
def locate_face(path: Path, part: str) -> Path:
    """Give the path of a file with one face alone: the font's own, or one made for this process.

    :raises FaceError: as :func:`take_face`.
    """
    if not part:
        return path
    folder = _make_folder()
    file = folder / f"{len(list(folder.iterdir()))}.otf"
    file.write_bytes(take_face(path.read_bytes(), part))
    return file


@cache
def _make_folder() -> Path:
    """A folder that is removed when the process ends, one of a pool too."""
    folder = Path(tempfile.mkdtemp(prefix="faces-", dir=make_scratch()))
    Finalize(None, shutil.rmtree, (folder,), {"ignore_errors": True}, exitpriority=1)
    return folder


@lru_cache(maxsize=64)
def _take_face(data: bytes, part: str) -> bytes:
    if data[:4] == _COLLECTION:
        font = _choose_face(TTCollection(io.BytesIO(data), lazy=True), part)
    else:
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        if "fvar" not in font:
            raise FaceError(f"has one face, not a part #{part}", f"take #{part} out")
        font = _pin_axes(font, part)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


def _choose_face(collection: TTCollection, part: str) -> TTFont:
    names = [str(font["name"].getDebugName(6)) for font in collection.fonts]
    if part in names:
        place = names.index(part)
    elif part.isdecimal() and 0 < int(part) <= len(names):
        place = int(part) - 1
    else:
        named = f"no face {part}" if part else "several faces, of which none is named"
        raise FaceError(f"has {named}", f"write one of #{', #'.join(names)} after it")
    font = collection.fonts[place]
    font.recalcTimestamp = False
    return font


def _pin_axes(font: TTFont, part: str) -> TTFont:
    from fontTools.varLib.instancer import instantiateVariableFont

    axes = {axis.axisTag: axis for axis in font["fvar"].axes}
    weight = _WEIGHT.fullmatch(part)
    if "wght" not in axes or weight is None:
        remedy = "write #wght=400 after it" if "wght" in axes else "take a font without axes"
        raise FaceError("is a variable font, of which no weight is named", remedy)
    pinned = {tag: axis.defaultValue for tag, axis in axes.items()}
    bounds = axes["wght"].minValue, axes["wght"].maxValue
    pinned["wght"] = min(max(float(weight[1]), bounds[0]), bounds[1])
    return instantiateVariableFont(font, pinned, inplace=True, updateFontNames="STAT" in font)


def _count_header(data: bytes) -> int:
    """How many bytes the directory of a font's tables takes (OpenType, Table Directory)."""
    return 12 + 16 * int.from_bytes(data[4:6], "big")
